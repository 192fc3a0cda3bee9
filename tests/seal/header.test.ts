import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toBase64url } from '../../src/seal/bytes.ts';
import { decodeHeader, encodeHeader, headerMatches, type Direction, type Header } from '../../src/seal/header.ts';
import { flipped, isToReplyKey, refused, thrownBy, toHex, unlessRefused } from '../support/seal.helper.ts';

const exactly = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/);
const kid = exactly(12).map((bytes) => toBase64url(Uint8Array.from(bytes)));
const uint32 = fc.nat(0xffff_ffff);

const headers: fc.Arbitrary<Header> = fc
  .constantFrom<Direction>('e2a', 'a2e', 'a2a', 'e2s', 'note', 'typed')
  .chain((direction) =>
    fc.record({
      version: fc.constant(1 as const),
      suite: fc.constant(1 as const),
      organisation: name,
      conversation: name,
      direction: fc.constant(direction),
      sequence: uint32,
      previous: exactly(32).map((bytes) => Uint8Array.from(bytes)),
      recipient: isToReplyKey(direction) ? fc.constant('reply') : kid,
      sender: kid,
      hour: uint32,
      replyKey: exactly(direction === 'e2a' ? 32 : 0).map((bytes) => Uint8Array.from(bytes)),
    }),
  );

const VALID: Header = {
  version: 1,
  suite: 1,
  organisation: 'acme',
  conversation: 'AAAAAAAAAAAAAAAAAAAAAA',
  direction: 'e2a',
  sequence: 3,
  previous: new Uint8Array(32).fill(7),
  recipient: 'abcdefghijklmnop',
  sender: 'ABCDEFGHIJKLMNOP',
  hour: 498_000,
  replyKey: new Uint8Array(32).fill(9),
};

const decoded = (bytes: Uint8Array): Header | undefined => unlessRefused(() => decodeHeader(bytes));

describe('a header', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(headers, (header) => {
        expect(decodeHeader(encodeHeader(header))).toEqual(header);
      }),
    );
  });

  it('is the only one with its bytes: two headers are written alike only when they are alike', () => {
    const related = headers.chain((a) =>
      fc.tuple(
        fc.constant(a),
        fc.tuple(headers, fc.subarray(Object.keys(VALID) as (keyof Header)[])).map(([b, fields]) => {
          const taken = Object.fromEntries(fields.map((field) => [field, a[field]]));
          return { ...b, ...taken };
        }),
      ),
    );
    fc.assert(
      fc.property(related, ([a, b]) => {
        const written = thrownBy(() => toHex(encodeHeader(b)));
        expect(written === toHex(encodeHeader(a))).toBe(headerMatches(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its format', () => {
    const expected = [
      '010101',
      '0461636d65',
      '1641414141414141414141414141414141414141414141',
      '00000003',
      `20${'07'.repeat(32)}`,
      '106162636465666768696a6b6c6d6e6f70',
      '104142434445464748494a4b4c4d4e4f50',
      '00079950',
      `20${'09'.repeat(32)}`,
    ];
    expect(toHex(encodeHeader(VALID))).toBe(expected.join(''));
  });

  it('is refused with an unknown version, suite or direction', () => {
    const bytes = encodeHeader(VALID);
    // As a direction, 2 and 3 are known, but not ones that carry a reply key.
    for (const at of [0, 1, 2]) {
      const accepted = Array.from({ length: 256 }, (_, value) => value).filter(
        (value) => decoded(flipped(bytes, at, 1 ^ value)) !== undefined,
      );
      expect(accepted).toEqual([1]);
    }
  });

  it.each<[string, object]>([
    ['version', { version: 2 }],
    ['suite', { suite: 0 }],
    ['direction', { direction: 'e2e' }],
    ['empty organisation', { organisation: '' }],
    ['long organisation', { organisation: 'a'.repeat(65) }],
    ['accented organisation', { organisation: 'café' }],
    ['conversation with a line end', { conversation: 'abc\n' }],
    ['negative sequence', { sequence: -1 }],
    ['broken sequence', { sequence: 0.5 }],
    ['sequence of 33 bits', { sequence: 2 ** 32 }],
    ['sequence that is none', { sequence: Number.NaN }],
    ['negative hour', { hour: -1 }],
    ['endless hour', { hour: Number.POSITIVE_INFINITY }],
    ['short hash', { previous: new Uint8Array(31) }],
    ['long hash', { previous: new Uint8Array(33) }],
    ['recipient that is no key id', { recipient: 'reply' }],
    ['long recipient', { recipient: 'abcdefghijklmnopq' }],
    ['sender that is no key id', { sender: 'bot' }],
    ['missing reply key', { replyKey: new Uint8Array(0) }],
    ['short reply key', { replyKey: new Uint8Array(31) }],
    ['reply key in an answer', { direction: 'a2e', recipient: 'reply' }],
    ['reply key in an own copy', { direction: 'a2a' }],
    ['answer to a key card', { direction: 'a2e', replyKey: new Uint8Array(0) }],
    ['reply key in an employee’s own copy', { direction: 'e2s', recipient: 'reply' }],
    ['employee’s own copy to a key card', { direction: 'e2s', replyKey: new Uint8Array(0) }],
    ['adviser’s own copy to the reply key', { direction: 'a2a', recipient: 'reply', replyKey: new Uint8Array(0) }],
  ])('is not written with a wrong field: %s', (_, change) => {
    expect(thrownBy(() => encodeHeader({ ...VALID, ...change }))).toEqual(refused);
  });

  it('is refused when it is cut off or something follows', () => {
    fc.assert(
      fc.property(headers, fc.uint8Array({ minLength: 1, maxLength: 8 }), (header, more) => {
        const bytes = encodeHeader(header);
        expect(decoded(concat(bytes, Uint8Array.from(more)))).toBeUndefined();
        for (let end = 0; end < bytes.length; end++) expect(decoded(bytes.slice(0, end))).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  it('is written back as it came from any bytes that are accepted at all', () => {
    const mutated = fc
      .tuple(headers, fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { minLength: 1, maxLength: 3 }))
      .map(([header, changes]) => {
        const bytes = encodeHeader(header);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        return bytes;
      });
    const anything = fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(fc.oneof(mutated, anything), (bytes) => {
        const header = decoded(bytes);
        expect(header === undefined ? undefined : toHex(encodeHeader(header))).toBe(header && toHex(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  it('matches what is expected only when every expected field is the same', () => {
    fc.assert(
      fc.property(headers, headers, (a, b) => {
        expect(headerMatches(a, {})).toBe(true);
        expect(headerMatches(a, a)).toBe(true);
        for (const field of Object.keys(a) as (keyof Header)[]) {
          expect(headerMatches(a, { [field]: b[field] })).toBe(String(a[field]) === String(b[field]));
        }
      }),
    );
  });
});
