/**
 * Text → HTML by hand: a dozen elements, no script, and one place where everything is escaped. What was made here is
 * marked, so that text cannot stand in a page without having passed it.
 */

/** Markup made by `html`; anything else is escaped. */
export interface Html {
  readonly markup: string;
}
type Value = Html | string | number | readonly (Html | undefined)[] | undefined;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

function filled(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  if ('markup' in value) return value.markup;
  return value.map((one) => one?.markup ?? '').join('\n');
}

/** Values land in text or in quoted attributes, never in the name of an element or in a script. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.map((part, index) => part + filled(values[index])).join('') };
}

/** Our own drawing or style sheet, as it is. */
export const own = (markup: string): Html => ({ markup });

const SAFE_LINK = /^(https:\/\/|tel:\+?[0-9]+(?:;ext=[0-9]+)?$|mailto:[^\s?&]+$)/;
/** A link where the address is one of the three kinds that an organisation's file may hold; else the words alone. */
export const link = (url: string, label: string | Html): Html =>
  SAFE_LINK.test(url) ? html`<a href="${url}" rel="noreferrer">${label}</a>` : html`${label}`;
