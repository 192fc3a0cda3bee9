/** A self-test is one of its seat, week and card, and can pass for nothing else; nothing else can pass for one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sealEnvelope, openEnvelope, readHeader } from '../../src/seal/envelope.ts';
import { hpkeSeal } from '../../src/seal/hpke.ts';
import { answerSelfTest, sealSelfTest, SELF_TEST, type SelfTestPlace } from '../../src/seal/self-test.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';
import { isSigned } from '../../src/seal/statement.ts';

const place: SelfTestPlace = { organisation: 'acme', adviser: 'nora', week: 495_123 };
const SECRET = 'abcdefghijklmnopqrstu0';
let keys: AdviserKeys;
let other: AdviserKeys;
let sealed: Uint8Array;
beforeAll(async () => {
  [keys, other] = [await generateAdviserKeys(), await generateAdviserKeys()];
  sealed = await sealSelfTest(place, keys.keyCard, SECRET);
});
const refused = { code: 'ENVELOPE_REFUSED' };

it('is answered by the key it was sealed to, over seat, week and what was in it', async () => {
  expect(sealed).toHaveLength(SELF_TEST);
  const signature = await answerSelfTest(place, keys, sealed);
  const statement = { says: 'self-test', ...place, secret: SECRET } as const;
  expect(await isSigned(keys.keyCard.signing, statement, signature)).toBe(true);
  expect(await isSigned(other.keyCard.signing, statement, signature)).toBe(false);
  expect(await isSigned(keys.keyCard.signing, { ...statement, secret: `${SECRET.slice(0, 21)}1` }, signature)).toBe(
    false,
  );
});

describe('is answered by nobody', () => {
  it.each([{ organisation: 'acm' }, { adviser: 'norb' }, { week: 495_124 }, { organisation: 'acmen', adviser: 'ora' }])(
    'in another place: %j',
    async (more) => {
      await expect(answerSelfTest({ ...place, ...more }, keys, sealed)).rejects.toMatchObject(refused);
    },
  );

  it('with another key, when a bit of it changed, and when it is longer or shorter', async () => {
    await expect(answerSelfTest(place, other, sealed)).rejects.toMatchObject(refused);
    for (const at of [0, 31, 32, 53, SELF_TEST - 1]) {
      const changed = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));
      await expect(answerSelfTest(place, keys, changed)).rejects.toMatchObject(refused);
    }
    for (const odd of [new Uint8Array(), sealed.slice(1), Uint8Array.from([...sealed, 0])])
      await expect(answerSelfTest(place, keys, odd)).rejects.toMatchObject(refused);
  });

  it('when what was sealed is no secret of ours: it would be signed and handed over', async () => {
    for (const secret of [`${SECRET.slice(0, 21)}=`, SECRET.slice(1), '']) {
      const odd = await sealSelfTest(place, keys.keyCard, secret);
      await expect(answerSelfTest(place, keys, odd)).rejects.toMatchObject(refused);
    }
  });
});

it('is no message, and no message is a self-test', async () => {
  const text = SECRET;
  const header = {
    version: 1,
    suite: 1,
    organisation: place.organisation,
    conversation: 'c'.repeat(22),
    direction: 'a2a',
    sequence: 0,
    previous: new Uint8Array(32),
    recipient: keys.keyCard.kid,
    sender: keys.keyCard.kid,
    hour: place.week,
    replyKey: new Uint8Array(),
  } as const;
  const signer = keys.signing.privateKey;
  const envelope = await sealEnvelope({
    header,
    body: { kind: 'text', text },
    recipient: keys.keyCard.encryption,
    signer,
  });
  await expect(answerSelfTest(place, keys, envelope)).rejects.toMatchObject(refused);
  await expect(answerSelfTest(place, keys, envelope.slice(0, SELF_TEST))).rejects.toMatchObject(refused);
  expect(() => readHeader(sealed)).toThrow('malformed');
  await expect(
    openEnvelope({ envelope: sealed, expect: {}, recipient: keys.encryption, sender: keys.keyCard.signing }),
  ).rejects.toMatchObject(refused);
  // Not even a text of the same length, sealed as a message is.
  const { encapsulated, ciphertext } = await hpkeSeal(keys.keyCard.encryption, new TextEncoder().encode(SECRET), {
    info: new TextEncoder().encode('in-vertrouwen/1/e2a'),
    aad: new Uint8Array(),
  });
  const message = Uint8Array.from([...encapsulated, ...ciphertext]);
  expect(message).toHaveLength(SELF_TEST);
  await expect(answerSelfTest(place, keys, message)).rejects.toMatchObject(refused);
});
