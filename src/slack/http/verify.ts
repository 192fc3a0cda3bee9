/**
 * Is this request Slack's? Ours and not Bolt's, because Bolt 5.1 accepts any time in the future, an exact
 * content type only, and one secret only. Scheme: docs.slack.dev/authentication/verifying-requests-from-slack.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../base/errors.ts';

/** Both ways: a clock that runs ahead must not make a recording usable later. */
const WINDOW_SECONDS = 300;

export type Refusal = 'headers' | 'time' | 'signature';

/** Header values as `IncomingMessage.headersDistinct` has them: a repeated header is two values, not one joined one. */
export type Headers = Readonly<Record<string, readonly string[] | undefined>>;

export interface Verifier {
  /** `undefined` when the raw body was signed with one of the secrets, now. */
  refuse(headers: Headers, rawBody: Uint8Array): Refusal | undefined;
}

/** @throws AppError `CONFIG_INVALID` without a secret, or with an empty one: an HMAC with an empty key is forgeable. */
export function createVerifier(secrets: readonly string[], now: () => Date): Verifier {
  if (secrets.length === 0 || secrets.some((secret) => secret.trim() === ''))
    throw new AppError('CONFIG_INVALID', 'Slack signing secret');
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  return {
    refuse(headers, rawBody) {
      const [stamp, secondStamp] = headers['x-slack-request-timestamp'] ?? [];
      const [signature, secondSignature] = headers['x-slack-signature'] ?? [];
      if (stamp === undefined || signature === undefined || secondStamp !== undefined || secondSignature !== undefined)
        return 'headers';
      if (!/^\d{1,12}$/.test(stamp)) return 'time';
      if (Math.abs(Math.floor(now().getTime() / 1000) - Number(stamp)) > WINDOW_SECONDS) return 'time';
      if (!/^v0=[0-9a-f]{64}$/.test(signature)) return 'signature';
      const given = Buffer.from(signature.slice('v0='.length), 'hex');
      let matches = false;
      for (const key of keys) {
        const expected = createHmac('sha256', key).update(`v0:${stamp}:`).update(rawBody).digest();
        if (timingSafeEqual(expected, given)) matches = true;
      }
      return matches ? undefined : 'signature';
    },
  };
}
