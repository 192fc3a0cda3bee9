/** The page that offers and bills are printed on: A4, one style sheet, no script, and nothing from another address. */
import { html, own, type Html } from '../../base/html.ts';
import type { Language } from '../../core/organisation.ts';
import type { Branding } from '../../organisation/contract-schema.ts';

/** Of the product's own pages; a supplier's own is held against white when its file is read. */
const COLOUR = '#17656a';

const style = (colour: string): string => `
@page{size:A4;margin:18mm 18mm 20mm}
*{box-sizing:border-box}
body{margin:2rem auto;padding-inline:1.25rem;max-width:46rem;background:#fff;color:#1d2b2a;font:1rem/1.5 'Atkinson Hyperlegible',system-ui,'Segoe UI',Roboto,Arial,sans-serif;overflow-wrap:anywhere}
header{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;border-bottom:3px solid ${colour};padding-bottom:.75rem}
header p{margin:0}
.name{font-size:1.25rem;font-weight:700;color:${colour}}
.address{color:#465451;text-align:end;font-size:.9rem}
h1{font-size:1.7rem;line-height:1.2;margin:1.5rem 0 .75rem}
h2{font-size:1.1rem;margin:1.5rem 0 .4rem;color:${colour};break-after:avoid}
p,ul,ol{margin:0 0 .6rem}
ul,ol{padding-inline-start:1.3rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1.25rem;margin:0 0 1.25rem}
dt{color:#465451}
dd{margin:0}
table{border-collapse:collapse;width:100%;margin:.5rem 0 .75rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid #c3d2cf}
thead th{color:#465451;font-weight:600;border-bottom:2px solid ${colour}}
.money{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
tr>:last-child{padding-inline-end:0}
dl,table{overflow-wrap:normal}
tbody th{font-weight:600}
.sum td,.sum th{border-bottom:0;padding-block:.2rem}
.total td,.total th{border-top:2px solid ${colour};font-weight:700;font-size:1.1rem;padding-top:.5rem}
.why{display:block;color:#465451;font-size:.92rem}
section{break-inside:avoid}
tr{break-inside:avoid}
.sign{display:grid;grid-template-columns:1fr 1fr;gap:2.25rem 2rem;margin-top:2rem}
.sign p{border-top:1px solid #1d2b2a;padding-top:.25rem;margin:0;color:#465451}
@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}}
`;

const sender = (name: string, { address = [], email, phone }: Partial<Branding>): Html =>
  html`<header>
    <p class="name">${name}</p>
    <div class="address">
      ${[...address, ...[phone, email].flatMap((one) => one ?? [])].map((line) => html`<p>${line}</p>`)}
    </div>
  </header>`;

export interface Paper {
  readonly language: Language;
  readonly title: string;
  readonly supplier: string;
  readonly branding?: Partial<Branding>;
  readonly body: Html;
}
export function paper({ language, title, supplier, branding = {}, body }: Paper): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${own(style(branding.colour ?? COLOUR))}
        </style>
      </head>
      <body>
        ${sender(supplier, branding)}
        <main>${body}</main>
      </body>
    </html> `.markup;
}
export const list = (lines: readonly string[]): Html =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
