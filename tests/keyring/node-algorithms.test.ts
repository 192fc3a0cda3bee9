/** What the server seals with and what browsers open with are two implementations: neither may differ from RFC 9180, or from the other. */
import * as fc from 'fast-check';
import { DecapError, EncapError, OpenError } from 'hpke';
import { describe, expect, it } from 'vitest';
import { fromJwk, fromPkcs8, nodeAlgorithms } from '../../src/keyring/node-algorithms.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { webAlgorithms, type Algorithms } from '../../src/seal/algorithms.ts';
import { deriveBytes } from '../../src/seal/aes.ts';
import {
  lockEntry,
  replyKeyPair,
  replyPublicKey,
  unlockEntries,
  unlockEntry,
} from '../../src/seal/conversation-secret.ts';
import { hashEnvelope } from '../../src/seal/envelope.ts';
import { deriveEncryptionPublic, hpkeOpen, hpkeSeal } from '../../src/seal/hpke.ts';
import { RFC9180 } from '../support/rfc9180-vector.helper.ts';
import { fromHex, LOW_ORDER_POINTS, refused, toHex } from '../support/seal.helper.ts';

const BOTH: readonly (readonly [string, Algorithms])[] = [
  ['WebCrypto', webAlgorithms],
  ['node:crypto', nodeAlgorithms],
];
const ACROSS = BOTH.flatMap(([one, seals]) => BOTH.map(([other, opens]) => [one, other, seals, opens] as const));
const SECRET = new Uint8Array(32).fill(7);
const bytes = fc.uint8Array({ maxLength: 300 });
const material = fc.uint8Array({ minLength: 32, maxLength: 32 });
const numRuns = 50;

it('the server seals with node:crypto', async () => {
  expect((await memoryKeyring()).algorithms).toBe(nodeAlgorithms);
});

describe.each(BOTH)('the vectors of RFC 9180, by %s', (_, { suite }) => {
  it('names the algorithms of suite 1', () => {
    expect([suite.KEM, suite.KDF, suite.AEAD]).toEqual([
      webAlgorithms.suite.KEM,
      webAlgorithms.suite.KDF,
      webAlgorithms.suite.AEAD,
    ]);
    expect([suite.KEM.id, suite.KDF.id, suite.AEAD.id]).toEqual([0x20, 1, 2]);
  });

  it('derives the recipient and the ephemeral key pair', async () => {
    for (const [ikm, sk, pk] of [
      [RFC9180.ikmR, RFC9180.skRm, RFC9180.pkRm],
      [RFC9180.ikmE, RFC9180.skEm, RFC9180.enc],
    ] as const) {
      const pair = await suite.DeriveKeyPair(fromHex(ikm), true);
      expect(toHex(await suite.SerializePrivateKey(pair.privateKey))).toBe(sk);
      expect(toHex(await suite.SerializePublicKey(pair.publicKey))).toBe(pk);
      expect(toHex(await suite.SerializePublicKey(await suite.DeserializePublicKey(fromHex(pk))))).toBe(pk);
      const again = await suite.DeserializePrivateKey(fromHex(sk), true);
      expect(toHex(await suite.SerializePrivateKey(again))).toBe(sk);
    }
  });

  it('opens the messages in their order, and exports the given secrets', async () => {
    const pair = await suite.DeriveKeyPair(fromHex(RFC9180.ikmR));
    const context = await suite.SetupRecipient(pair, fromHex(RFC9180.enc), { info: fromHex(RFC9180.info) });
    for (const { aad, ciphertext } of RFC9180.encryptions)
      expect(toHex(await context.Open(fromHex(ciphertext), fromHex(aad)))).toBe(RFC9180.plaintext);
    for (const { context: label, value } of RFC9180.exports)
      expect(toHex(await context.Export(fromHex(label), 32))).toBe(value);
  });

  it('opens with a private key alone as with the pair', async () => {
    const { privateKey } = await suite.DeriveKeyPair(fromHex(RFC9180.ikmR), true);
    const context = await suite.SetupRecipient(privateKey, fromHex(RFC9180.enc), { info: fromHex(RFC9180.info) });
    const [{ aad, ciphertext }] = RFC9180.encryptions;
    expect(toHex(await context.Open(fromHex(ciphertext), fromHex(aad)))).toBe(RFC9180.plaintext);
  });

  it('gives no private key out that was not asked for as one to give out', async () => {
    const derived = await suite.DeriveKeyPair(fromHex(RFC9180.ikmR));
    const made = await suite.GenerateKeyPair();
    const read = await suite.DeserializePrivateKey(fromHex(RFC9180.skRm));
    for (const key of [derived.privateKey, made.privateKey, read])
      await expect(suite.SerializePrivateKey(key)).rejects.toThrow(/extractable/);
  });
});

