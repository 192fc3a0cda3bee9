/**
 * Who vouches for what: the bot channel's issuer (OpenID metadata, keys endorsed for `msteams`, RS256 tokens with
 * a `serviceurl` claim) and the tenant's (single sign-on tokens for the tab, app tokens for Graph).
 * learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';
import type { Clock } from '../../core/ports.ts';

export type Claims = Readonly<Record<string, unknown>>;
export interface SignOptions {
  /** Over the usual claims; `undefined` takes one away. */
  readonly claims?: Claims;
  /** A key nobody published. */
  readonly foreignKey?: boolean;
  /** The key id to name in the header; the signature stays what it is. */
  readonly keyId?: string;
}
export interface TokenIssuer {
  /** What the bot's endpoint is called with. Lives an hour. */
  channelToken(serviceUrl: string, options?: SignOptions): Promise<string>;
  /** What `authentication.getAuthToken()` gives the tab. */
  ssoToken(user: { tenantId: string; objectId: string; name: string }, options?: SignOptions): Promise<string>;
  graphToken(tenantId: string, clientId: string): Promise<string>;
  isGraphToken(token: string): Promise<boolean>;
  channelMetadata(): unknown;
  tenantMetadata(tenantId: string): unknown;
  channelKeys(): { readonly keys: readonly unknown[] };
  tenantKeys(): { readonly keys: readonly unknown[] };
  /** The channel signs with a new key from now on; only the new one is published. */
  rotate(): Promise<void>;
}

const HOUR_SECONDS = 3600;
const GRAPH = 'https://graph.microsoft.com';
/** Teams on the web, as Entra names it (learn.microsoft.com, "tab-sso-register-aad"). */
const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

interface Key {
  readonly id: string;
  readonly secret: CryptoKey;
  readonly published: JWK;
}
type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
/**
 * Making one takes a third of a second, and all that one process plays may sign with the same: each of them has an address and
 * a name for it of its own. The three are never one another's.
 */
const pairs = new Map<'channel' | 'tenant' | 'foreign', Promise<Pair>>();
function pairOf(whose: 'channel' | 'tenant' | 'foreign'): Promise<Pair> {
  const made = pairs.get(whose) ?? generateKeyPair('RS256');
  pairs.set(whose, made);
  return made;
}
async function keyOf(pair: Promise<Pair>): Promise<Key> {
  const { privateKey, publicKey } = await pair;
  const id = randomUUID();
  return { id, secret: privateKey, published: { ...(await exportJWK(publicKey)), kid: id, use: 'sig', alg: 'RS256' } };
}

/** `baseUrl`: where the metadata is served, without a slash at the end. */
export async function createTokenIssuer(options: {
  appId: string;
  signInAppId: string;
  baseUrl: () => string;
  clock: Clock;
}): Promise<TokenIssuer> {
  const { appId, signInAppId, baseUrl, clock } = options;
  let channel = await keyOf(pairOf('channel'));
  const tenant = await keyOf(pairOf('tenant'));
  const foreign = await keyOf(pairOf('foreign'));
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000);

  const sign = (key: Key, claims: JWTPayload, given: SignOptions = {}): Promise<string> => {
    const merged = Object.fromEntries(
      Object.entries({
        nbf: seconds(),
        exp: seconds() + HOUR_SECONDS,
        iat: seconds(),
        ...claims,
        ...given.claims,
      }).filter(([, value]) => value !== undefined),
    );
    return new SignJWT(merged)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: given.keyId ?? key.id })
      .sign(given.foreignKey === true ? foreign.secret : key.secret);
  };
  return {
    channelToken: (serviceUrl, given) =>
      sign(channel, { iss: `${baseUrl()}/channel`, aud: appId, serviceurl: serviceUrl }, given),
    ssoToken: ({ tenantId, objectId, name }, given) =>
      sign(
        tenant,
        {
          iss: `${baseUrl()}/${tenantId}/v2.0`,
          aud: signInAppId,
          azp: TEAMS_WEB,
          oid: objectId,
          tid: tenantId,
          sub: randomUUID(),
          name,
          scp: 'access_as_user',
          ver: '2.0',
        },
        given,
      ),
    graphToken: (tenantId, clientId) =>
      sign(tenant, { iss: `${baseUrl()}/${tenantId}/v2.0`, aud: GRAPH, appid: clientId, tid: tenantId }),
    async isGraphToken(token) {
      try {
        await jwtVerify(token, tenant.published, { audience: GRAPH, currentDate: clock.now() });
        return true;
      } catch {
        return false;
      }
    },
    channelMetadata: () => ({
      issuer: `${baseUrl()}/channel`,
      authorization_endpoint: `${baseUrl()}/channel/nowhere`,
      jwks_uri: `${baseUrl()}/channel/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    tenantMetadata: (tenantId) => ({
      issuer: `${baseUrl()}/${tenantId}/v2.0`,
      jwks_uri: `${baseUrl()}/${tenantId}/discovery/v2.0/keys`,
      token_endpoint: `${baseUrl()}/${tenantId}/oauth2/v2.0/token`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
    }),
    channelKeys: () => ({ keys: [{ ...channel.published, endorsements: ['msteams'] }] }),
    tenantKeys: () => ({ keys: [tenant.published] }),
    async rotate() {
      channel = await keyOf(generateKeyPair('RS256'));
    },
  };
}
