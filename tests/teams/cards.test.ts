import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Screen } from '../../src/core/screens.ts';
import { compile, type Fields } from '../../src/teams/views/template.ts';
import { fieldsOf } from '../../src/teams/views/render.ts';
import { templateSchema } from '../../src/teams/views/schema.ts';
import { card, cards } from '../../src/teams/views/cards.ts';
import { publishCards } from '../../src/teams/publishing/cards.ts';
import { chooseFields, noteFields, orderFields, postFields } from '../../src/teams/publishing/fields.ts';
import { tabLink } from '../../src/teams/tab/link.ts';
import { choose, inOrder, notPosted, publicCard, publicMessage, refused } from '../fixtures/publishing.ts';
import { screens, SUBMISSION } from '../fixtures/screens.ts';
import { cardFaults, expand } from '../support/teams-official.helper.ts';

const folder = new URL('../../adaptive-cards/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): object => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object;

const TAB = tabLink({ appId: '00000000-0000-4000-8000-000000000000' });
/** Words that were left behind, and who could be chosen then. */
const kept = {
  form: screens.write.form,
  text: 'Ik wil vertellen\nwat er was: ${name} {{DATE(2026-01-01T00:00:00Z)}}',
  options: screens['choose-again'].choice.options,
};
const hint = 'Namen hoeven niet.';
const shown: readonly (readonly [string, Screen])[] = [
  ...Object.entries<Screen>(screens),
  ['choose-again-not-saved', { ...screens['not-saved'], form: screens['choose-again'].form }],
  [
    'call-me-not-saved',
    {
      ...screens['not-saved'],
      form: screens['call-me'].form,
      again: { ...screens['not-saved'].again, when: screens['call-me'].when, ownCopy: screens['call-me'].voicemail },
    },
  ],
  [
    'conversation-with-hint',
    {
      ...screens.conversation,
      reply: { ...screens.conversation.reply, field: { ...screens.conversation.reply.field, hint } },
    },
  ],
  ['reveal-with-hint', { ...screens.reveal, field: { ...screens.reveal.field, hint } }],
];
const ROOM = { advisers: 2, email: true };
type Sample = readonly [string, ReturnType<typeof card>, Fields];
/** Samples show every part of a card, the words left behind among them. */
const samples: readonly Sample[] = [
  ...shown.map(([name, screen]): Sample => [name, cards[screen.kind], fieldsOf(screen, { own: kept, behind: kept })]),
  ['public-post', publishCards.post, postFields(publicCard, TAB, ROOM)],
  ['public-post-message', publishCards.post, postFields(publicMessage, TAB, ROOM)],
  ['publish', publishCards.choose, chooseFields(choose, SUBMISSION, ROOM)],
  ['publish-order', publishCards['in-order'], orderFields(inOrder, SUBMISSION, Infinity)],
  ['publish-refused', publishCards.refused, noteFields(refused, SUBMISSION, '00000000-0000-4000-8000-000000000000')],
  ['publish-not-posted', publishCards['not-posted'], noteFields(notPosted, SUBMISSION, undefined)],
];

describe('the cards', () => {
  test('every file is the card of a screen, and every screen has one', () => {
    const used = Object.values({ ...cards, ...publishCards }).map(({ template }) => JSON.stringify(template));
    expect([...new Set(used)].sort()).toEqual(
      names.map((name) => JSON.stringify(templateSchema.parse(read(name)))).sort(),
    );
    expect(Object.keys(cards).sort()).toEqual([...new Set(Object.values(screens).map(({ kind }) => kind))].sort());
  });

  test.each(samples)('%s: the slots of the card are the fields of the screen', (_name, { template }) => {
    // Of all screens with this card together: what may be absent is absent in some.
    const all = samples.filter(([, other]) => other.template === template);
    const fields = all.flatMap(([, , one]) => paths(one));
    expect([...new Set(fields)].sort()).toEqual([...new Set(slots(template))].sort());
  });

  test.each(samples)('%s: the official library binds it to exactly the same card', (_name, { template }, fields) => {
    expect(compile(template)(fields)).toEqual(expand(template, fields));
  });

  test('whatever stands in a field, the official library binds every card to the same', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        '${heading}',
        '${$root}',
        '`',
        '\\',
        '${',
        '$when',
        '{{TIME(2026-01-01T00:00:00Z)}}',
        'null',
        '"]}',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.infiniteStream(text), ([, { template, bind }, fields], texts) => {
        const hostile = withTexts(fields, () => texts.next().value ?? '') as Record<string, unknown>;
        expect(bind(hostile)).toEqual(expand(template, hostile));
      }),
      { numRuns: 150 },
    );
  });

  test.each(samples)('%s: the sample is what the product fills in', async (name, { template }, fields) => {
    const sample = `${JSON.stringify(fields, undefined, 2)}\n`;
    await expect(sample).toMatchFileSnapshot(`../../adaptive-cards/samples/${name}.json`);
    expect(cardFaults(compile(template)(JSON.parse(sample) as Record<string, unknown>))).toEqual([]);
  });

  test('there is a sample for each screen and none besides', () => {
    expect(readdirSync(new URL('samples/', folder)).sort()).toEqual(samples.map(([name]) => `${name}.json`).sort());
  });

  test.each(names)('%s: nothing posts, nothing is fetched, and no word is in it', (name) => {
    const text = JSON.stringify(read(name));
    expect(text).not.toMatch(/imBack|messageBack|Action\.Execute|Action\.Http|"refresh"|"authentication"/i);
    expect(text).not.toMatch(/"Media"|backgroundImage|iconUrl/);
    // The one picture there is: a code that the card carries itself.
    expect(text.match(/"Image"/g)?.length ?? 0).toBe(name === 'public-post.json' ? 1 : 0);
    const words = elementsOf(read(name)).flatMap(({ text: shown, title, label, placeholder }) => [
      shown,
      title,
      label,
      placeholder,
    ]);
    expect(words.filter((word) => word !== undefined && !/^[^\p{L}]*(\$\{[a-zA-Z]+\}[^\p{L}]*)+$/u.test(word))).toEqual(
      [],
    );
  });

  test.each(names)('%s: inputs have a label, headings are headings, lines wrap, the language is named', (name) => {
    const template = read(name) as { lang: string; version: string };
    expect(template).toMatchObject({ lang: '${language}', version: '1.5' });
    for (const element of elementsOf(template)) {
      if (element.type?.startsWith('Input.') === true) expect(element.label).toBeDefined();
      if (element.type === 'TextBlock') expect(element).toMatchObject({ wrap: true, style: 'heading' });
      if (element.type === 'Input.ChoiceSet') expect(element.wrap).toBe(true);
    }
  });
});

