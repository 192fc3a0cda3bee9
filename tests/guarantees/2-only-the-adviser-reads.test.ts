/**
 * Promise 2: only the chosen adviser can read what the employee wrote. Not a thief with the whole database
 * *and* all server keys; and nothing that identifies anybody lies anywhere at all. One exception, by the employee's own
 * tick: a copy of a message that they want to read back, as long as they can. Played on the whole
 * product with real Redis, key files, provider and signed requests.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Pseudonym } from '../../src/core/conversation.ts';
import type { Visit } from '../../src/core/events.ts';
import { pageContextOf } from '../../src/core/pages/context.ts';
import { createReading } from '../../src/core/employee/read.ts';
import { bindingOf } from '../../src/core/employee/send.ts';
import { openCopy } from '../../src/core/erasure/reply-copy.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { replyKeyPair, unlockEntry } from '../../src/seal/conversation-secret.ts';
import { openEnvelope, readHeader } from '../../src/seal/envelope.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { everythingIn, filesBelow, temporaryFiles, traces } from '../support/traces.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

// Made here, so that they stand in no source and in no transformed copy of one that the test runner keeps.
const mark = randomBytes(6).toString('hex');
const TEXT = `Kanarietekst ${mark}: mijn chef schreeuwt elke ochtend tegen mij`;
const REPLY = `Kanarieantwoord ${mark}: wat naar, zullen we morgen samen praten`;
const USER = `U0${mark.toUpperCase()}`;
const NAME = `Kanarienaam ${mark} van der Vogel`;
const TYPED = `kanarie-${mark}-na-het-commando`;
const canaries = [TEXT, REPLY, USER, NAME, TYPED];

let product: Product;
let samira: AdviserBrowser;
let printed = '';
let started = 0;
beforeAll(async () => {
  started = Date.now() - 1000;
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed += Buffer.from(chunk).toString('latin1');
      return true;
    });
  }
  product = await startProduct();
  samira = await adviserAt(product.demo);
  const employee = slackEmployee(product.demo, USER);
  await employee.user.command(TYPED);
  await employee.close();
  await write(employee, TEXT);
  const id = await samira.find(TEXT);
  await samira.answer(id, REPLY);
  await employee.close();
  await toMyConversation(employee);
  expect(employee.words()).toContain(REPLY);
  await employee.press('Vertel wie ik ben');
  employee.fill(NAME);
  await employee.submit();
  // And what goes wrong must not say more than what goes right.
  await product.line.down();
  await employee.press('Bekijk dit gesprek');
  await product.line.up();
  await employee.close().catch(() => {});
  await vi.waitFor(async () => expect(await samira.texts(id)).toEqual([TEXT, REPLY, NAME]), { timeout: 15_000 });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await product.close();
});

describe('after a conversation with a reply and a name', () => {
  it('no log line and nothing printed holds a word, a name, a user or a token', () => {
    const { standIn } = product.demo;
    const secrets = [...canaries, ...(standIn.lastRequest() === undefined ? [] : ['xoxb-'])];
    expect(product.log.length).toBeGreaterThan(0);
    expect(traces(product.log.join('\n'), secrets)).toEqual([]);
    expect(traces(printed, secrets)).toEqual([]);
  });

  it('no key or value in Redis does, nor its append-only file', async () => {
    const held = Buffer.concat(await everythingIn(product.redis.client));
    expect(held.length).toBeGreaterThan(1000);
    expect(traces(held, canaries)).toEqual([]);
    await product.redis.cli('BGREWRITEAOF');
    const files = filesBelow(product.redis.dir);
    expect(files.length).toBeGreaterThan(0);
    for (const { bytes } of files) expect(traces(bytes, canaries)).toEqual([]);
  });

  it('no file it made does', () => {
    for (const { path, bytes } of temporaryFiles(started)) expect(traces(bytes, canaries), path).toEqual([]);
  });

  it('and this search would have found it', async () => {
    await product.redis.client.set('control', `x${Buffer.from(`z${TEXT}`).toString('base64')}`);
    expect(traces(Buffer.concat(await everythingIn(product.redis.client)), canaries)).toEqual([TEXT]);
    await product.redis.client.del('control');
  });
});

describe('another adviser', () => {
  it('gets the same bytes for this conversation as for one that never was', async () => {
    const tom = await adviserAt(product.demo, 'tom');
    const id = await samira.find(TEXT);
    const [his, nobodys] = await Promise.all(
      ['', 'x'].map((other) =>
        tom.browser.api('GET', `/api/conversations/werkplek/${other === '' ? id : 'A'.repeat(22)}`),
      ),
    );
    expect(his?.status).toBe(404);
    expect(his?.text).toBe(nobodys?.text);
    expect(await tom.list()).toEqual([]);
  });
});

describe('a thief with the whole database and every server key', () => {
  /** Everything the two hold of the newest conversation that an adviser has. */
  const steal = async (adviser: string) => {
    const keyring = await openKeyring(product.keyringDir);
    const store = await openRedisStore({ path: product.redis.socket, log: { info: () => {}, error: () => {} } });
    const now = product.clock.now();
    const [item] = await store.conversations.listForAdviser('werkplek', adviser, 10, now);
    if (item === undefined) throw new Error('nothing to steal');
    const page = { limit: 10, copies: true };
    const found = await store.conversations.read('werkplek', item.id, { adviser }, page, now);
    await store.close();
    if (found === undefined) throw new Error('nothing to steal');
    const { head } = found;
    const secret = await keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
    const { pair } = await replyKeyPair(secret);
    const envelopes = await Promise.all(
      found.entries.map((entry, index) => unlockEntry(secret, 'log', entry, item.id, index)),
    );
    const copies = await Promise.all(
      [...found.employeeCopies].map(async ([sequence, copy]) => {
        const envelope = await openCopy(keyring, secret, copy, head, sequence);
        return { sequence, envelope, direction: readHeader(envelope).direction };
      }),
    );
    return { keyring, pair, envelopes, copies };
  };

  it('takes off every layer the server can, and cannot open what the employee wrote', async () => {
    const { keyring, pair, envelopes, copies } = await steal('samira');
    expect(envelopes.map((envelope) => readHeader(envelope).direction)).toEqual(['e2a', 'a2a', 'e2a']);
    // Nothing was ticked: the one copy there is, is that of the answer.
    expect(copies.map(({ sequence, direction }) => [sequence, direction])).toEqual([[1, 'a2e']]);
    for (const envelope of envelopes) {
      expect(traces(Buffer.from(envelope), canaries)).toEqual([]);
      const { direction } = readHeader(envelope);
      const sender = direction === 'e2a' ? keyring.signingPublicKey : samira.keys.keyCard.signing;
      // The only private encryption key that the server ever held is the conversation's own.
      await expect(openEnvelope({ envelope, expect: {}, recipient: pair, sender })).rejects.toMatchObject({
        code: 'ENVELOPE_REFUSED',
      });
      // The adviser's key does open it: the test would notice if nothing could.
      expect(
        (await openEnvelope({ envelope, expect: {}, recipient: samira.keys.encryption, sender })).body.text,
      ).toBeTruthy();
    }
  });

  it('opens, while it lasts, the one message that an employee ticked to read back, and none before or after it', async () => {
    const keeper = slackEmployee(product.demo, 'U0KEEPER');
    await write(keeper, 'Zonder vinkje, van tevoren', 'Tom');
    for (const [text, ticked] of [
      ['Met een vinkje', true],
      ['Zonder vinkje, erna', false],
    ] as const) {
      await keeper.press('Bekijk dit gesprek');
      keeper.fill(text);
      if (ticked) await keeper.choose('Ik wil dit bericht hier kunnen teruglezen');
      await keeper.submit();
    }
    const { keyring, pair, envelopes, copies } = await steal('tom');
    expect(envelopes).toHaveLength(3);
    expect(copies.map(({ sequence, direction }) => [sequence, direction])).toEqual([[1, 'e2s']]);
    const sender = keyring.signingPublicKey;
    for (const envelope of envelopes)
      await expect(openEnvelope({ envelope, expect: {}, recipient: pair, sender })).rejects.toMatchObject({
        code: 'ENVELOPE_REFUSED',
      });
    const [own] = copies;
    const opened = own && (await openEnvelope({ envelope: own.envelope, expect: {}, recipient: pair, sender }));
    expect(opened?.body.text).toBe('Met een vinkje');
    // They see it themselves, and what the tick said of who else can.
    await keeper.press('Bekijk dit gesprek');
    expect(keeper.words()).toContain('Met een vinkje');
    expect(keeper.words()).not.toContain('Zonder vinkje, ');
    expect(keeper.words()).toContain('die de opslag én alle sleutels van de server heeft');
    await keeper.close();
    product.clock.advance(25);
    expect((await steal('tom')).copies).toEqual([]);
    product.clock.advance(-25);
  });
});

