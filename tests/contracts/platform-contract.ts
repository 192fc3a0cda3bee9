/** What every platform's rendering must keep, whatever it makes of a screen. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Press } from '../../src/core/events.ts';
import { assertNever, type Action, type Screen, type Tick } from '../../src/core/screens.ts';
import { MARKUP, screens, tooLong, typedByAPerson } from '../fixtures/screens.ts';

export interface Rendered {
  /** Every piece of text a person sees, in order, unescaped. */
  readonly visible: readonly string[];
  /** Each button, with what pressing it brings back after the platform carried it. */
  readonly presses: readonly {
    readonly label: string;
    readonly press: Press | undefined;
    readonly emphasis: boolean;
  }[];
  /** Words in elements that a platform interprets (markup, mentions, emoji). */
  readonly interpreted: readonly string[];
  /** What the platform would refuse. */
  readonly faults: readonly string[];
}

export function platformContract(platform: string, render: (screen: Screen) => Rendered): void {
  const samples = Object.entries<Screen>(screens);

  describe(`${platform} shows a screen`, () => {
    test.each(samples)('%s: every sentence is visible exactly once', (_name, screen) => {
      const { visible } = render(screen);
      for (const sentence of sentences(screen)) {
        const times = visible.join('\u0000').split(sentence).length - 1;
        const expected = sentences(screen).filter((other) => other.includes(sentence)).length;
        expect({ sentence, times }).toEqual({ sentence, times: expected });
      }
    });

    test.each(samples)('%s: every button comes back as the press it was', (_name, screen) => {
      const sort = (list: readonly { label: string; press: Press | undefined }[]): readonly string[] =>
        list.map(({ label, press }) => JSON.stringify([label, press])).sort();
      expect(sort(render(screen).presses)).toEqual(sort(actions(screen)));
    });

    test.each(samples)('%s: one button at most stands out', (_name, screen) => {
      expect(render(screen).presses.filter(({ emphasis }) => emphasis).length).toBeLessThanOrEqual(1);
    });

    test.each(samples)('%s: the quiet links come last', (_name, screen) => {
      const labels = render(screen).presses.map(({ label }) => label);
      expect(labels.slice(labels.length - screen.footer.length)).toEqual(screen.footer.map(({ label }) => label));
    });

    test('a conversation: the answer and the field come before what is said about counting', () => {
      const { entries, reply, counting } = screens.conversation;
      const shown = render(screens.conversation).visible.join('\u0000');
      const answer = entries.flatMap((entry) => ('text' in entry ? [entry.text] : [])).at(-1);
      const places = [answer, reply.field.label, counting.lines[0]].map((text) => shown.indexOf(text ?? '?'));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    test.each(samples)('%s: the platform refuses nothing', (_name, screen) => {
      expect(render(screen).faults).toEqual([]);
    });

    test.each(tooLong.map((screen, index) => [`${index}: ${screen.kind}`, screen] as const))(
      'too long, %s: it is cut, not refused',
      (_name, screen) => {
        expect(render(screen).faults).toEqual([]);
      },
    );

    test('however short their labels, no more buttons stand in a row than the platform draws', () => {
      for (const screen of Object.values<Screen>(screens)) {
        const { faults, presses } = render(withWords(screen, () => 'a'));
        expect(faults).toEqual([]);
        expect(presses).toHaveLength(actions(screen).length);
      }
    });

    test('what a person typed is shown as typed and does nothing', () => {
      const { visible, interpreted } = render(typedByAPerson);
      expect(visible.join('')).toContain(MARKUP);
      expect(interpreted.filter((text) => text.includes('<!channel>') || text.includes('(http://b)'))).toEqual([]);
    });

    test('whatever words a screen has, they are shown inert and within the limits', () => {
      const words = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ maxLength: 5000 }),
        fc.constant(MARKUP),
      );
      fc.assert(
        fc.property(fc.constantFrom(...Object.values<Screen>(screens)), fc.infiniteStream(words), (screen, stream) => {
          const changed = withWords(screen, () => stream.next().value ?? '');
          const { faults, presses } = render(changed);
          expect(faults).toEqual([]);
          expect(presses.every(({ press }) => press !== undefined)).toBe(true);
        }),
        { numRuns: 300 },
      );
    });

    test('whatever somebody types, exactly that is shown', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 }), (text) => {
          const { visible, interpreted } = render({
            ...screens.conversation,
            entries: [{ from: 'adviser', who: 'Samira', when: 'nu', text }],
          });
          expect(visible.join('')).toContain(text);
          expect(interpreted).toEqual(render({ ...screens.conversation, entries: [] }).interpreted);
        }),
      );
    });
  });
}

/** Words that are keys, addresses or marks rather than sentences. */
const FIXED = new Set([
  'kind',
  'language',
  'context',
  'press',
  'form',
  'field',
  'conversation',
  'url',
  'value',
  'from',
  'chosen',
]);
function withWords<T>(value: T, next: () => string): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withWords(item, next)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      const isChoiceName = key === 'name' && 'options' in value;
      if (typeof inner === 'string') return [key, FIXED.has(key) || isChoiceName ? inner : next()];
      return [key, key === 'press' || key === 'context' || key === 'form' ? inner : withWords(inner, next)];
    }),
  ) as T;
}