describe.each(ACROSS)('what %s seals %s opens', (_one, _other, seals, opens) => {
  it('an envelope’s ciphertext, and under nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(material, bytes, bytes, bytes, async (ikm, plaintext, info, aad) => {
        const pair = await opens.suite.DeriveKeyPair(ikm);
        const recipient = await deriveEncryptionPublic(ikm, seals);
        expect(recipient).toEqual(await opens.suite.SerializePublicKey(pair.publicKey));
        const { encapsulated, ciphertext } = await hpkeSeal(recipient, plaintext, { info, aad }, seals);
        const open = (bound: { info: Uint8Array; aad: Uint8Array }) =>
          hpkeOpen(pair, encapsulated, ciphertext, bound, opens);
        expect(Uint8Array.from(await open({ info, aad }))).toEqual(Uint8Array.from(plaintext));
        await expect(open({ info, aad: Uint8Array.of(...aad, 0) })).rejects.toBeInstanceOf(OpenError);
        await expect(open({ info: Uint8Array.of(...info, 0), aad })).rejects.toBeInstanceOf(OpenError);
      }),
      { numRuns },
    );
  });

  it('a locked entry, in its own place', async () => {
    const envelope = Uint8Array.from({ length: 600 }, (_, at) => at & 255);
    const locked = await lockEntry(SECRET, 'log', envelope, 'c', 1, seals);
    expect(Uint8Array.from(await unlockEntry(SECRET, 'log', locked, 'c', 1, opens))).toEqual(envelope);
    await expect(unlockEntry(SECRET, 'copy', locked, 'c', 1, opens)).rejects.toEqual(refused);
    await expect(unlockEntry(SECRET, 'log', locked, 'c', 2, opens)).rejects.toEqual(refused);
    await expect(unlockEntry(SECRET, 'log', locked.slice(0, 27), 'c', 1, opens)).rejects.toEqual(refused);
    for (const at of [0, 12, locked.length - 1]) {
      const bent = locked.slice();
      bent[at] = (bent[at] ?? 0) ^ 1;
      await expect(unlockEntry(SECRET, 'log', bent, 'c', 1, opens)).rejects.toEqual(refused);
    }
  });

  it('locked entries of a page, each in its own place, and one that was meddled with takes no other away', async () => {
    const envelopes = [0, 1, 2, 3].map((value) => new Uint8Array(600).fill(value));
    const locked = await Promise.all(envelopes.map((each, at) => lockEntry(SECRET, 'log', each, 'c', 300 + at, seals)));
    const [first, , third, fourth] = locked;
    const page = [first, fourth, third, first, fourth?.slice(0, 27)].flatMap((each) => each ?? []);
    const opened = await unlockEntries(SECRET, 'log', page, 'c', 300, opens);
    expect(opened.map((each) => each && Uint8Array.from(each))).toEqual([
      envelopes[0],
      undefined,
      envelopes[2],
      undefined,
      undefined,
    ]);
  });

  it('the same reply key and the same hash', async () => {
    const { publicKey, pair } = await replyKeyPair(SECRET, opens);
    expect(await replyPublicKey(SECRET, seals)).toEqual(publicKey);
    expect(pair.privateKey.extractable).toBe(false);
    expect(await hashEnvelope(SECRET, seals)).toEqual(await hashEnvelope(SECRET, opens));
  });
});

describe('node:crypto', () => {
  it('stretches a key to any length as WebCrypto does', async () => {
    const { kdf } = nodeAlgorithms;
    for (const length of [1, 12, 32, 33, 64, 100]) {
      const key = await kdf.Extract(new Uint8Array(0), SECRET);
      const webKey = await webAlgorithms.kdf.Extract(new Uint8Array(0), SECRET);
      const info = fromHex('0102');
      expect(await kdf.Expand(key, info, length)).toEqual(await webAlgorithms.kdf.Expand(webKey, info, length));
    }
    const derived = await kdf.Expand(await kdf.Extract(new Uint8Array(0), SECRET), fromHex('03'), 32);
    expect(derived).toEqual(await deriveBytes(SECRET, new Uint8Array(0), fromHex('03')));
  });

  it('takes the same private key from JWK and from PKCS #8', () => {
    const one = fromJwk(fromHex(RFC9180.skRm));
    expect(one.equals(fromPkcs8(fromHex(RFC9180.skRm)))).toBe(true);
    expect(Buffer.from(one.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')).toBe(RFC9180.pkRm);
  });

  it.each([0, 31, 33])('takes no key of %i bytes', async (length) => {
    const { suite } = nodeAlgorithms;
    await expect(suite.DeserializePublicKey(new Uint8Array(length))).rejects.toThrow(/deserialization/);
    await expect(suite.DeserializePrivateKey(new Uint8Array(length))).rejects.toThrow(/deserialization/);
  });

  it.each(LOW_ORDER_POINTS.map((point) => [toHex(point), point] as const))(
    'neither seals to nor opens with the point of small order %s',
    async (_, point) => {
      const bound = { info: fromHex('01'), aad: fromHex('02') };
      const pair = await nodeAlgorithms.suite.DeriveKeyPair(fromHex(RFC9180.ikmR));
      await expect(hpkeSeal(point, fromHex('abcd'), bound, nodeAlgorithms)).rejects.toBeInstanceOf(EncapError);
      await expect(hpkeOpen(pair, point, new Uint8Array(32), bound, nodeAlgorithms)).rejects.toBeInstanceOf(DecapError);
    },
  );
});
