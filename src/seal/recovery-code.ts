/**
 * The way back when a passphrase is forgotten: 160 random bits, written so that they survive paper,
 * handwriting and a telephone (Crockford's base 32 has no I, L, O or U).
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 32;
const GROUP = 4;
const NORMAL = /^[0-9A-HJKMNP-TV-Z]{32}$/;

const random = (length: number): string[] =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET.charAt(byte & 31));

/** Two groups of four, by which one device finds another of the same person: 40 bits, for minutes. */
export const newDeviceCode = (): string => `${random(GROUP).join('')}-${random(GROUP).join('')}`;

/** Eight groups of four: `7K3M-…-QX0D`. 32 values per character, so a byte's lowest five bits are unbiased. */
export function newRecoveryCode(): string {
  const characters = random(CHARACTERS);
  const groups = Array.from({ length: CHARACTERS / GROUP }, (_, i) => characters.slice(i * GROUP, (i + 1) * GROUP));
  return groups.map((group) => group.join('')).join('-');
}

/** What somebody typed, as it was meant: case, spaces and dashes do not count, O is 0, I and L are 1. */
export function normaliseRecoveryCode(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]+/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** Whether this, normalised, can be a recovery code at all. */
export function isRecoveryCode(text: string): boolean {
  return NORMAL.test(normaliseRecoveryCode(text));
}
