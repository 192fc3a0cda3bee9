import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../src/inbox/client/reading.ts';
import { hashEnvelope } from '../../../src/seal/envelope.ts';
import {
  failed,
  HOUR,
  ID,
  makeWorld,
  memorySeen,
  ok,
  ORGANISATION,
  OTHER_ID,
  threadApi,
  type World,
} from '../../support/inbox-client.helper.ts';

const wanted = { organisation: ORGANISATION, id: ID };
const open = async (world: World, seen = memorySeen(), reach?: number) => {
  const api = threadApi(world);
  const found = await readConversation(
    { api, reader: world.reader, seen },
    { ...wanted, ...(reach === undefined ? {} : { reach }) },
  );
  if (typeof found === 'string') throw new Error(found);
  return { ...found, asked: api.asked };
};

describe('reading a conversation', () => {
  it('reads only the last page when that is enough', async () => {
    const world = await makeWorld();
    for (let i = 0; i < 60; i += 1) await world.add('employee', `bericht ${i}`);
    const { thread, reading, asked } = await open(world);
    expect(asked).toEqual([undefined]);
    expect([thread.from, reading.lines.length, reading.endFits]).toEqual([10, 50, true]);
  });

  it('reads back to where the reader asked, and checks the seam between two pages', async () => {
    const world = await makeWorld();
    for (let i = 0; i < 60; i += 1) {
      const broken = i === 10 ? { header: { previous: new Uint8Array(32) } } : {};
      await world.add('employee', `bericht ${i}`, broken);
    }
    expect((await open(world)).reading.lines.some(({ gap }) => gap)).toBe(false);
    const { reading } = await open(world, memorySeen(), 9);
    expect(reading.lines.filter(({ gap }) => gap).map(({ sequence }) => sequence)).toEqual([10]);
  });

  it('reads back until there is somebody to answer', async () => {
    const world = await makeWorld();
    await world.add('employee', 'vraag');
    for (let i = 0; i < 55; i += 1) await world.add('adviser', `antwoord ${i}`);
    const { reading, thread } = await open(world);
    expect(thread.from).toBe(0);
    expect(reading.replyKey).toEqual(world.reply.publicKey);
  });

  it('gives up on a server whose pages do not join', async () => {
    const world = await makeWorld();
    for (let i = 0; i < 51; i += 1) await world.add('adviser', `antwoord ${i}`);
    const api = { thread: async () => ok(await world.page()) };
    expect(await readConversation({ api, reader: world.reader, seen: memorySeen() }, wanted)).toBe('try-again');
  });

  it('refuses another conversation in place of the one that was asked for', async () => {
    const world = await makeWorld();
    const api = { thread: async () => ok(await world.page(undefined, { id: OTHER_ID })) };
    expect(await readConversation({ api, reader: world.reader, seen: memorySeen() }, wanted)).toBe('refused');
  });

  it('passes on why the server had nothing', async () => {
    const world = await makeWorld();
    const deps = { api: { thread: async () => failed('not-there') }, reader: world.reader, seen: memorySeen() };
    expect(await readConversation(deps, wanted)).toBe('not-there');
  });
});

describe('what this device remembers', () => {
  const grown = async (count: number): Promise<World> => {
    const world = await makeWorld();
    for (let i = 0; i < count; i += 1) await world.add('employee', `bericht ${i}`);
    return world;
  };

  it('is quiet about a conversation that only grew', async () => {
    const world = await grown(2);
    const seen = memorySeen();
    expect((await open(world, seen)).warning).toBeUndefined();
    await world.add('employee', 'nog een');
    expect((await open(world, seen)).warning).toBeUndefined();
    expect(seen.rows.get(`${ORGANISATION}/${ID}`)?.length).toBe(3);
  });

  it('warns when the end was cut off, and goes on warning', async () => {
    const world = await grown(3);
    const seen = memorySeen();
    await open(world, seen);
    world.envelopes.pop();
    expect((await open(world, seen)).warning).toBe('shorter');
    expect((await open(world, seen)).warning).toBe('shorter');
  });

  it('warns when the past was put back and then grew again', async () => {
    const world = await grown(3);
    const seen = memorySeen();
    await open(world, seen);
    world.envelopes.pop();
    await world.add('employee', 'iets anders');
    await world.add('employee', 'en meer');
    expect((await open(world, seen)).warning).toBe('changed');
  });

  it('is compared even when more than a page has come since', async () => {
    const world = await grown(2);
    const seen = memorySeen();
    await open(world, seen);
    for (let i = 0; i < 60; i += 1) await world.add('employee', `later ${i}`);
    const { thread, warning } = await open(world, seen);
    expect([thread.from, warning]).toEqual([0, undefined]);
  });

  it('is not overwritten by an end that does not fit', async () => {
    const world = await grown(2);
    const seen = memorySeen();
    const api = { thread: async () => ok(await world.page(undefined, { length: 5 })) };
    await readConversation({ api, reader: world.reader, seen }, wanted);
    expect(seen.rows.size).toBe(0);
  });

  it('holds a count, a hash and an hour, and nothing of what was written', async () => {
    const world = await grown(1);
    const seen = memorySeen();
    await open(world, seen);
    const headHash = await hashEnvelope(world.envelopes[0] ?? new Uint8Array());
    expect([...seen.rows.values()]).toEqual([{ length: 1, headHash, expiresHour: HOUR + 720 }]);
  });
});
