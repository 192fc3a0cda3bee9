/** Planning from the inbox to what the next employee sees: signed, numbered, and in force on every instance at once. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { planningStatement } from '../../../src/core/planning.ts';
import { signStatement } from '../../../src/seal/statement.ts';
import { desks, plan, press, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation: plain, keys } = await testOrganisation();
const [samira, tom, halina] = plain.advisers as [Adviser, Adviser, Adviser];
const organisation: Organisation = { ...plain, advisers: [samira, { ...tom, cover: 'allowed' }, halina] };
const TODAY = '2026-11-24';
const NOW = 'volgens haar uren is Samira er nu (tot 17:00)';
const absence = (n: number, from: string, until = from) => ({ id: String(n).padStart(22, '0'), from, until });

let here: Desks;
/** Another process on the same store. */
let there: Desks;
beforeEach(async () => {
  here = await desks(organisation);
  there = await desks(organisation, here);
});
const lineAt = async (d: Desks): Promise<string | undefined> => {
  const screen = await d.employee.handle(d.visit('U0DAAN'), { do: 'open' });
  return screen.kind === 'welcome'
    ? screen.advisers.find(({ name }) => name === samira.name)?.availability
    : screen.kind;
};
let forms = 0;
const write = (d: Desks, shown: 'now' | 'later' = 'now', user = 'U0NOOR') => {
  const submission = `plan${String((forms += 1)).padStart(18, '0')}`;
  const submit = { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission, text: 'Hallo', shown };
  return d.employee.handle(d.visit(user), { do: 'submit', submit } as EmployeeEvent);
};

describe('a new planning', () => {
  it('ends the page that was kept for a minute, on every instance, and begins from what the other left', async () => {
    expect([await lineAt(here), await lineAt(there)]).toEqual([NOW, NOW]);
    expect(await plan(here, here.seat(), keys.samira, { absences: [absence(1, TODAY)] })).toBe('stored');
    expect([await lineAt(here), await lineAt(there)]).toEqual(['weer morgen 9:00', 'weer morgen 9:00']);
    expect((await there.adviser.planning(there.seat())).planning.absences).toEqual([absence(1, TODAY)]);
    expect(await plan(there, there.seat(), keys.samira, { absences: [] })).toBe('stored');
    expect(await lineAt(here)).toBe(NOW);
  });

  it('stores a message only by the planning that lies there now, also on an instance that never saw it', async () => {
    await plan(here, here.seat(), keys.samira, { absences: [absence(1, TODAY)] });
    expect((await write(there)).kind).toBe('write');
    expect((await write(there, 'later')).kind).toBe('sent');
    // Hours that the file does not have, and the adviser signed.
    here.clock.advance(9);
    const evening = { tue: [{ from: '18:00', to: '22:00' }] };
    expect(await plan(here, here.seat(), keys.samira, { absences: [], weekly: evening })).toBe('stored');
    expect((await write(await desks(organisation, here), 'now', 'U0DAAN')).kind).toBe('sent');
    await press(here, keys.samira, 'fullUntil', new Date(here.clock.now().getTime() + 5_000_000));
    expect((await write(there, 'now', 'U0EVA')).kind).toBe('write');
  });

  it('takes over the unsigned switches of before, and ends them', async () => {
    const until = new Date('2026-11-24T13:00:00Z');
    await here.store.conversations.setAway('zorg', 'samira', until, here.clock.now());
    expect(await lineAt(here)).toBe('weer vandaag 14:00');
    expect((await here.adviser.planning(here.seat())).planning.awayUntil).toBe(until.getTime() / 3_600_000);
    await press(here, keys.samira, 'fullUntil', undefined);
    expect(await lineAt(there)).toBe('weer vandaag 14:00');
    await press(here, keys.samira, 'awayUntil', undefined);
    expect(await lineAt(there)).toBe(NOW);
  });

  it('is refused when it is not newer, not theirs, or by another clock', async () => {
    const seat = here.seat();
    const { planning } = await here.adviser.planning(seat);
    const send = async (more: object, by = keys.samira, as = 'samira') => {
      const text = JSON.stringify({ ...planning, number: 1, ...more });
      const signature = await signStatement(by.signing.privateKey, planningStatement('zorg', as, text));
      return here.adviser.plan(seat, text, signature);
    };
    expect(await send({}, keys.tom)).toBe('refused');
    expect(await send({}, keys.samira, 'tom')).toBe('refused');
    expect(await send({ number: 0 })).toBe('malformed');
    expect(await send({ timeZone: 'America/Curacao' })).toBe('moved');
    expect(await send({ absences: [absence(1, '2026-11-01', '2026-11-02')] })).toBe('past');
    expect(await send({ absences: [absence(1, '2036-11-01')] })).toBe('malformed');
    expect(await send({ number: 5 })).toBe('stored');
    for (const number of [4, 5]) expect(await send({ number, cover: [] })).toBe('moved');
    expect(here.faults).toEqual([]);
  });

  it('put in the store by somebody else widens nothing: the file holds, and it is told', async () => {
    const text = JSON.stringify({
      version: 1,
      number: 9,
      timeZone: 'Europe/Amsterdam',
      absences: [],
      cover: [],
      weekly: { tue: [{ from: '00:00', to: '00:00' }] },
    });
    here.clock.advance(10);
    await here.store.conversations.putPlanning('zorg', 'samira', { number: 9, text, signature: 'A'.repeat(86) });
    expect(await lineAt(here)).toBe('weer morgen 9:00');
    expect(here.faults).toEqual(['planning signature']);
    expect(await here.adviser.planning(here.seat())).toMatchObject({ refused: true, next: 10 });
    expect((await write(here, 'later')).kind).toBe('sent');
    expect(await plan(here, here.seat(), keys.samira, {})).toBe('stored');
  });

  it('numbered as high as it goes by somebody else is no last word: its adviser plans on, and every instance follows', async () => {
    await plan(here, here.seat(), keys.samira, { absences: [] });
    for (const number of [1_000_000_000, 999_999_999, 9_999_999_999]) {
      await here.store.conversations.putPlanning('zorg', 'samira', { number, text: '{}', signature: '' });
      expect(await lineAt(there)).toBe(NOW);
      expect(await plan(here, here.seat(), keys.samira, { absences: [absence(1, TODAY)] })).toBe('stored');
      expect([await lineAt(here), await lineAt(there)]).toEqual(['weer morgen 9:00', 'weer morgen 9:00']);
      expect(await plan(there, there.seat(), keys.samira, { absences: [] })).toBe('stored');
      expect([await lineAt(here), await lineAt(there)]).toEqual([NOW, NOW]);
    }
  });
});

