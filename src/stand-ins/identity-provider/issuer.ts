/**
 * A real OIDC provider for the demo and the tests, on this machine only: code flow with PKCE, RS256, and
 * two names to choose from instead of a password. Everything else is what the package does.
 */
import { generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { Provider } from 'oidc-provider';
import type { Language } from '../../core/organisation.ts';
import { close, listen } from '../listen.ts';
import { choicePage, faultPage, type Account } from './page.ts';
import { createOidcStore } from './store.ts';
import { readBody } from '../json-http.ts';
import { languageOfHeader } from '../words/index.ts';
import { serverOptions } from '../../base/listener.ts';

export interface IssuerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly clientId: string;
  /** Without one the client is public and proves itself by PKCE alone. */
  readonly clientSecret?: string;
  readonly redirectUris: readonly string[];
  readonly accounts: readonly Account[];
  /** Value of the CSP directive: who may show the sign-in page in a frame. `'none'` unless given. */
  readonly frameAncestors?: string;
  /** What somebody chose elsewhere in the demo; the browser's own language otherwise. */
  readonly language?: () => Language | undefined;
}
export interface Issuer {
  /** The issuer identifier, such as `http://localhost:40001`. */
  readonly url: string;
  close(): Promise<void>;
}

const HOUR_SECONDS = 3600;

export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const server = createServer(serverOptions());
  const url = `http://localhost:${await listen(server, options.port)}`;
  const provider = await createProvider(url, options);
  const callback = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', url).pathname;
    secure(response, options);
    forgetSession(request);
    if (!path.startsWith('/kies/')) return void callback(request, response);
    choose(provider, options, request, response).catch(() => {
      response.writeHead(400, HTML).end(faultPage(languageFor(options, request)));
    });
  });
  return { url, close: () => close(server) };
}

const languageFor = ({ language }: IssuerOptions, { headers }: IncomingMessage): Language =>
  language?.() ?? languageOfHeader(headers['accept-language']);

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** Browsers apply `form-action` to where a submitted form is redirected as well: hence the inbox's origin. */
function secure(response: ServerResponse, { redirectUris, frameAncestors = "'none'" }: IssuerOptions): void {
  const origins = [...new Set(redirectUris.map((uri) => new URL(uri).origin))].join(' ');
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${origins}; base-uri 'none'; frame-ancestors ${frameAncestors}`,
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
}

/** So that every sign-in asks anew: one can be Samira now and Tom next. */
function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '').split(';').filter((pair) => !pair.trim().startsWith('_session'));
  request.headers.cookie = kept.join(';');
}

/** GET shows the names, POST takes one and goes on with the sign-in. */
async function choose(
  provider: Provider,
  options: IssuerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, grantId, params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, HTML).end(choicePage(`/kies/${uid}`, options.accounts, languageFor(options, request)));
    return;
  }
  const sub = new URLSearchParams(await readBody(request, 10_000)).get('sub');
  const account = options.accounts.find((candidate) => candidate.sub === sub);
  if (account === undefined) throw new TypeError('no such account');
  // Nobody is asked for consent: the inbox belongs to the organisation that the sign-in belongs to.
  const grant =
    (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
    new provider.Grant({ accountId: account.sub, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid');
  const result = { login: { accountId: account.sub, remember: false }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** One for all that one process plays: making it takes a third of a second. */
let pair: Promise<{ readonly privateKey: KeyObject }> | undefined;
async function createProvider(url: string, options: IssuerOptions): Promise<Provider> {
  const { privateKey } = await (pair ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }));
  return new Provider(url, {
    adapter: createOidcStore(),
    clients: [
      {
        client_id: options.clientId,
        ...(options.clientSecret === undefined ? {} : { client_secret: options.clientSecret }),
        token_endpoint_auth_method: options.clientSecret === undefined ? 'none' : 'client_secret_basic',
        redirect_uris: [...options.redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'demo' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/kies/${interaction.uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    findAccount: (_ctx, sub) =>
      options.accounts.some((account) => account.sub === sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined,
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = faultPage(languageFor(options, ctx.req));
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: HOUR_SECONDS,
    },
  });
}