/** Every action of a screen, wherever it stands. */
function actions(screen: Screen): readonly Action[] {
  const found: Action[] = [];
  const search = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('label' in value && 'press' in value) found.push(value as Action);
    else Object.values(value).forEach(search);
  };
  search(screen);
  return found;
}

/** What must be readable, button labels included. The title of a window is not part of its content. */
function sentences(screen: Screen): readonly string[] {
  const own = (): readonly (string | undefined)[] => {
    switch (screen.kind) {
      case 'welcome':
        return [
          screen.heading,
          ...screen.role,
          screen.freedom,
          screen.urgent,
          screen.advisersHeading,
          screen.filterNote,
          screen.nobody,
          ...screen.advisers.flatMap(({ name, kind, about, knows, line, availability }) => [
            name,
            kind,
            about,
            knows,
            line,
            availability,
          ]),
        ];
      case 'filters':
        return [
          screen.intro,
          screen.notKept,
          screen.submit,
          ...screen.choices.flatMap(({ label, options, placeholder }) => [
            label,
            placeholder,
            ...options.map((option) => option.label),
          ]),
        ];
      case 'adviser':
        return [
          screen.name,
          screen.availability,
          screen.waysHeading,
          ...screen.ways,
          screen.mailNote,
          screen.answerTime,
          screen.proven,
          screen.notNow,
          ...screen.facts.flatMap(({ label, value }) => [label, value]),
          ...screen.contactLinks.map(({ label }) => label),
        ];
      case 'limits':
        return [
          screen.heading,
          screen.notice,
          ...screen.lines,
          screen.call?.label,
          screen.rules?.label,
          screen.submit,
          ...screen.sections.flatMap(({ heading, lines }) => [heading, ...lines]),
        ];
      case 'write':
        return [
          screen.heading,
          screen.hint,
          screen.notice,
          ...(screen.sections ?? []).flatMap(({ heading, lines }) => [heading, ...lines]),
          screen.submit,
          ...field(screen.field),
          ...tick(screen.ownCopy),
          ...(screen.starters.length === 0 ? [] : [screen.startersLabel]),
          ...(screen.choice === undefined
            ? []
            : [screen.choice.label, screen.choice.placeholder, ...screen.choice.options.map(({ label }) => label)]),
        ];
      case 'not-saved':
        return [screen.heading, screen.reason];
      case 'sent':
        return [screen.heading, ...screen.lines, screen.urgent];
      case 'conversations':
        return [
          screen.heading,
          screen.empty,
          ...screen.items.flatMap(({ adviser, when, news, awaits = [] }) => [adviser, when, news, ...awaits]),
        ];
      case 'conversation':
        return [
          screen.heading,
          screen.state,
          screen.handle,
          screen.keep,
          screen.letStay,
          screen.notice,
          ...(screen.board ?? []).flatMap(({ heading, lines, texts = [], links = [] }) => [
            heading,
            ...lines,
            ...texts.flatMap(({ label, text }) => [label, text]),
            ...links.map(({ label }) => label),
          ]),
          ...(screen.counting?.lines ?? []),
          screen.awaited?.heading,
          ...(screen.awaited?.lines ?? []),
          screen.awaited?.call?.label,
          ...screen.entries.flatMap(({ who, when, text, said, ways, note }) => [
            who,
            when,
            text,
            said,
            ways?.call?.label,
            note,
          ]),
          ...(screen.reply === undefined
            ? []
            : [...field(screen.reply.field), ...tick(screen.reply.ownCopy), screen.reply.submit]),
        ];
      case 'board':
        return [screen.heading, ...screen.lines, ...(screen.texts ?? []).flatMap(({ label, text }) => [label, text])];
      case 'call-me':
        return [
          screen.heading,
          ...screen.lines,
          ...field(screen.field),
          ...field(screen.when),
          ...tick(screen.voicemail),
          screen.submit,
        ];
      case 'reveal':
        return [screen.heading, ...screen.lines, ...field(screen.field), screen.submit];
      case 'withdraw':
      case 'close':
      case 'closed':
      case 'gone':
      case 'withdrawn':
        return [screen.heading, ...screen.lines];
      case 'conduct':
      case 'elsewhere':
      case 'complaint':
      case 'hired-in':
      case 'accused':
      case 'employer-view':
      case 'options':
      case 'unavailable':
      case 'fault':
      case 'stranger':
      case 'unknown-organisation':
        return [
          screen.heading,
          ...screen.intro,
          ...screen.sections.flatMap(({ heading, lines }) => [heading, ...lines]),
          ...screen.links.map(({ label }) => label),
        ];
      default:
        return assertNever(screen);
    }
  };
  return [...own(), ...actions(screen).map(({ label }) => label)].filter((sentence) => sentence !== undefined);
}

const tick = ({ label, option, hint }: Tick): readonly string[] => [label, option, hint];
const field = ({
  label,
  placeholder,
  hint,
}: {
  label: string;
  placeholder: string;
  hint?: string;
}): readonly (string | undefined)[] => [label, placeholder, hint];
