/** The keys that sign somebody's tokens: fetched when first needed, again after a day or for a key nobody knows yet. */
import { importJWK, type CryptoKey } from 'jose';
import { z } from 'zod';
import { isAppError } from '../../base/errors.ts';
import { readJson } from '../../base/json.ts';
import type { Clock } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import { safeUrl } from '../../base/url.ts';
import type { Guard } from '../outbound/guard.ts';

/** Microsoft rolls keys with days of overlap and asks to look at least daily (bot-service REST authentication page). */
const FRESH_MS = 24 * 3_600_000;
/** Anybody can send an unknown key id: it may cost one look a minute, not one each. */
const LOOK_AGAIN_MS = 60_000;
/** After a look that failed: soon, because nobody gets in meanwhile. */
const TRY_AGAIN_MS = 5_000;

export interface SigningKey {
  readonly key: CryptoKey;
  /** Channels whose activities this key may sign; empty where the issuer says nothing of it. */
  readonly endorsements: readonly string[];
}
export interface OpenIdKeys {
  /** `undefined` when there is no such key, as far as can be known now. Never rejects. */
  find(keyId: string): Promise<SigningKey | undefined>;
}

const metadataSchema = z.object({ jwks_uri: z.string().max(2048) });
const keySetSchema = z.object({ keys: z.array(z.unknown()).max(200) });
/** The public half and nothing else: what is not an RSA key for signatures is passed over. */
const keySchema = z.object({
  kty: z.literal('RSA'),
  use: z.literal('sig').optional(),
  kid: z.string().min(1).max(200),
  n: z.string().max(2048),
  e: z.string().max(16),
  endorsements: z.array(z.string().max(100)).max(200).optional(),
});

export interface OpenIdKeysParts {
  readonly metadataUrl: string;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly log: Log;
}

/** Whether `url` may be asked for the keys that this metadata names: the same origin only. */
export const servesKeysOf = (metadataUrl: string, url: string): boolean =>
  URL.canParse(url) && new URL(url).origin === new URL(metadataUrl).origin;

export function createOpenIdKeys({ metadataUrl, guard, clock, log }: OpenIdKeysParts): OpenIdKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let fetched = -Infinity;
  let notBefore = -Infinity;
  let looking: Promise<void> | undefined;

  const get = async (url: string): Promise<unknown> => {
    const { status, text } = await guard.call({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      body: '',
    });
    if (status !== 200) throw new TypeError('status');
    return readJson(text);
  };
  const load = async (): Promise<void> => {
    const { jwks_uri: uri } = metadataSchema.parse(await get(metadataUrl));
    if (safeUrl(uri) === undefined || !servesKeysOf(metadataUrl, uri)) throw new TypeError('keys elsewhere');
    const found = new Map<string, SigningKey>();
    for (const entry of keySetSchema.parse(await get(new URL(uri).href)).keys) {
      const { data } = keySchema.safeParse(entry);
      if (data === undefined) continue;
      const key = await importJWK({ kty: data.kty, n: data.n, e: data.e }, 'RS256');
      if (!(key instanceof Uint8Array)) found.set(data.kid, { key, endorsements: data.endorsements ?? [] });
    }
    if (found.size === 0) throw new TypeError('no keys');
    keys = found;
    fetched = clock.now().getTime();
    notBefore = fetched + LOOK_AGAIN_MS;
  };
  const look = (): Promise<void> => {
    looking ??= load()
      .catch((error: unknown) => {
        // Those there are stay in use: nobody is helped by refusing everybody while Microsoft is away.
        notBefore = clock.now().getTime() + TRY_AGAIN_MS;
        log.error('call-failed', {
          part: 'teams',
          reason: isAppError(error) ? 'signing-keys' : 'signing-keys-unreadable',
        });
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };

  return {
    async find(keyId) {
      const now = clock.now().getTime();
      const known = keys.get(keyId);
      const due = looking !== undefined || now >= notBefore;
      if (known !== undefined) {
        if (due && now - fetched >= FRESH_MS) void look();
        return known;
      }
      if (!due) return undefined;
      await look();
      return keys.get(keyId);
    },
  };
}
