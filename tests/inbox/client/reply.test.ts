import { beforeAll, describe, expect, it } from 'vitest';
import { setAnswerIn } from '../../../src/core/set-answer.ts';
import { createDraftBox, type SealedDraft } from '../../../src/inbox/client/drafts.ts';
import type { DeviceTable } from '../../../src/inbox/client/device-table.ts';
import type { OpenConversation } from '../../../src/inbox/client/reading.ts';
import { newFormId, openDraft, sealDraft, sendReply, type Sending } from '../../../src/inbox/client/crypto/reply.ts';
import { readThread, threadFrom } from '../../../src/inbox/client/crypto/thread.ts';
import { fromBase64url } from '../../../src/seal/bytes.ts';
import { openEnvelope, readHeader } from '../../../src/seal/envelope.ts';
import { isSigned } from '../../../src/seal/statement.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import {
  failed,
  ID,
  makeWorld,
  ok,
  ORGANISATION,
  OTHER_ID,
  replyApi,
  type World,
} from '../../support/inbox-client.helper.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';

/** As `createDeviceTable` where the browser has no database. */
const noDevice: DeviceTable<SealedDraft> = {
  get: async () => undefined,
  put: async () => {},
  delete: async () => {},
  keys: async () => [],
  clear: async () => {},
  prune: async () => {},
};

const NOW = new Date('2026-11-21T10:40:00Z');
const HOUR = Math.floor(NOW.getTime() / 3_600_000);
let world: World;

const opened = async (from: World, change: Parameters<World['page']>[1] = {}): Promise<OpenConversation> => {
  const thread = threadFrom(ORGANISATION, await from.page(undefined, change));
  return { thread, reading: await readThread(thread, from.reader), warning: undefined };
};
const bytes = (text: string | undefined): Uint8Array => fromBase64url(text ?? '') ?? new Uint8Array();
const sending = async (over: Partial<Sending> & Pick<Sending, 'api'>): Promise<Sending> => ({
  keys: world.keys,
  text: 'Dag, ik ben er.',
  now: NOW,
  submission: 'SSSSSSSSSSSSSSSSSSSSSS',
  open: await opened(world),
  readAgain: () => opened(world),
  ...over,
});

beforeAll(async () => {
  world = await makeWorld();
  await world.add('employee', 'Ben je er?');
});

