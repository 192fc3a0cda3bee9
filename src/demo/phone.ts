/**
 * The adviser's telephone, as a page: what arrived on it by push and by e-mail, exactly as it came. A browser cannot
 * subscribe at a push service of ours, so the telephone of the demo is one that did.
 */
import { createServer } from 'node:http';
import type { Language } from '../core/organisation.ts';
import { serverOptions } from '../base/listener.ts';
import { safeOrigin } from '../base/url.ts';
import { close, listen } from '../stand-ins/listen.ts';
import type { MailServer } from '../stand-ins/mail-server.ts';
import type { PushService } from '../stand-ins/push-service.ts';
import { demoWords } from './words/index.ts';

export interface PhoneOptions {
  readonly push: PushService;
  readonly mail: MailServer;
  readonly language: () => Language;
  /** Does now what otherwise happens on each half hour; how many were told. */
  tellNow(): Promise<number>;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
};

function page({ push, mail, language }: PhoneOptions): string {
  const { phone, title } = demoWords[language()];
  const shown = (heading: string, texts: readonly string[]): string => `<h2>${escaped(heading)}</h2>
${
  texts.length === 0
    ? `<p>${escaped(phone.nothing)}</p>`
    : `<ol reversed>${texts
        .map((text) => `<li><pre>${escaped(text)}</pre></li>`)
        .toReversed()
        .join('')}</ol>`
}`;
  return `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="3">
<title>${escaped(phone.title)} · ${escaped(title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;border-radius:.5rem;padding:.75rem}button{font:inherit;padding:.5rem 1rem}</style>
</head>
<body>
<h1>${escaped(phone.title)}</h1>
<p>${escaped(phone.lead)}</p>
<form method="post" action="/now"><button>${escaped(phone.now)}</button></form>
${shown(
  phone.byPush,
  push.arrived.map(({ text }) => text),
)}
${shown(
  phone.byMail,
  mail.arrived.map(({ raw }) => raw),
)}
</body>
</html>
`;
}

export async function startPhone(options: PhoneOptions): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(serverOptions(), (request, response) => {
    const { host = '', origin } = request.headers;
    // As for the workplace: no other site may press here, nor reach this under a name of its own.
    const own = safeOrigin(`http://${host}`)?.origin;
    if (own === undefined || (origin !== undefined && origin !== own)) return void response.writeHead(403).end();
    if (request.url === '/now' && request.method === 'POST') {
      const back = (): void => void response.writeHead(303, { location: '/' }).end();
      return void options.tellNow().then(back, back);
    }
    if (request.method !== 'GET' || request.url !== '/') return void response.writeHead(404).end();
    response.writeHead(200, HEADERS).end(page(options));
  });
  const url = `http://localhost:${await listen(server)}`;
  return { url, close: () => close(server) };
}
