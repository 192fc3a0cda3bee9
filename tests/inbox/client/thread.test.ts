import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readThread, threadFrom, type Line } from '../../../src/inbox/client/crypto/thread.ts';
import { toBase64url } from '../../../src/seal/bytes.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';
import { HOUR, makeBot, makeWorld, ORGANISATION, OTHER_ID, type World } from '../../support/inbox-client.helper.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.add('employee', 'Hallo <b>daar</b>');
  await world.add('adviser', 'Dag');
  await world.add('employee', 'Noor', { kind: 'name' });
});

const read = async (from: World, change: Parameters<World['page']>[1] = {}) =>
  readThread(threadFrom(ORGANISATION, await from.page(undefined, change)), from.reader);
const seenAs = (line: Line | undefined): string | undefined =>
  line === undefined ? undefined : line.readable ? line.body.text : line.why;
/** The same conversation, with other bytes in one place. */
const withEnvelope = async (at: number, bytes: Uint8Array) => {
  const page = await world.page();
  return read(world, { envelopes: page.envelopes.map((text, i) => (i === at ? toBase64url(bytes) : text)) });
};

describe('an honest conversation', () => {
  it('reads in order, with who, when and what kind, exactly as typed', async () => {
    const { lines, endFits, replyKey } = await read(world);
    expect(lines).toEqual([
      line(0, 'employee', { kind: 'text', text: 'Hallo <b>daar</b>' }),
      line(1, 'adviser', { kind: 'text', text: 'Dag' }),
      line(2, 'employee', { kind: 'name', text: 'Noor' }),
    ]);
    expect(endFits).toBe(true);
    expect(replyKey).toEqual(world.reply.publicKey);
  });

  it('is empty when nothing was said', async () => {
    const { lines, endFits, replyKey } = await read(await makeWorld());
    expect({ lines, endFits, replyKey }).toEqual({ lines: [], endFits: true, replyKey: undefined });
  });

  it('is in the language of the last message that says one, else in the one that the server still knows', async () => {
    const mixed = await makeWorld();
    await mixed.add('employee', 'Dag');
    expect((await read(mixed)).language).toBeUndefined();
    expect((await read(mixed, { language: 'en' })).language).toBe('en');
    await mixed.add('employee', 'Hallo', { language: 'nl' });
    await mixed.add('adviser', 'Dag');
    await mixed.add('employee', 'Hello', { language: 'en' });
    await mixed.add('employee', 'Noor', { kind: 'name' });
    expect((await read(mixed, { language: 'nl' })).language).toBe('en');
  });

  const line = (sequence: number, from: string, body: object) => ({
    sequence,
    gap: false,
    readable: true,
    from,
    hour: HOUR,
    body,
  });
});

describe('an answer given with one press', () => {
  it('is the adviser’s only, and only in the form in which our own page seals it', async () => {
    const other = await makeWorld();
    await other.add('employee', 'Dag');
    await other.add('adviser', '499000', { kind: 'read' });
    await other.add('adviser', 'morgen', { kind: 'read' });
    await other.add('employee', '499000', { kind: 'read' });
    await other.add('adviser', '', { kind: 'declined' });
    await other.add('adviser', 'te dichtbij', { kind: 'declined' });
    await other.add('employee', '', { kind: 'declined' });
    const { lines } = await read(other);
    expect(lines.map(seenAs)).toEqual(['Dag', '499000', 'forged', 'forged', '', 'forged', 'forged']);
  });

  it('names somebody in one shape only, and never for an employee', async () => {
    const other = await makeWorld();
    await other.add('adviser', 'adviser\nhalina', { kind: 'referral' });
    await other.add('adviser', 'place\nSteunpunt\n030 231 42 14', { kind: 'referral' });
    await other.add('adviser', 'adviser\n../halina', { kind: 'referral' });
    await other.add('employee', 'adviser\nhalina', { kind: 'referral' });
    const { lines } = await read(other);
    expect(lines.map((line) => line.readable || line.why)).toEqual([true, true, 'forged', 'forged']);
  });

  it('of a kind that only a newer page knows is no forgery; of an employee it is one', async () => {
    const other = await makeWorld();
    // No kind of ours: its first byte is 255.
    await other.add('adviser', 'x', { kind: 'newer' as never });
    await other.add('employee', 'x', { kind: 'newer' as never });
    const { lines } = await read(other);
    expect(lines.map(seenAs)).toEqual(['newer', 'forged']);
  });
});

