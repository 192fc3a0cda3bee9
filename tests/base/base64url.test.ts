import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64urlOf } from '../../src/base/base64url.ts';
import { toBase64url } from '../../src/seal/bytes.ts';

it('is what a page reads: the same text as `toBase64url`, of a view too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, from) => {
      const view = bytes.subarray(Math.min(from, bytes.length));
      expect(base64urlOf(view)).toBe(toBase64url(view));
    }),
  );
});
