/** Secrets that a client carries and a store must not be able to use. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: 43 characters. */
export const randomToken = (): string => randomBytes(32).toString('base64url');
export const isToken = (value: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(value);

/** What a store sees in place of a secret: who reads the store cannot sign in with it. */
export const hashToken = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url');