describe('a message that was tampered with', () => {
  it('never reads as what was sent, whichever byte was flipped, and keeps its place', async () => {
    const original = world.envelopes[1];
    if (original === undefined) throw new Error('no envelope');
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const bytes = Uint8Array.from(original);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const { lines } = await withEnvelope(1, bytes);
        expect(lines).toHaveLength(3);
        expect(lines[1]?.readable).toBe(false);
        // The next message names the hash of the one that was really there.
        expect(lines[2]).toMatchObject({ readable: true, gap: true });
      }),
      { numRuns: 150 },
    );
  });

  it('is called damaged when it is no envelope at all', async () => {
    const { lines } = await withEnvelope(1, new Uint8Array([1, 2, 3]));
    expect(seenAs(lines[1])).toBe('damaged');
    const { lines: noBase64 } = await read(world, { envelopes: ['***', '', '!'] });
    expect(noBase64.map(seenAs)).toEqual(['damaged', 'damaged', 'damaged']);
  });

  it.each([
    ['signed by a key that is not the product’s own', async () => ({ signer: (await makeBot()).key })],
    ['from another conversation', async () => ({ header: { conversation: OTHER_ID } })],
    ['from another organisation', async () => ({ header: { organisation: 'other' } })],
    ['from another place in the conversation', async () => ({ header: { sequence: 7 } })],
    ['naming a signer nobody knows', async () => ({ header: { sender: 'AAAAAAAAAAAAAAAA' } })],
    [
      'sealed for the employee',
      async () => ({ header: { direction: 'a2e' as const, recipient: 'reply', replyKey: new Uint8Array(0) } }),
    ],
    [
      'the employee’s own copy',
      async () => ({ header: { direction: 'e2s' as const, recipient: 'reply', replyKey: new Uint8Array(0) } }),
    ],
  ])('is not shown when it is %s', async (_what, change) => {
    const one = await makeWorld();
    await one.add('employee', 'niet laten zien', await change());
    const { lines, replyKey } = await read(one);
    expect(lines.map(seenAs)).toEqual(['forged']);
    expect(replyKey).toBeUndefined();
  });

  it('is not shown as my own words when the bot signed it', async () => {
    const one = await makeWorld();
    await one.add('adviser', 'dit schreef ik niet', { signer: one.bot.key });
    expect((await read(one)).lines.map(seenAs)).toEqual(['forged']);
  });

  it('is said to be for another key only when it is authentic', async () => {
    const other = await generateAdviserKeys();
    const one = await makeWorld();
    const elsewhere = { recipient: other.keyCard.encryption, header: { recipient: other.keyCard.kid } };
    await one.add('employee', 'voor een ander', elsewhere);
    await one.add('employee', 'ook, maar vals', { ...elsewhere, signer: (await makeBot()).key });
    const { lines, replyKey } = await read(one);
    expect(lines.map(seenAs)).toEqual(['other-key', 'forged']);
    expect(replyKey).toBeUndefined();
  });
});

describe('a conversation that was rearranged', () => {
  it('shows where a message does not follow on from the one before', async () => {
    const one = await makeWorld();
    await one.add('employee', 'eerste');
    await one.add('employee', 'tweede', { header: { previous: new Uint8Array(32).fill(9) } });
    const { lines } = await read(one);
    expect(lines.map(({ gap }) => gap)).toEqual([false, true]);
  });

  it('shows that a first message claims to have had one before it', async () => {
    const one = await makeWorld();
    await one.add('employee', 'eerste', { header: { previous: new Uint8Array(32).fill(1) } });
    expect((await read(one)).lines[0]?.gap).toBe(true);
  });

  it('says that the end is missing when the last message is not the one the server names', async () => {
    const page = await world.page();
    const { endFits } = await read(world, { envelopes: page.envelopes.slice(0, 2) });
    expect(endFits).toBe(false);
    expect((await read(world, { headHash: toBase64url(new Uint8Array(32)) })).endFits).toBe(false);
    expect((await read(world, { headHash: 'not base64url!' })).endFits).toBe(false);
  });

  it('cannot be told by swapping two messages', async () => {
    const page = await world.page();
    const [a, b, c] = page.envelopes;
    const { lines } = await read(world, { envelopes: [b ?? '', a ?? '', c ?? ''] });
    expect(lines.slice(0, 2).map(seenAs)).toEqual(['forged', 'forged']);
  });
});

describe('a conversation that began under an older key', () => {
  it('is read with the newer ones open, both what came in and what was answered; without it only the new is', async () => {
    const world = await makeWorld();
    await world.add('employee', 'Onder de oude sleutel');
    await world.add('adviser', 'Antwoord van toen');
    const next = await generateAdviserKeys();
    const header = { recipient: next.keyCard.kid };
    await world.add('employee', 'Onder de nieuwe', { header, recipient: next.keyCard.encryption });
    const thread = threadFrom(ORGANISATION, await world.page());
    const texts = async (keys: AdviserKeys): Promise<readonly string[]> =>
      (await readThread(thread, { ...world.reader, keys })).lines.map((line) =>
        line.readable ? line.body.text : line.why,
      );
    expect(await texts({ ...next, older: [world.keys] })).toEqual([
      'Onder de oude sleutel',
      'Antwoord van toen',
      'Onder de nieuwe',
    ]);
    expect(await texts(next)).toEqual(['other-key', 'other-key', 'Onder de nieuwe']);
  });
});
