/** What an adviser typed, as paragraphs and lists. Letters stay letters: nothing in it becomes an element. */
import { html, type Html } from '../../../base/html.ts';

/** Half of a pair is no character: a file cannot hold it, and a page made anew from the file would differ from it. */
const clean = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Surrogate}/gu, '\uFFFD');

const POINT = /^[-*•] +/;
function blockOf(block: string): Html {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  if (lines.every((line) => POINT.test(line)))
    return html`<ul>
      ${lines.map((line) => html`<li>${line.replace(POINT, '')}</li>`)}
    </ul>`;
  const [first = '', ...others] = lines;
  return html`<p>${first}${others.map((line) => html`<br />${line}`)}</p>`;
}

/** `undefined`: there are no words in it. */
export function paragraphsOf(text: string): readonly Html[] | undefined {
  const blocks = clean(text)
    .split(/\n[ \t]*\n+/)
    .filter((block) => block.trim() !== '');
  return blocks.length === 0 ? undefined : blocks.map(blockOf);
}
export const lineOf = (text: string): string => clean(text).replaceAll('\n', ' ');
