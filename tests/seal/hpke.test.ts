import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as fc from 'fast-check';
import { DecapError, EncapError, OpenError } from 'hpke';
import { describe, expect, it } from 'vitest';
import { deriveEncryptionPair, hpkeOpen, hpkeSeal, publicBytes, suite } from '../../src/seal/hpke.ts';
import { RFC9180 } from '../support/rfc9180-vector.helper.ts';
import { fromHex, LOW_ORDER_POINTS, toHex } from '../support/seal.helper.ts';

describe('RFC 9180 test vector of the suite', () => {
  const open = async () => {
    const pair = await deriveEncryptionPair(fromHex(RFC9180.ikmR));
    return suite.SetupRecipient(pair, fromHex(RFC9180.enc), { info: fromHex(RFC9180.info) });
  };

  it('names the algorithms of suite 1', () => {
    expect([suite.KEM.id, suite.KDF.id, suite.AEAD.id]).toEqual([0x20, 1, 2]);
  });

  it('derives the recipient and the ephemeral key pair', async () => {
    for (const [ikm, sk, pk] of [
      [RFC9180.ikmR, RFC9180.skRm, RFC9180.pkRm],
      [RFC9180.ikmE, RFC9180.skEm, RFC9180.enc],
    ] as const) {
      const pair = await suite.DeriveKeyPair(fromHex(ikm), true);
      expect(toHex(await suite.SerializePrivateKey(pair.privateKey))).toBe(sk);
      expect(toHex(await publicBytes(await deriveEncryptionPair(fromHex(ikm))))).toBe(pk);
    }
  });

  it('opens the first message as one envelope is opened', async () => {
    const pair = await deriveEncryptionPair(fromHex(RFC9180.ikmR));
    const { aad, ciphertext } = RFC9180.encryptions[0];
    const bound = { info: fromHex(RFC9180.info), aad: fromHex(aad) };
    expect(toHex(await hpkeOpen(pair, fromHex(RFC9180.enc), fromHex(ciphertext), bound))).toBe(RFC9180.plaintext);
  });

  it('opens the messages in their order', async () => {
    const context = await open();
    for (const { aad, ciphertext } of RFC9180.encryptions) {
      expect(toHex(await context.Open(fromHex(ciphertext), fromHex(aad)))).toBe(RFC9180.plaintext);
    }
  });

  it('exports the given secrets', async () => {
    const context = await open();
    for (const { context: label, value } of RFC9180.exports) {
      expect(toHex(await context.Export(fromHex(label), 32))).toBe(value);
    }
  });
});

describe('two independent implementations of HPKE agree', () => {
  const other = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const bytes = fc.uint8Array({ maxLength: 300 });
  const material = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const numRuns = 300;

  it('on what this one seals', async () => {
    await fc.assert(
      fc.asyncProperty(material, bytes, bytes, bytes, async (ikm, plaintext, info, aad) => {
        const recipientKey = await other.kem.deriveKeyPair(Uint8Array.from(ikm).buffer);
        const publicKey = new Uint8Array(await other.kem.serializePublicKey(recipientKey.publicKey));
        const { encapsulated, ciphertext } = await hpkeSeal(publicKey, plaintext, { info, aad });
        const given = { recipientKey, enc: Uint8Array.from(encapsulated), info: Uint8Array.from(info) };
        const opened = await other.open(given, Uint8Array.from(ciphertext), Uint8Array.from(aad));
        expect(new Uint8Array(opened)).toEqual(Uint8Array.from(plaintext));
      }),
      { numRuns },
    );
  });

  it('on what the other one seals', async () => {
    await fc.assert(
      fc.asyncProperty(material, bytes, bytes, bytes, async (ikm, plaintext, info, aad) => {
        const pair = await deriveEncryptionPair(ikm);
        const recipientPublicKey = await other.kem.deserializePublicKey(
          Uint8Array.from(await publicBytes(pair)).buffer,
        );
        const given = { recipientPublicKey, info: Uint8Array.from(info) };
        const { ct, enc } = await other.seal(given, Uint8Array.from(plaintext), Uint8Array.from(aad));
        const opened = await hpkeOpen(pair, new Uint8Array(enc), new Uint8Array(ct), { info, aad });
        expect(Uint8Array.from(opened)).toEqual(Uint8Array.from(plaintext));
      }),
      { numRuns },
    );
  });
});

describe('what was sealed for one purpose', () => {
  it('does not open under another info or other additional data', async () => {
    const pair = await deriveEncryptionPair(fromHex(RFC9180.ikmR));
    const bound = { info: fromHex('01'), aad: fromHex('02') };
    const { encapsulated, ciphertext } = await hpkeSeal(await publicBytes(pair), fromHex('abcd'), bound);
    const open = (info: string, aad: string) =>
      hpkeOpen(pair, encapsulated, ciphertext, { info: fromHex(info), aad: fromHex(aad) });
    expect(toHex(await open('01', '02'))).toBe('abcd');
    await expect(open('00', '02')).rejects.toBeInstanceOf(OpenError);
    await expect(open('01', '00')).rejects.toBeInstanceOf(OpenError);
    await expect(open('0102', '')).rejects.toBeInstanceOf(OpenError);
  });
});

describe('public keys of small order', () => {
  const bound = { info: fromHex('01'), aad: fromHex('02') };

  it.each(LOW_ORDER_POINTS.map((point) => [toHex(point), point] as const))('%s is not sealed to', async (_, point) => {
    await expect(hpkeSeal(point, fromHex('abcd'), bound)).rejects.toBeInstanceOf(EncapError);
  });

  it.each(LOW_ORDER_POINTS.map((point) => [toHex(point), point] as const))(
    '%s is not opened with',
    async (_, point) => {
      const pair = await deriveEncryptionPair(fromHex(RFC9180.ikmR));
      await expect(hpkeOpen(pair, point, new Uint8Array(32), bound)).rejects.toBeInstanceOf(DecapError);
    },
  );
});
