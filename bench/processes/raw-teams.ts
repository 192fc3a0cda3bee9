/**
 * The least that could do it: `node:http`, one RS256 signature, the claims, one Redis round trip, one constant
 * answer. No botbuilder, no schema, no words. `VERIFY` says how a token is checked: `as-ours` by the product's own code,
 * which remembers those that passed; `jose` each time by the library that it uses; `node` each time by Node alone, which
 * costs less than half of that.
 */
import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { importJWK, jwtVerify, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { bearer, createTokens } from '../../src/teams/auth/tokens.ts';

const {
  APP_ID = '',
  ISSUER = '',
  METADATA_URL = '',
  ANSWER_FILE = '',
  REDIS_SOCKET = '',
  VERIFY = 'jose',
} = process.env;
const received = readFileSync(ANSWER_FILE);
const redis = new Redis({ path: REDIS_SOCKET });

const read = async (url: string): Promise<unknown> => (await fetch(url)).json();
const { jwks_uri: keysUrl } = (await read(METADATA_URL)) as { jwks_uri: string };
const { keys } = (await read(keysUrl)) as { keys: (JsonWebKey & JWK & { kid: string })[] };
const byId = new Map<string, KeyObject>(keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));

const imported = new Map(
  await Promise.all(keys.map(async (key) => [key.kid, (await importJWK(key, 'RS256')) as CryptoKey] as const)),
);
const tokens = createTokens({
  keys: {
    find: (keyId) => {
      const key = imported.get(keyId);
      return Promise.resolve(key && { key, endorsements: [] });
    },
  },
  issuer: ISSUER,
  audiences: [APP_ID],
  clock: { now: () => new Date() },
});

const parse = (part: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Readonly<Record<string, unknown>>;

type Claims = Readonly<Record<string, unknown>> | undefined;

async function verifiedAsOurs(authorization: string): Promise<Claims> {
  const token = bearer([authorization]);
  const verified = token === undefined ? 'token' : await tokens.verify(token);
  return typeof verified === 'string' ? undefined : verified.claims;
}

async function verifiedByJose(authorization: string): Promise<JWTPayload> {
  const { payload } = await jwtVerify(
    authorization.slice('Bearer '.length),
    ({ kid = '' }) => {
      const key = imported.get(kid);
      if (key === undefined) throw new Error('unknown key');
      return key;
    },
    { algorithms: ['RS256'], issuer: ISSUER, audience: APP_ID, clockTolerance: 30 },
  );
  return payload;
}

function verifiedByNode(authorization: string): Claims {
  const [head = '', claims = '', signature = ''] = authorization.slice('Bearer '.length).split('.');
  const { alg, kid } = parse(head);
  const key = byId.get(String(kid));
  if (alg !== 'RS256' || key === undefined) return undefined;
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url')))
    return undefined;
  const said = parse(claims);
  const now = Date.now() / 1000;
  const isNow = Number(said['nbf']) <= now + 30 && Number(said['exp']) > now - 30;
  return isNow && said['iss'] === ISSUER && said['aud'] === APP_ID ? said : undefined;
}

const verified = { 'as-ours': verifiedAsOurs, jose: verifiedByJose, node: verifiedByNode }[VERIFY];
if (verified === undefined) throw new Error(`no way to verify is called ${VERIFY}`);

async function body(message: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Readonly<Record<string, unknown>>;
}

const server = createServer((message, response) => {
  const serve = async (): Promise<boolean> => {
    const authorization = message.headers.authorization ?? '';
    const claims = await verified(authorization);
    if (claims === undefined) return false;
    const { serviceUrl } = await body(message);
    await redis.get('availability');
    return serviceUrl === claims['serviceurl'];
  };
  serve().then(
    (isTheirs) => {
      if (!isTheirs) return response.writeHead(401, { 'content-length': 0 }).end();
      return response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': received.length })
        .end(received);
    },
    () => response.writeHead(500, { 'content-length': 0 }).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
