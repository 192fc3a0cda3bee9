/** What the server says about notices; part of contract.ts. */
import * as z from 'zod/mini';
import { LANGUAGES } from '../core/organisation.ts';

const channel = z.enum(['push', 'mail']);
export const notices = z.object({
  challenge: z.string(),
  language: z.optional(z.enum(LANGUAGES)),
  rhythm: z.optional(z.enum(['soon', 'daily', 'weekly'])),
  /** SHA-256 of each subscription's address, base64url. */
  browsers: z.array(z.string()),
  /** First character and domain. */
  mail: z.optional(z.string()),
  mailAtEmployer: z.boolean(),
  works: z.enum(['yes', 'no', 'none']),
  /** `YYYY-MM-DD`: of the last that was taken. */
  lastDay: z.optional(z.string()),
  gone: z.array(channel),
  /** To subscribe for, base64url; absent: not offered. */
  pushKey: z.optional(z.string()),
  mailOffered: z.boolean(),
  recommendFixed: z.boolean(),
});
const tested = z.enum(['taken', 'gone', 'refused', 'later']);
export const noticesTest = z.object({ push: z.array(tested), mail: z.optional(tested) });

export type NoticesResponse = z.infer<typeof notices>;
export type NoticesTestResponse = z.infer<typeof noticesTest>;
