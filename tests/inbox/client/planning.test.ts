/** Changing one's own time from the page: two devices, hours as people type them, and what does not fit together. */
import { describe, expect, it } from 'vitest';
import type { ApiResult, Api } from '../../../src/inbox/client/api.ts';
import type { ClientSeat, SeatPlanning } from '../../../src/inbox/contract.ts';
import {
  absenceFault,
  applying,
  awayUntil,
  changePlanning,
  hoursFrom,
  NO_EDITS,
  textOfHours,
  weekFrom,
} from '../../../src/inbox/client/planning.ts';
import { conflictsIn } from '../../../src/inbox/client/planning-conflicts.ts';
import { parsePlanning, planningStatement, type Planning } from '../../../src/core/planning.ts';
import { isSigned } from '../../../src/seal/statement.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';

const keys = await generateAdviserKeys();
const now = (): Date => new Date('2026-11-24T09:00:00Z');
const id = (n: number): string => String(n).padStart(22, 'b');
const absence = (n: number, from: string, until = from) => ({ id: id(n), from, until });
const seat = {
  organisation: { id: 'zorg', name: 'Zorg' },
  adviser: { id: 'samira', name: 'Samira' },
  timeZone: 'Europe/Amsterdam',
  keyCards: [keys.keyCard.text],
} as ClientSeat;
const failed = (why: 'conflict' | 'refused', code: string): ApiResult<unknown> => ({ ok: false, why, code });

/** A server with one seat, which keeps what it takes; `meanwhile` happens just before it is sent something. */
function server(before: Partial<Planning> = {}, meanwhile: ((number: number) => Planning | undefined)[] = []) {
  let planning: Planning = { version: 1, number: 3, timeZone: 'Europe/Amsterdam', absences: [], cover: [], ...before };
  const taken: Planning[] = [];
  const api = {
    plannings: async () => ({
      ok: true,
      value: { seats: [{ organisation: 'zorg', planning, next: planning.number + 1 } as SeatPlanning] },
    }),
    async plan({ text, signature }: { text: string; signature: string }) {
      const other = meanwhile.shift()?.(planning.number + 1);
      if (other !== undefined) planning = other;
      const sent = parsePlanning(text);
      if (sent === undefined || sent.number <= planning.number) return failed('conflict', 'moved');
      const statement = planningStatement('zorg', 'samira', text);
      if (!(await isSigned(keys.keyCard.signing, statement, signature))) return failed('refused', 'refused');
      taken.push(sent);
      planning = sent;
      return { ok: true, value: undefined };
    },
  } as unknown as Api;
  return { api, taken, deps: { api, keys, now } };
}

describe('a change', () => {
  it('is signed, numbered on, and leaves the rest as it was, but for what is over', async () => {
    const { deps, taken } = server({
      cover: ['tom'],
      absences: [absence(1, '2026-11-01'), absence(2, '2026-12-24')],
      fullUntil: 1,
    });
    const until = new Date('2026-11-24T11:13:00Z');
    expect(
      await changePlanning(
        deps,
        [seat],
        awayUntil(() => until),
      ),
    ).toEqual({ ok: true });
    expect(taken).toEqual([
      {
        version: 1,
        number: 4,
        timeZone: 'Europe/Amsterdam',
        cover: ['tom'],
        absences: [absence(2, '2026-12-24')],
        awayUntil: Math.ceil(until.getTime() / 3_600_000),
      },
    ]);
  });

  it('made while another device saved is made to what that one left', async () => {
    const other = (number: number): Planning => ({
      version: 1,
      number,
      timeZone: 'Europe/Amsterdam',
      absences: [absence(7, '2026-12-01')],
      cover: ['tom'],
    });
    const { deps, taken } = server({}, [other]);
    expect(await changePlanning(deps, [seat], applying({ ...NO_EDITS, added: [absence(8, '2026-12-02')] }))).toEqual({
      ok: true,
    });
    expect(taken).toMatchObject([
      { number: 5, cover: ['tom'], absences: [absence(7, '2026-12-01'), absence(8, '2026-12-02')] },
    ]);
  });

  it('is signed by the older key where the new one is not let in yet', async () => {
    const { deps, taken } = server();
    const renewed = { ...(await generateAdviserKeys()), older: [keys] };
    expect(await changePlanning({ ...deps, keys: renewed }, [seat], (planning) => planning)).toEqual({ ok: true });
    expect(taken).toHaveLength(1);
  });

  it('against a device that keeps saving is told so, and nothing is stored', async () => {
    const other = (number: number): Planning => ({
      version: 1,
      number,
      timeZone: 'Europe/Amsterdam',
      absences: [],
      cover: [],
    });
    const { deps, taken } = server({}, [other, other, other]);
    expect(await changePlanning(deps, [seat], (planning) => planning)).toMatchObject({ ok: false, code: 'moved' });
    expect(taken).toEqual([]);
  });

  it('in an organisation that lists them no more, and one that is no planning, is not sent', async () => {
    const { deps, taken } = server();
    const gone = { ...seat, organisation: { id: 'bank', name: 'Bank' } };
    expect(await changePlanning(deps, [gone], (planning) => planning)).toMatchObject({ ok: false, code: 'no-seat' });
    const many = Array.from({ length: 61 }, (_, n) => absence(n, '2026-12-01'));
    expect(await changePlanning(deps, [seat], applying({ ...NO_EDITS, added: many }))).toMatchObject({
      ok: false,
      code: 'bad-request',
    });
    expect(taken).toEqual([]);
  });

  it('takes one absence away and leaves those that overlap it; made twice it is the same', () => {
    const planning: Planning = {
      version: 1,
      number: 1,
      timeZone: 'Europe/Amsterdam',
      absences: [absence(1, '2026-12-01', '2026-12-05'), absence(2, '2026-12-04', '2026-12-09')],
      cover: [],
    };
    const edit = applying({ added: [absence(3, '2026-12-03')], removed: [id(1)], weekly: { mon: [] } });
    const once = edit(planning, seat);
    expect(once).toMatchObject({
      absences: [absence(3, '2026-12-03'), absence(2, '2026-12-04', '2026-12-09')],
      weekly: { mon: [] },
    });
    expect(edit(once, seat)).toEqual(once);
    expect(applying({ ...NO_EDITS, weekly: null })(once, seat)).not.toHaveProperty('weekly');
  });
});

