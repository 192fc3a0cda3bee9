/** Checks signed tokens, and remembers those that passed by their hash until they end: checking costs more than the rest. */
import { hash } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../../core/ports.ts';
import type { OpenIdKeys } from './open-id-keys.ts';

/** Both ways, for clocks that differ; as much as botbuilder and Microsoft's other libraries allow. */
export const TOLERANCE_SECONDS = 5 * 60;
/** Teams uses one token for many requests; a thousand are more than a busy day's hour. */
const REMEMBERED = 1000;
const LONGEST = 8192;

export interface VerifiedToken {
  readonly claims: JWTPayload;
  readonly endorsements: readonly string[];
}
/**
 * `time`: everything else about it is right, so it is the clock of one of the two, or a token kept too long.
 * `client`: a good token, made for an app that is not let in here, or for no person.
 */
export type TokenRefusal = 'token' | 'time' | 'client';
export interface Tokens {
  /** The claims, when header, signature, times, issuer and audience are right. Never rejects. */
  verify(token: string): Promise<VerifiedToken | TokenRefusal>;
}
export interface TokensParts {
  readonly keys: OpenIdKeys;
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly clock: Clock;
}

/** The token of `Authorization: Bearer …`; `undefined` for another scheme, and for two headers. */
export function bearer(authorization: readonly string[] | undefined): string | undefined {
  const [value, second] = authorization ?? [];
  if (value === undefined || second !== undefined || value.length > LONGEST) return undefined;
  return /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(value)?.[1];
}

/** jose looks at the times last, after signature, issuer and audience: so a forged token never blames a clock. */
function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'time';
  const isTooEarly =
    error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed';
  return isTooEarly ? 'time' : 'token';
}

export function createTokens({ keys, issuer, audiences, clock }: TokensParts): Tokens {
  const remembered = new Map<string, VerifiedToken & { readonly until: number }>();

  const check = async (token: string): Promise<VerifiedToken | TokenRefusal> => {
    // RS256 and nothing else, before a key is looked for: no `none`, no HMAC with a public key.
    const { alg, kid, typ = 'JWT' } = decodeProtectedHeader(token);
    // A token for another purpose of the same issuer says so here (RFC 8725, 3.11).
    if (typ.toUpperCase() !== 'JWT') return 'token';
    if (alg !== 'RS256' || typeof kid !== 'string' || kid === '' || kid.length > 200) return 'token';
    const signing = await keys.find(kid);
    if (signing === undefined) return 'token';
    const { payload } = await jwtVerify(token, signing.key, {
      algorithms: ['RS256'],
      issuer,
      audience: [...audiences],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: clock.now(),
      requiredClaims: ['exp', 'nbf'],
    });
    // One token for several would be of use to each of them against the others; no issuer of ours makes any.
    return typeof payload.aud === 'string' ? { claims: payload, endorsements: signing.endorsements } : 'token';
  };

  return {
    async verify(token) {
      const digest = hash('sha256', token, 'base64url');
      const known = remembered.get(digest);
      if (known !== undefined) {
        remembered.delete(digest);
        if (clock.now().getTime() >= known.until) return 'time';
        remembered.set(digest, known);
        return known;
      }
      // jose throws for everything that is wrong with a token; whoever sent it is told nothing of which it was.
      const verified = await check(token).catch(refusalOf);
      if (typeof verified === 'string') return verified;
      const until = ((verified.claims.exp ?? 0) + TOLERANCE_SECONDS) * 1000;
      remembered.set(digest, { ...verified, until });
      const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined;
      if (oldest !== undefined) remembered.delete(oldest);
      return verified;
    },
  };
}
