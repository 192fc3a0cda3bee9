/** The same mark, pressed again after an answer that got lost: what is said is what is stored, on both platforms. */
import { expect, it } from 'vitest';
import { desks } from '../../support/desks.helper.ts';
import { pressing } from '../../support/two-presses.helper.ts';
import {
  ALL,
  check,
  fated,
  organisation,
  storedAt,
  TEXTS,
  words,
  type Case,
  type Weather,
} from '../../support/unknown-outcome.helper.ts';

/** One of each kind; `tests/prove/unknown-outcome.prove.ts` takes all of them. */
const isDistinct = ({ platform, talks, first, meanwhile, adviser, text }: Case): boolean => {
  // The platforms differ in what stays in the field, which one case of each answer shows.
  if (platform === 'teams')
    return (
      first === 'lost after' &&
      !talks &&
      (text === 'other' ? meanwhile === 'limits changed' : true) &&
      adviser === 'tom'
    );
  if (talks) return first === 'lost after' && text === 'same' && (meanwhile === 'nothing' || meanwhile === 'closed');
  return first === 'lost after' || (meanwhile === 'nothing' && text === 'same' && adviser === 'samira');
};

it.each(ALL.filter(isDistinct).map((one) => [JSON.stringify(one), one] as const))('%s', async (_name, given) => {
  expect.hasAssertions();
  await check(given);
});

it.each(['slack', 'teams'] as const)(
  '%s: an answer that got lost is asked for at once, and said when it can be',
  async (platform) => {
    for (const [fate, sentence] of [
      ['lost after', words.sent.sealed('Samira')],
      ['lost before', words.notSaved.unknown],
    ] as const) {
      const calm = await desks(organisation);
      const weather: Weather = { fate, canAsk: true };
      const d = await desks(organisation, { ...calm, store: fated(calm.store, weather) });
      const said = await pressing[platform](d.employee, d.visit(), { adviser: 'samira', text: TEXTS.same });
      expect(said.words).toContain(sentence);
      expect((await storedAt(calm)).samira).toEqual(fate === 'lost after' ? [TEXTS.same] : []);
    }
  },
);
