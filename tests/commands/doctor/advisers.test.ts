/** Nobody may be left without somebody to reach, nor with somebody who cannot be trusted: said to the operator only. */
import { describe, expect, test } from 'vitest';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { checkAdvisers } from '../../../src/commands/doctor/advisers.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { adviserOf, testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';
import { withoutRemedy } from '../../support/doctor.helper.ts';

const keys = await generateAdviserKeys();
const samira = adviserOf('samira', 'Samira el Idrissi', keys);
const tom = adviserOf('tom', 'Tom de Wit', keys, { kind: 'internal', languages: ['nl'] });
const { organisation: base } = await testOrganisation();
const good: Organisation = {
  ...base,
  advisers: [samira, tom],
  people: 420,
  managers: 24,
  introduction: { name: 'Marit Bos', function: { nl: 'directeur' }, text: { nl: 'Ga gerust.' } },
};

const look = (organisation: Organisation, now = TUESDAY_10): readonly Finding[] => checkAdvisers([organisation], now);
const trouble = (organisation: Organisation, now = TUESDAY_10): readonly string[] => {
  const findings = look(organisation, now);
  expect(withoutRemedy(findings)).toEqual([]);
  return findings.flatMap(({ id, level }) => (level === 'ok' ? [] : [`${level} ${id}`]));
};
const withTom = (change: Partial<Adviser>): Organisation => ({ ...good, advisers: [samira, { ...tom, ...change }] });
const { phone: _phone, ...noPhone } = tom.contact;

describe('the people of an organisation', () => {
  test('in an organisation that does not say where they work are asked for it', () => {
    const { sector: _said, ...silent } = good;
    expect(trouble(silent)).toEqual(['warn people.sector']);
    expect(look(silent)[0]?.remedy).toContain('education, childcare, care, government, other');
    expect(trouble({ ...good, sector: 'education' })).toEqual([]);
  });

  test('103, 106: are asked how many there are, how many lead, and for a word from the top; never more than asked', () => {
    const { people: _people, managers: _managers, introduction: _said, ...silent } = good;
    expect(trouble(silent)).toEqual(['warn people.people', 'warn people.managers', 'warn people.introduction']);
    expect(trouble({ ...good, managers: 0 })).toEqual([]);
  });

  test('that has everything are fine', () => {
    expect(trouble(good)).toEqual([]);
    expect(look(good)[0]).toMatchObject({ id: 'people.key', level: 'ok' });
  });

  test('have their keys named by the id that a checking page shows, and nobody else', () => {
    const [card] = samira.keyCards;
    const said = look(withTom({ keyCards: [] })).find(({ id }) => id === 'people.key-id');
    expect(said).toMatchObject({
      level: 'ok',
      message: expect.stringContaining(`${samira.name} ${card?.kid}`) as string,
    });
    expect(said?.message).not.toContain(tom.name);
    const none = [samira, tom].map((adviser) => ({ ...adviser, keyCards: [] }));
    expect(look({ ...good, advisers: none }).some(({ id }) => id === 'people.key-id')).toBe(false);
  });

  test.each<[string, Organisation, readonly string[]]>([
    ['without one key', withTom({ keyCards: [] }), ['warn people.key']],
    [
      'without any key',
      { ...good, advisers: [samira, tom].map((adviser) => ({ ...adviser, keyCards: [] })) },
      ['warn people.key', 'warn people.language', 'warn people.language'],
    ],
    ['without an internal adviser', { ...good, advisers: [samira] }, ['warn people.internal']],
    ['without an external adviser', { ...good, languages: ['nl'], advisers: [tom] }, ['warn people.external']],
    [
      'without anybody for a language of the screens',
      { ...good, advisers: [{ ...samira, languages: ['nl'] }, tom] },
      ['fail people.language'],
    ],
    ['with a variety of the language', { ...good, advisers: [{ ...samira, languages: ['en-GB'] }, tom] }, []],
    ['with somebody without a telephone', withTom({ contact: noPhone }), ['warn people.phone']],
    [
      'with somebody of whom nobody said what they talk about',
      withTom({ topicsAssumed: true }),
      ['warn people.topics'],
    ],
    ['with somebody in HR', withTom({ role: 'hr' }), ['warn people.role']],
    ['with somebody of the complaints committee', withTom({ role: 'complaints-committee' }), ['warn people.role']],
    ['with somebody of the management', withTom({ role: 'management' }), ['warn people.role']],
    ['with a member of the works council', withTom({ role: 'works-council' }), ['warn people.role']],
    ['with another job', withTom({ role: 'other' }), []],
    ['with somebody who is there little', withTom({ hoursPerWeek: 19.5 }), ['warn people.working-hours']],
    ['with somebody who is there enough', withTom({ hoursPerWeek: 20 }), []],
    ['with an external adviser, who works elsewhere', { ...good, advisers: [{ ...samira, hoursPerWeek: 4 }, tom] }, []],
    ['with an appointment that ended', withTom({ appointedUntil: '2026-11-23' }), ['warn people.appointment']],
    ['with an appointment that ends soon', withTom({ appointedUntil: '2026-12-31' }), ['warn people.appointment']],
    ['with an appointment', withTom({ appointedUntil: '2028-12-31' }), []],
    [
      'with somebody without hours',
      withTom({ schedule: { ...tom.schedule, weekly: { mon: [] } } }),
      ['warn people.hours'],
    ],
    [
      'with somebody who knows no holidays',
      withTom({ schedule: { ...tom.schedule, holidays: 'none' } }),
      ['warn people.holidays'],
    ],
  ])('%s', (_what, organisation, expected) => {
    expect(trouble(organisation)).toEqual(expected);
  });

  test('who are all away on a day that is near', () => {
    const away = (from: string, until: string) => ({ ...tom.schedule, away: [{ from, until }] });
    const both = (one: Adviser['schedule'], other: Adviser['schedule']): Organisation => ({
      ...good,
      advisers: [
        { ...samira, schedule: one },
        { ...tom, schedule: other },
      ],
    });
    const apart = both(away('2026-12-20', '2026-12-26'), away('2026-12-27', '2027-01-03'));
    expect(trouble(apart)).toEqual([]);
    const together = both(away('2026-12-20', '2026-12-28'), away('2026-12-27', '2027-01-03'));
    expect(look(together).find(({ id }) => id === 'people.away')?.message).toContain('2026-12-27');
  });

  test('a place to go that was checked more than a year ago', () => {
    const referral = { id: 'bedrijfsarts', name: { nl: 'x' }, what: { nl: 'x' }, phone: '030', checked: '2025-11-24' };
    expect(trouble({ ...good, referrals: [referral] })).toEqual([]);
    expect(trouble({ ...good, referrals: [{ ...referral, checked: '2025-11-23' }] })).toEqual(['warn people.referral']);
    const { name: _name, what: _what, phone: _phone, ...rest } = referral;
    const partner = {
      ...rest,
      name: 'Flexkracht',
      kind: 'agency',
      phones: ['030 000 00 20'],
      languages: ['nl'],
    } as const;
    expect(trouble({ ...good, partners: [partner] })).toEqual([]);
    expect(trouble({ ...good, partners: [{ ...partner, checked: '2025-11-23' }] })).toEqual(['warn people.partner']);
  });
});

