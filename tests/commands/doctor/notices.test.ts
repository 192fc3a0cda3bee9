/** Of each adviser the operator learns one word: does a notice reach them. */
import { beforeEach, expect, it } from 'vitest';
import { checkNotices, noticeFinding, noticeWays } from '../../../src/commands/doctor/notices.ts';
import { identityOf } from '../../../src/core/adviser/identity.ts';
import { countWorks, noticeWorks } from '../../../src/core/notices/works.ts';
import type { Organisation } from '../../../src/core/organisation.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { adviserOf, testOrganisation } from '../../support/organisation.helper.ts';

let organisation: Organisation;
beforeEach(async () => {
  ({ organisation } = await testOrganisation());
});

it('yes, no or none, and not a word more', async () => {
  const clock = { now: () => new Date('2026-11-27T10:00:00Z') };
  const [keyring, { notices }] = [await memoryKeyring(), memoryStore(clock)];
  const people = organisation.advisers.map(({ identity }) => identity && identityOf(keyring, identity));
  const [samira = '', tom = ''] = people;
  await notices.want(samira, 'soon');
  await notices.settle(samira, clock.now(), { outcome: 'proved' });
  await notices.want(tom, 'daily');
  const { identity: _, ...newcomer } = adviserOf('iris', 'Iris', undefined);
  const all = [{ ...organisation, advisers: [...organisation.advisers, newcomer] }];
  const works = await noticeWorks(notices, keyring, all);
  expect(works.map(({ adviser, works: said }) => [adviser.id, said])).toEqual([
    ['samira', 'yes'],
    ['tom', 'no'],
    ['halina', 'none'],
  ]);
  expect(countWorks(works)).toEqual({ yes: 1, no: 1, none: 1 });
  expect(works.map(noticeFinding).map(({ level, message }) => [level, message])).toEqual([
    ['ok', 'Samira el Idrissi (zorg): notice works: yes.'],
    ['warn', 'Tom de Wit (zorg): notice works: no.'],
    ['info', 'Halina Kowalska (zorg): notice works: none.'],
  ]);
});

it('says what is not offered', () => {
  expect(noticeWays({ pushHosts: [] }).map(({ id, level }) => [id, level])).toEqual([
    ['notices.mail', 'info'],
    ['notices.push', 'info'],
  ]);
  const smtp = { url: 'smtp://smtp.example.nl', from: 'a@example.nl' };
  expect(noticeWays({ pushHosts: ['a.example.nl'], smtp }).map(({ level }) => level)).toEqual(['ok', 'ok']);
});

it('looks at nothing where nothing can be looked at', async () => {
  const parts = { notices: undefined, folder: undefined, url: undefined };
  const of = async (more: object) =>
    (
      await checkNotices({ ...parts, organisations: [organisation], memory: false, ...more }).run(AbortSignal.abort())
    ).map(({ level }) => level);
  expect(await of({})).toEqual(['skipped']);
  expect(await of({ memory: true })).toEqual(['skipped']);
  expect(await of({ organisations: undefined })).toEqual(['skipped']);
});
