/** What was wrapped before must open after: one key of two is HKDF of RFC 5869, as Node's own makes it. */
import { hkdfSync } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinKeys } from '../../src/keyring/primitives.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

it.each(['wrap', 'record'] as const)('one key of two for %s', (purpose) => {
  fc.assert(
    fc.property(key, key, (one, other) => {
      const both = Buffer.concat([one, other]);
      const expected = hkdfSync('sha256', both, new Uint8Array(0), `in-vertrouwen/2/${purpose}`, 32);
      expect(joinKeys(one, other, purpose)).toEqual(new Uint8Array(expected));
    }),
  );
});
