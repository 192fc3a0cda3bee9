/** What a person meets on a card, read from the card itself. */
import type { Press } from '../../src/core/events.ts';
import { readCard } from '../../src/teams/views/read-card.ts';
import { CARD_BYTES, type AdaptiveCardJson } from '../../src/teams/views/render.ts';
import type { Rendered } from '../contracts/platform-contract.ts';
import { cardFaults } from './teams-official.helper.ts';

export interface Element {
  readonly type?: string;
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly style?: string;
  readonly isVisible?: boolean;
  readonly wrap?: boolean;
  readonly url?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Every element of a card, in the order in which it is shown. */
export function elements(card: unknown): readonly Element[] {
  const found: Element[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    found.push(value);
    for (const [key, inner] of Object.entries(value)) if (key !== 'data') walk(inner);
  };
  walk((card as { body: unknown }).body);
  return found;
}

/** What Teams sends when a button is pressed: its data, with every input of the card merged in. */
export function press(card: AdaptiveCardJson, label: string, typed: Readonly<Record<string, string>> = {}): unknown {
  const all = elements(card);
  const button = all.find(({ title, data }) => title === label && data !== undefined);
  if (button === undefined) throw new Error(`no button ${label}`);
  const inputs = all.filter(({ type }) => type?.startsWith('Input.') === true);
  const values = Object.fromEntries(inputs.map(({ id = '', value = '' }) => [id, typed[id] ?? value]));
  return structuredClone({ ...button.data, ...values });
}

export const input = (card: AdaptiveCardJson, id: string): Element | undefined =>
  elements(card).find((element) => element.type?.startsWith('Input.') === true && element.id === id);

export const labels = (card: AdaptiveCardJson): readonly string[] =>
  elements(card).flatMap(({ type, title }) => (type?.startsWith('Action.') === true ? [title ?? ''] : []));

const pressOf = (data: unknown): Press | undefined => {
  const event = readCard(data)?.event;
  return event === undefined || event.do === 'open' || event.do === 'submit' || event.do === 'lost-form'
    ? undefined
    : event;
};

export function inspect(card: AdaptiveCardJson): Rendered {
  const shown = elements(card).filter(({ isVisible }) => isVisible !== false);
  const words = ({ type, text, title, label, placeholder }: Element): readonly (string | undefined)[] => {
    if (type === 'TextBlock' || type === 'TextRun') return [text];
    return type?.startsWith('Input.') === true ? [label, placeholder, title] : [title];
  };
  const empty = shown.filter(({ type, label }) => type?.startsWith('Input.') === true && (label ?? '') === '');
  return {
    visible: shown.flatMap(words).filter((text) => text !== undefined),
    presses: shown
      .filter(({ type, data }) => type === 'Action.Submit' && data !== undefined && 'press' in data)
      .map(({ title = '', style, data }) => ({ label: title, press: pressOf(data), emphasis: style !== undefined })),
    interpreted: shown.flatMap(({ type, text }) => (type === 'TextBlock' ? [text ?? ''] : [])),
    faults: [
      ...cardFaults(card),
      ...(Buffer.byteLength(JSON.stringify(card)) < CARD_BYTES ? [] : ['too large']),
      ...empty.map(({ id }) => `no label: ${id}`),
    ],
  };
}