describe('the process does not start with a card that', () => {
  const good = read('end.json');
  const with_ = (element: object): object => ({ ...good, body: [element] });
  test.each<[string, object]>([
    ['is of another version', { ...good, version: '1.6' }],
    [
      'posts',
      with_({
        type: 'ActionSet',
        actions: [{ type: 'Action.Submit', title: '${a}', data: { msteams: { type: 'imBack' } } }],
      }),
    ],
    ['executes', with_({ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: '${a}', data: '${d}' }] })],
    ['fetches a picture', with_({ type: 'Image', url: 'https://example.nl/x.png' })],
    ['has an input without a label', with_({ type: 'Input.Text', id: 'text', value: '${v}', isMultiline: true })],
    ['has a word of its own', with_({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Hallo ${name}' }] })],
    ['shows words where markup is read', with_({ type: 'TextBlock', text: '${text}', wrap: true })],
    ['calculates', with_({ type: 'RichTextBlock', $when: '${a == b}', inlines: [{ type: 'TextRun', text: '${t}' }] })],
    ['has a property we do not know', with_({ type: 'ActionSet', actions: [], selectAction: {} })],
    ['is empty', { ...good, body: [] }],
    ['is nothing', []],
  ])('%s', (_what, json) => {
    expect(() => card(json)).toThrow(z.ZodError);
    expect(card(good).template).toEqual(good);
  });
});

/** `list/slot` for every slot, with the lists it stands in. */
function slots(template: object): string[] {
  const found: string[] = [];
  const walk = (value: unknown, scope: string): void => {
    if (typeof value === 'string') {
      for (const [, name = ''] of value.matchAll(/\$\{([a-zA-Z]+)\}/g)) found.push(scope + name);
      return;
    }
    if (Array.isArray(value)) return value.forEach((item) => walk(item, scope));
    if (typeof value !== 'object' || value === null) return;
    const { $data, ...rest } = value as { $data?: string };
    if ($data !== undefined) walk($data, scope);
    const inner = $data === undefined ? scope : `${scope}${$data.slice(2, -1)}/`;
    for (const part of Object.values(rest)) walk(part, inner);
  };
  walk(template, '');
  return found;
}

function withTexts(value: unknown, next: () => string): unknown {
  if (typeof value === 'string') return next();
  if (Array.isArray(value)) return value.map((item) => withTexts(item, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [key, withTexts(inner, next)]),
  );
}

function paths(fields: object, scope = ''): string[] {
  return Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    const here = `${scope}${name}`;
    return Array.isArray(value) ? [here, ...value.flatMap((item: object) => paths(item, `${here}/`))] : [here];
  });
}

interface Part {
  readonly type?: string;
  readonly text?: string;
  readonly title?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly wrap?: boolean;
}
function elementsOf(template: object): readonly Part[] {
  return Object.values(template).flatMap((value: unknown): Part[] => {
    const inside = (Array.isArray(value) ? value : [value]).filter(
      (item): item is object => typeof item === 'object' && item !== null,
    );
    return inside.flatMap((item) => [item as Part, ...elementsOf(item)]);
  });
}