describe('what is written down about an adviser for the operator', () => {
  const file = (more: string): ReturnType<typeof readOrganisation> =>
    readOrganisation(
      'x.yaml',
      `id: x\nname: X\nslack: { teamIds: [T0X] }\nadvisers:\n  - id: a\n    name: A\n    kind: internal\n    languages: [nl]\n    contact: { phone: "030 000 00 01" }\n    hours: {}\n${more}`,
    );

  test('is read from the organisation file', () => {
    const read = file('    role: hr\n    hoursPerWeek: 12\n    appointedUntil: 2027-01-01\n');
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    expect(read.organisation.advisers[0]).toMatchObject({ role: 'hr', hoursPerWeek: 12, appointedUntil: '2027-01-01' });
  });

  test.each(['role: boss', 'hoursPerWeek: 0', 'hoursPerWeek: veel', 'appointedUntil: 2027-02-30'])(
    'is refused with its line: %s',
    (line) => {
      expect(file(`    ${line}\n`)).toMatchObject({
        faults: [expect.stringMatching(/^x\.yaml:11: advisers\[0\]/) as string],
      });
    },
  );
});

test('an appointment ends with its last day on the organisation’s calendar', () => {
  // 00:30 on the 25th in Amsterdam, still the 24th in UTC and in Curaçao.
  const night = new Date('2026-11-24T23:30:00Z');
  const until = withTom({ appointedUntil: '2026-11-24' });
  const said = (organisation: Organisation): string | undefined =>
    look(organisation, night).find(({ id }) => id === 'people.appointment')?.message;
  expect(said(until)).toContain('was appointed until 2026-11-24');
  expect(said({ ...until, timeZone: 'America/Curacao' })).toContain('which is soon');
});
