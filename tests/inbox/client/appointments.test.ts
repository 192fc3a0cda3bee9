/** What was agreed, as far as one browser saw it: sealed there, and in no other place. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { createAppointments, isTwice } from '../../../src/inbox/client/appointments.ts';
import type { SealedOwn } from '../../../src/inbox/client/own-box.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const conversation = (letter: string) => ({ organisation: 'zorg', id: letter.repeat(22) as ConversationId });
const moment = (iso: string) => ({ at: Date.parse(iso) / 60_000, minutes: 45 });
let keys: AdviserKeys;
let others: AdviserKeys;
beforeAll(async () => {
  [keys, others] = await Promise.all([generateAdviserKeys(), generateAdviserKeys()]);
});

describe('appointments that this browser saw (requirement 52)', () => {
  it('are kept one for each conversation, in the order of time, until they are over', async () => {
    const appointments = createAppointments(memoryDevice<SealedOwn>());
    await appointments.note(keys, conversation('a'), moment('2026-11-30T09:00:00Z'), NOW);
    await appointments.note(keys, conversation('b'), moment('2026-11-27T09:00:00Z'), NOW);
    expect((await appointments.read(keys, NOW)).map(({ id }) => id[0])).toEqual(['b', 'a']);
    await appointments.note(keys, conversation('a'), moment('2026-11-26T09:00:00Z'), NOW);
    expect((await appointments.read(keys, NOW)).map(({ id }) => id[0])).toEqual(['a', 'b']);
    expect((await appointments.read(keys, new Date('2026-11-26T09:45:00Z'))).map(({ id }) => id[0])).toEqual(['b']);
    await appointments.note(keys, conversation('b'), undefined, NOW);
    expect((await appointments.read(keys, NOW)).map(({ id }) => id[0])).toEqual(['a']);
  });

  it('rest sealed to one adviser, and say on the device neither when nor with whom', async () => {
    const table = memoryDevice<SealedOwn>();
    const appointments = createAppointments(table);
    await appointments.note(keys, conversation('a'), moment('2026-11-30T09:00:00Z'), NOW);
    expect(await appointments.read(others, NOW)).toEqual([]);
    const [[name, row] = []] = table.rows;
    expect(name).toBe(keys.keyCard.kid);
    expect(new TextDecoder('latin1').decode(row?.sealed)).not.toContain('a'.repeat(22));
    // Neither the name nor the size of what lies there, nor its end, depends on the moment.
    const other = memoryDevice<SealedOwn>();
    await createAppointments(other).note(keys, conversation('b'), moment('2026-12-20T09:00:00Z'), NOW);
    const [[, far] = []] = other.rows;
    expect([far?.expiresHour, far?.sealed.length]).toEqual([row?.expiresHour, row?.sealed.length]);
  });

  it('go with their conversation', async () => {
    const appointments = createAppointments(memoryDevice<SealedOwn>());
    for (const letter of ['a', 'b'])
      await appointments.note(keys, conversation(letter), moment('2026-11-30T09:00:00Z'), NOW);
    const elsewhere = { ...conversation('c'), organisation: 'haven' };
    await appointments.note(keys, elsewhere, moment('2026-11-30T09:00:00Z'), NOW);
    await appointments.keepOnly(keys, ['zorg'], [conversation('b')], NOW);
    expect((await appointments.read(keys, NOW)).map(({ id }) => id[0])).toEqual(['b', 'c']);
    appointments.forget(keys);
    await new Promise(setImmediate);
    expect(await appointments.read(keys, NOW)).toEqual([]);
  });

  it('that change at the same time are all kept', async () => {
    const appointments = createAppointments(memoryDevice<SealedOwn>());
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((letter) =>
        appointments.note(keys, conversation(letter), moment('2026-11-30T09:00:00Z'), NOW),
      ),
    );
    expect(await appointments.read(keys, NOW)).toHaveLength(4);
  });

  it('fit, as many as are kept, and what is more does no harm', async () => {
    const appointments = createAppointments(memoryDevice<SealedOwn>());
    for (let count = 0; count < 85; count += 1) {
      const id = String(count).padStart(22, '0') as ConversationId;
      await appointments.note(keys, { organisation: 'o'.repeat(40), id }, moment('2026-11-30T09:00:00Z'), NOW);
    }
    expect(await appointments.read(keys, NOW)).toHaveLength(80);
  });

  it('of another shape are as none', async () => {
    const table = memoryDevice<SealedOwn>();
    await createAppointments(table).note(keys, conversation('a'), moment('2026-11-30T09:00:00Z'), NOW);
    const [row] = table.rows.values();
    table.rows.set(keys.keyCard.kid, { ...row, sealed: new Uint8Array(40), expiresHour: 999_999 });
    expect(await createAppointments(table).read(keys, NOW)).toEqual([]);
  });
});

describe('an hour that two people took', () => {
  const known = [{ ...conversation('a'), ...moment('2026-11-30T09:00:00Z') }];
  it.each([
    ['the same hour', 'b', '2026-11-30T09:00:00Z', true],
    ['its last minute', 'b', '2026-11-30T09:44:00Z', true],
    ['its beginning', 'b', '2026-11-30T08:16:00Z', true],
    ['right after it', 'b', '2026-11-30T09:45:00Z', false],
    ['right before it', 'b', '2026-11-30T08:15:00Z', false],
    ['itself', 'a', '2026-11-30T09:00:00Z', false],
  ])('%s', (_what, letter, at, is) => {
    expect(isTwice(known, conversation(letter), moment(at))).toBe(is);
  });
  it('of another organisation is another one, whatever its id', () => {
    expect(isTwice(known, { ...conversation('a'), organisation: 'school' }, moment('2026-11-30T09:00:00Z'))).toBe(true);
  });
});
