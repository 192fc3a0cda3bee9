import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uint32 } from '../../src/seal/bytes.ts';
import {
  BUCKETS,
  SET_KINDS,
  WRITTEN_KINDS,
  bodyFits,
  decodeBody,
  encodeBody,
  pad,
  type Body,
  unpad,
} from '../../src/seal/padding.ts';
import { flipped, thrownBy, unlessRefused } from '../support/seal.helper.ts';

const tooLong = expect.objectContaining({ name: 'AppError', code: 'TEXT_TOO_LONG' });
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((value) => Uint8Array.from(value));

describe('padding', () => {
  it('gives back what went in, in one of four sizes', () => {
    fc.assert(
      fc.property(bytes(5000), (data) => {
        const padded = pad(data);
        expect(unpad(padded)).toEqual(data);
        expect(padded.length).toBe(BUCKETS.find((bucket) => bucket >= data.length + 4));
      }),
    );
  });

  it.each([
    [0, 256],
    [252, 256],
    [253, 1024],
    [1020, 1024],
    [1021, 4096],
    [4092, 4096],
    [4093, 16384],
    [16380, 16384],
  ])('brings %i bytes to %i', (length, bucket) => {
    expect(pad(new Uint8Array(length))).toHaveLength(bucket);
  });

  it('takes no more than the largest size', () => {
    expect(thrownBy(() => pad(new Uint8Array(16_381)))).toEqual(tooLong);
  });

  it('is refused in another size than its length asks for', () => {
    for (const length of [0, 1, 252, 253, 1020, 1021, 4092, 4093, 16380]) {
      for (const size of [0, 3, 4, 255, 257, 512, ...BUCKETS, 65536]) {
        const padded = new Uint8Array(size);
        padded.set(uint32(length).subarray(0, Math.min(4, size)));
        const isRight = size === pad(new Uint8Array(length)).length;
        expect(unlessRefused(() => unpad(padded)) !== undefined).toBe(isRight);
      }
    }
  });

  it('is refused with anything but zeros after the data', () => {
    const padded = pad(new Uint8Array(100).fill(1));
    for (let at = 104; at < 256; at++) expect(unlessRefused(() => unpad(flipped(padded, at, 0x80)))).toBeUndefined();
  });

  it('is refused or written back exactly, whatever the bytes', () => {
    const size = fc.constantFrom(0, 4, 255, 256, 1024);
    const hostile = fc
      .tuple(size, fc.oneof(fc.nat(300), fc.nat(0xffff_ffff)), bytes(40))
      .map(([length, claimed, data]) => {
        const all = new Uint8Array(Math.max(length, 4 + data.length));
        all.set(uint32(claimed));
        all.set(data, 4);
        return all.slice(0, length);
      });
    fc.assert(
      fc.property(hostile, (padded) => {
        const data = unlessRefused(() => unpad(padded));
        expect(data === undefined ? undefined : pad(data)).toEqual(data && padded);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a body', () => {
  it('has the same first byte for its kind in every release', () => {
    expect([...WRITTEN_KINDS, ...SET_KINDS].slice(0, 5)).toEqual(['text', 'name', 'read', 'declined', 'referral']);
    expect(encodeBody({ kind: 'declined', text: '' })).toEqual(pad(new Uint8Array([3])));
  });

  it.each<Body['kind']>(['text', 'name'])('of kind %s reads back exactly as it was typed', (kind) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
        expect(decodeBody(encodeBody({ kind, text }))).toEqual({ kind, text });
      }),
    );
    for (const text of ['', '\0', '\ufeff', '<!channel> *x* [a](http://b)', 'مرحبا', '👩🏽‍⚕️', 'e\u0301', ' x\n ']) {
      expect(decodeBody(encodeBody({ kind, text }))).toEqual({ kind, text });
    }
  });

  it('says its language when it was told, in as many bytes whichever it is', () => {
    for (const language of ['nl', 'en', 'pap', 'zghzghzg']) {
      const body: Body = { kind: 'name', text: 'Noor', language };
      expect(decodeBody(encodeBody(body))).toEqual(body);
    }
    const length = (language: string, text: string): number => encodeBody({ kind: 'text', text, language }).length;
    const edge = 'a'.repeat(256 - 4 - 9);
    expect([length('nl', edge), length('papiamen', edge)]).toEqual([256, 256]);
    expect([length('nl', `${edge}a`), length('papiamen', `${edge}a`)]).toEqual([1024, 1024]);
    for (const language of ['', 'n', 'NL', 'nl-NL', 'toolonglanguage', 'n\0', '日本'])
      expect(unlessRefused(() => encodeBody({ kind: 'text', text: '', language }))).toBeUndefined();
  });

  it('of version 1, without a language, opens as it always did', () => {
    const first = pad(new Uint8Array([1, ...new TextEncoder().encode('Noor')]));
    expect(decodeBody(first)).toEqual({ kind: 'name', text: 'Noor' });
    expect(encodeBody({ kind: 'name', text: 'Noor' })).toEqual(first);
  });

  it('with half a surrogate pair is kept, with U+FFFD in its place', () => {
    expect(decodeBody(encodeBody({ kind: 'text', text: 'a\ud83dz\udc00' })).text).toBe('a\ufffdz\ufffd');
  });

  it('fits or is refused as too long, and both ways of asking agree', () => {
    const nearTheEdge = fc.tuple(fc.constantFrom('a', 'é', '€', '😀', '\ud800'), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(nearTheEdge, ([character, off]) => {
        const size = Buffer.byteLength(character);
        const text = character.repeat(Math.floor(16_371 / size) + off);
        const fits = Buffer.byteLength(text) <= 16_371;
        expect(bodyFits(text)).toBe(fits);
        const sealed = thrownBy(() => encodeBody({ kind: 'text', text, language: 'nl' }));
        expect(sealed instanceof Uint8Array).toBe(fits);
      }),
    );
    expect(thrownBy(() => encodeBody({ kind: 'text', text: 'a'.repeat(16_380) }))).toEqual(tooLong);
    expect(bodyFits('€'.repeat(3000))).toBe(true);
  });

  /** Those a message is written in, those of one press, and the board. */
  const KINDS = WRITTEN_KINDS.length + SET_KINDS.length + 1;
  it.each([
    ['nothing', []],
    ['an unknown kind', [KINDS, 97]],
    ['an unknown kind with a language', [0x80 | KINDS, 110, 108, 0, 0, 0, 0, 0, 0]],
    ['half a language', [0x80, 110, 108, 0]],
    ['no language where one is said to be', [0x80, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['a language that is none', [0x80, 78, 76, 0, 0, 0, 0, 0, 0]],
    ['a language with something behind its end', [0x80, 110, 108, 0, 97, 0, 0, 0, 0]],
    ['another unknown kind', [255, 97]],
    ['bytes that are not UTF-8', [0, 0xff]],
    ['an overlong form', [0, 0xc0, 0xaf]],
    ['a surrogate in UTF-8', [1, 0xed, 0xa0, 0x80]],
    ['half a character', [0, 0xe2, 0x82]],
  ])('is refused with %s', (_, data) => {
    expect(unlessRefused(() => decodeBody(pad(new Uint8Array(data))))).toBeUndefined();
  });
});
