/** The two HTML pages the server itself writes: the client's shell, and the step after signing in. */
import type { Application, Request, Response } from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../../core/organisation.ts';
import { AppError } from '../../../base/errors.ts';
import { scriptSafeJson } from '../../../base/json.ts';
import { base64urlOf } from '../../../base/base64url.ts';
import type { Boot } from '../../contract.ts';
import { assetRoutes } from '../assets.ts';
import type { Cookies } from '../session/cookies.ts';
import { nonceOf } from '../http/headers.ts';
import type { InboxDeps } from '../types.ts';

function readShell(clientDir: string): string {
  let html: string;
  try {
    html = readFileSync(join(clientDir, 'index.html'), 'utf8');
  } catch (error) {
    throw new AppError('CONFIG_INVALID', 'the built client (index.html) is missing', error);
  }
  if (!html.includes('__NONCE__') || !html.includes('__BOOT__')) {
    throw new AppError('CONFIG_INVALID', 'the built client (index.html) lacks its placeholders');
  }
  return html;
}

/** @throws AppError `CONFIG_INVALID` when the client was not built. */
export function pageRoutes(app: Application, { config, keyring }: InboxDeps, cookies: Cookies): void {
  const boot = scriptSafeJson({
    providers: config.providers.map(({ id, name }) => ({ id, name })),
    botKeys: [base64urlOf(keyring.signingPublicKey)],
  } satisfies Boot);
  // Boot first, by function: `$&` in a provider's name is text, and a nonce is never inserted into data.
  const parts = readShell(config.clientDir).split('__NONCE__');
  const filled = (session: 'none' | 'unknown'): string[] =>
    parts.map((part) => part.replace('__SESSION__', session).replace('__BOOT__', () => boot));
  const [none, unknown] = [filled('none'), filled('unknown')];
  /**
   * Whether a session cookie came along, so that a first visit need not ask who it is only to hear "nobody". A navigation
   * from another site brings no Strict cookie, so nothing can be told from that.
   */
  const hasNone = (req: Request): boolean =>
    cookies.read(req, 'session') === undefined && !['cross-site', undefined].includes(req.get('sec-fetch-site'));
  const shell = (req: Request, res: Response): void => {
    res.type('html').send((hasNone(req) ? none : unknown).join(nonceOf(res)));
  };
  app.get('/', shell);
  app.get('/enrol', shell);
  // What a telephone's camera finds in the square code of another device. The code itself comes after `#`.
  app.get('/device', shell);
  app.get('/refused/:code', shell);
  // Browsers ask for it unasked, on pages of ours that name no icon.
  app.use('/favicon.ico', (_req, res) => void res.status(204).end());

  app.use('/assets', assetRoutes(join(config.clientDir, 'assets')));
}

/**
 * The redirect from the identity provider is a cross-site navigation, on which a Strict cookie does not
 * travel. This page then goes on by itself, from our own site, and the cookie does.
 */
const GO_ON_WORDS: Readonly<Record<Language, { readonly signedIn: string; readonly goOn: string }>> = {
  nl: { signedIn: 'Je bent aangemeld.', goOn: 'Verder' },
  en: { signedIn: 'You are signed in.', goOn: 'Continue' },
};
export const goOnPage = (to: '/' | '/coordinator' = '/'): string => `<!doctype html>
<html lang="${LANGUAGES[0]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0;url=${to}">
<title>In vertrouwen</title>
</head>
<body>
${LANGUAGES.map((language, at) => {
  const { signedIn, goOn } = GO_ON_WORDS[language];
  return `<p${at === 0 ? '' : ` lang="${language}"`}>${signedIn} <a href="${to}">${goOn}</a></p>`;
}).join('\n')}
</body>
</html>
`;
