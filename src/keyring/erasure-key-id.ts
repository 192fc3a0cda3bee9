/** How an erasure key is named: eight random bytes of its page and its number there, in twelve characters of base64url. */
import type { ErasureKeyId } from '../core/conversation.ts';
import { AppError } from '../base/errors.ts';

/** 128 keys of 32 bytes: one block of most file systems. */
export const KEYS_PER_PAGE = 128;
const ID = /^[A-Za-z0-9_-]{12}$/;
const PAGE_FILE = /^erasure-[0-9a-f]{16}$/;

export interface PageAndNumber {
  /** Sixteen hexadecimal digits. */
  readonly page: string;
  readonly number: number;
}

export const pageFile = (page: string): string => `erasure-${page}`;
export const isPageFile = (name: string): boolean => PAGE_FILE.test(name);

export const erasureKeyId = (page: string, number: number): ErasureKeyId =>
  Buffer.concat([Buffer.from(page, 'hex'), Buffer.of(number)]).toString('base64url') as ErasureKeyId;

/**
 * From the store, so hostile until it has this shape: it becomes part of a file name.
 * @throws AppError `ENVELOPE_REFUSED`
 */
export function pageAndNumber(id: ErasureKeyId): PageAndNumber {
  const bytes = Buffer.from(ID.test(id) ? id : '', 'base64url');
  const number = bytes[8];
  if (number === undefined || number >= KEYS_PER_PAGE) throw new AppError('ENVELOPE_REFUSED', 'erasure key');
  return { page: bytes.toString('hex', 0, 8), number };
}
