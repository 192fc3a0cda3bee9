/** A new key for who has one: asked by both keys, approved by the operator, and recoverable wherever it breaks off. */
import { beforeEach, expect, test } from 'vitest';
import { createEnrolments, createSlotVault, type SlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { createAdviserDesk } from '../../src/core/adviser/desk.ts';
import { createPlannings } from '../../src/core/plannings.ts';
import type { ConversationId } from '../../src/core/conversation.ts';
import { askNewKey, seatsWithOlder } from '../../src/inbox/client/crypto/ask-new-key.ts';
import type { NewKeyRequest } from '../../src/inbox/contract-requests.ts';
import type { AdviserMe } from '../../src/inbox/contract.ts';
import { renewKeys, type Renewed } from '../../src/seal/new-keys.ts';
import { openPayload, openWay } from '../../src/seal/open-ways.ts';
import { newRecoveryCode, type AdviserKeys } from '../../src/seal/slots.ts';
import { signStatement } from '../../src/seal/statement.ts';
import {
  file,
  harness,
  issuer,
  lines,
  me,
  run,
  signedInWith,
  startFresh,
  wordsOf,
} from '../support/enrolling.helper.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { adviser, organisation } from '../support/inbox-fixtures.helper.ts';
import { failed, ok } from '../support/inbox-client.helper.ts';
import { DAY, HOW, PASSPHRASE, quick, somebody, type Somebody } from '../support/ways.helper.ts';

startFresh();
let nora: Somebody;
let renewed: Renewed;
let vault: SlotVault;
let browser: Browser;
const account = () => ({ issuer: issuer.issuer, subject: 'sub-nora' });
const identity = () => identityOf(harness.keyring, account());
const pin = (...keys: readonly Pick<AdviserKeys, 'keyCard'>[]): void =>
  harness.organisations.replace(
    ['acme', 'beta'].map((id) =>
      organisation(id, [
        adviser(
          'nora',
          'Nora',
          account(),
          keys.map(({ keyCard }) => keyCard),
        ),
      ]),
    ),
  );
beforeEach(async () => {
  nora = await somebody();
  const payload = await openPayload(nora.first, { id: 'passphrase', secret: PASSPHRASE }, quick);
  renewed = await renewKeys(
    nora.first,
    payload,
    { passphrase: PASSPHRASE, recoveryCode: newRecoveryCode(), day: DAY },
    HOW,
  );
  vault = createSlotVault({ records: harness.store.records, keyring: harness.keyring });
  await vault.put(identity(), nora.first);
  pin(nora.keys);
  browser = await signedInWith(undefined);
});
const ask = async (change: Partial<NewKeyRequest> = {}, by = nora.keys): Promise<number> => {
  const place = { organisation: 'acme', adviser: 'nora' };
  const { keys, slots } = renewed;
  const proven = ['passphrase', 'recovery'] as const;
  const enrol = { says: 'enrol', ...place, invitation: 'new key', ...account(), proven } as const;
  const [from, to] = [by.keyCard.text, keys.keyCard.text];
  const successor = { says: 'new key', ...place, ...account(), from, to } as const;
  const body = {
    organisation: 'acme',
    card: to,
    slots,
    signature: await signStatement(keys.signing.privateKey, enrol),
    proven: [...proven],
    replaces: { card: from, signature: await signStatement(by.signing.privateKey, successor) },
    ...change,
  };
  return (await browser.api('POST', '/api/new-key', body)).status;
};
const approve = async (): Promise<number> =>
  run(['approve', 'nora', '--organisation', 'acme', '--fingerprint', await wordsOf(renewed.keys.keyCard)]);

test('asked, approved: the new card stands above the old one, and the old key is held by the new', async () => {
  expect(await ask()).toBe(201);
  // Until then nothing changes: they stay an adviser, with the key they have.
  expect(await me(browser)).toMatchObject({ state: 'adviser', seats: [{}, {}] });
  expect(await vault.get(identity())).toEqual(nora.first);
  expect(await approve()).toBe(0);
  expect(lines.join('\n')).toContain('the key in the file says so');
  expect(lines.join('\n')).toContain('Keep the older card below it for 30 days');
  expect(lines.join('\n')).toContain('"beta" still pins an older card');
  expect(file()).toContain(renewed.keys.keyCard.text);
  const slots = await vault.get(identity());
  if (slots === undefined) throw new Error('none');
  const keys = await openWay(slots, { id: 'passphrase', secret: PASSPHRASE }, quick);
  expect(keys.older?.[0]?.keyCard.text).toBe(nora.keys.keyCard.text);
  // Nobody is told that a key is lost: it is not.
  await harness.lostKeys.refresh();
  expect(harness.lostKeys.of(nora.keys.keyCard.kid)).toBeUndefined();
});

test('a request is taken from nobody but who has both keys, with the older one in it', async () => {
  const thief = await somebody();
  expect(await ask({}, thief.keys)).toBe(422);
  expect(await ask({ signature: 'A'.repeat(86) })).toBe(422);
  expect(await ask({ replaces: { card: nora.keys.keyCard.text, signature: 'A'.repeat(86) } })).toBe(422);
  expect(await ask({ slots: { ...renewed.slots, older: [] } })).toBe(422);
  expect(await ask({ slots: nora.first })).toBe(422);
  expect(await ask({ proven: ['passphrase'] })).toBe(422);
  expect(await ask({ organisation: 'gamma' })).toBe(404);
  harness.clock.advance(11 * 60_000);
  expect(await ask()).toBe(403);
});

test('signed by a key that was rotated away, or that the file pins no more, it is refused', async () => {
  pin(renewed.keys, nora.keys);
  expect(await ask()).toBe(422);
  pin(nora.keys);
  expect(await ask()).toBe(201);
  // Between the request and the approval the operator took the old card out.
  pin(await somebody().then(({ keys }) => keys));
  const before = file();
  expect(await approve()).toBe(1);
  expect(lines.at(-1)).toContain('signed by a key that the file does not pin for Nora any more');
  expect(file()).toBe(before);
});

test('an approval that broke off after the file was written is simply given again', async () => {
  expect(await ask()).toBe(201);
  const { records } = harness.store;
  const putIf = records.putIf.bind(records);
  Object.assign(records, { putIf: () => Promise.reject(new Error('stopped here')) });
  await expect(approve()).rejects.toThrow('stopped here');
  Object.assign(records, { putIf });
  expect(file()).toContain(renewed.keys.keyCard.text);
  expect(await vault.get(identity())).toEqual(nora.first);
  pin(renewed.keys, nora.keys);
  expect(await approve()).toBe(0);
  expect((await vault.get(identity()))?.card).toBe(renewed.keys.keyCard.text);
});

test('the page asks at each organisation by itself, and later where it did not get to', async () => {
  const state = (await me(browser)) as AdviserMe;
  const asked: string[] = [];
  const api = {
    newKey: async (body: NewKeyRequest) => (asked.push(body.organisation) === 1 ? ok(undefined) : failed('try-again')),
  };
  expect(await askNewKey(api, state, { ...renewed, seats: state.seats })).toBe('try-again');
  expect(asked).toEqual(['acme', 'beta']);
  const visited: number[] = [];
  const real = {
    newKey: async (body: NewKeyRequest) => {
      const { status } = await browser.api('POST', '/api/new-key', body);
      visited.push(status);
      return status === 201 ? ok(undefined) : failed('refused');
    },
  };
  expect(await askNewKey(real, state, { ...renewed, seats: state.seats })).toBeUndefined();
  expect(visited).toEqual([201, 201]);
  const enrolments = createEnrolments({ ...harness.store, keyring: harness.keyring, clock: harness.clock });
  expect((await enrolments.list()).map((one) => one.organisation).toSorted()).toEqual(['acme', 'beta']);
  const [acme, beta] = state.seats;
  const done = { ...acme, keyCards: [renewed.keys.keyCard.text] } as AdviserMe['seats'][number];
  expect(seatsWithOlder([done, ...(beta === undefined ? [] : [beta])], renewed.keys)).toEqual([beta]);
});

test('what a rotated-away key says counts as long as the file pins it, and no longer', async () => {
  const { store, keyring, clock } = harness;
  const desk = createAdviserDesk({ ...store, keyring, clock, plannings: createPlannings(), replied: () => undefined });
  const conversation = 'A'.repeat(22) as ConversationId;
  const says = { says: 'close', organisation: 'acme', adviser: 'nora', conversation } as const;
  const signature = await signStatement(nora.keys.signing.privateKey, says);
  const closed = (...keys: readonly Pick<AdviserKeys, 'keyCard'>[]) => {
    const at = adviser(
      'nora',
      'Nora',
      account(),
      keys.map(({ keyCard }) => keyCard),
    );
    return desk.close({ organisation: organisation('acme', [at]), adviser: at }, conversation, signature);
  };
  expect(await closed(renewed.keys, nora.keys)).toBe('gone');
  expect(await closed(renewed.keys)).toBe('refused');
});
