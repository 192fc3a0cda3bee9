/** What the inbox's server says, checked as it comes in. */
import * as z from 'zod/mini';
import { isConversationId, type ConversationId } from '../../core/conversation.ts';

// zod otherwise tries `new Function` once, which this page's policy forbids and reports.
z.config({ jitless: true });

const named = z.object({ id: z.string(), name: z.string() });
const maybe = z.optional(z.nullable(z.string()));
const conversationId = z.custom<ConversationId>(isConversationId);
const state = z.enum(['open', 'closed']);
const hour = z.int().check(z.nonnegative());

const presence = z.object({
  awayUntil: maybe,
  open: z.number(),
  availability: z.object({ state: z.enum(['available', 'away', 'full', 'no-key']), until: maybe, next: maybe }),
});

const seat = z.object({
  organisation: named,
  adviser: named,
  keyCards: z.array(z.string()),
  hours: z.array(
    z.object({ day: z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), from: z.string(), to: z.string() }),
  ),
  timeZone: z.string(),
  organisationTimeZone: z.optional(z.string()),
  answersWithinHours: z.number(),
  capacity: z.number(),
  presence,
});

const adviser = z.object({
  state: z.literal('adviser'),
  seats: z.array(seat).check(z.minLength(1)),
  hasSlots: z.boolean(),
});
const enrolling = z.object({
  state: z.literal('enrolling'),
  organisation: named,
  adviser: named,
  waiting: z.boolean(),
  hasSlots: z.boolean(),
});
export const me = z.discriminatedUnion('state', [adviser, enrolling]);

const item = z.object({
  organisation: z.string(),
  id: conversationId,
  handle: z.string(),
  state,
  hour,
  unread: z.boolean(),
});
const place = z.object({ organisation: z.string(), id: conversationId, hour });
export const list = z.object({ items: z.array(item), more: z.optional(z.array(place)) });

export const thread = z.object({
  id: conversationId,
  handle: z.string(),
  state,
  language: z.enum(['nl', 'en']),
  length: hour,
  from: hour,
  envelopes: z.array(z.string()),
  headHash: z.string(),
  expiresHour: hour,
});

export const boot = z.object({ providers: z.array(named), botKeys: z.array(z.string()) });
export const location = z.object({ location: z.string() });
export const code = z.object({ code: z.string(), seconds: z.optional(z.int().check(z.positive())) });
export const anything = z.unknown();

export type AdviserMe = z.infer<typeof adviser>;
export type EnrollingMe = z.infer<typeof enrolling>;
export type ClientSeat = z.infer<typeof seat>;
export type ListItem = z.infer<typeof item>;
export type ListPlace = z.infer<typeof place>;
export type ThreadPage = z.infer<typeof thread>;
export type Boot = z.infer<typeof boot>;
