import { createDecipheriv, hkdfSync } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lockEntry,
  newConversationSecret,
  replyKeyPair,
  replyPublicKey,
  unlockEntries,
  unlockEntry,
} from '../../src/seal/conversation-secret.ts';
import { flipped, refused, toHex } from '../support/seal.helper.ts';

const SECRET = new Uint8Array(32).fill(7);
const ENTRY = new TextEncoder().encode('an envelope');
const hkdf = (secret: Uint8Array, info: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, 32));

describe('a conversation secret', () => {
  it('is 32 random bytes', () => {
    const secrets = Array.from({ length: 100 }, newConversationSecret);
    expect(secrets.every((secret) => secret.length === 32)).toBe(true);
    expect(new Set(secrets.map(toHex)).size).toBe(100);
  });
});

describe('the reply key', () => {
  it('is always the same for one secret, and another one for another', async () => {
    const [a, b, other] = [
      await replyKeyPair(SECRET),
      await replyKeyPair(SECRET),
      await replyKeyPair(newConversationSecret()),
    ];
    expect(a.publicKey).toEqual(b.publicKey);
    expect(a.publicKey).toHaveLength(32);
    expect(toHex(other.publicKey)).not.toBe(toHex(a.publicKey));
  });

  it('is sealed to by the very half whose other half opens', async () => {
    for (const secret of [SECRET, newConversationSecret(), newConversationSecret()])
      expect(await replyPublicKey(secret)).toEqual((await replyKeyPair(secret)).publicKey);
  });

  it('is the one that another implementation derives, or stored conversations could not be answered', async () => {
    const suite = new CipherSuite({
      kem: new DhkemX25519HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes256Gcm(),
    });
    const pair = await suite.kem.deriveKeyPair(Uint8Array.from(hkdf(SECRET, 'in-vertrouwen/1/reply')).buffer);
    const expected = new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey));
    expect((await replyKeyPair(SECRET)).publicKey).toEqual(expected);
  });

  it('cannot be exported', async () => {
    const { pair } = await replyKeyPair(SECRET);
    expect(pair.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow(/extractable/);
  });
});

describe('a locked entry', () => {
  it('unlocks to what it was, 28 bytes shorter', async () => {
    const purposes = fc.constantFrom('log' as const, 'copy' as const);
    await fc.assert(
      fc.asyncProperty(
        purposes,
        fc.uint8Array({ maxLength: 600 }),
        fc.string(),
        fc.nat(0xffff_ffff),
        async (purpose, bytes, id, at) => {
          const entry = Uint8Array.from(bytes);
          const locked = await lockEntry(SECRET, purpose, entry, id, at);
          expect(locked).toHaveLength(entry.length + 28);
          expect(await unlockEntry(SECRET, purpose, locked, id, at)).toEqual(entry);
        },
      ),
    );
  });

  it.each(['log', 'copy'] as const)('(%s) keeps its format, as another implementation reads it', async (purpose) => {
    const locked = await lockEntry(SECRET, purpose, ENTRY, 'conversation', 258);
    const key = hkdf(SECRET, `in-vertrouwen/1/${purpose}`);
    const decipher = createDecipheriv('aes-256-gcm', key, locked.slice(0, 12));
    decipher.setAAD(Buffer.from(`in-vertrouwen/1/${purpose}/\0\0\x01\x02conversation`, 'latin1'));
    decipher.setAuthTag(locked.slice(-16));
    const plaintext = Buffer.concat([decipher.update(locked.slice(12, -16)), decipher.final()]);
    expect(plaintext).toEqual(Buffer.from(ENTRY));
  });

  it('never looks the same twice', async () => {
    const all = await Promise.all(Array.from({ length: 200 }, () => lockEntry(SECRET, 'log', ENTRY, 'c', 1)));
    expect(new Set(all.map((locked) => toHex(locked.slice(0, 12)))).size).toBe(200);
  });

  it('does not unlock with another secret, for another purpose or in another place', async () => {
    const locked = await lockEntry(SECRET, 'log', ENTRY, 'c', 1);
    await expect(unlockEntry(newConversationSecret(), 'log', locked, 'c', 1)).rejects.toEqual(refused);
    await expect(unlockEntry(SECRET, 'copy', locked, 'c', 1)).rejects.toEqual(refused);
    await expect(unlockEntry(SECRET, 'log', locked, 'd', 1)).rejects.toEqual(refused);
    await expect(unlockEntry(SECRET, 'log', locked, 'c', 2)).rejects.toEqual(refused);
    await expect(unlockEntry(SECRET, 'log', locked, '', 1)).rejects.toEqual(refused);
  });

  it('does not unlock when any bit was changed or anything cut off', async () => {
    const locked = await lockEntry(SECRET, 'log', ENTRY, 'c', 1);
    for (let at = 0; at < locked.length; at++) {
      for (let bit = 1; bit < 256; bit <<= 1) {
        await expect(unlockEntry(SECRET, 'log', flipped(locked, at, bit), 'c', 1)).rejects.toEqual(refused);
      }
      await expect(unlockEntry(SECRET, 'log', locked.slice(0, at), 'c', 1)).rejects.toEqual(refused);
    }
  });

  it('unlocks among others as it does alone, and one that does not leaves the others readable', async () => {
    const entries = await Promise.all([3, 4, 5, 6].map((at) => lockEntry(SECRET, 'log', ENTRY, 'c', at)));
    const [first, second, third, fourth] = entries as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    expect(await unlockEntries(SECRET, 'log', entries, 'c', 3)).toEqual([ENTRY, ENTRY, ENTRY, ENTRY]);
    const meddled = [first, flipped(second, 20, 1), fourth, third.slice(0, 27)];
    expect(await unlockEntries(SECRET, 'log', meddled, 'c', 3)).toEqual([ENTRY, undefined, undefined, undefined]);
    expect(await unlockEntries(newConversationSecret(), 'log', [first], 'c', 3)).toEqual([undefined]);
  });
});
