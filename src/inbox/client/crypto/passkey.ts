/**
 * A passkey as one way to the keys, by WebAuthn's PRF extension: 32 bytes that only its authenticator can make, from a salt
 * that we keep. Nothing is verified by a server, since signing in is the identity provider's business. Never the only way:
 * people delete passkeys without thinking of what was locked with them (T. Cappalli, "Passkeys and PRF", 2026).
 */
import { fromBase64url, owned, toBase64url } from '../../../seal/bytes.ts';
import { newSalt, prfInput } from '../../../seal/way-keys.ts';
import type { Way } from '../../../seal/ways.ts';

/**
 * `no-prf`: it is made or used, and gives no secret; several password managers keep none. `cancelled`: by the person, or it
 * took too long. `there-already`: this authenticator has one for this inbox. `cannot`: no passkeys here.
 */
export type PasskeyFault = 'no-prf' | 'cancelled' | 'there-already' | 'cannot';
export interface MadePasskey {
  readonly credential: string;
  readonly salt: string;
  readonly secret: Uint8Array;
}
/** As much of the browser as is used. */
export interface Authenticators {
  readonly credentials: Pick<CredentialsContainer, 'create' | 'get'> | undefined;
  /** Where the passkey is for: the host name of this page. */
  readonly host: string;
}

const SECRET = 32;
const TIMEOUT_MS = 120_000;
/** Nothing of who it is: what a password manager shows must tell nobody that somebody is an adviser. */
const NAME = 'In vertrouwen';
/** ES256, EdDSA, RS256: the three that every authenticator has one of. The signature is never looked at. */
const ALGORITHMS = [-7, -8, -257];

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => owned(fromBase64url(text) ?? new Uint8Array(0));
const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');

function faultOf(error: unknown): PasskeyFault {
  const name = nameOf(error);
  if (name === 'InvalidStateError') return 'there-already';
  return name === 'NotAllowedError' || name === 'AbortError' || name === 'TimeoutError' ? 'cancelled' : 'cannot';
}

const isPublicKey = (credential: Credential | null): credential is PublicKeyCredential =>
  credential !== null && credential.type === 'public-key' && 'rawId' in credential;

/** What the extension gave, when it is a secret at all. */
function secretIn(credential: PublicKeyCredential): Uint8Array | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength))
    : new Uint8Array(first);
  return bytes.length === SECRET ? bytes : undefined;
}

function creation(
  host: string,
  prf: AuthenticationExtensionsPRFInputs,
  exclude: readonly string[],
): CredentialCreationOptions {
  return {
    publicKey: {
      rp: { id: host, name: NAME },
      user: { id: random(32), name: NAME, displayName: NAME },
      challenge: random(32),
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: TIMEOUT_MS,
      attestation: 'none',
      excludeCredentials: exclude.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      // The secret hangs on it: with and without, an authenticator gives two different ones (CTAP 2.2, hmac-secret).
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      extensions: { prf },
    },
  };
}

/** Asks for the secrets of any of these; each has its own salt. */
async function ask(
  { credentials, host }: Authenticators,
  ways: readonly { readonly credential: string; readonly salt: string }[],
): Promise<{ readonly credential: string; readonly secret: Uint8Array } | PasskeyFault> {
  if (credentials === undefined) return 'cannot';
  const evalByCredential = Object.fromEntries(
    ways.map(({ credential, salt }) => [credential, { first: prfInput(salt) }]),
  );
  const [only] = ways;
  // Of one alone in the form without a name, which is the one that everybody knows.
  const prf: AuthenticationExtensionsPRFInputs =
    ways.length === 1 && only !== undefined ? { eval: { first: prfInput(only.salt) } } : { evalByCredential };
  try {
    const found = await credentials.get({
      publicKey: {
        rpId: host,
        challenge: random(32),
        timeout: TIMEOUT_MS,
        userVerification: 'required',
        allowCredentials: ways.map(({ credential }) => ({ type: 'public-key', id: bytesOf(credential) })),
        extensions: { prf },
      },
    });
    if (!isPublicKey(found)) return 'cancelled';
    const secret = secretIn(found);
    return secret === undefined ? 'no-prf' : { credential: toBase64url(new Uint8Array(found.rawId)), secret };
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * Made, and then asked once: many authenticators give no value at the making (security keys, and Windows before 2026), and
 * what some managers give then they give never again. A way that was not seen to open is none.
 * @param exclude credentials that are ways already.
 */
export async function makePasskey(
  authenticators: Authenticators,
  exclude: readonly string[],
): Promise<MadePasskey | PasskeyFault> {
  const { credentials, host } = authenticators;
  if (credentials === undefined) return 'cannot';
  const salt = newSalt();
  const make = (prf: AuthenticationExtensionsPRFInputs) => credentials.create(creation(host, prf, exclude));
  let made: Credential | null;
  try {
    made = await make({ eval: { first: prfInput(salt) } }).catch((error: unknown) => {
      // Some cannot evaluate while they make one, and say only this (Windows Hello through Firefox): once without.
      if (nameOf(error) === 'UnknownError') return make({});
      throw error;
    });
  } catch (error) {
    return faultOf(error);
  }
  if (!isPublicKey(made)) return 'cancelled';
  if (made.getClientExtensionResults().prf?.enabled === false) return 'no-prf';
  const credential = toBase64url(new Uint8Array(made.rawId));
  const atMaking = secretIn(made);
  const asked = await ask(authenticators, [{ credential, salt }]);
  if (typeof asked === 'string') return asked;
  const isSame = atMaking === undefined || toBase64url(atMaking) === toBase64url(asked.secret);
  return isSame ? { credential, salt, secret: asked.secret } : 'no-prf';
}

export interface UsedPasskey {
  /** Id of the way. */
  readonly way: string;
  readonly secret: Uint8Array;
}

/** Any passkey that is a way to these keys. */
export async function openWithPasskey(
  authenticators: Authenticators,
  ways: readonly Way[],
): Promise<UsedPasskey | PasskeyFault> {
  const known = ways.flatMap(({ id, credential, salt }) =>
    credential === undefined ? [] : [{ id, credential, salt }],
  );
  const asked = await ask(authenticators, known);
  if (typeof asked === 'string') return asked;
  const way = known.find(({ credential }) => credential === asked.credential);
  return way === undefined ? 'no-prf' : { way: way.id, secret: asked.secret };
}

/** Whether this browser has passkeys at all; whether one of them can do this shows only when it is made. */
export const authenticatorsHere = (page: Window): Authenticators => ({
  credentials: 'PublicKeyCredential' in page ? page.navigator.credentials : undefined,
  host: page.location.hostname,
});
