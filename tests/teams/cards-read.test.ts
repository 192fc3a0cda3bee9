import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Screen } from '../../src/core/screens.ts';
import { readCard } from '../../src/teams/views/read-card.ts';
import { render } from '../../src/teams/views/render.ts';
import { CONVERSATION, screens, SUBMISSION } from '../fixtures/screens.ts';
import { elements, press } from '../support/teams-card-look.helper.ts';

const write = (typed: Record<string, string>): ReturnType<typeof readCard> =>
  readCard(press(render(screens.write), screens.write.submit, typed));

describe('a form that comes back', () => {
  test('is the form that was shown, with what was typed', () => {
    expect(write({ text: 'Hoi ${x} <b>\n' })).toEqual({
      context: screens.write.context,
      event: { do: 'submit', submit: { ...screens.write.form, text: 'Hoi ${x} <b>\n' } },
      keep: { form: screens.write.form, text: 'Hoi ${x} <b>\n' },
    });
    expect(write({})?.event).toMatchObject({ do: 'submit', submit: { text: '' } });
  });

  test('carries a mark of its own for each time it was shown', () => {
    const other = { ...screens.write, form: { ...screens.write.form, submission: 'n'.repeat(22) } };
    expect(write({ text: 'a' })?.event).toMatchObject({ submit: { submission: SUBMISSION } });
    expect(readCard(press(render(other), other.submit, { text: 'a' }))?.event).toMatchObject({
      submit: { submission: 'n'.repeat(22) },
    });
  });

  test.each([[null], [undefined], ['']])(
    'is empty when nothing was typed, which some clients say with %j',
    (nothing) => {
      const { text: _text, ...sent } = press(render(screens.write), screens.write.submit) as Record<string, unknown>;
      const read = readCard(nothing === undefined ? sent : { ...sent, text: nothing });
      expect(read).toEqual({
        context: screens.write.context,
        event: { do: 'submit', submit: { ...screens.write.form, text: '' } },
      });
      const filters = press(render(screens.filters), screens.filters.submit, { gender: '*' }) as object;
      expect(readCard({ ...filters, location: nothing })?.event).toMatchObject({ submit: { preferences: {} } });
    },
  );

  test('has the adviser that was chosen, or none', () => {
    const again = render(screens['choose-again']);
    const label = screens['choose-again'].submit;
    expect(readCard(press(again, label, { text: 'a', adviser: 'theo' }))?.event).toMatchObject({
      submit: { form: 'choose-again', adviser: 'theo', text: 'a' },
    });
    expect(readCard(press(again, label, { text: 'a' }))?.event).toMatchObject({ submit: { adviser: '' } });
  });

  test('has only the preferences that somebody has', () => {
    const filters = render(screens.filters);
    const sent = (typed: Record<string, string>): unknown =>
      readCard(press(filters, screens.filters.submit, typed))?.event;
    expect(sent({})).toEqual({ do: 'submit', submit: { form: 'filters', preferences: { gender: 'woman' } } });
    expect(sent({ gender: '*', location: 'Utrecht' })).toEqual({
      do: 'submit',
      submit: { form: 'filters', preferences: { location: 'Utrecht' } },
    });
    expect(sent({ gender: 'robot' })).toBeUndefined();
  });

  test('a reply and a name are for the conversation that was shown', () => {
    for (const [screen, form, label] of [
      [screens.conversation, screens.conversation.reply.form, screens.conversation.reply.submit],
      [screens.reveal, screens.reveal.form, screens.reveal.submit],
    ] as const)
      expect(readCard(press(render(screen), label, { text: 'a' }))?.event).toEqual({
        do: 'submit',
        submit: { ...form, text: 'a' },
      });
  });
});

describe('what no card of ours sends is not believed', () => {
  const good = press(render(screens.write), 'Terug', { text: 'x' }) as Record<string, unknown>;
  const sent = press(render(screens.write), screens.write.submit, { text: 'x' }) as Record<string, unknown>;
  test('a card as it was sent is', () => {
    expect(readCard(good)).toBeDefined();
    expect(readCard(sent)).toBeDefined();
  });
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [good]],
    ['a text', JSON.stringify(good)],
    ['an empty object', {}],
    ['another version', { ...good, iv: 2 }],
    ['no context', { ...good, context: undefined }],
    ['a context of its own making', { ...good, context: { admin: true } }],
    ['a field more', { ...good, admin: true }],
    ['a press more', { ...good, press: { do: 'welcome', more: 1 } }],
    ['an unknown press', { ...good, press: { do: 'delete' } }],
    ['a hostile id', { ...good, press: { do: 'conversation', conversation: '../../etc' } }],
    ['a press and a way back', { ...good, back: true }],
    ['an unknown form', { ...sent, form: { form: 'delete' } }],
    ['a form with words in it', { ...sent, form: { ...(sent['form'] as object), text: 'x' } }],
    ['a form without a mark', { ...sent, form: { form: 'reply', conversation: CONVERSATION } }],
    ['a text that is none', { ...sent, text: ['x'] }],
    ['an adviser that is none', { ...sent, adviser: 'Samira; DROP' }],
    ['options that are no JSON', { ...sent, options: '[' }],
    ['options of another shape', { ...sent, options: '[{"value":"theo","label":"Theo","url":"x"}]' }],
    [
      'a prototype',
      JSON.parse(JSON.stringify(good).replace('{', '{"__proto__":{"press":{"do":"welcome"}},')) as unknown,
    ],
  ])('%s', (_what, data) => {
    expect(readCard(data)).toBeUndefined();
  });

  test('whatever is sent, reading it ends, and gives an event or nothing', () => {
    const tampered = fc
      .tuple(
        fc.constantFrom(...Object.values<Screen>(screens)),
        fc.nat(),
        fc.dictionary(
          fc.constantFrom('iv', 'press', 'form', 'context', 'behind', 'back', 'text', 'kept', 'kind'),
          fc.jsonValue(),
        ),
      )
      .map(([screen, which, changes]) => {
        const buttons = elements(render(screen)).filter(({ data }) => data !== undefined);
        return { ...buttons[which % buttons.length]?.data, ...changes };
      });
    fc.assert(
      fc.property(fc.oneof(tampered, fc.jsonValue({ maxDepth: 5 })), (data) => {
        const read = readCard(data);
        expect(read === undefined || typeof read.event.do === 'string').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
