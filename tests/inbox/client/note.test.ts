/** What the browser makes of a note: one size whatever it says, and nothing that could pass for a message. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { NOTE_MAX, openNote, sealNote } from '../../../src/inbox/client/crypto/note.ts';
import { readThread, threadFrom } from '../../../src/inbox/client/crypto/thread.ts';
import { toBase64url } from '../../../src/seal/bytes.ts';
import { ID, makeWorld, ORGANISATION, OTHER_ID, type World } from '../../support/inbox-client.helper.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const place = (id: ConversationId = ID) => ({ organisation: ORGANISATION, id });
const seal = (text: string) => sealNote(world.keys, place(), { text, before: undefined, now: new Date(0) });

describe('a sealed note', () => {
  it('has one size, from nothing to the longest of the widest characters, and reads back as typed', async () => {
    const texts = ['', 'Rooster', ' \n ', '€'.repeat(NOTE_MAX), '😀'.repeat(NOTE_MAX / 2)];
    const sealed = await Promise.all(texts.map(seal));
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    const opened = await Promise.all(sealed.map((note) => openNote(world.keys, place(), note)));
    expect(opened).toMatchObject(texts.map((text) => ({ text, sequence: 0 })));
  });

  it('opens in its own conversation only, and for nobody else', async () => {
    const note = await seal('Rooster');
    expect(await openNote(world.keys, place(OTHER_ID), note)).toBe('unreadable');
    expect(await openNote(world.keys, { organisation: 'beta', id: ID }, note)).toBe('unreadable');
    expect(await openNote((await makeWorld()).keys, place(), note)).toBe('unreadable');
  });

  it('put in the place of a message is shown as forged, and a message in its place as unreadable', async () => {
    const page = await world.page(undefined, { envelopes: [toBase64url(await seal('Rooster'))], length: 1, from: 0 });
    const { lines } = await readThread(threadFrom(ORGANISATION, page), world.reader);
    expect(lines).toMatchObject([{ readable: false, why: 'forged' }]);
    const message = await (await makeWorld()).add('adviser', 'Dag');
    expect(await openNote(world.keys, place(), message)).toBe('unreadable');
    expect(await openNote(world.keys, place(), await world.add('adviser', 'Dag'))).toBe('unreadable');
  });
});
