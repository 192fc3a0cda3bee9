/** What a file of ours has around its words: no script that runs, no address, one style sheet in it. */
import { html, own, type Html } from '../../../base/html.ts';
import type { Language } from '../../organisation.ts';
import { styleOf } from './style.ts';

export interface Shell {
  readonly language: Language;
  readonly title: string;
  readonly colour: string;
  readonly top: Html;
  readonly main: Html;
  /** Of the root element. */
  readonly attributes?: Html;
  /** Behind the sheet: data that the file carries. */
  readonly data?: Html;
}

/** @returns a whole HTML file. Every sign of it is a sign of a report's page: see `EDITION`. */
export const shell = ({ language, title, colour, top, main, attributes, data }: Shell): string =>
  html`<!doctype html>
    <html lang="${language}" ${attributes}>
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="content-security-policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${own(styleOf(colour, ':root'))}
        </style>
      </head>
      <body class="page">
        <div class="sheet">
          <header class="top">${top}</header>
          <main>${main}</main>
        </div>
        ${data}
      </body>
    </html> `.markup;
