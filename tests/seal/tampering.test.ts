/** An adversary who can write everything that is stored, and, in the second half, even sign. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEnvelope, verifyEnvelope } from '../../src/seal/envelope.ts';
import type { Header } from '../../src/seal/header.ts';
import { concat } from '../../src/seal/bytes.ts';
import { headerFor, refused, resealHeader, seal, sidesOf, type Scene } from '../support/seal.helper.ts';
import { BITS, bitAt, changedIn, DIRECTIONS, forging, maskAt, type Forging } from '../support/tampering.helper.ts';

/** Order of the P-256 group (SEC 2, 2.4.2). */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

let scene: Scene;
let genuine: Forging['genuine'];
let countAccepted: Forging['countAccepted'];
let resigned: Forging['resigned'];
beforeAll(async () => {
  ({ scene, genuine, countAccepted, resigned } = await forging());
});

/** All bits of all bytes, and a dozen other values for each: `npm run prove`. */
describe('who can write the store', () => {
  it('changes no bit of an envelope unnoticed', async () => {
    for (const direction of DIRECTIONS) {
      const envelope = genuine[direction];
      const changed = changedIn(envelope, bitAt);
      expect(await countAccepted(direction, changed)).toEqual({ tried: envelope.length, accepted: 0 });
    }
    // And of one direction each bit of each byte.
    const every = BITS.flatMap((mask) => changedIn(genuine.e2a, () => mask));
    expect(await countAccepted('e2a', every)).toEqual({ tried: genuine.e2a.length * 8, accepted: 0 });
  });

  it('changes no byte into another one unnoticed', async () => {
    for (const direction of DIRECTIONS) {
      const envelope = genuine[direction];
      const changed = changedIn(envelope, maskAt);
      expect(await countAccepted(direction, changed)).toEqual({ tried: envelope.length, accepted: 0 });
    }
  });

  it('cuts nothing off and adds nothing unnoticed', async () => {
    for (const direction of DIRECTIONS) {
      const envelope = genuine[direction];
      const ends = Array.from(envelope, (_, at) => envelope.slice(0, at));
      const starts = Array.from(envelope, (_, at) => envelope.slice(at + 1));
      const longer = Array.from({ length: 256 }, (_, byte) => concat(envelope, new Uint8Array([byte])));
      const { tried, accepted } = await countAccepted(direction, [...ends, ...starts, ...longer]);
      expect({ tried, accepted }).toEqual({ tried: envelope.length * 2 + 256, accepted: 0 });
    }
  });

  it('combines no two genuine envelopes into a third one', async () => {
    const [a, b] = [genuine.e2a, await seal(scene, headerFor(scene, 'e2a', { sequence: 4 }))];
    expect(a.length).toBe(b.length);
    const spliced = Array.from({ length: a.length - 1 }, (_, i) => concat(a.slice(0, i + 1), b.slice(i + 1)));
    const differing = spliced.filter((one) => Buffer.compare(one, a) !== 0 && Buffer.compare(one, b) !== 0);
    expect(differing.length).toBeGreaterThan(300);
    expect(await countAccepted('e2a', differing)).toEqual({ tried: differing.length, accepted: 0 });
  });

  it('makes no second valid signature out of the first', async () => {
    const envelope = genuine.e2a;
    const signature = envelope.slice(-64);
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).toString('hex')}`);
    const other = Buffer.from((N - s).toString(16).padStart(64, '0'), 'hex');
    const mirrored = concat(envelope.slice(0, -32), other);
    const { sender } = sidesOf(scene, 'e2a');
    const key = await crypto.subtle.importKey(
      'raw',
      Uint8Array.from(sender),
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['verify'],
    );
    const signed = concat(new TextEncoder().encode('in-vertrouwen/1/sig'), mirrored.slice(0, -64));
    const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
    // The mathematics would accept it: without the rule of the lower s this test would fail.
    expect(await crypto.subtle.verify(ecdsa, key, mirrored.slice(-64), signed)).toBe(true);
    await expect(verifyEnvelope({ envelope: mirrored, expect: {}, sender })).rejects.toEqual(refused);
  });

  it('meets only signatures of the lower form from this side', async () => {
    const header = headerFor(scene, 'e2a');
    const envelopes = await Promise.all(Array.from({ length: 40 }, () => seal(scene, header)));
    const lower = envelopes.filter((envelope) => {
      return BigInt(`0x${Buffer.from(envelope.slice(-32)).toString('hex')}`) <= N / 2n;
    });
    expect(lower).toHaveLength(40);
  });
});

describe('who can even sign, and so leaves only the encryption to refuse', () => {
  it('swaps no field of the header, alone or with others', async () => {
    const other: Partial<Header> = {
      organisation: 'other',
      conversation: 'BAAAAAAAAAAAAAAAAAAAAA',
      sequence: 4,
      previous: new Uint8Array(32).fill(8),
      recipient: 'abcdefghijklmnop',
      sender: 'ponmlkjihgfedcba',
      hour: 498_001,
      replyKey: new Uint8Array(32).fill(8),
    };
    const fields = Object.keys(other) as (keyof Header)[];
    const header = headerFor(scene, 'e2a');
    const { signer } = sidesOf(scene, 'e2a');
    const forged: Uint8Array[] = [];
    for (let subset = 1; subset < 2 ** fields.length; subset++) {
      const taken = fields.filter((_, i) => (subset & (1 << i)) !== 0);
      const changes = Object.fromEntries(taken.map((field) => [field, other[field]]));
      forged.push(await resealHeader(genuine.e2a, { ...header, ...changes }, signer));
    }
    expect(await countAccepted('e2a', forged)).toEqual({ tried: 255, accepted: 0 });
    const untouched = await resealHeader(genuine.e2a, header, signer);
    expect(await countAccepted('e2a', [untouched])).toEqual({ tried: 1, accepted: 1 });
  });

  it('swaps no field for any other value', async () => {
    const { signer } = sidesOf(scene, 'a2e');
    const header = headerFor(scene, 'a2e');
    const change = fc.oneof(
      fc.record({ sequence: fc.nat(0xffff_ffff) }),
      fc.record({ hour: fc.nat(0xffff_ffff) }),
      fc.record({ organisation: fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/) }),
      fc.record({ conversation: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/) }),
      fc.record({ sender: fc.stringMatching(/^[A-Za-z0-9_-]{16}$/) }),
      fc.record({ previous: fc.uint8Array({ minLength: 32, maxLength: 32 }) }),
    );
    const real = change.filter((changes) =>
      Object.entries(changes).some(([field, value]) => String(header[field as keyof Header]) !== String(value)),
    );
    await fc.assert(
      fc.asyncProperty(real, async (changes) => {
        const forged = await resealHeader(genuine.a2e, { ...header, ...changes }, signer);
        expect(await countAccepted('a2e', [forged])).toEqual({ tried: 1, accepted: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('turns no direction into another', async () => {
    const { adviser } = scene;
    for (const [from, to] of [
      ['a2a', 'e2a'],
      ['e2a', 'a2a'],
      ['a2e', 'e2s'],
      ['e2s', 'a2e'],
    ] as const) {
      // Same reader, same signer: only direction and reply key differ.
      const header = headerFor(scene, to, { sender: adviser.keyCard.kid });
      const forged = await resealHeader(genuine[from], header, adviser.signing.privateKey);
      const opening = openEnvelope({
        envelope: forged,
        expect: {},
        recipient: sidesOf(scene, to).pair,
        sender: adviser.keyCard.signing,
      });
      await expect(opening).rejects.toEqual(refused);
    }
  });

  it('changes no bit of encapsulated key or ciphertext', async () => {
    for (const direction of DIRECTIONS) {
      const forged = await resigned(direction, (at) => [bitAt(at), 128]);
      const { tried, accepted } = await countAccepted(direction, forged);
      expect({ tried, accepted }).toEqual({ tried: forged.length, accepted: 0 });
      expect(tried).toBeGreaterThanOrEqual(304);
    }
  });
});
