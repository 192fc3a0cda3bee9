/** The pages around an installation: our own sentences only, nothing of the request, no script. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { LANGUAGES, type Language } from '../../core/organisation.ts';
import { installWords, type Outcome } from './words/index.ts';

const STATUS: Readonly<Record<Outcome, number>> = {
  installed: 200,
  refused: 200,
  expired: 400,
  'unknown-workspace': 403,
  unwanted: 403,
  unanswered: 502,
  busy: 503,
  'not-stored': 503,
};

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2b33; --ground: #f6f4ef; --card: #fff; --link: #22566e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eef1; --ground: #162027; --card: #1f2c34; --link: #9fd0e6; }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; margin: 12vh auto 4rem; padding: 0 1.25rem; }
section { background: var(--card); border-radius: 0.75rem; padding: 1.5rem 1.75rem; margin-bottom: 1rem; }
h1, h2 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 0.5rem; }
h2 { font-size: 1.15rem; }
p { margin: 0.5rem 0; }
a { color: var(--link); }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Of every answer here. The address of the callback holds Slack's code: it goes into no Referer and no cache. */
export const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function renderPage(outcome: Outcome): string {
  const [first, ...others] = LANGUAGES;
  const part = (language: Language, level: 'h1' | 'h2'): string => {
    const { again, outcomes } = installWords[language];
    const { heading, lines } = outcomes[outcome];
    const link = outcome === 'installed' ? '' : `\n<p><a href="/slack/install">${again}</a></p>`;
    return `<section lang="${language}">
<${level}>${heading}</${level}>
${lines.map((line) => `<p>${line}</p>`).join('\n')}${link}
</section>`;
  };
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${installWords[first].outcomes[outcome].heading} · In vertrouwen</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${[part(first, 'h1'), ...others.map((language) => part(language, 'h2'))].join('\n')}
</main>
</body>
</html>
`;
}

export function sendPage(response: ServerResponse, outcome: Outcome, headers: Readonly<Record<string, string>>): void {
  response
    .writeHead(STATUS[outcome], { ...HEADERS, ...headers, 'content-type': 'text/html; charset=utf-8' })
    .end(renderPage(outcome));
}
