/** Telling, with a store, a push service and a mail server: of two instances one tells, and no crash or fault loses anybody. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { direct } from '../../src/base/outgoing/index.ts';
import { createLog } from '../../src/base/log.ts';
import { AppError } from '../../src/base/errors.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { createNoticeVault, type NoticeSettings } from '../../src/core/notices/settings.ts';
import { createPlannings } from '../../src/core/plannings.ts';
import { noticeWorks } from '../../src/core/notices/works.ts';
import { toHour } from '../../src/core/conversation.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { planningStatement } from '../../src/core/planning.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createMail } from '../../src/notices/mail.ts';
import { createPush } from '../../src/notices/push.ts';
import { runSlot, type NoticesParts } from '../../src/notices/run.ts';
import { generateAdviserKeys } from '../../src/seal/adviser-keys.ts';
import { signStatement } from '../../src/seal/statement.ts';
import { startMailServer, type MailServer } from '../../src/stand-ins/mail-server.ts';
import { startPushService, type PushService } from '../../src/stand-ins/push-service.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { adviserOf } from '../support/organisation.helper.ts';
import { appendRequest, openRequest, seen, submission, testClock } from '../support/store-fixtures.helper.ts';

const SAMIRA = adviserOf('samira', 'Samira el Idrissi', undefined);
const THEO = adviserOf('theo', 'Theo Bos', undefined);
const organisations = { all: () => [{ id: 'voorbeeld', advisers: [SAMIRA, THEO] }] as never };
const INBOX = 'https://inbox.example.nl';

let clock: ReturnType<typeof testClock>;
let store: Store;
let keyring: Keyring;
let service: PushService;
let server: MailServer;
let parts: NoticesParts;
let person: string;
const lines: string[] = [];

beforeEach(async () => {
  lines.length = 0;
  clock = testClock();
  store = memoryStore(clock);
  [keyring, service, server] = await Promise.all([memoryKeyring(), startPushService(), startMailServer()]);
  await keyring.erasure.tend(clock.now());
  const url = new URL(`smtp://127.0.0.1:${server.port}`);
  parts = {
    notices: store.notices,
    vault: createNoticeVault({ records: store.records, notices: store.notices, keyring }),
    organisations,
    plannings: createPlannings(),
    keyring,
    clock,
    log: createLog((line) => lines.push(line)),
    isOpen: () => false,
    pause: async () => undefined,
    push: createPush({
      key: await keyring.pushKey(),
      inboxOrigin: INBOX,
      hosts: [service.host],
      outgoing: direct,
      clock,
    }),
    mail: await createMail({ url, from: 'postvak@in-vertrouwen.example' }, clock),
  };
  person = identityOf(keyring, SAMIRA.identity ?? { issuer: '', subject: '' });
  // A Friday, 12:00 in Amsterdam.
  clock.advance((Date.parse('2026-11-27T11:00:00Z') - clock.now().getTime()) / 3_600_000);
});
afterEach(() => Promise.all([service.close(), server.close()]));

const vaultOf = () => createNoticeVault({ records: store.records, notices: store.notices, keyring });
async function want(more: Partial<NoticeSettings> = {}): Promise<string> {
  const { endpoint, keys } = service.subscribe();
  await vaultOf().put(person, { language: 'nl', rhythm: 'soon', push: [{ endpoint, ...keys }], ...more });
  return endpoint;
}
const write = () => store.conversations.open(openRequest(clock));
const writeAgain = async (name: string) =>
  store.conversations.append(
    appendRequest(clock, { submission: submission(name), expected: await seen(store, clock) }),
  );
const known = async () => (await store.notices.everybody()).get(person);
const visit = () => store.notices.visited(person, [{ organisation: 'voorbeeld', adviser: 'samira' }]);
const next = (hours = 0.5) => clock.advance(hours);

describe('one slot', () => {
  it('tells nobody when nobody asked, or nothing is new', async () => {
    await write();
    expect(await runSlot(parts)).toBe(0);
    await want();
    await visit();
    expect(await runSlot(parts)).toBe(0);
    expect(service.arrived).toEqual([]);
  });

  it('tells by every way that was asked for, at once, and once until they came to look', async () => {
    await want({ mail: 'samira@example.org' });
    await write();
    expect(await runSlot(parts)).toBe(1);
    expect([service.arrived.length, server.arrived.length]).toEqual([1, 1]);
    for (const name of ['a', 'b', 'c']) {
      next(1);
      await writeAgain(name);
      expect(await runSlot(parts)).toBe(0);
    }
    await visit();
    next(1);
    expect(await runSlot(parts)).toBe(0);
    await writeAgain('d');
    expect(await runSlot(parts)).toBe(1);
  });

  it('says of everybody only whether it works, and the day', async () => {
    await want();
    expect(await known()).toEqual({ rhythm: 'soon', works: false, told: 0 });
    await write();
    await runSlot(parts);
    const lastDay = Math.floor(clock.now().getTime() / 86_400_000);
    expect(await known()).toMatchObject({ works: true, lastDay });
  });

  it('an open inbox gets none, on whichever instance it is open; a notice comes once it is closed', async () => {
    await want();
    await write();
    let other: Promise<number> | undefined;
    // The other instance begins while the first has said whose inbox is open there, and the first goes on after it.
    const withOpen = {
      ...parts,
      isOpen: () => true,
      pause: async () => {
        other = runSlot(parts);
        await other;
      },
    };
    expect(await runSlot(withOpen)).toBe(0);
    expect(await other).toBe(0);
    expect(service.arrived).toEqual([]);
    next();
    expect(await runSlot(parts)).toBe(1);
  });

  it('two instances send one, again and again', async () => {
    await want();
    for (let round = 0; round < 5; round += 1) {
      await (round === 0 ? write() : writeAgain(`round ${round}`));
      const told = await Promise.all([runSlot(parts), runSlot(parts), runSlot(parts)]);
      expect(told.toSorted()).toEqual([0, 0, 1]);
      await visit();
      next(1);
    }
    expect(service.arrived).toHaveLength(5);
  });

  it('telling that takes longer than a slot leaves the rest to the next one, so that nobody is told twice', async () => {
    const advisers = Array.from({ length: 25 }, (_, at) => adviserOf(`a${at}`, `A ${at}`, undefined));
    parts = { ...parts, organisations: { all: () => [{ id: 'voorbeeld', advisers }] as never } };
    for (const { id, identity } of advisers) {
      const settings: NoticeSettings = { language: 'nl', rhythm: 'daily', push: [], mail: `${id}@example.org` };
      await vaultOf().put(identityOf(keyring, identity ?? { issuer: '', subject: '' }), settings);
    }
    let settled = 0;
    const slow: typeof store.notices = {
      ...store.notices,
      async settle(...asked) {
        await store.notices.settle(...asked);
        // The first twenty took an hour, and another instance began its own slot.
        if ((settled += 1) !== 20) return;
        next(1);
        expect(await runSlot(parts)).toBe(5);
      },
    };
    expect(await runSlot({ ...parts, notices: slow })).toBe(20);
    expect(new Set(server.arrived.map(({ to }) => to[0])).size).toBe(25);
    expect(server.arrived).toHaveLength(25);
  });

  it('what was taken back before the slot is told to nobody', async () => {
    await want();
    await write();
    await store.conversations.withdraw('voorbeeld', openRequest(clock).head.id, openRequest(clock).head.owner);
    expect(await runSlot(parts)).toBe(0);
  });
});

describe('somebody who planned to be away', () => {
  const plan = async (awayUntil: number) => {
    const keys = await generateAdviserKeys();
    parts = {
      ...parts,
      organisations: {
        all: () => [{ id: 'voorbeeld', advisers: [{ ...SAMIRA, keyCards: [keys.keyCard] }, THEO] }] as never,
      },
    };
    const planning = { version: 1, number: 1, timeZone: 'Europe/Amsterdam', absences: [], cover: [], awayUntil };
    const text = JSON.stringify(planning);
    const signature = await signStatement(keys.signing.privateKey, planningStatement('voorbeeld', 'samira', text));
    return { number: 1, text, signature };
  };
  const until = () => toHour(clock.now()) + 2;

  it('is told once they are back', async () => {
    await want();
    await write();
    await store.conversations.putPlanning('voorbeeld', 'samira', await plan(until()));
    expect(await runSlot(parts)).toBe(0);
    next(2);
    expect(await runSlot(parts)).toBe(1);
  });

  it('is told at once when it was somebody else who wrote that', async () => {
    await want();
    await write();
    const signature = 'A'.repeat(86);
    await store.conversations.putPlanning('voorbeeld', 'samira', { ...(await plan(until())), signature });
    expect(await runSlot(parts)).toBe(1);
  });
});

describe('a fault', () => {
  it('of one organisation, whose node of a cluster is away, keeps nobody of another from being told', async () => {
    const all = [
      { id: 'elders', advisers: [THEO, SAMIRA] },
      { id: 'voorbeeld', advisers: [SAMIRA] },
    ];
    parts = { ...parts, organisations: { all: () => all as never } };
    await want();
    await write();
    const away = async (organisation: string, ...rest: readonly unknown[]) => {
      if (organisation === 'elders') throw new AppError('STORE_AWAY');
      return store.notices.news(organisation, ...(rest as [never, never]));
    };
    expect(await runSlot({ ...parts, notices: { ...store.notices, news: away } })).toBe(1);
    expect(lines.map((line) => JSON.parse(line) as unknown)[0]).toMatchObject({
      event: 'fault',
      reason: 'organisation',
      code: 'STORE_AWAY',
    });
    const none = () => Promise.reject(new AppError('STORE_AWAY'));
    await expect(runSlot({ ...parts, notices: { ...store.notices, news: none } })).rejects.toThrow('store');
  });

  it('killed between storing and telling: the next that runs tells', async () => {
    await want();
    await write();
    await expect(runSlot({ ...parts, pause: () => Promise.reject(new Error('killed')) })).rejects.toThrow('killed');
    next();
    expect(await runSlot(parts)).toBe(1);
  });

  it('killed between claiming and telling: told within the hour after, once', async () => {
    await want();
    await write();
    await store.notices.claim([{ person, told: 0 }], clock.now());
    expect(await runSlot(parts)).toBe(0);
    next(1);
    expect(await runSlot(parts)).toBe(1);
    expect(service.arrived).toHaveLength(1);
  });

  it('killed between telling and writing it down: told once more and not oftener', async () => {
    await want();
    await write();
    const killed = { ...store.notices, settle: () => Promise.reject(new AppError('STORE_AWAY')) };
    expect(await runSlot({ ...parts, notices: killed })).toBe(0);
    for (let slot = 0; slot < 6; slot += 1) {
      next();
      await runSlot(parts);
    }
    expect(service.arrived).toHaveLength(2);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ event: 'fault', part: 'notices', code: 'STORE_AWAY' }),
    ]);
  });

  it.each([404, 410])(
    'a browser that is gone (%i) is taken out, and that is remembered for the next visit',
    async (status) => {
      const endpoint = await want({ mail: 'samira@example.org' });
      service.answer(status, endpoint);
      await write();
      expect(await runSlot(parts)).toBe(1);
      expect(await vaultOf().get(person)).toMatchObject({ push: [], mail: 'samira@example.org', gone: ['push'] });
      expect(await known()).toMatchObject({ works: true });
    },
  );

  it('a browser that is gone and cannot be taken out costs nobody a second notice by the other way', async () => {
    const endpoint = await want({ mail: 'samira@example.org' });
    service.answer(410, endpoint);
    await write();
    const vault = { ...vaultOf(), remove: () => Promise.reject(new AppError('KEYRING_UNREADABLE')) };
    expect(await runSlot({ ...parts, vault })).toBe(1);
    for (let slot = 0; slot < 6; slot += 1) {
      next();
      await runSlot({ ...parts, vault });
    }
    expect(server.arrived).toHaveLength(1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ event: 'fault', part: 'notices', reason: 'gone', code: 'KEYRING_UNREADABLE' }),
    ]);
  });

  it('the last way gone: nobody is asked any more, and it is still said', async () => {
    const endpoint = await want();
    service.answer(410, endpoint);
    await write();
    expect(await runSlot(parts)).toBe(0);
    expect(await vaultOf().get(person)).toMatchObject({ push: [], gone: ['push'] });
    next();
    expect(await runSlot(parts)).toBe(0);
  });

  it.each([
    ['taken for the first time', 201],
    ['refused', 403],
    ['to nobody any more', 410],
  ])('a notice that is %s changes nothing within the week for whoever asks the doctor', async (_, status) => {
    const endpoint = await want();
    if (status !== 201) await store.notices.settle(person, clock.now(), { outcome: 'proved' });
    const all = organisations.all() as readonly Organisation[];
    const seenByOthers = async () => (await noticeWorks(store.notices, keyring, all))[0]?.works;
    const before = await seenByOthers();
    if (status !== 201) service.answer(status, endpoint);
    await write();
    await runSlot(parts);
    expect(service.arrived.length).toBe(status === 201 ? 1 : 0);
    expect(await seenByOthers()).toBe(before);
    next(168);
    expect(await seenByOthers()).toBe(status === 201 ? 'yes' : 'no');
  });

  it('a mail server that is down for a day costs nobody a notice: one comes when it is back', async () => {
    await want({ push: [], mail: 'samira@example.org' });
    server.answer(451);
    await write();
    for (let slot = 0; slot < 48; slot += 1) {
      expect(await runSlot(parts)).toBe(0);
      next();
    }
    expect(await known()).toMatchObject({ works: false });
    server.answer(250);
    // From Saturday to Monday.
    next(48);
    expect(await runSlot(parts)).toBe(1);
    next();
    expect(await runSlot(parts)).toBe(0);
    expect(server.arrived).toHaveLength(1);
    expect(await known()).toMatchObject({ works: true });
  });

  it('where mail is not configured any more, that way fails and the other does not', async () => {
    await want({ mail: 'samira@example.org' });
    await write();
    const { mail: _, ...without } = parts;
    expect(await runSlot(without)).toBe(1);
  });
});

describe('what is kept of it', () => {
  it('nothing, in any copy, once it is switched off', async () => {
    await want({ mail: 'samira@example.org' });
    const copy = await store.records.get('notices', person);
    expect(copy).toBeDefined();
    await vaultOf().put(person, { language: 'nl', rhythm: 'soon', push: [] });
    expect(await store.records.get('notices', person)).toBeUndefined();
    expect(await known()).toBeUndefined();
    await store.records.put('notices', person, copy ?? new Uint8Array());
    expect(await vaultOf().get(person)).toBeUndefined();
  });

  it('an address that was replaced opens in no copy either', async () => {
    await want({ mail: 'old@example.org' });
    const copy = await store.records.get('notices', person);
    await want({ mail: 'new@example.org' });
    await store.records.put('notices', person, copy ?? new Uint8Array());
    expect(await vaultOf().get(person)).toBeUndefined();
  });
});