describe('somebody who can write to Redis', () => {
  /** Hands the conversation to somebody else, as its head says whose it is. */
  const handOver = async (field: 'owner' | 'adviser', from: string, to: string): Promise<number> => {
    const { client } = product.redis;
    let changed = 0;
    for (const key of await client.keysBuffer('iv:*')) {
      if ((await client.type(key)) !== 'hash') continue;
      for (const [name, value] of Object.entries(await client.hgetallBuffer(key))) {
        if (!value.toString('latin1').includes(from)) continue;
        await client.hset(key, name, Buffer.from(value.toString('latin1').replace(from, to), 'latin1'));
        changed += 1;
      }
    }
    expect(changed, `the ${field} stands in the head`).toBeGreaterThan(0);
    return changed;
  };
  const pseudonymOf = async (user: string): Promise<string> =>
    (await openKeyring(product.keyringDir)).pseudonym('werkplek', 'slack', 'T0WERKPLEK', user);

  it('cannot read the replies by making a conversation their own', async () => {
    const victim = slackEmployee(product.demo, 'U0VICTIM');
    await write(victim, 'Van een ander');
    await samira.answer(await samira.find('Van een ander'), 'Alleen voor het slachtoffer van deze proef');
    await victim.close();
    await handOver('owner', await pseudonymOf('U0VICTIM'), await pseudonymOf('U0THIEF'));
    const id = await samira.list();
    const desk = createReading({ conversations: product.demo.store.conversations, keyring: product.demo.keyring });
    const organisation = product.demo.organisations.byId('werkplek');
    if (organisation === undefined) throw new Error('no organisation');
    const employee = (await pseudonymOf('U0THIEF')) as Pseudonym;
    const visit: Visit = { organisation, surface: 'slack', employee, context: {} };
    const stolen = await Promise.all(
      id.map((one) =>
        desk.page(pageContextOf(visit, product.clock.now()), employee, one, {
          submission: 'x'.repeat(22),
          seen: false,
        }),
      ),
    );
    const shown = stolen.filter((screen) => screen !== undefined);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.entries).toEqual([]);
    expect(shown[0]?.state).toMatch(/^Dit gesprek is niet meer te lezen\./);
  });

  it('cannot have the next message sealed to another adviser', async () => {
    const victim = slackEmployee(product.demo, 'U0SECOND');
    await write(victim, 'Eerste aan Samira');
    await victim.press('Bekijk dit gesprek');
    victim.fill('Tweede aan Samira');
    // All of Samira's heads now say Tom.
    await handOver('adviser', 'samira', 'tom');
    await victim.submit();
    expect(victim.words()).not.toContain('Je bericht is verzegeld');
    expect(victim.typed()).toBe('Tweede aan Samira');
    await victim.close();
  });
});
