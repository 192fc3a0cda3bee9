/** Who we are to a push service (RFC 8292): a token signed with a key that the browser was shown when it subscribed. */
import { toBase64url, utf8 } from '../seal/bytes.ts';

export interface PushKey {
  /** ECDSA P-256, for signing. */
  readonly privateKey: CryptoKey;
  /** 65 bytes, uncompressed. */
  readonly publicKey: Uint8Array;
}

const HOUR_S = 3600;
/** At most 24 hours (RFC 8292, 2). From a whole hour, so that the token tells nothing of when it was made. */
const LIFE_HOURS = 13;
const encoded = (value: unknown): string => toBase64url(utf8(JSON.stringify(value)));

/**
 * The header `Authorization` for one push service.
 * @param contact `https:` address at which a push service can find out who this is (RFC 8292, 2.1)
 */
export async function vapid(key: PushKey, endpoint: URL, contact: string, now: Date): Promise<string> {
  const exp = (Math.floor(now.getTime() / 1000 / HOUR_S) + LIFE_HOURS) * HOUR_S;
  const text = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded({ aud: endpoint.origin, exp, sub: contact })}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, utf8(text));
  return `vapid t=${text}.${toBase64url(new Uint8Array(signature))}, k=${toBase64url(key.publicKey)}`;
}
