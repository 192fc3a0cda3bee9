/** Byte helpers that behave alike in Node and in a browser (no Buffer, no `atob`). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
/** Of each ASCII character; the others have none. */
const NO_VALUE = 255;
const VALUES = new Uint8Array(128).fill(NO_VALUE);
for (const [value, code] of CODES.entries()) VALUES[code] = value;
const ascii = new TextDecoder();

/** Unpadded base64url (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let at = 0;
  let pending = 0;
  let bits = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    pending = (pending << 8) | (bytes[index] ?? 0);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      codes[at++] = CODES[(pending >>> bits) & 63] ?? 0;
    }
    pending &= (1 << bits) - 1;
  }
  if (bits > 0) codes[at] = CODES[(pending << (6 - bits)) & 63] ?? 0;
  return ascii.decode(codes);
}

/**
 * `undefined` for anything that `toBase64url` would not have written: other characters, padding, an
 * impossible length, or left-over bits that are not zero (two texts must never mean the same bytes).
 */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let pending = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = VALUES[text.charCodeAt(index)] ?? NO_VALUE;
    if (value === NO_VALUE) return undefined;
    pending = (pending << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (pending >>> bits) & 255;
      pending &= (1 << bits) - 1;
    }
  }
  return bits >= 6 || pending !== 0 ? undefined : bytes;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Takes as long for a first difference as for a last one. The lengths themselves are not secret. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** WebCrypto does not take views on shared memory, and the type says so: such a view is copied first. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A lone surrogate becomes U+FFFD (WHATWG Encoding, `encode`): it is no character and has no UTF-8 form. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return owned(encoder.encode(text));
}

/** @throws TypeError on bytes that are not UTF-8. A leading byte order mark is text like any other. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Big-endian. `value` must be an integer from 0 to 2^32 - 1: callers check, this does not. */
export function uint32(value: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

/** Best effort: the engine may have moved or copied the memory before. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
