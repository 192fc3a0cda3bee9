/**
 * The few Block Kit pieces our screens are made of. Words go into `plain_text` and `rich_text`, which Slack
 * shows as they are: no mentions, no markup, and with `emoji: false` no `:smile:` either.
 */
import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import type { Action, Link, Section } from '../../core/screens.ts';
import { BUTTON_ROWS, cut, LIMITS, split } from './limits.ts';

/** Slack refuses an empty text element. */
const NOTHING = '…';

export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, max) || NOTHING, emoji: false };
}

const shown = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');
const run = (text: string, bold = false): RichTextElement[] =>
  split(text, LIMITS.text).map((piece) => ({ type: 'text', text: piece, ...(bold ? { style: { bold: true } } : {}) }));
const line = (...elements: RichTextElement[][]): RichTextSection => ({
  type: 'rich_text_section',
  elements: elements.flat(),
});

export function header(text: string): HeaderBlock | RichTextBlock {
  return text.length <= LIMITS.header
    ? { type: 'header', text: plain(text, LIMITS.header) }
    : { type: 'rich_text', elements: [line(run(text, true))] };
}

/** Each line a paragraph of its own. */
export function paragraphs(lines: readonly string[]): KnownBlock[] {
  return shown(lines).map((text) => ({ type: 'rich_text', elements: [line(run(text))] }));
}

export function strong(text: string): KnownBlock[] {
  return shown([text]).map((sentence) => ({ type: 'rich_text', elements: [line(run(sentence, true))] }));
}

/** A bold heading with one sentence under it, or several as a list. */
export function section({ heading, lines }: Section): KnownBlock[] {
  const title = shown([heading]).map((text) => line(run(text, true)));
  const texts = shown(lines).map((text) => line(run(text)));
  const list: RichTextBlock['elements'] =
    texts.length > 1 ? [{ type: 'rich_text_list', style: 'bullet', elements: texts }] : texts;
  return title.length + texts.length === 0 ? [] : [{ type: 'rich_text', elements: [...title, ...list] }];
}

/** "label: value", one to a line. */
export function facts(pairs: readonly { readonly label: string; readonly value: string }[]): KnownBlock[] {
  const lines = pairs
    .filter(({ label, value }) => label !== '' && value !== '')
    .map(({ label, value }) => line(run(label, true), run(': '), run(value)));
  return lines.length === 0 ? [] : [{ type: 'rich_text', elements: lines }];
}

/** Somebody's words, set apart by a bar, and who said them when. */
export function quoted(who: string, when: string, text: string | undefined, note: string | undefined): KnownBlock[] {
  const about = line(run(who, true), run(who !== '' && when !== '' ? ' · ' : ''), run(when));
  const elements: RichTextBlock['elements'] = about.elements.length === 0 ? [] : [about];
  if (text !== undefined && text !== '') elements.push({ type: 'rich_text_quote', elements: run(text) });
  if (note !== undefined && note !== '')
    elements.push({
      type: 'rich_text_section',
      elements: split(note, LIMITS.text).map((piece) => ({ type: 'text', text: piece, style: { italic: true } })),
    });
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

export function small(text: string): ContextBlock[] {
  return shown([text]).map((words) => ({ type: 'context', elements: [plain(words, LIMITS.contextText)] }));
}

export const divider = (): KnownBlock => ({ type: 'divider' });

/**
 * `*bold*` needs mrkdwn, which cannot escape its own marks: a text that contains one is shown plain instead.
 * The three entities are the ones docs.slack.dev/messaging/formatting-message-text names.
 */
export function boldFirst(first: string, rest: readonly string[]): KnownBlock & { type: 'section' } {
  const texts = shown([first, ...rest]);
  const marked = texts.some((text) => /[*_~`\n]|^\s*>/.test(text)) || first.trim() !== first || texts.length === 0;
  if (marked) return { type: 'section', text: plain(texts.join('\n'), LIMITS.text) };
  const escaped = texts.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  const text = [`*${escaped[0] ?? ''}*`, ...escaped.slice(1)].join('\n');
  if (text.length > LIMITS.text) return { type: 'section', text: plain(texts.join('\n'), LIMITS.text) };
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

export interface Buttons {
  readonly button: (action: Action, style?: 'primary' | 'danger') => Button;
  readonly row: (...buttons: readonly (Button | undefined)[]) => ActionsBlock[];
  /** Web pages as buttons; numbers and addresses as links in a line, because a button opens web pages only. */
  readonly links: (links: readonly Link[]) => KnownBlock[];
}

/** Numbers the buttons of one view: Slack wants every `action_id` to be its own. */
export function createButtons(): Buttons {
  let count = 0;
  const row = (...buttons: readonly (Button | undefined)[]): ActionsBlock[] => {
    const elements = buttons.filter((button) => button !== undefined).slice(0, LIMITS.actionsElements * BUTTON_ROWS);
    const rows: ActionsBlock[] = [];
    for (let at = 0; at < elements.length; at += LIMITS.actionsElements)
      rows.push({ type: 'actions', elements: elements.slice(at, at + LIMITS.actionsElements) });
    return rows;
  };
  return {
    row,
    button: ({ label, press }, style) => ({
      type: 'button',
      action_id: `press:${count++}:${press.do}`,
      text: plain(label, LIMITS.buttonText),
      value: JSON.stringify(press),
      ...(style === undefined ? {} : { style }),
    }),
    links: (links) => {
      const fits = links.filter(({ url, label }) => url.length <= LIMITS.url && label !== '' && URL.canParse(url));
      const pages = fits.filter(({ url }) => /^https?:\/\//i.test(url));
      const direct = fits.filter(({ url }) => /^(tel|mailto):/i.test(url));
      const lines = direct.map(({ label, url }) => line([{ type: 'link', url, text: cut(label, LIMITS.text) }]));
      return [
        ...(lines.length === 0 ? [] : [{ type: 'rich_text', elements: lines } satisfies RichTextBlock]),
        ...row(
          ...pages.map(({ label, url }): Button => ({
            type: 'button',
            action_id: `link:${count++}`,
            text: plain(label, LIMITS.buttonText),
            url,
          })),
        ),
      ];
    },
  };
}