describe('an answer', () => {
  it('given with one press is sealed as such, and tells the server the hour and nothing else', async () => {
    const api = replyApi([ok(undefined)]);
    const { text: _none, ...request } = { text: '', ...(await sending({ api })) };
    expect(await sendReply({ ...request, answer: { kind: 'read', by: HOUR + 9 } })).toBe('sent');
    const [reply] = api.taken;
    expect(Object.keys(reply ?? {}).sort()).toEqual(['forEmployee', 'forSelf', 'promises', 'submission']);
    expect(reply?.promises).toBe(HOUR + 9);
    const { body } = await openEnvelope({
      envelope: bytes(reply?.forSelf),
      expect: { direction: 'a2a' },
      recipient: world.keys.encryption,
      sender: world.keys.keyCard.signing,
    });
    expect(setAnswerIn(body)).toEqual({ kind: 'read', by: HOUR + 9 });
  });

  it('that is the last word says only that it closes, in the adviser’s own name', async () => {
    const api = replyApi([failed('conflict', 'moved'), ok(undefined)]);
    const { text: _none, ...request } = { text: '', ...(await sending({ api })) };
    expect(await sendReply({ ...request, answer: { kind: 'declined' }, adviser: 'samira' })).toBe('sent');
    const statement = { says: 'close', organisation: ORGANISATION, adviser: 'samira', conversation: ID } as const;
    for (const reply of api.taken) {
      expect(Object.keys(reply).sort()).toEqual(['closes', 'forEmployee', 'forSelf', 'submission']);
      expect(await isSigned(world.keys.keyCard.signing, statement, reply.closes ?? '')).toBe(true);
    }
    const { body } = await openEnvelope({
      envelope: bytes(api.taken.at(-1)?.forEmployee),
      expect: { direction: 'a2e' },
      recipient: world.reply.pair,
      sender: world.keys.keyCard.signing,
    });
    expect(body).toEqual({ kind: 'declined', text: '' });
  });

  it('that names somebody else tells the server nothing of it', async () => {
    const api = replyApi([ok(undefined)]);
    const { text: _none, ...request } = { text: '', ...(await sending({ api })) };
    const answer = { kind: 'referral', to: { name: 'Steunpunt', phone: '030 231 42 14' } } as const;
    expect(await sendReply({ ...request, answer })).toBe('sent');
    expect(Object.keys(api.taken[0] ?? {}).sort()).toEqual(['forEmployee', 'forSelf', 'submission']);
    const { body } = await openEnvelope({
      envelope: bytes(api.taken[0]?.forEmployee),
      expect: { direction: 'a2e' },
      recipient: world.reply.pair,
      sender: world.keys.keyCard.signing,
    });
    expect(setAnswerIn(body)).toEqual(answer);
  });

  it('opens for the employee and for its own writer, in the next place, and for nobody else', async () => {
    const api = replyApi([ok(undefined)]);
    expect(await sendReply(await sending({ api }))).toBe('sent');
    const [reply] = api.taken;
    const { thread } = await opened(world);
    const position = {
      sequence: 1,
      previous: thread.headHash,
      conversation: ID,
      organisation: ORGANISATION,
      hour: HOUR,
    };
    const signed = { sender: world.keys.keyCard.signing };
    const forEmployee = {
      envelope: bytes(reply?.forEmployee),
      expect: { ...position, direction: 'a2e' as const },
      ...signed,
    };
    const forSelf = { envelope: bytes(reply?.forSelf), expect: { ...position, direction: 'a2a' as const }, ...signed };
    const body = { kind: 'text', text: 'Dag, ik ben er.' };
    expect((await openEnvelope({ ...forEmployee, recipient: world.reply.pair })).body).toEqual(body);
    expect((await openEnvelope({ ...forSelf, recipient: world.keys.encryption })).body).toEqual(body);
    await expect(openEnvelope({ ...forEmployee, recipient: world.keys.encryption })).rejects.toThrow(/envelope/);
    await expect(openEnvelope({ ...forSelf, recipient: world.reply.pair })).rejects.toThrow(/envelope/);
  });

  it('is sealed again to the new end, under the same submission, when somebody wrote meanwhile', async () => {
    const moving = await makeWorld();
    await moving.add('employee', 'een');
    const api = replyApi([failed('conflict', 'moved'), failed('conflict', 'moved'), ok(undefined)]);
    const readAgain = async () => {
      await moving.add('employee', 'nog een');
      return opened(moving);
    };
    const request = await sending({ api, keys: moving.keys, open: await opened(moving), readAgain });
    expect(await sendReply(request)).toBe('sent');
    expect(api.taken.map(({ forSelf }) => readHeader(bytes(forSelf)).sequence)).toEqual([1, 2, 3]);
    expect(new Set(api.taken.map(({ submission }) => submission)).size).toBe(1);
  });

  it('gives up after three more attempts, rather than for ever', async () => {
    const api = replyApi([failed('conflict', 'moved')]);
    expect(await sendReply(await sending({ api }))).toBe('moved');
    expect(api.taken).toHaveLength(4);
  });

  it.each([
    [failed('conflict', 'closed'), 'closed'],
    [failed('conflict', 'too-long'), 'too-long'],
    [failed('not-there'), 'gone'],
    [failed('refused', 'refused'), 'refused'],
    [failed('refused', 'moment'), 'moment'],
    [failed('signed-out'), 'signed-out'],
    [failed('try-again'), 'try-again'],
  ] as const)('names the failure %j and does not try again by itself', async (response, result) => {
    const api = replyApi([response]);
    expect(await sendReply(await sending({ api }))).toBe(result);
    expect(api.taken).toHaveLength(1);
  });

  it('names what went wrong while reading again', async () => {
    const api = replyApi([failed('conflict', 'moved')]);
    expect(await sendReply(await sending({ api, readAgain: async () => 'not-there' }))).toBe('gone');
  });

  it('never leaves for a key that no authentic message vouches for', async () => {
    const forged = await makeWorld();
    await forged.add('employee', 'antwoord mij', { signer: world.keys.signing.privateKey });
    const api = replyApi([ok(undefined)]);
    const request = await sending({ api, keys: forged.keys, open: await opened(forged) });
    expect(await sendReply(request)).toBe('no-reply-key');
    expect(api.taken).toEqual([]);
  });

  it('is not sent into a closed conversation', async () => {
    const api = replyApi([ok(undefined)]);
    expect(await sendReply(await sending({ api, open: await opened(world, { state: 'closed' }) }))).toBe('closed');
    expect(api.taken).toEqual([]);
  });

  it('has a submission of 22 characters that is new each time', () => {
    const made = Array.from({ length: 50 }, newFormId);
    expect(made.every((id) => /^[A-Za-z0-9_-]{22}$/.test(id))).toBe(true);
    expect(new Set(made).size).toBe(50);
  });
});

