/** The doctor says of each adviser whether it is proven that messages arrive: what employees read too, and no more. */
import { expect, test } from 'vitest';
import { checkProof, ofEach } from '../../../src/commands/doctor/proof.ts';
import { toHour } from '../../../src/core/conversation.ts';
import { planningStatement } from '../../../src/core/planning.ts';
import type { AdviserKeys } from '../../../src/seal/adviser-keys.ts';
import { signStatement } from '../../../src/seal/statement.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock } from '../../support/desks.helper.ts';
import { findingsOf, withoutRemedy } from '../../support/doctor.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { proveAll } from '../../support/proven.helper.ts';

const { organisation, keys } = await testOrganisation();
const [samira, ...others] = organisation.advisers;

test('each adviser with a key is proven or not, by name, with what to do', async () => {
  const clock = testClock();
  const { conversations } = memoryStore(clock);
  const look = async () => ofEach(organisation, conversations, clock.now());
  const said = async () =>
    (await look()).map(({ id, level, message }) => [id, level, /arrive at (.*?)[.,]/.exec(message)?.[1]]);
  expect(await said()).toEqual([
    ['people.proof', 'warn', 'Samira el Idrissi'],
    ['people.proof', 'warn', 'Tom de Wit'],
  ]);
  expect(withoutRemedy(await look())).toEqual([]);
  await proveAll({ conversations }, [{ ...organisation, advisers: samira === undefined ? [] : [samira] }], clock.now());
  expect((await said()).map(([, level]) => level)).toEqual(['ok', 'warn']);
  // An answer of this week is not told before the others are.
  const [tom] = others;
  const test = { card: keys.tom.keyCard.kid, week: toHour(clock.now()) };
  await conversations.keepAnsweredTest(organisation.id, tom?.id ?? '', test, clock.now());
  expect((await said()).map(([, level]) => level)).toEqual(['ok', 'warn']);
});

test('of what somebody planned: whether it holds, and nothing of what is in it', async () => {
  const clock = testClock();
  const { conversations } = memoryStore(clock);
  const put = async (who: 'samira' | 'tom', by: AdviserKeys) => {
    const text = JSON.stringify({ version: 1, number: 1, timeZone: 'Europe/Amsterdam', absences: [], cover: [] });
    const signature = await signStatement(by.signing.privateKey, planningStatement(organisation.id, who, text));
    await conversations.putPlanning(organisation.id, who, { number: 1, text, signature });
  };
  await put('samira', keys.samira);
  await put('tom', keys.samira);
  const found = (await ofEach(organisation, conversations, clock.now())).filter(({ id }) => id === 'people.planning');
  expect(found.map(({ level, message }) => [level, /(Samira el Idrissi|Tom de Wit)/.exec(message)?.[1]])).toEqual([
    ['ok', 'Samira el Idrissi'],
    ['warn', 'Tom de Wit'],
  ]);
  expect(withoutRemedy(found)).toEqual([]);
});

test.each([
  ['the organisation files are wrong', { organisations: undefined }],
  ['STORE=memory uses no Redis', { memory: true }],
  ['REDIS_URL is missing or malformed', {}],
])('not looked at when %s', async (why, more) => {
  const parts = { organisations: [organisation], url: undefined, memory: false, now: () => new Date(), ...more };
  const [finding] = await findingsOf(checkProof(parts));
  expect(finding).toMatchObject({ id: 'people.proof', level: 'skipped' });
  expect(finding?.message).toContain(why);
});
