/** What an adviser of a team hands in says nothing by itself, and all of it together says the sum and nothing else. */
import fc from 'fast-check';
import { hkdfSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { concat, utf8 } from '../../src/seal/bytes.ts';
import { NO_BOOK, sealBook } from '../../src/seal/book.ts';
import { makeKeyCard, type KeyCard } from '../../src/seal/key-card.ts';
import {
  addUp,
  hashText,
  isContributionOf,
  maskedNumbers,
  openContribution,
  PLACES_MAX,
  readContributionHeader,
  sealContribution,
} from '../../src/seal/masked.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';
import { fromHex, refused } from '../support/seal.helper.ts';

const ROUND = '{"round":1}';
let team: readonly AdviserKeys[];
beforeAll(async () => {
  team = await Promise.all(Array.from({ length: 6 }, generateAdviserKeys));
});
const cardsOf = (keys: readonly AdviserKeys[]): readonly KeyCard[] => keys.map(({ keyCard }) => keyCard);
const at = (index: number): AdviserKeys => team[index] as AdviserKeys;

/** RFC 7748, 6.1: two keys and the secret that they share. The base point of P-256 stands for a signing key. */
const RFC7748 = {
  alice: [
    '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  ],
  bob: [
    '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  ],
  shared: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
} as const;
const BASE_POINT = fromHex(
  '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
);
async function fromVector([secret, open]: readonly [string, string]): Promise<
  Pick<AdviserKeys, 'keyCard' | 'encryption'>
> {
  const pkcs8 = fromHex(`302e020100300506032b656e04220420${secret}`) as Uint8Array<ArrayBuffer>;
  const publicKey = await crypto.subtle.importKey('raw', fromHex(open) as Uint8Array<ArrayBuffer>, 'X25519', true, []);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
  return { keyCard: makeKeyCard(fromHex(open), BASE_POINT), encryption: { publicKey, privateKey } };
}

it('adds HKDF of the shared secret of RFC 7748 on one side and takes it away on the other', async () => {
  const [alice, bob] = [await fromVector(RFC7748.alice), await fromVector(RFC7748.bob)];
  const members = [alice.keyCard, bob.keyCard];
  const [low, high] = [alice, bob].toSorted((a, b) => (a.keyCard.kid < b.keyCard.kid ? -1 : 1));
  const info = concat(utf8('in-vertrouwen/1/mask'), utf8(`/${low?.keyCard.kid}/${high?.keyCard.kid}`));
  const bytes = Buffer.from(hkdfSync('sha256', fromHex(RFC7748.shared), hashText(ROUND), info, 4 * 5));
  const mask = [0, 1, 2, 3, 4].map((place) => bytes.readUInt32BE(place * 4));
  const numbers = [0, 1, 2, 99_999, 0xffff_ffff];
  const added = mask.map((one, place) => (one + (numbers[place] ?? 0)) % 2 ** 32);
  const taken = mask.map((one, place) => ((numbers[place] ?? 0) - one + 2 ** 32) % 2 ** 32);
  expect([...(await maskedNumbers(low as typeof alice, members, ROUND, numbers))]).toEqual(added);
  expect([...(await maskedNumbers(high as typeof alice, members, ROUND, numbers))]).toEqual(taken);
});

describe('a sum', () => {
  const size = 7;
  const vectors = fc.array(fc.array(fc.nat(99_999), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: 6,
  });

  it('of everybody is that of the numbers, whoever is in it and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(vectors, fc.string(), async (all, round) => {
        const members = cardsOf(team.slice(0, all.length));
        const masked = await Promise.all(all.map((one, who) => maskedNumbers(at(who), members, round, one)));
        const sum = Array.from({ length: size }, (_, place) => all.reduce((n, one) => n + (one[place] ?? 0), 0));
        expect([...addUp(masked)]).toEqual(sum);
        expect([...addUp(masked.toReversed())]).toEqual(sum);
      }),
      { numRuns: 40 },
    );
  });

  it('with somebody left out, or somebody of another round, is no sum: far outside of what can be counted', async () => {
    const numbers = [3, 1, 4, 1, 5, 9, 2];
    const members = cardsOf(team.slice(0, 4));
    const all = await Promise.all([0, 1, 2, 3].map((who) => maskedNumbers(at(who), members, ROUND, numbers)));
    const other = await maskedNumbers(at(3), members, `${ROUND} `, numbers);
    for (const wrong of [all.slice(0, 3), [...all.slice(0, 3), other]])
      expect(addUp(wrong).every((one) => one > 4 * 99_999 && one < 2 ** 32 - 4 * 99_999)).toBe(true);
  });
});

