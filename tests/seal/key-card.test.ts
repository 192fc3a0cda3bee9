import { createHash, pbkdf2Sync } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateAdviserKeys } from '../../src/seal/adviser-keys.ts';
import { fingerprint } from '../../src/seal/fingerprint.ts';
import { isKeyId, makeKeyCard, parseKeyCard, signingKeyId, type KeyCard } from '../../src/seal/key-card.ts';
import { toBase64url } from '../../src/seal/bytes.ts';
import { thrownBy } from '../support/seal.helper.ts';

const invalid = expect.objectContaining({ name: 'AppError', code: 'KEY_CARD_INVALID' });
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
let keyCard: KeyCard;
beforeAll(async () => {
  ({ keyCard } = await generateAdviserKeys());
});

describe('a key card', () => {
  it('reads back as it was made', () => {
    expect(parseKeyCard(keyCard.text)).toEqual(keyCard);
    expect(makeKeyCard(keyCard.encryption, keyCard.signing)).toEqual(keyCard);
    expect(keyCard.text).toMatch(/^iv1\.[A-Za-z0-9_-]{135}$/);
  });

  it('is named by the first 12 bytes of SHA-256 of both keys', () => {
    const hash = createHash('sha256').update(keyCard.encryption).update(keyCard.signing).digest();
    expect(keyCard.kid).toBe(hash.subarray(0, 12).toString('base64url'));
    expect(isKeyId(keyCard.kid)).toBe(true);
    expect(isKeyId(signingKeyId(keyCard.signing))).toBe(true);
    expect(signingKeyId(keyCard.signing)).not.toBe(keyCard.kid);
  });

  it('is refused when any one character was mistyped', () => {
    for (let at = 0; at < keyCard.text.length; at++) {
      for (const character of `${ALPHABET} =.`) {
        if (character === keyCard.text[at]) continue;
        const text = keyCard.text.slice(0, at) + character + keyCard.text.slice(at + 1);
        expect(thrownBy(() => parseKeyCard(text))).toEqual(invalid);
      }
    }
  });

  it('is refused when characters are missing, doubled, swapped or added', () => {
    for (let at = 0; at < keyCard.text.length; at++) {
      const [before, after] = [keyCard.text.slice(0, at), keyCard.text.slice(at)];
      expect(thrownBy(() => parseKeyCard(before))).toEqual(invalid);
      expect(thrownBy(() => parseKeyCard(before + after.slice(1)))).toEqual(invalid);
      expect(thrownBy(() => parseKeyCard(before + after.charAt(0) + after))).toEqual(invalid);
    }
    for (const text of [
      ` ${keyCard.text}`,
      `${keyCard.text} `,
      `${keyCard.text}\n`,
      `${keyCard.text}A`,
      keyCard.text.toUpperCase(),
    ]) {
      expect(thrownBy(() => parseKeyCard(text))).toEqual(invalid);
    }
  });

  it('is refused for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(thrownBy(() => parseKeyCard(text))).toEqual(invalid);
        expect(thrownBy(() => parseKeyCard(`iv1.${text}`))).toEqual(invalid);
      }),
    );
  });

  it('is refused with a signing key that is not a point on the curve, although the checksum is right', () => {
    for (let at = 0; at < keyCard.signing.length; at++) {
      const signing = keyCard.signing.slice();
      signing[at] = (signing[at] ?? 0) ^ 1;
      expect(thrownBy(() => makeKeyCard(keyCard.encryption, signing))).toEqual(invalid);
      const payload = Buffer.concat([keyCard.encryption, signing]);
      const checksum = createHash('sha256').update(payload).digest().subarray(0, 4);
      const text = `iv1.${toBase64url(Buffer.concat([payload, checksum]))}`;
      expect(thrownBy(() => parseKeyCard(text))).toEqual(invalid);
    }
  });

  it('has one spelling of a point: coordinates beyond the field are refused', () => {
    const y = '66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4';
    const spelled = (x: string) => Uint8Array.from(Buffer.from(`04${x}${y}`, 'hex'));
    expect(makeKeyCard(keyCard.encryption, spelled('00'.repeat(32))).signing).toHaveLength(65);
    const prime = 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff';
    expect(thrownBy(() => makeKeyCard(keyCard.encryption, spelled(prime)))).toEqual(invalid);
  });

  it('is refused with keys of another length', () => {
    for (const [encryption, signing] of [
      [new Uint8Array(31), keyCard.signing],
      [new Uint8Array(33), keyCard.signing],
      [keyCard.encryption, keyCard.signing.slice(1)],
      [keyCard.encryption, keyCard.signing.slice(0, 33)],
    ] as const) {
      expect(thrownBy(() => makeKeyCard(encryption, signing))).toEqual(invalid);
    }
  });

  it('does not change when the arrays it was made from do', () => {
    const [encryption, signing] = [keyCard.encryption.slice(), keyCard.signing.slice()];
    const made = makeKeyCard(encryption, signing);
    encryption.fill(0);
    signing.fill(0);
    expect(made).toEqual(keyCard);
  });
});

describe('a fingerprint', () => {
  const FIXED =
    'iv1.xZW7mprzr3UwB_XHKetQHEyeSgVgomGNUDTORL4E0UUEvS0OvCwy1RBhW2uD5WDAGRjEwDkWWZAIxrCtMMkGjgHQjEcsQ8EEqqq-CQhTV2qrAARz9GcCiv-RMyCmgpOcVVn6Mfw';

  const account = { issuer: 'https://id.example', subject: 'sub-samira' };

  it('of one card under one account is always the same six words', async () => {
    expect(await fingerprint(parseKeyCard(FIXED), account)).toEqual(['stay', 'desk', 'party', 'major', 'case', 'dumb']);
  });

  it('is 66 bits out of 600,000 rounds over both keys and the account, as another implementation finds them', async () => {
    const { wordlist } = await import('@scure/bip39/wordlists/english.js');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(account.issuer.length);
    const parts = [keyCard.encryption, keyCard.signing, length, Buffer.from(account.issuer + account.subject)];
    const hash = pbkdf2Sync(Buffer.concat(parts), 'in-vertrouwen/2/fingerprint', 600_000, 9, 'sha256');
    const bits = Array.from(hash, (byte) => byte.toString(2).padStart(8, '0')).join('');
    const words = Array.from({ length: 6 }, (_, i) => wordlist[Number.parseInt(bits.slice(i * 11, i * 11 + 11), 2)]);
    expect(await fingerprint(keyCard, account)).toEqual(words);
  });

  it('differs when one of the two keys was replaced, or who signed in', async () => {
    const { keyCard: other } = await generateAdviserKeys();
    const words = await Promise.all([
      fingerprint(keyCard, account),
      fingerprint(makeKeyCard(other.encryption, keyCard.signing), account),
      fingerprint(makeKeyCard(keyCard.encryption, other.signing), account),
      fingerprint(keyCard, { ...account, subject: 'sub-thief' }),
      fingerprint(keyCard, { ...account, issuer: 'https://other.example' }),
      fingerprint(keyCard, { issuer: 'https://id.examples', subject: 'ub-samira' }),
    ]);
    expect(new Set(words.map((six) => six.join(' '))).size).toBe(6);
  });
});
