/** The adviser's own note: theirs alone, never overwritten unseen, and gone with the conversation. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { openNote, sealNote, unreadNote, type Note } from '../../../src/inbox/client/crypto/note.ts';
import { generateAdviserKeys } from '../../../src/seal/adviser-keys.ts';
import type { AdviserKeys } from '../../../src/seal/slots.ts';
import type { Adviser } from '../../../src/core/organisation.ts';
import { desks, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let id: ConversationId;
beforeEach(async () => {
  d = await desks(organisation);
  const event = {
    do: 'submit',
    submit: { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission: 'n'.repeat(22), text: 'Hallo' },
  } as EmployeeEvent;
  const sent = await d.employee.handle(d.visit(), event);
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  id = sent.conversation;
});
interface Written {
  readonly by?: AdviserKeys;
  readonly before?: Note | undefined;
  readonly place?: { organisation: string; id: ConversationId };
}
const seal = (text: string, { by = keys.samira, before, place }: Written = {}) =>
  sealNote(by, place ?? { organisation: organisation.id, id }, { text, before, now: d.clock.now() });
const put = async (text: string, how?: Written) => d.adviser.writeNote(d.seat(), id, await seal(text, how));
async function lies(): Promise<Note | undefined> {
  const note = (await d.adviser.read(d.seat(), id))?.note;
  const opened = note && (await openNote(keys.samira, { organisation: organisation.id, id }, note));
  if (opened === 'unreadable') throw new Error(opened);
  return opened;
}

describe('a note', () => {
  it('comes back with the conversation, also after messages on both sides, and can be changed', async () => {
    expect(await lies()).toBeUndefined();
    expect(await put('Rooster, dinsdag')).toBe('stored');
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Dag'));
    const reply = { form: 'reply', conversation: id, submission: 'm'.repeat(22), text: 'En nog iets' };
    await d.employee.handle(d.visit(), { do: 'submit', submit: reply } as EmployeeEvent);
    const first = await lies();
    expect(first).toMatchObject({ text: 'Rooster, dinsdag', sequence: 0 });
    expect(await put('Rooster, donderdag', { before: first })).toBe('stored');
    expect(await lies()).toMatchObject({ text: 'Rooster, donderdag', sequence: 1 });
  });

  it('sent again after its answer was lost is stored once', async () => {
    const note = await seal('Rooster');
    expect(await d.adviser.writeNote(d.seat(), id, note)).toBe('stored');
    expect(await d.adviser.writeNote(d.seat(), id, note)).toBe('stored');
    expect(await lies()).toMatchObject({ sequence: 0 });
  });

  it('from a device that did not see the last one stores nothing, also at the same moment', async () => {
    const [one, two] = await Promise.all([put('van de telefoon'), put('van de laptop')]);
    expect([one, two].toSorted()).toEqual(['moved', 'stored']);
    const first = await lies();
    expect(await put('weer', { before: first })).toBe('stored');
    expect(await put('oud', { before: first })).toBe('moved');
    expect(await put('zonder')).toBe('moved');
    expect(await lies()).toMatchObject({ text: 'weer' });
  });

  it('of before a new key is read with it and changed, and one that no key here opens can be replaced', async () => {
    const renewed = { ...(await generateAdviserKeys()), older: [keys.samira] };
    const [samira, ...others] = organisation.advisers;
    const advisers = [{ ...samira, keyCards: [renewed.keyCard, keys.samira.keyCard] } as Adviser, ...others];
    await put('Rooster, dinsdag');
    const after = await desks({ ...organisation, advisers }, d);
    const place = { organisation: organisation.id, id };
    const noteNow = async (): Promise<Uint8Array> => {
      const note = (await after.adviser.read(after.seat(), id))?.note;
      if (note === undefined) throw new Error('no note');
      return note;
    };
    const putNow = async (by: AdviserKeys, before: Note | 'unreadable' | undefined) => {
      if (before === 'unreadable') throw new Error(before);
      return after.adviser.writeNote(after.seat(), id, await seal('Rooster, donderdag', { by, before }));
    };
    const read = await openNote(renewed, place, await noteNow());
    expect(read).toMatchObject({ text: 'Rooster, dinsdag', sequence: 0 });
    expect(await putNow(renewed, read)).toBe('stored');
    expect(await openNote(keys.samira, place, await noteNow())).toBe('unreadable');
    expect(await putNow(keys.samira, await unreadNote(await noteNow()))).toBe('stored');
    expect(await openNote(renewed, place, await noteNow())).toMatchObject({ text: 'Rooster, donderdag', sequence: 2 });
    expect(await unreadNote(new Uint8Array(9))).toBeUndefined();
  });

  it('that is not signed by the adviser’s own key, for this place and as a note, is refused', async () => {
    expect(await put('van Tom', { by: keys.tom })).toBe('refused');
    expect(await put('vals', { by: { ...keys.tom, keyCard: keys.samira.keyCard } })).toBe('refused');
    const elsewhere = { organisation: organisation.id, id: 'A'.repeat(22) as ConversationId };
    expect(await put('elders', { place: elsewhere })).toBe('refused');
    const { forSelf } = await sealReply(d, d.seat(), keys.samira, id, 'een antwoord');
    expect(await d.adviser.writeNote(d.seat(), id, forSelf)).toBe('refused');
    expect(await lies()).toBeUndefined();
  });

  it('is nobody else’s: not another adviser’s, not the employee’s, and in no list', async () => {
    await put('Rooster');
    expect(await d.adviser.writeNote(d.seat('tom'), id, await seal('x', { by: keys.tom }))).toBe('gone');
    const { employee } = d.visit();
    const page = { limit: 9, copies: true };
    const read = d.store.conversations.read(organisation.id, id, { employee }, page, d.clock.now());
    expect(await read).not.toHaveProperty('note');
    const [row] = await d.adviser.list(d.seat());
    expect(Object.keys(row ?? {}).toSorted()).not.toContain('note');
    expect(row).toMatchObject({ lastHour: (await read)?.head.lastHour });
  });

  it('is locked with the conversation’s secret where it lies, and goes when that is withdrawn or over', async () => {
    await put('Rooster');
    const by = { adviser: 'samira' };
    const stored = (
      await d.store.conversations.read(organisation.id, id, by, { limit: 1, copies: false }, d.clock.now())
    )?.note;
    const note = await openNote(keys.samira, { organisation: organisation.id, id }, stored ?? new Uint8Array(0));
    expect([stored === undefined, note]).toEqual([false, 'unreadable']);
    await d.employee.handle(d.visit(), { do: 'withdraw', conversation: id });
    expect(await d.adviser.read(d.seat(), id)).toBeUndefined();
    expect(await put('te laat')).toBe('gone');
    d = await desks(organisation);
  });

  it('can be written while the conversation is closed, and makes nothing last longer', async () => {
    await d.employee.handle(d.visit(), { do: 'close', conversation: id });
    const before = (await d.adviser.read(d.seat(), id))?.expiresHour;
    d.clock.advance(5);
    expect(await put('Rooster')).toBe('stored');
    expect((await d.adviser.read(d.seat(), id))?.expiresHour).toBe(before);
    d.clock.advance(7 * 24 + 1);
    expect(await put('te laat', { before: undefined })).toBe('gone');
  });
});