describe('one contribution by itself', () => {
  /** All bytes alike: 8,160 of each round, with the chance of a false alarm below one in a million. */
  const isUniform = (bytes: Uint8Array): boolean => {
    const seen = new Uint32Array(256);
    for (const byte of bytes) seen[byte] = (seen[byte] ?? 0) + 1;
    const expected = bytes.length / 256;
    const distance = seen.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    return distance < 255 + 5 * Math.sqrt(2 * 255);
  };

  it('is uniformly random also to who makes the sum and takes their own mask off again', async () => {
    const [maker, sender, third] = [at(0), at(1), at(2)];
    const members = cardsOf([maker, sender, third]);
    const numbers = Array.from({ length: PLACES_MAX }, () => 3);
    const sent = await maskedNumbers(sender, members, ROUND, numbers);
    const zeros = numbers.map(() => 0);
    // What the maker can work out: the mask it shares with the sender, and all of its own.
    const off = await maskedNumbers(maker, cardsOf([maker, sender]), ROUND, zeros);
    const known = addUp([sent, off]);
    expect(isUniform(new Uint8Array(known.buffer))).toBe(true);
    expect(isUniform(new Uint8Array(sent.buffer))).toBe(true);
    expect(known.some((one) => one === 3)).toBe(false);
    // The same numbers in the next round: the difference of both is random as well.
    const next = await maskedNumbers(sender, members, '{"round":2}', numbers);
    expect(isUniform(new Uint8Array(sent.map((one, place) => one - (next[place] ?? 0)).buffer))).toBe(true);
  });

  it('of two is known to who makes the sum: which is said before', async () => {
    const members = cardsOf([at(0), at(1)]);
    const sent = await maskedNumbers(at(1), members, ROUND, [12, 5]);
    expect([...addUp([sent, await maskedNumbers(at(0), members, ROUND, [0, 0])])]).toEqual([12, 5]);
  });
});

describe('what is handed in', () => {
  const sealed = async (who = 1) =>
    sealContribution(at(who), { members: cardsOf(team.slice(0, 3)), maker: at(0).keyCard, round: ROUND }, [7, 8, 9]);

  it('opens for who makes the sum and nobody else, and adds up', async () => {
    const members = cardsOf(team.slice(0, 3));
    const opened = await Promise.all(
      [1, 2].map(async (who) => openContribution(at(0), { card: at(who).keyCard, round: ROUND }, await sealed(who))),
    );
    const own = await maskedNumbers(at(0), members, ROUND, [7, 8, 9]);
    expect([...addUp([...opened, own])]).toEqual([21, 24, 27]);
    for (const nosy of [1, 2])
      await expect(openContribution(at(nosy), { card: at(1).keyCard, round: ROUND }, await sealed())).rejects.toEqual(
        refused,
      );
  });

  it('is of one key and one round, in any bit of it', async () => {
    const bytes = await sealed();
    expect(readContributionHeader(bytes)).toEqual({ kid: at(1).keyCard.kid, round: hashText(ROUND) });
    expect(await isContributionOf(at(1).keyCard, ROUND, bytes)).toBe(true);
    expect(await isContributionOf(at(2).keyCard, ROUND, bytes)).toBe(false);
    expect(await isContributionOf(at(1).keyCard, '{"round":2}', bytes)).toBe(false);
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = bytes.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await isContributionOf(at(1).keyCard, ROUND, changed), `byte ${index}`).toBe(false);
    }
    for (const length of [0, 1, 100, bytes.length - 1, bytes.length - 4])
      expect(await isContributionOf(at(1).keyCard, ROUND, bytes.slice(0, length))).toBe(false);
    // A book of the same key is signed for something else.
    const book = await sealBook(at(1), { year: 2026, number: 0, previous: NO_BOOK }, '{}');
    expect(await isContributionOf(at(1).keyCard, ROUND, book)).toBe(false);
  });

  it('of a version to come is said to be that, and none is anything else', async () => {
    const newer = (await sealed()).slice();
    newer[0] = 2;
    expect(readContributionHeader(newer)).toBe('newer');
    for (const none of [
      new Uint8Array(),
      new Uint8Array([1, 2]),
      (await sealed()).with(0, 0),
      new Uint8Array(100_000).fill(9),
    ])
      expect(readContributionHeader(none)).toBeUndefined();
  });

  it('is never made of what is no count, nor with a key that shares nothing', async () => {
    const round = { members: cardsOf(team.slice(0, 2)), maker: at(0).keyCard, round: ROUND };
    for (const wrong of [[], [-1], [0.5], [Number.NaN], [2 ** 32], Array.from({ length: PLACES_MAX + 1 }, () => 0)])
      await expect(sealContribution(at(1), round, wrong)).rejects.toEqual(refused);
    // Of small order (RFC 7748, 6.1): whatever the other's key is, zeros are shared.
    const nothing = makeKeyCard(new Uint8Array(32), BASE_POINT);
    const members = [at(1).keyCard, nothing];
    await expect(sealContribution(at(1), { ...round, members }, [1])).rejects.toMatchObject({
      code: 'KEY_CARD_INVALID',
    });
  });
});
