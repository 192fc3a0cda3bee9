/**
 * A minimal issuer on `node:http` that answers the code flow rightly until it is told to lie: a real
 * provider cannot be made to issue a wrong token.
 */
import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Lies {
  /** Changes the claims of the ID token. */
  claims?(claims: Record<string, unknown>): Record<string, unknown>;
  /** Signs with a key that is not the announced one. */
  readonly foreignKey?: boolean;
  /** `none`: no signature at all. */
  readonly algorithm?: 'none';
  /** Left out of the answer of the token endpoint. */
  readonly noIdToken?: boolean;
  /** The token endpoint answers with this status. */
  readonly tokenStatus?: number;
}
export interface HostileIssuer {
  readonly issuer: string;
  readonly tokenRequests: readonly URLSearchParams[];
  lie(lies: Lies): void;
  close(): Promise<void>;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function sign(claims: Record<string, unknown>, key: KeyObject, { algorithm }: Lies): string {
  const input = `${encode({ alg: algorithm ?? 'RS256', kid: 'k', typ: 'JWT' })}.${encode(claims)}`;
  if (algorithm === 'none') return `${input}.`;
  return `${input}.${createSign('RSA-SHA256').update(input).sign(key, 'base64url')}`;
}

export async function startHostileIssuer({
  clientId,
  subject,
}: {
  clientId: string;
  subject: string;
}): Promise<HostileIssuer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nonces = new Map<string, string>();
  const tokenRequests: URLSearchParams[] = [];
  let lies: Lies = {};

  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function idToken(nonce: string | undefined): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: subject, aud: clientId, iat: now, exp: now + 300, auth_time: now, nonce };
    return sign(lies.claims?.(claims) ?? claims, lies.foreignKey === true ? foreign.privateKey : own.privateKey, lies);
  }

  async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', issuer);
    const json = (value: unknown, status = 200): void => {
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    }
    if (url.pathname === '/jwks') {
      return json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
    }
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      nonces.set(code, url.searchParams.get('nonce') ?? '');
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void res.writeHead(302, { location: back.href }).end();
    }
    let body = '';
    for await (const chunk of req) body += String(chunk);
    const form = new URLSearchParams(body);
    tokenRequests.push(form);
    if (lies.tokenStatus !== undefined) return json({ error: 'server_error' }, lies.tokenStatus);
    const token = lies.noIdToken === true ? {} : { id_token: idToken(nonces.get(form.get('code') ?? '')) };
    json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, ...token });
  }
  server.on('request', (req, res) => {
    respond(req, res).catch(() => res.destroy());
  });

  return {
    issuer,
    tokenRequests,
    lie: (next) => (lies = next),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
