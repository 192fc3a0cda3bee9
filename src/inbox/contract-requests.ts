/**
 * What the inbox's page asks its server. The page takes only the types from here: whoever sends need not check, and each
 * schema weighs on the first visit.
 */
import * as z from 'zod/mini';
import { ID_PATTERN } from '../core/conversation.ts';
import { PLANNING_MAX } from '../core/planning.ts';
import { WAY_KINDS } from '../seal/ways.ts';
import { conversationId } from './contract.ts';

/** Base64url of the largest there is: `BOOK_BYTES_MAX` of seal/book.ts, which would bring its keys along. */
const BOOK_TEXT_MAX = 350_000;
const BOOKS_MAX = 3;

const organisationId = z.string().check(z.maxLength(64));

const bare = z.exactOptional(z.literal('1'));
/** `bare`: without envelopes. Of the first page of each seat, or with a cursor. */
export const listQuery = z.union([
  z.strictObject({ bare }),
  z.strictObject({
    organisation: organisationId,
    id: conversationId,
    hour: z.string().check(z.regex(/^\d{1,8}$/)),
    bare,
  }),
]);

export const threadBefore = z.string().check(z.regex(/^\d{1,6}$/));

/** Of a statement in seal/statement.ts: 64 bytes, base64url. */
const signature = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/));

const envelope = z.string().check(z.maxLength(32 * 1024));
export const replyRequest = z.strictObject({
  /** The same for every attempt to send one written reply. */
  submission: z.string().check(z.regex(ID_PATTERN)),
  /** Envelopes, base64url. */
  forEmployee: envelope,
  forSelf: envelope,
  /** Hour before which an answer is still to come; absent: this is the answer. */
  promises: z.exactOptional(z.int().check(z.positive(), z.maximum(99_999_999))),
  /** It is the last word: of a `CloseStatement`. */
  closes: z.exactOptional(signature),
  /** It is a step on the board. Which one stays sealed. */
  board: z.exactOptional(z.literal(true)),
});

/** Of this year and the one before; `blob`: `seal/book.ts`, base64url. */
export const booksRequest = z.strictObject({
  books: z
    .array(
      z.strictObject({
        year: z.int().check(z.positive(), z.maximum(9999)),
        blob: z.string().check(z.maxLength(BOOK_TEXT_MAX)),
      }),
    )
    .check(z.minLength(1), z.maxLength(BOOKS_MAX)),
  /** Of years before these, by SHA-256, base64url: read by who writes, and not kept any longer. */
  over: z.exactOptional(
    z
      .array(z.strictObject({ year: z.int().check(z.positive()), hash: z.string().check(z.maxLength(44)) }))
      .check(z.maxLength(BOOKS_MAX)),
  ),
});

/** An envelope of one size, base64url. */
export const noteRequest = z.strictObject({ note: z.string().check(z.maxLength(6400)) });

/** The slots are for `parseStoredSlots`, on both sides. */
export const keySlotsRequest = z.strictObject({ slots: z.unknown(), signature });
export const selfTestRequest = z.strictObject({
  organisation: organisationId,
  week: z.int().check(z.nonnegative(), z.maximum(0xffff_ffff)),
  signature,
});

/** The text that was signed, as it was signed: `parsePlanning` reads it, on both sides. */
export const planningRequest = z.strictObject({
  organisation: organisationId,
  text: z.string().check(z.maxLength(PLANNING_MAX)),
  signature,
});
export const closeRequest = z.strictObject({ signature });
/** Hours, 0 for none: which pause is in force, and until when it is to be. */
const pauseHour = z.int().check(z.nonnegative(), z.maximum(99_999_999));
export const pauseRequest = z.strictObject({ before: pauseHour, until: pauseHour, signature });
export const noticesRequest = z.strictObject({
  challenge: z.string().check(z.maxLength(512)),
  change: z.string().check(z.maxLength(4096)),
  signature,
});
export const keyLostRequest = z.strictObject({});
export const keyFoundRequest = z.strictObject({ since: z.string().check(z.regex(/^\d{1,8}$/)), signature });
export const leaveRequest = z.strictObject({ signature });
export const enrolmentRequest = z.strictObject({
  card: z.string().check(z.maxLength(512)),
  slots: z.unknown(),
  signature,
  /** The ways in that were gone through just now. */
  proven: z.array(z.enum(WAY_KINDS)).check(z.maxLength(WAY_KINDS.length)),
});

const cardText = z.string().check(z.maxLength(512));
export const newKeyRequest = z.strictObject({
  organisation: organisationId,
  card: cardText,
  slots: z.unknown(),
  signature,
  proven: z.array(z.enum(WAY_KINDS)).check(z.maxLength(WAY_KINDS.length)),
  replaces: z.strictObject({ card: cardText, signature }),
});

/** 32 bytes, base64url. */
const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
/** Eight characters of `newDeviceCode`, without what stands between them. */
const deviceCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));
export const pairingStart = z.strictObject({ code: deviceCode, commitment: bytes32 });
export const pairingJoin = z.strictObject({ code: deviceCode, publicKey: bytes32, nonce: bytes32 });
export const pairingOpen = z.strictObject({ nonce: bytes32 });
export const pairingSealed = z.strictObject({ sealed: z.string().check(z.regex(/^[A-Za-z0-9_-]{100,2048}$/)) });

/** `INVITATION_MAX` of core/adviser/invitations.ts, which no browser can load. */
export const INVITATION_LENGTH = 1024;
export const startSignInRequest = z.strictObject({
  provider: z.string().check(z.maxLength(64)),
  invitation: z.exactOptional(z.string().check(z.maxLength(INVITATION_LENGTH))),
  /** For the page at `/coordinator`; absent: for the inbox. */
  as: z.exactOptional(z.literal('coordinator')),
});

export type BooksRequest = z.infer<typeof booksRequest>;
export type PlanningRequest = z.infer<typeof planningRequest>;
export type SelfTestRequest = z.infer<typeof selfTestRequest>;
export type SealedReply = z.infer<typeof replyRequest>;
export type NoteRequest = z.infer<typeof noteRequest>;
export type KeySlotsRequest = z.infer<typeof keySlotsRequest>;
export type PauseRequest = z.infer<typeof pauseRequest>;
export type CloseRequest = z.infer<typeof closeRequest>;
export type NoticesRequest = z.infer<typeof noticesRequest>;
export type KeyFoundRequest = z.infer<typeof keyFoundRequest>;
export type LeaveRequest = z.infer<typeof leaveRequest>;
export type NewKeyRequest = z.infer<typeof newKeyRequest>;
export type PairingStart = z.infer<typeof pairingStart>;
export type PairingJoin = z.infer<typeof pairingJoin>;
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>;
export type StartSignInRequest = z.infer<typeof startSignInRequest>;