describe('a half-written answer', () => {
  const conversation = { organisation: ORGANISATION, id: ID };

  it('comes back in its own conversation, until it is dropped', async () => {
    const drafts = createDraftBox(memoryDevice<SealedDraft>()).with(world.keys);
    drafts.keep(conversation, { text: 'nog niet af' }, HOUR);
    expect(await drafts.find({ ...conversation, id: OTHER_ID })).toBeUndefined();
    expect(await drafts.find(conversation)).toEqual({ text: 'nog niet af' });
    expect(await drafts.find(conversation)).toEqual({ text: 'nog niet af' });
    drafts.drop(conversation);
    expect(await drafts.find(conversation)).toBeUndefined();
  });

  it('is there on the same device for a page that was loaded anew', async () => {
    const device = memoryDevice<SealedDraft>();
    const draft = { text: 'nog niet af', submission: newFormId() };
    const before = createDraftBox(device).with(world.keys);
    before.keep(conversation, draft, HOUR);
    await before.find(conversation);
    expect(await createDraftBox(device).with(world.keys).find(conversation)).toEqual(draft);
    expect(new TextDecoder('latin1').decode([...device.rows.values()][0]?.sealed)).not.toContain('nog niet af');
  });

  it('is there where the browser keeps nothing, for as long as the page lives', async () => {
    const box = createDraftBox(noDevice);
    box.with(world.keys).keep(conversation, { text: 'nog niet af' }, HOUR);
    expect(await box.with(world.keys).find(conversation)).toEqual({ text: 'nog niet af' });
  });

  it('of which it is not known whether it arrived is the same answer when it comes back', async () => {
    const box = createDraftBox(memoryDevice<SealedDraft>());
    const draft = { text: 'misschien aangekomen', submission: newFormId() };
    box.with(world.keys).keep(conversation, draft, HOUR);
    expect(await box.with(world.keys).find(conversation)).toEqual(draft);
  });

  it('is gone after signing out, here and on the device, and does not open for another key', async () => {
    const device = memoryDevice<SealedDraft>();
    const box = createDraftBox(device);
    box.with(world.keys).keep(conversation, { text: 'nog niet af' }, HOUR);
    expect(await box.with(await generateAdviserKeys()).find(conversation)).toBeUndefined();
    expect(await box.with(world.keys).find(conversation)).toEqual({ text: 'nog niet af' });
    box.clear();
    expect(await box.with(world.keys).find(conversation)).toBeUndefined();
    expect(device.rows.size).toBe(0);
  });

  it('goes with its conversation: when that is over, and when it is withdrawn', async () => {
    const device = memoryDevice<SealedDraft>();
    const box = createDraftBox(device);
    const drafts = box.with(world.keys);
    const other = { organisation: ORGANISATION, id: OTHER_ID };
    const elsewhere = { organisation: 'elsewhere', id: ID };
    for (const one of [conversation, other, elsewhere]) drafts.keep(one, { text: 'nog niet af' }, HOUR);
    box.prune(HOUR);
    drafts.keepOnly([ORGANISATION], [other]);
    expect(await drafts.find(conversation)).toBeUndefined();
    expect(await drafts.find(other)).toEqual({ text: 'nog niet af' });
    expect(await drafts.find(elsewhere)).toEqual({ text: 'nog niet af' });
    box.prune(HOUR + 1);
    await drafts.find(other);
    expect(device.rows.size).toBe(0);
  });

  it('begun before a new key was made comes back with it, and goes as every other', async () => {
    const device = memoryDevice<SealedDraft>();
    const box = createDraftBox(device);
    box.with(world.keys).keep(conversation, { text: 'nog niet af' }, HOUR);
    const renewed = box.with({ ...(await generateAdviserKeys()), older: [world.keys] });
    expect(await renewed.find(conversation)).toEqual({ text: 'nog niet af' });
    renewed.keepOnly([ORGANISATION], [conversation]);
    expect(await renewed.find(conversation)).toEqual({ text: 'nog niet af' });
    renewed.keep(conversation, { text: 'bijna af' }, HOUR);
    expect(await renewed.find(conversation)).toEqual({ text: 'bijna af' });
    renewed.drop(conversation);
    expect(await renewed.find(conversation)).toBeUndefined();
    box.with(world.keys).keep(conversation, { text: 'nog niet af' }, HOUR);
    renewed.keepOnly([ORGANISATION], []);
    expect(await renewed.find(conversation)).toBeUndefined();
    expect(device.rows.size).toBe(0);
  });

  it('of another adviser on the same device stays', async () => {
    const device = memoryDevice<SealedDraft>();
    const others = await generateAdviserKeys();
    const box = createDraftBox(device);
    box.with(others).keep(conversation, { text: 'van een ander' }, HOUR);
    box.with(world.keys).keepOnly([ORGANISATION], []);
    expect(await box.with(others).find(conversation)).toEqual({ text: 'van een ander' });
  });

  it('rests sealed, and could never pass for a message', async () => {
    const draft = await sealDraft(world.keys, 'canary');
    expect(new TextDecoder('latin1').decode(draft)).not.toContain('canary');
    expect(await openDraft(world.keys, draft)).toBe('canary');
    const { organisation, conversation } = readHeader(draft);
    expect([organisation, conversation]).toEqual(['draft', 'draft']);
  });
});
