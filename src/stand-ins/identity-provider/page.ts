import type { Language } from '../../core/organisation.ts';
import { standInWords } from '../words/index.ts';

/** The page on which a demo identity is chosen: no script, no password. */
type Said = Readonly<Record<Language, string>>;
export interface Account {
  readonly sub: string;
  readonly name: string | Said;
  /** One line under the name ("interne vertrouwenspersoon"). */
  readonly about?: string | Said;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function choicePage(action: string, accounts: readonly Account[], language: Language): string {
  const { title, heading, lead } = standInWords[language].signIn;
  const said = (text: string | Said): string => escape(typeof text === 'string' ? text : text[language]);
  const buttons = accounts.map(
    ({ sub, name, about }) => `
      <button name="sub" value="${escape(sub)}"><span class="face" aria-hidden="true">${said(name).slice(0, 1)}</span>
        <span><strong>${said(name)}</strong>${about === undefined ? '' : `<small>${said(about)}</small>`}</span></button>`,
  );
  return page(
    language,
    title,
    `<h1>${heading}</h1>
    <p>${lead}</p>
    <form method="post" action="${escape(action)}">${buttons.join('')}</form>`,
  );
}

export function faultPage(language: Language): string {
  const { fault, faultLead } = standInWords[language].signIn;
  return page(language, fault, `<h1>${fault}</h1><p>${faultLead}</p>`);
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#23302f,#e4eae9);--soft:light-dark(#586665,#a2b0af);--line:light-dark(#d5dddc,#3a4746);--paper:light-dark(#fbfcfb,#182120);--accent:light-dark(#1f6b66,#7cc5bf)}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{width:min(26rem,100%);padding:1.5rem}h1{font-size:1.5rem;font-weight:600;margin:0 0 .5rem}p{color:var(--soft);margin:0 0 1.25rem}
button{display:flex;gap:.9rem;align-items:center;width:100%;margin:0 0 .75rem;padding:.8rem 1rem;border:1px solid var(--line);border-radius:.75rem;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
button:hover{border-color:var(--accent)}button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.face{display:grid;place-items:center;width:2.5rem;height:2.5rem;border-radius:50%;border:2px solid var(--accent);color:var(--accent);font-weight:600}small{display:block;color:var(--soft)}`;