describe('what is typed', () => {
  it.each([
    [
      '9:00-12:30, 13:00-17:00',
      [
        { from: '09:00', to: '12:30' },
        { from: '13:00', to: '17:00' },
      ],
    ],
    ['09.00 – 17.00', [{ from: '09:00', to: '17:00' }]],
    [
      '9:00-12:00 en 20:00-2:00',
      [
        { from: '09:00', to: '12:00' },
        { from: '20:00', to: '02:00' },
      ],
    ],
    ['', []],
    ['9-17', undefined],
    ['25:00-26:00', undefined],
    ['9:00-17:00, x', undefined],
  ])('%s', (text, hours) => {
    expect(hoursFrom(text)).toEqual(hours);
    if (hours !== undefined) expect(hoursFrom(textOfHours(hours))).toEqual(hours);
  });

  it('names the day that is not understood', () => {
    const fields = { mon: '9:00-17:00', tue: '', wed: '', thu: '', fri: '', sat: '', sun: '' };
    expect(weekFrom(fields)).toEqual({ mon: [{ from: '09:00', to: '17:00' }] });
    expect(weekFrom({ ...fields, wed: 'ochtend' })).toBe('wed');
  });

  it.each([
    [{ from: '', until: '' }, 'empty'],
    [{ from: '2026-11-20', until: '2026-11-23' }, 'past'],
    [{ from: '2026-11-20', until: '2026-11-24' }, undefined],
    [{ from: '2026-12-02', until: '2026-12-01' }, 'order'],
    [{ from: '2026-12-02T12:00', until: '2026-12-02T12:00' }, 'order'],
    [{ from: '2029-12-02', until: '2029-12-02' }, 'far'],
  ])('an absence %j: %s', (typed, fault) => {
    expect(absenceFault(typed, '2026-11-24')).toBe(fault);
  });
});

describe('what does not fit', () => {
  const tom = { id: 'tom', name: 'Tom', mayCover: 'yes' as const, away: [{ from: '2026-12-03', until: '2026-12-03' }] };

  it('is two absences at once, and a colleague who is away too', () => {
    const days = absence(1, '2026-12-01', '2026-12-02');
    const part = absence(2, '2026-12-02T13:00', '2026-12-03T09:00');
    expect(conflictsIn([days, part], ['tom'], [tom])).toEqual([
      { is: 'overlap', one: days, other: part },
      { is: 'cover-away', name: 'Tom', absence: part },
    ]);
    expect(conflictsIn([days, part], [], [tom])).toHaveLength(1);
    expect(conflictsIn([days, absence(3, '2026-12-03T00:00', '2026-12-03T09:00')], [], [])).toEqual([]);
  });
});
