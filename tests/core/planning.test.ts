/** What an adviser planned: read, verified, and never wider than what they signed or narrower than the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf, isAbsent } from '../../src/core/availability.ts';
import { hoursInForce, without } from '../../src/core/planning-hours.ts';
import { parsePlanning, planningStatement, type Absence, type Planning } from '../../src/core/planning.ts';
import { createPlannings, type PlanningFault } from '../../src/core/plannings.ts';
import { WEEKDAYS, type Adviser, type Schedule } from '../../src/core/organisation.ts';
import { signStatement } from '../../src/seal/statement.ts';
import type { AdviserKeys } from '../../src/seal/slots.ts';
import { adviserOf, testOrganisation, TUESDAY_10 } from '../support/organisation.helper.ts';
import { provenAt } from '../support/proven.helper.ts';

const { organisation, keys } = await testOrganisation();
const ZONE = 'Europe/Amsterdam';
const id = (n: number): string => String(n).padStart(22, 'a');
const office = [{ from: '09:00', to: '17:00' }];
const daily = Object.fromEntries(WEEKDAYS.map((day) => [day, office]));
const planningOf = (more: Partial<Planning> = {}): Planning => ({
  version: 1,
  number: 1,
  timeZone: ZONE,
  absences: [],
  cover: [],
  ...more,
});
const withHours = (more: Partial<Schedule> = {}): Adviser =>
  adviserOf('samira', 'Samira', keys.samira, {
    schedule: { timeZone: ZONE, weekly: daily, holidays: 'none', away: [], ...more },
  });
const absence = (n: number, from: string, until: string): Absence => ({ id: id(n), from, until });
const stateAt = (adviser: Adviser, planning: Planning, iso: string) =>
  availabilityOf(adviser, { ...provenAt(adviser, new Date(iso)), planning }, new Date(iso));

describe('reading one', () => {
  it('takes its own text and nothing that is not exactly a planning', () => {
    const whole = planningOf({
      weekly: { mon: office, sun: [] },
      absences: [absence(1, '2026-12-24', '2027-01-03'), absence(2, '2026-12-01T13:00', '2026-12-01T15:30')],
      awayUntil: 500_000,
      cover: ['tom'],
    });
    expect(parsePlanning(JSON.stringify(whole))).toEqual(whole);
    const wrong: object[] = [
      { number: 0 },
      { number: 1.5 },
      { version: 2 },
      { more: 1 },
      { timeZone: 'Mars/Base' },
      { weekly: { mon: [{ from: '9:00', to: '17:00' }] } },
      { weekly: { monday: [] } },
      { absences: [absence(1, '2026-02-30', '2026-03-02')] },
      { absences: [absence(1, '2026-12-24', '2026-12-23')] },
      { absences: [absence(1, '2026-12-24T12:00', '2026-12-24T12:00')] },
      { absences: [absence(1, '2026-12-24', '2026-12-25'), absence(1, '2026-12-26', '2026-12-27')] },
      { cover: ['tom', 'tom'] },
      { cover: ['../tom'] },
      { awayUntil: -1 },
    ];
    for (const change of wrong)
      expect(parsePlanning(JSON.stringify({ ...whole, ...change })), JSON.stringify(change)).toBeUndefined();
    for (const text of ['', 'null', '[]', '{', '"planning"', ' '.repeat(12_001)])
      expect(parsePlanning(text)).toBeUndefined();
  });
});

describe('hours in force', () => {
  const noon = '2026-11-24T11:00:00Z';

  it('are the planning’s where it has some, and the file’s where it has none', () => {
    const evenings = planningOf({ weekly: { tue: [{ from: '18:00', to: '20:00' }] } });
    expect(stateAt(withHours(), planningOf(), noon).state).toBe('available');
    expect(stateAt(withHours(), evenings, noon)).toEqual({ state: 'away', next: new Date('2026-11-24T17:00:00Z') });
    expect(stateAt(withHours(), evenings, '2026-11-24T17:30:00Z').state).toBe('available');
  });

  it('are never wider than the file lets them be: its days away, and no hours at all', () => {
    const wide = planningOf({
      weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '00:00', to: '00:00' }]])),
    });
    const away = withHours({ away: [{ from: '2026-11-24', until: '2026-11-24' }] });
    expect(stateAt(away, wide, noon).state).toBe('away');
    for (const weekly of [{}, { mon: [] }])
      expect(stateAt(withHours({ weekly }), wide, noon)).toEqual({ state: 'away', next: undefined });
  });

  it('stop for a part of a day, and deleting one absence leaves the one that overlaps it', () => {
    const two = [
      absence(1, '2026-11-24T10:00', '2026-11-24T12:00'),
      absence(2, '2026-11-24T11:00', '2026-11-24T14:00'),
    ];
    const planned = (absences: readonly Absence[]) =>
      stateAt(withHours(), planningOf({ absences }), '2026-11-24T09:30:00Z');
    expect(planned(two)).toEqual({ state: 'away', next: new Date('2026-11-24T13:00:00Z') });
    expect(planned(two.slice(0, 1))).toEqual({ state: 'away', next: new Date('2026-11-24T11:00:00Z') });
    expect(planned(two.slice(1))).toEqual({ state: 'available', until: new Date('2026-11-24T10:00:00Z') });
  });

  it('to the end of a day of which the clock skips midnight', () => {
    // Cairo goes from Thursday 23:59 to Friday 1:00.
    const evenings = withHours({ timeZone: 'Africa/Cairo', weekly: { thu: [{ from: '22:00', to: '02:00' }] } });
    const until = (day: string) =>
      planningOf({ timeZone: 'Africa/Cairo', absences: [absence(1, '2026-04-20T12:00', day)] });
    for (const [iso, state] of [
      ['2026-04-23T20:30:00Z', 'away'],
      ['2026-04-23T21:59:00Z', 'away'],
      ['2026-04-23T22:00:00Z', 'available'],
    ] as const)
      expect([iso, stateAt(evenings, until('2026-04-23'), iso).state]).toEqual([iso, state]);
  });

  it('over a change of the clock: nothing of what was planned is lost, and a time that occurs twice is away both times', () => {
    const nights = withHours({ weekly: { sun: [{ from: '00:00', to: '06:00' }] } });
    const autumn = planningOf({ absences: [absence(1, '2026-10-25T02:00', '2026-10-25T02:30')] });
    for (const [iso, state] of [
      ['2026-10-24T23:59:00Z', 'available'],
      ['2026-10-25T00:15:00Z', 'away'],
      ['2026-10-25T00:45:00Z', 'away'],
      ['2026-10-25T01:15:00Z', 'away'],
      ['2026-10-25T01:30:00Z', 'available'],
    ] as const)
      expect([iso, stateAt(nights, autumn, iso).state]).toEqual([iso, state]);
    const spring = planningOf({ absences: [absence(1, '2027-03-28T02:15', '2027-03-28T02:45')] });
    // 2:15 does not exist on that day: it begins as long before the gap, and ends as long after it.
    for (const [minute, state] of [
      ['00:10', 'available'],
      ['00:50', 'away'],
      ['01:20', 'away'],
      ['01:46', 'available'],
    ] as const)
      expect([minute, stateAt(nights, spring, `2027-03-28T${minute}:00Z`).state]).toEqual([minute, state]);
  });

  it('count by the clock they were signed under, also when the file says another by now', () => {
    const curacao = withHours({ timeZone: 'America/Curacao' });
    const planned = planningOf({ weekly: daily, absences: [absence(1, '2026-11-25', '2026-11-25')] });
    expect(stateAt(curacao, planned, '2026-11-24T08:30:00Z').state).toBe('available');
    expect(stateAt(curacao, planned, '2026-11-25T08:30:00Z').state).toBe('away');
    // Without hours of its own the file's hold by the file's clock; the day away by the clock it was planned under.
    const onlyAway = planningOf({ absences: [absence(1, '2026-11-25', '2026-11-25')] });
    expect(stateAt(curacao, onlyAway, '2026-11-25T14:00:00Z').state).toBe('away');
    expect(stateAt(curacao, onlyAway, '2026-11-26T14:00:00Z').state).toBe('available');
  });

  it('of any hours, absences and zone: never inside an absence, and taking one away never narrows', () => {
    const zones = ['Europe/Amsterdam', 'America/Curacao', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Kathmandu'];
    const time = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((n) => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10));
    const absences = fc.array(
      fc.record({ day, days: fc.integer({ min: 0, max: 4 }), a: time, b: time, kind: fc.constantFrom('days', 'part') }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc.array(fc.record({ from: time, to: time }), { maxLength: 2 }),
        absences,
        fc.nat({ max: 15_000 }),
        (zone, fileZone, hours, raw, quarter) => {
          const list = raw.flatMap(({ day: first, days, a, b, kind }, n): Absence[] => {
            const last = new Date(Date.parse(`${first}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
            if (kind === 'days') return [absence(n, first, last)];
            return `${first}T${a}` < `${last}T${b}` ? [absence(n, `${first}T${a}`, `${last}T${b}`)] : [];
          });
          const at = new Date(Date.UTC(2026, 8, 15) + quarter * 900_000 * 2);
          const file = withHours({ timeZone: fileZone });
          const weekly = Object.fromEntries(WEEKDAYS.map((name) => [name, hours]));
          const planned = planningOf({ timeZone: zone, weekly, absences: list });
          const state = (planning: Planning) => availabilityOf(file, { open: 0, planning }, at).state;
          const now = state(planned);
          if (isAbsent(file, { open: 0, planning: planned }, at)) expect(now).toBe('away');
          if (now === 'available')
            for (const gone of list)
              expect(state(planningOf({ ...planned, absences: list.filter((one) => one !== gone) }))).toBe('available');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('cut out of a stretch leave what lies around them', () => {
    expect(
      without(
        [{ from: 0, until: 10 }],
        [
          { from: 2, until: 3 },
          { from: 9, until: 20 },
        ],
      ),
    ).toEqual([
      { from: 0, until: 2 },
      { from: 3, until: 9 },
    ]);
    const file = withHours().schedule;
    const planned = planningOf();
    expect(hoursInForce(file, planned)).toBe(hoursInForce(file, planned));
  });
});

describe('which one holds', () => {
  const samira = (): Adviser => organisation.advisers[0] as Adviser;
  const signed = async (planning: Planning, by: AdviserKeys = keys.samira, adviser = 'samira', where = 'zorg') => {
    const text = JSON.stringify(planning);
    const statement = planningStatement(where, adviser, text);
    return { number: planning.number, text, signature: await signStatement(by.signing.privateKey, statement) };
  };
  const seen = () => {
    const faults: PlanningFault[] = [];
    const plannings = createPlannings((why) => void faults.push(why));
    const numberWith = async (load: object | undefined, adviser = samira()) =>
      (await plannings.inForce(organisation, [adviser], [{ open: 0, ...(load && { signed: load as never }) }]))[0]
        ?.planning?.number;
    return { faults, plannings, numberWith };
  };

  it('the one that their own pinned key signed, for this organisation and this adviser', async () => {
    const { faults, numberWith, plannings } = seen();
    expect(await numberWith(undefined)).toBeUndefined();
    expect(await numberWith(await signed(planningOf({ number: 3 })))).toBe(3);
    expect(plannings.known(organisation, samira())).toMatchObject({ number: 3, load: { planning: { number: 3 } } });
    expect(faults).toEqual([]);
  });

  it.each([
    ['another adviser’s key', async () => signed(planningOf(), keys.tom), 'signature'],
    ['a planning of somebody else', async () => signed(planningOf(), keys.samira, 'tom'), 'signature'],
    ['one of another organisation', async () => signed(planningOf(), keys.samira, 'samira', 'bank'), 'signature'],
    [
      'a changed text',
      async () => ({ ...(await signed(planningOf())), text: JSON.stringify(planningOf({ cover: ['tom'] })) }),
      'signature',
    ],
    ['another number than it says', async () => ({ ...(await signed(planningOf())), number: 9 }), 'malformed'],
    ['no planning', async () => ({ number: 1, text: '{}', signature: 'A'.repeat(86) }), 'malformed'],
    ['a signature that is none', async () => ({ ...(await signed(planningOf())), signature: '' }), 'signature'],
  ] as const)('not %s; said once, and the file holds', async (_name, made, why) => {
    const { faults, numberWith } = seen();
    const lies = await made();
    expect(await numberWith(lies)).toBeUndefined();
    expect(await numberWith(lies)).toBeUndefined();
    expect(faults).toEqual([why]);
  });

  it('an older one, none at all, or another of the same number takes nothing from the newest seen', async () => {
    const { faults, numberWith } = seen();
    const [old, newest] = [await signed(planningOf({ number: 4 })), await signed(planningOf({ number: 5 }))];
    expect(await numberWith(newest)).toBe(5);
    expect(await numberWith(old)).toBe(5);
    expect(await numberWith(undefined)).toBe(5);
    expect(await numberWith(await signed(planningOf({ number: 5, cover: ['tom'] })))).toBe(5);
    expect(await numberWith(await signed(planningOf({ number: 9 }), keys.tom))).toBe(5);
    expect(faults).toEqual(['older', 'older', 'older', 'signature']);
    expect(await numberWith(newest)).toBe(5);
    expect(await numberWith(await signed(planningOf({ number: 6 })))).toBe(6);
    expect(faults).toHaveLength(4);
  });

  it('signed by a key that was rotated away it ends with the card, and with an older card that stays it does not', async () => {
    const { faults, numberWith } = seen();
    const lies = await signed(planningOf({ number: 2 }));
    expect(await numberWith(lies)).toBe(2);
    const rotated = { ...samira(), keyCards: [keys.tom.keyCard, keys.samira.keyCard] };
    expect(await numberWith(lies, rotated)).toBe(2);
    const gone = { ...samira(), keyCards: [keys.tom.keyCard] };
    expect(await numberWith(lies, gone)).toBeUndefined();
    expect(faults).toEqual(['signature']);
  });

  it('two looks at once leave the newest, whichever ends first', async () => {
    const { numberWith, plannings } = seen();
    const both = await Promise.all([
      signed(planningOf({ number: 8 })).then(numberWith),
      signed(planningOf({ number: 7 })).then(numberWith),
    ]);
    expect(Math.max(...both.map((number) => number ?? 0))).toBe(8);
    expect(plannings.known(organisation, samira()).load.planning?.number).toBe(8);
  });
});

describe('being absent', () => {
  it('is a day or a part of it, and not the evening', () => {
    const planning = planningOf({ absences: [absence(1, '2026-11-26', '2026-11-27')] });
    const absentAt = (iso: string): boolean => isAbsent(withHours(), { open: 0, planning }, new Date(iso));
    expect(absentAt('2026-11-26T02:00:00Z')).toBe(true);
    expect(absentAt('2026-11-25T22:30:00Z')).toBe(false);
    expect(isAbsent(withHours(), { open: 0, awayUntil: new Date(TUESDAY_10.getTime() + 1) }, TUESDAY_10)).toBe(true);
  });
});
