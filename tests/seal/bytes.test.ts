import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concat,
  equal,
  fromBase64url,
  fromUtf8,
  readUint32,
  toBase64url,
  uint32,
  utf8,
  wipe,
} from '../../src/seal/bytes.ts';

describe('base64url', () => {
  it('is what Node writes, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('has one text for each sequence of bytes: every accepted text is the one that would be written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('AQgwZz09-_=+/ \n')), maxLength: 12 }), (text) => {
        const bytes = fromBase64url(text);
        expect(bytes === undefined || toBase64url(bytes) === text).toBe(true);
      }),
    );
  });

  it.each(['A', 'AB', 'AAB', 'AAAAA', 'AA==', 'A+A', 'A/A', 'AA A', 'AAé', '😀'])('refuses %j', (text) => {
    expect(fromBase64url(text)).toBeUndefined();
  });
});

describe('byte helpers', () => {
  it('compare by content and length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
        expect(equal(a, a.slice())).toBe(true);
        expect(equal(a, b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  it('write numbers of 32 bits and read them anywhere', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), fc.nat(8), (value, before) => {
        expect(readUint32(concat(new Uint8Array(before), uint32(value)), before)).toBe(value);
      }),
    );
  });

  it('turn half a surrogate pair into U+FFFD and keep every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromUtf8(utf8(text))).toBe(text);
      }),
    );
    expect(fromUtf8(utf8('a\ud800b'))).toBe('a\ufffdb');
    expect(fromUtf8(utf8('\ufeffa'))).toBe('\ufeffa');
  });

  it('refuse bytes that are not UTF-8', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
      expect(() => fromUtf8(new Uint8Array(bytes))).toThrow(TypeError);
    }
  });

  it('leave nothing behind in a wiped array', () => {
    const secret = new Uint8Array([1, 2, 3]);
    wipe(secret);
    expect(secret).toEqual(new Uint8Array(3));
  });
});
