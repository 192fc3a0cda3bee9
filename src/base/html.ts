/**
 * Text → HTML by hand: a dozen elements, no script, and one place where everything is escaped. What `html` made carries
 * a mark, and everything without that mark is escaped, so no text gets into a page by another way.
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

/** Put values only into text or quoted attributes: what is escaped here is not safe as the name of an element or in a script. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.map((part, index) => part + filled(values[index])).join('') };
}

/** Our own drawing or style sheet, as it is. */
export const own = (markup: string): Html => ({ markup });

const SAFE_LINK = /^(https:\/\/|tel:\+?[0-9]+(?:;ext=[0-9]+)?$|mailto:[^\s?&]+$)/;
/** A link, if the address is of one of the three kinds that an organisation's file may hold; otherwise only the words. */
export const link = (url: string, label: string | Html): Html =>
  SAFE_LINK.test(url) ? html`<a href="${url}" rel="noreferrer">${label}</a>` : html`${label}`;
