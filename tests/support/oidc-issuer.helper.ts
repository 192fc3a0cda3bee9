/** A real OpenID provider (`oidc-provider`) on a loopback port. Signs in whoever `loginAs` names, without a form. */
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type ClientMetadata } from 'oidc-provider';

export interface OidcIssuer {
  /** Exactly what stands in the `iss` claim. */
  readonly issuer: string;
  /** The subject of the sign-ins that follow. */
  loginAs(subject: string): void;
  /** The person presses "cancel" in the sign-ins that follow. */
  cancel(): void;
  close(): Promise<void>;
}
export interface TestClient {
  readonly id: string;
  /** Absent: a public client. */
  readonly secret?: string;
  readonly redirectUri: string;
}

let signingKey: KeyObject | undefined;
/** One for all issuers of a test file: making an RSA key can take a second. */
function sharedKey(): KeyObject {
  signingKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return signingKey;
}

function metadataOf({ id, secret, redirectUri }: TestClient): ClientMetadata {
  return {
    client_id: id,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' as const }
      : { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' as const }),
  };
}

export async function startOidcIssuer(clients: readonly TestClient[]): Promise<OidcIssuer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let subject: string | undefined;

  const provider = new Provider(issuer, {
    clients: clients.map(metadataOf),
    jwks: { keys: [{ ...sharedKey().export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId;
      const grant = new oidc.provider.Grant({
        ...(oidc.client === undefined ? {} : { clientId: oidc.client.clientId }),
        ...(accountId === undefined ? {} : { accountId }),
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();

  async function interact(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const result = subject === undefined ? { error: 'access_denied' } : { login: { accountId: subject } };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  }
  server.on('request', (req, res) => {
    if (req.url?.startsWith('/interaction/') !== true) return void handle(req, res);
    interact(req, res).catch(() => res.writeHead(500).end());
  });

  return {
    issuer,
    loginAs: (who) => (subject = who),
    cancel: () => (subject = undefined),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
