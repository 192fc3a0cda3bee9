/** Screen → Adaptive Card 1.5. Layout only: every word was chosen before it came here. */
import { TEXT_MAX } from '../../core/conversation.ts';
import type { Screen } from '../../core/screens.ts';
import type { Bound, Fields } from './template.ts';
import { createParts, type CardParts } from './parts.ts';
import { screens } from './screens.ts';
import { cards } from './cards.ts';
import { draftOn, type Kept } from './draft.ts';
import type { Keep } from './read-card.ts';

export type AdaptiveCardJson = Bound;

/** No limit for a card in a dialog is documented; of a card in a message it is 28 kB in the oldest sources. */
export const CARD_BYTES = 20_000;

/** @param keep what `readCard` gave beside the event: words that were typed and not sent stay on the card. */
export function render(screen: Screen, keep?: Keep): AdaptiveCardJson {
  const kept = draftOn(screen, keep);
  const whole = cards[screen.kind].bind(fieldsOf(screen, kept));
  if (fits(whole)) return whole;
  for (const level of LEVELS) {
    const card = fitting(screen, kept, level);
    if (card !== undefined) return card;
  }
  return bind(screen, kept, SHORTEST);
}

/** The compiler cannot see that the function in the table is the one for this screen. */
export const fieldsOf = (screen: Screen, kept: Kept): Fields =>
  (screens[screen.kind] as (screen: Screen, parts: CardParts) => Fields)(screen, createParts(screen, kept));

const fits = (card: Bound): boolean => Buffer.byteLength(JSON.stringify(card)) < CARD_BYTES;

interface Level {
  readonly items: number;
  readonly characters: number;
  /** A yes that can be taken back is nothing to leave out, and core keeps a board short. */
  readonly wholeBoard?: true;
}
/** First the list gives way, and nothing is cut; then what is longer than the product says or a person can send. */
const SHORTEST: Level = { items: 5, characters: 30 };
const LEVELS: readonly Level[] = [
  { items: 200, characters: TEXT_MAX },
  { items: 60, characters: 1500 },
  { items: 30, characters: 400 },
  { items: 12, characters: 120, wholeBoard: true },
  { ...SHORTEST, wholeBoard: true },
  SHORTEST,
];

const bind = (screen: Screen, kept: Kept, level: Level): Bound =>
  cards[screen.kind].bind(cut(fieldsOf(screen, kept), level));

/** As much of a screen's list as there is room for; `undefined` when not even one item fits. */
function fitting(screen: Screen, kept: Kept, level: Level): Bound | undefined {
  const length = Math.min(lengthOf(screen), level.items);
  let best: Bound | undefined;
  // A card grows with its list, so the most that fit are found by halving.
  for (let most = Math.min(length, 1) - 1, tooMany = length + 1; tooMany - most > 1;) {
    const middle = Math.ceil((most + tooMany) / 2);
    const card = bind(holding(screen, middle), kept, level);
    if (fits(card)) [best, most] = [card, middle];
    else tooMany = middle;
  }
  return best;
}

/** The one list of a screen that may be long. */
function lengthOf(screen: Screen): number {
  if (screen.kind === 'welcome') return screen.advisers.length;
  if (screen.kind === 'conversations') return screen.items.length;
  return screen.kind === 'conversation' ? screen.entries.length : 0;
}

/** The first advisers and conversations, the last messages: those before them become the page before. */
function holding(screen: Screen, count: number): Screen {
  if (screen.kind === 'welcome') return { ...screen, advisers: screen.advisers.slice(0, count) };
  if (screen.kind === 'conversations') return { ...screen, items: screen.items.slice(0, count) };
  if (screen.kind !== 'conversation') return screen;
  const dropped = screen.entries.length - count;
  if (dropped === 0) return screen;
  const from = screen.earlier?.press.do === 'conversation' ? (screen.earlier.press.before ?? 0) : 0;
  const label = screen.earlier?.label ?? screen.earlierLabel;
  const press = { do: 'conversation', conversation: screen.conversation, before: from + dropped } as const;
  return { ...screen, entries: screen.entries.slice(dropped), earlier: { label, press } };
}

/** What buttons and inputs bring back is never cut: it would mean something else. */
const MEANINGS = new Set(['data', 'url', 'value', 'id']);

function cut(value: Fields, level: Level): Fields;
function cut(value: unknown, level: Level): unknown;
function cut(value: unknown, level: Level): unknown {
  if (typeof value === 'string')
    return value.length <= level.characters ? value : `${value.slice(0, level.characters - 1)}…`;
  if (Array.isArray(value)) return value.slice(0, level.items).map((item) => cut(item, level));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      MEANINGS.has(key) ? inner : cut(inner, key === 'board' && level.wholeBoard ? { ...level, items: 200 } : level),
    ]),
  );
}
