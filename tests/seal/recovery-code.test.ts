import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecoveryCode, newRecoveryCode, normaliseRecoveryCode } from '../../src/seal/recovery-code.ts';

describe('a recovery code', () => {
  it('is eight groups of four, without letters that are read as others', () => {
    for (let i = 0; i < 200; i++) {
      expect(newRecoveryCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
    }
  });

  it('is never given twice, and uses all 32 characters about equally', () => {
    const codes = Array.from({ length: 2000 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(2000);
    const counts = new Map<string, number>();
    for (const character of codes.join('').replaceAll('-', '')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    // 64,000 characters, 2,000 of each expected, standard deviation 44: twelve of those are far outside chance.
    expect(counts.size).toBe(32);
    expect([...counts.values()].every((count) => Math.abs(count - 2000) < 528)).toBe(true);
  });

  it('means the same however it was written down and typed', () => {
    const code = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';
    const plain = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (const typed of [
      code,
      plain,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('-', '–'),
      ` ${code}\n`,
      code.replaceAll('-', ' - '),
      code.replace('0', 'O').replace('1', 'I'),
      code.replace('0', 'o').replace('1', 'l'),
    ]) {
      expect(normaliseRecoveryCode(typed)).toBe(plain);
      expect(isRecoveryCode(typed)).toBe(true);
    }
  });

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normaliseRecoveryCode(text);
        expect(normaliseRecoveryCode(once)).toBe(once);
      }),
    );
  });

  it.each(['', '0123', '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYU', '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ0'])(
    'is not %j',
    (text) => {
      expect(isRecoveryCode(text)).toBe(false);
    },
  );
});
