/**
 * OpenID Connect code flow by `openid-client`. What it checks for us at the token: signature (also over
 * TLS, `enableNonRepudiationChecks`), issuer, audience, expiry, nonce. PKCE stops a stolen code, the nonce
 * a token injected from another sign-in; both are used because neither covers what the other does
 * (RFC 9700 section 2.1.1).
 */
import type * as Library from 'openid-client';
import { isLoopback } from '../../../base/url.ts';
import type { Identity } from '../../../core/organisation.ts';
import type { Clock } from '../../../core/ports.ts';
import { direct, type Outgoing } from '../../../base/outgoing/index.ts';
import type { Provider, SignInRefusal } from '../types.ts';

/** The provider must have seen the person within this time: a shared, still open session is not them. */
const MAX_AGE_SECONDS = 10 * 60;
/** A browser left open must not be enough to change what opens the keys (ASVS 7.5.1): then the person signs in again. */
export const mustSignInAgain = ({ authenticatedAt }: { readonly authenticatedAt: number }, now: Date): boolean =>
  now.getTime() - authenticatedAt > MAX_AGE_SECONDS * 1000;
const TIMEOUT_SECONDS = 5;
/** Both ways, for clocks that differ: Microsoft's own libraries allow as much. The nonce says that the token is new. */
const TOLERANCE_SECONDS = 5 * 60;
const METADATA_MS = 60 * 60 * 1000;

type Client = typeof Library;
/** Loaded by the first sign-in: a server that starts has nobody to sign in yet. */
const load = (): Promise<Client> => import('openid-client');

/** What binds the way back to the way out. */
interface Checks {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}
interface SignedInIdentity extends Identity {
  /** Milliseconds since 1970; absent when the provider does not say. */
  readonly authenticatedAt?: number;
}
/** `time`: for the operator, whose clock it is; the person is told what `expired` says. */
type Verdict = { readonly identity: SignedInIdentity } | { readonly refusal: SignInRefusal; readonly reason?: 'time' };

export interface OidcClient {
  newChecks(): Promise<Checks>;
  /** Where the browser must go. @throws when the provider cannot be reached or announces nonsense. */
  locationFor(provider: Provider, checks: Checks): Promise<URL>;
  /** Never throws: every way to fail has a name. */
  finish(provider: Provider, currentUrl: URL, checks: Checks): Promise<Verdict>;
}

/** The provider says which way it takes; RFC 8414 section 2: without a list it is `client_secret_basic`. */
function authentication(client: Client, secret: string | undefined): Library.ClientAuth {
  if (secret === undefined) return client.None();
  return (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const auth = methods.includes('client_secret_basic')
      ? client.ClientSecretBasic(secret)
      : client.ClientSecretPost(secret);
    return auth(server, metadata, body, headers);
  };
}

async function discover(
  { issuer, clientId, clientSecret }: Provider,
  { fetch }: Outgoing,
): Promise<Library.Configuration> {
  const client = await load();
  const url = new URL(issuer);
  const plain = url.protocol === 'http:' && isLoopback(url);
  const metadata = { [client.clockTolerance]: TOLERANCE_SECONDS };
  return client.discovery(url, clientId, metadata, authentication(client, clientSecret), {
    [client.customFetch]: fetch,
    timeout: TIMEOUT_SECONDS,
    // The switch for plain http is marked deprecated only to stand out; on loopback nothing leaves the machine.
    execute: [client.enableNonRepudiationChecks, ...(plain ? [client.allowInsecureRequests] : [])],
  });
}

/** Codes of `openid-client` and `oauth4webapi`; everything unknown counts as a token that is not right. */
function refusalFor(client: Client, error: unknown): SignInRefusal {
  if (error instanceof client.AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'cancelled' : 'provider';
  }
  if (error instanceof client.ResponseBodyError || error instanceof client.WWWAuthenticateChallengeError)
    return 'provider';
  if (!(error instanceof client.ClientError)) return 'provider';
  switch (error.code) {
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return 'expired';
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
    case undefined:
      return 'provider';
    default:
      return 'token';
  }
}

export function createOidcClient(parts: {
  readonly redirectUri: string;
  readonly clock: Clock;
  readonly outgoing?: Outgoing;
}): OidcClient {
  const { redirectUri, clock, outgoing = direct } = parts;
  const known = new Map<string, { configuration: Promise<Library.Configuration>; at: number }>();

  /** Announcements are asked again every hour; a failed question is not remembered at all. */
  function configurationOf(provider: Provider): Promise<Library.Configuration> {
    const now = clock.now().getTime();
    const entry = known.get(provider.id);
    if (entry !== undefined && now - entry.at < METADATA_MS) return entry.configuration;
    const configuration = discover(provider, outgoing);
    known.set(provider.id, { configuration, at: now });
    configuration.catch(() => known.delete(provider.id));
    return configuration;
  }

  return {
    async newChecks() {
      const client = await load();
      return {
        verifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
      };
    },
    async locationFor(provider, { verifier, state, nonce }) {
      const client = await load();
      const configuration = await configurationOf(provider);
      const parameters = {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        max_age: String(MAX_AGE_SECONDS),
      };
      const pushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
      return pushed
        ? client.buildAuthorizationUrlWithPAR(configuration, parameters)
        : client.buildAuthorizationUrl(configuration, parameters);
    },
    async finish(provider, currentUrl, { verifier, state, nonce }) {
      const client = await load();
      try {
        const configuration = await configurationOf(provider);
        // Not `maxAge` here: it would refuse every sign-in at providers that leave `auth_time` out. Where it
        // is said it is kept, and what needs the person themselves looks at it (see the key slots).
        const tokens = await client.authorizationCodeGrant(configuration, currentUrl, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return { refusal: 'token' };
        const { iss, sub, azp, auth_time: authTime } = claims;
        // The library looks at it only beside several audiences (OpenID Connect Core 3.1.3.7, 5).
        if (azp !== undefined && azp !== provider.clientId) return { refusal: 'token' };
        return {
          identity: {
            issuer: iss,
            subject: sub,
            ...(typeof authTime === 'number' ? { authenticatedAt: authTime * 1000 } : {}),
          },
        };
      } catch (error) {
        const refusal = refusalFor(client, error);
        return refusal === 'expired' ? { refusal, reason: 'time' } : { refusal };
      }
    },
  };
}