describe('cover', () => {
  it('is taken of colleagues with a key and consent, and refused in a circle', async () => {
    const cover = (seat: string, by = keys.samira, ...ids: string[]) => plan(here, here.seat(seat), by, { cover: ids });
    expect(await cover('samira', keys.samira, 'halina')).toBe('cover-key');
    expect(await cover('samira', keys.samira, 'samira')).toBe('cover-unknown');
    expect(await cover('samira', keys.samira, 'nobody')).toBe('cover-unknown');
    expect(await cover('tom', keys.tom, 'samira')).toBe('cover-consent');
    expect(await cover('samira', keys.samira, 'tom')).toBe('stored');
    const all = {
      ...organisation,
      advisers: organisation.advisers.map((one) => ({ ...one, cover: 'allowed' as const })),
    };
    const later = await desks(all, here);
    expect(await plan(later, later.seat('tom'), keys.tom, { cover: ['samira'] })).toBe('cover-circle');
    const { colleagues } = await later.adviser.planning(later.seat('tom'));
    expect(colleagues.map(({ id, mayCover }) => [id, mayCover])).toEqual([
      ['samira', 'circle'],
      ['halina', 'no-key'],
    ]);
  });

  it('is offered where somebody is away, and passed over who is away too; nothing is written to them', async () => {
    const offered = async () => {
      const screen = await here.employee.handle(here.visit('U0DAAN'), { do: 'adviser', adviser: 'samira' });
      if (screen.kind !== 'adviser') throw new Error(screen.kind);
      return screen.cover && [screen.cover.line, ...screen.cover.open.map(({ press: to }) => to)];
    };
    await plan(here, here.seat(), keys.samira, { cover: ['tom'] });
    expect(await offered()).toBeUndefined();
    await plan(here, here.seat(), keys.samira, { absences: [absence(1, TODAY, '2026-11-27')] });
    expect(await offered()).toEqual([
      'Zolang Samira weg is, kun je ook aan Tom schrijven.',
      { do: 'adviser', adviser: 'tom' },
    ]);
    await plan(here, here.seat('tom'), keys.tom, { absences: [absence(2, TODAY)] });
    expect(await offered()).toBeUndefined();
    await plan(here, here.seat('tom'), keys.tom, { absences: [] });
    await plan(here, here.seat(), keys.samira, { absences: [] });
    await press(here, keys.samira, 'fullUntil', new Date('2026-11-26T23:00:00Z'));
    expect((await offered())?.[0]).toBe('Samira heeft nu geen ruimte. Je kunt ook aan Tom schrijven.');
    await write(here, 'later');
    expect(await here.adviser.list(here.seat('tom'))).toEqual([]);
  });
});

describe('what the team lacks', () => {
  it('comes from files and planning alone', async () => {
    const { gaps } = await here.adviser.planning(here.seat());
    expect(gaps).toEqual({
      languages: { none: ['pl'], one: ['en'] },
      genders: [],
      locations: { none: [], one: ['Utrecht', 'Amersfoort'] },
      kinds: [],
      weeks: [],
    });
    const weeks = [absence(1, '2026-12-07', '2026-12-13')];
    await plan(here, here.seat(), keys.samira, { absences: weeks });
    await plan(here, here.seat('tom'), keys.tom, { weekly: { mon: [] }, absences: [] });
    const before = await here.adviser.planning(here.seat());
    await write(here, 'later');
    const after = await here.adviser.planning(here.seat());
    expect(after.gaps).toEqual(before.gaps);
    expect(after.gaps).toMatchObject({ weeks: ['2026-12-07'], genders: ['man'], kinds: ['internal'] });
  });
});
