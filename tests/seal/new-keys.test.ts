/** A new key in the place of an old one: what was written to the old one stays readable, and only the new one gets new things. */
import { beforeAll, expect, test } from 'vitest';
import { exportPrivateKeys } from '../../src/seal/adviser-keys.ts';
import { openEnvelope } from '../../src/seal/envelope.ts';
import { keysPinned, renewKeys, ringFor, type Renewed } from '../../src/seal/new-keys.ts';
import { openPayload, openWay } from '../../src/seal/open-ways.ts';
import { newRecoveryCode } from '../../src/seal/slots.ts';
import { MOST_OLDER, parseStoredSlots, type StoredSlots, type WaySlots } from '../../src/seal/ways.ts';
import { headerFor, newScene, seal, TEXT } from '../support/seal.helper.ts';
import { DAY, HOW, PASSPHRASE, plus, quick, somebody, type Somebody } from '../support/ways.helper.ts';

const refused = expect.objectContaining({ name: 'AppError', code: 'SLOT_REFUSED' });
const code = newRecoveryCode();
let samira: Somebody;
let once: Renewed;
const renew = async (slots: StoredSlots): Promise<Renewed> => {
  const payload = await openPayload(slots, { id: 'passphrase', secret: PASSPHRASE }, quick);
  return renewKeys(slots, payload, { passphrase: PASSPHRASE, recoveryCode: code, day: DAY }, HOW);
};
beforeAll(async () => {
  samira = await somebody();
  once = await renew(await plus(samira.first, samira, {}));
});
const open = (slots: StoredSlots) => openWay(slots, { id: 'passphrase', secret: PASSPHRASE }, quick);

test('it opens by the same passphrase and the new code; the old code and other ways are left behind', async () => {
  const { slots, keys } = once;
  expect(slots.card).not.toBe(samira.keys.keyCard.text);
  expect(slots.ways.map(({ id, made, used }) => [id, made, used])).toEqual([
    ['passphrase', DAY, DAY],
    ['recovery', DAY, DAY],
  ]);
  const travelled = parseStoredSlots(JSON.parse(JSON.stringify(slots)));
  for (const [id, secret] of [
    ['passphrase', PASSPHRASE],
    ['recovery', code],
  ] as const)
    expect((await openWay(travelled, { id, secret }, quick)).keyCard).toEqual(keys.keyCard);
  await expect(openWay(slots, { id: 'recovery', secret: samira.code }, quick)).rejects.toEqual(refused);
});

test('who opens the new key reads what was sealed to the old one, also after five more', async () => {
  const scene = { ...(await newScene()), adviser: samira.keys };
  const header = headerFor(scene, 'e2a');
  const envelope = await seal(scene, header);
  let { slots } = once;
  const cards = [samira.keys.keyCard.text, slots.card];
  for (let turn = 0; turn < MOST_OLDER - 1; turn += 1) {
    ({ slots } = await renew(slots));
    cards.push(slots.card);
  }
  const keys = await open(slots);
  expect(keys.older?.map(({ keyCard }) => keyCard.text)).toEqual(cards.slice(0, -1).toReversed());
  const old = keysPinned(keys, [samira.keys.keyCard.text]);
  if (old === undefined) throw new Error('not held');
  expect(old.encryption.privateKey.extractable).toBe(false);
  const read = { envelope, expect: header, recipient: old.encryption, sender: scene.bot.publicKey };
  expect((await openEnvelope(read)).body).toEqual(TEXT);
  // The oldest goes when there are too many.
  expect((await open((await renew(slots)).slots)).older?.map(({ keyCard }) => keyCard.text)).not.toContain(cards[0]);
});

test('older keys open for the key they were sealed to, as what they are; a damaged one shuts nothing else', async () => {
  const twice = (await renew(once.slots)).slots;
  const [first, second] = twice.older;
  if (first === undefined || second === undefined) throw new Error('none');
  const swapped: WaySlots = {
    ...twice,
    older: [
      { card: first.card, sealed: second.sealed },
      { card: second.card, sealed: first.sealed },
    ],
  };
  expect((await open(swapped)).older).toEqual([]);
  const mixed = { ...twice, older: [first, { ...second, sealed: first.sealed }] };
  expect((await open(mixed)).older?.map(({ keyCard }) => keyCard.text)).toEqual([first.card]);
});

test('the old keys stand nowhere in the clear', async () => {
  const payload = Buffer.from(await exportPrivateKeys(samira.keys));
  for (const { sealed } of once.slots.older)
    expect(Buffer.from(sealed, 'base64url').includes(payload.subarray(20, 60))).toBe(false);
});

test('each place is answered with the key that it pins', async () => {
  const keys = await open(once.slots);
  const [newest, old] = [once.slots.card, samira.keys.keyCard.text];
  expect(ringFor(keys, [newest, old])).toBe(keys);
  const there = ringFor(keys, [old]);
  expect(there.keyCard.text).toBe(old);
  expect(there.older?.map(({ keyCard }) => keyCard.text)).toEqual([newest]);
  expect(ringFor(keys, [old])).toBe(there);
  expect(ringFor(keys, ['iv1.another'])).toBe(keys);
});
