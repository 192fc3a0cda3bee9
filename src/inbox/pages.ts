/** The two HTML pages the server itself writes: the client's shell, and the step after signing in. */
import type { Application, Response } from 'express';
import express from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { toBase64url } from '../seal/bytes.ts';
import { nonceOf } from './headers.ts';
import { notFound } from './http.ts';
import type { InboxDeps } from './types.ts';

/** Inside `<script>` only these end the block or the line; as escapes they mean the same to JSON.parse. */
export function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

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
export function pageRoutes(app: Application, { config, keyring }: InboxDeps): void {
  const boot = scriptSafeJson({
    providers: config.providers.map(({ id, name }) => ({ id, name })),
    botKeys: [toBase64url(keyring.signingPublicKey)],
  });
  // Boot first, by function: `$&` in a provider's name is text, and a nonce is never inserted into data.
  const parts = readShell(config.clientDir).split('__NONCE__');
  const filled = parts.map((part) => part.replace('__BOOT__', () => boot));
  const shell = (res: Response): void => {
    res.type('html').send(filled.join(nonceOf(res)));
  };
  app.get('/', (_req, res) => shell(res));
  app.get('/enrol', (_req, res) => shell(res));
  app.get('/refused/:code', (_req, res) => shell(res));

  app.use(
    '/assets',
    express.static(join(config.clientDir, 'assets'), {
      index: false,
      redirect: false,
      etag: false,
      lastModified: false,
      cacheControl: false,
      // File names carry a hash of their content.
      setHeaders: (res) => res.setHeader('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
    (_req, res) => notFound(res),
  );
}

/**
 * The redirect from the identity provider is a cross-site navigation, on which a Strict cookie does not
 * travel. This page then goes on by itself, from our own site, and the cookie does.
 */
export function sendGoOn(res: Response): void {
  res.type('html').send(`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0;url=/">
<title>In vertrouwen</title>
</head>
<body>
<p>Je bent aangemeld. <a href="/">Verder</a></p>
<p lang="en">You are signed in. <a href="/">Continue</a></p>
</body>
</html>
`);
}
