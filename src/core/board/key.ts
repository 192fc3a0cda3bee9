import * as z from 'zod/mini';
import { toBase64url } from '../../seal/bytes.ts';

/** 48 random bits: two items that say the same are two items, and two marks. */
export const newItemKey = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(6)));
export const itemKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{8}$/));
