/** The adviser's side: sealed envelopes in and out, and nothing that is somebody else's. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { openLanguage } from '../../../src/inbox/client/crypto/thread.ts';
import { signStatement } from '../../../src/seal/statement.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { desks, press, readThread, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let id: ConversationId;
let form = 0;
beforeEach(async () => {
  d = await desks(organisation);
  const submission = `begin${String((form += 1)).padStart(17, '0')}`;
  const event = {
    do: 'submit',
    submit: { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission, text: 'Hallo' },
  } as EmployeeEvent;
  const sent = await d.employee.handle(d.visit(), event);
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  id = sent.conversation;
});

describe('a reply', () => {
  it('is stored once however often it is sent', async () => {
    const reply = await sealReply(d, d.seat(), keys.samira, id, 'Dag');
    expect(await d.adviser.reply(d.seat(), reply)).toBe('stored');
    expect(await d.adviser.reply(d.seat(), reply)).toBe('repeated');
    expect(await readThread(d, d.seat(), keys.samira, id)).toHaveLength(2);
  });

  it('sent again after the employee closed is told apart from one that never came', async () => {
    const reply = await sealReply(d, d.seat(), keys.samira, id, 'Dag');
    await d.adviser.reply(d.seat(), reply);
    const other = await sealReply(d, d.seat(), keys.samira, id, 'Nog iets', 'd'.repeat(22));
    await d.employee.handle(d.visit(), { do: 'close', conversation: id });
    expect(await d.adviser.reply(d.seat(), reply)).toBe('repeated');
    expect(await d.adviser.reply(d.seat(), other)).toBe('closed');
    expect(await readThread(d, d.seat(), keys.samira, id)).toHaveLength(2);
  });

  it('sealed against an older state is refused as moved, and stores nothing', async () => {
    const early = await sealReply(d, d.seat(), keys.samira, id, 'Eerst', 'b'.repeat(22));
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Dag', 'c'.repeat(22)));
    expect(await d.adviser.reply(d.seat(), early)).toBe('moved');
    expect(await readThread(d, d.seat(), keys.samira, id)).toHaveLength(2);
  });

  it('signed with a key that is not pinned for this adviser is refused before anything is stored', async () => {
    const forged = await sealReply(d, d.seat(), { ...keys.tom, keyCard: keys.samira.keyCard }, id, 'Vals');
    expect(await d.adviser.reply(d.seat(), forged)).toBe('refused');
    const toms = await sealReply(d, d.seat(), keys.tom, id, 'Van Tom');
    expect(await d.adviser.reply(d.seat(), toms)).toBe('refused');
  });

  it('whose two sealings do not belong together is refused', async () => {
    const one = await sealReply(d, d.seat(), keys.samira, id, 'Een');
    expect(await d.adviser.reply(d.seat(), { ...one, forEmployee: one.forSelf })).toBe('refused');
    expect(await d.adviser.reply(d.seat(), { ...one, forSelf: one.forEmployee })).toBe('refused');
    expect(await d.adviser.reply(d.seat(), { ...one, forSelf: new Uint8Array([1, 2, 3]) })).toBe('refused');
  });
});

describe('the list', () => {
  const reader = { keys: keys.samira, botKeys: [] as Uint8Array[] };
  const languageOf = async (row: Awaited<ReturnType<Desks['adviser']['list']>>[number] | undefined) => {
    const { sequence, bytes } = row?.envelope ?? { sequence: 0, bytes: new Uint8Array(0) };
    const thread = { organisation: organisation.id, id };
    return openLanguage(bytes, { thread, sequence, reader: { ...reader, botKeys: [d.keyring.signingPublicKey] } });
  };

  it('hands over the first message of each, whose language only the adviser’s key opens', async () => {
    const [row] = await d.adviser.list(d.seat());
    expect(await languageOf(row)).toBe('nl');
    expect(row).not.toHaveProperty('language');
    const forTom = openLanguage(row?.envelope?.bytes ?? new Uint8Array(0), {
      thread: { organisation: organisation.id, id },
      sequence: 0,
      reader: { keys: keys.tom, botKeys: [d.keyring.signingPublicKey] },
    });
    expect(await forTom).toBeUndefined();
    expect((await d.adviser.list(d.seat(), undefined, true))[0]).not.toHaveProperty('envelope');
  });

  it('says English of who had the screens in English, and nothing of it lies in the head', async () => {
    const event = {
      do: 'submit',
      submit: { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission: 'e'.repeat(22), text: 'Hello' },
    } as EmployeeEvent;
    const sent = await d.employee.handle(d.visit('U0DAAN', { language: 'en' }), event);
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    const row = (await d.adviser.list(d.seat())).find((each) => each.id === sent.conversation);
    const thread = { organisation: organisation.id, id: sent.conversation };
    const { sequence, bytes } = row?.envelope ?? { sequence: 9, bytes: new Uint8Array(0) };
    const opened = { ...reader, botKeys: [d.keyring.signingPublicKey] };
    expect(await openLanguage(bytes, { thread, sequence, reader: opened })).toBe('en');
    // In its own place only: a server cannot give somebody another's language.
    expect(await languageOf(row)).toBeUndefined();
    for await (const head of d.store.contents.heads()) expect(head).not.toHaveProperty('language');
  });

  it('stays whole when one row opens no more', async () => {
    const [before] = await d.adviser.list(d.seat());
    for await (const { erasureKey } of d.store.contents.heads())
      if (erasureKey !== undefined) await d.keyring.erasure.destroy([erasureKey]);
    expect(await d.adviser.list(d.seat())).toEqual([{ ...before, envelope: undefined }]);
  });
});

describe('closing', () => {
  const close = (signer: CryptoKey, of: { adviser?: string; conversation?: string } = {}) =>
    signStatement(signer, { says: 'close', organisation: organisation.id, adviser: 'samira', conversation: id, ...of });

  it('takes a signature of the adviser’s own key over this conversation: a session is not enough', async () => {
    const [own, toms] = [keys.samira.signing.privateKey, keys.tom.signing.privateKey];
    const wrong = ['', 'A'.repeat(86), await close(toms), await close(own, { conversation: 'A'.repeat(22) })];
    for (const signature of [...wrong, await close(own, { adviser: 'tom' })]) {
      expect(await d.adviser.close(d.seat(), id, signature)).toBe('refused');
    }
    expect(await d.adviser.read(d.seat(), id)).toMatchObject({ state: 'open' });
    expect(await d.adviser.close(d.seat(), id, await close(own))).toBe('closed');
    expect(await d.adviser.read(d.seat(), id)).toMatchObject({ state: 'closed' });
  });
});

describe('somebody else’s conversation does not exist', () => {
  it('for reading, answering, closing and marking', async () => {
    const tom = d.seat('tom');
    expect(await d.adviser.read(tom, id)).toBeUndefined();
    const statement = { says: 'close', organisation: organisation.id, adviser: 'tom', conversation: id } as const;
    expect(await d.adviser.close(tom, id, await signStatement(keys.tom.signing.privateKey, statement))).toBe('gone');
    expect(await d.adviser.reply(tom, await sealReply(d, d.seat(), keys.samira, id, 'x'))).toBe('gone');
    await d.adviser.markRead(tom, id);
    expect((await d.adviser.list(d.seat()))[0]?.unread).toBe(true);
    expect(await d.adviser.list(tom)).toEqual([]);
  });

  it('in another organisation either, with the same adviser id', async () => {
    const elsewhere = { organisation: { ...organisation, id: 'bank' }, adviser: d.seat().adviser };
    expect(await d.adviser.read(elsewhere, id)).toBeUndefined();
    expect(await d.adviser.list(elsewhere)).toEqual([]);
  });
});

describe('being away', () => {
  it('is seen by employees at once, and ends by itself', async () => {
    const availability = async (): Promise<string | undefined> => {
      const screen = await d.employee.handle(d.visit('U0DAAN'), { do: 'open' });
      return screen.kind === 'welcome'
        ? screen.advisers.find(({ name }) => name.startsWith('Samira'))?.availability
        : undefined;
    };
    const until = new Date('2026-11-24T13:00:00Z');
    await press(d, keys.samira, 'awayUntil', until);
    expect((await d.adviser.presence(d.seat())).awayUntil).toEqual(until);
    expect(await availability()).toBe('weer vandaag 14:00');
    d.clock.advance(4);
    expect(await availability()).toBe('volgens haar uren is Samira er nu (tot 17:00)');
    d.clock.advance(-3);
    await press(d, keys.samira, 'awayUntil', undefined);
    expect((await d.adviser.presence(d.seat())).availability.state).toBe('available');
  });
});

describe('a changed conversation', () => {
  it('is announced without saying which', async () => {
    let heard = 0;
    const stop = d.store.changes.subscribe('zorg', 'samira', () => (heard += 1));
    await d.employee.handle(d.visit(), { do: 'withdraw', conversation: id });
    expect(heard).toBe(1);
    stop();
  });
});
