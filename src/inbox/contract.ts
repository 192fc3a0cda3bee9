/**
 * What the inbox's server and its page agree on: paths, codes and every answer. In zod's small edition, because the page
 * carries it. An older page ignores a field that it does not know.
 */
import * as z from 'zod/mini';
import { isConversationId, type ConversationId } from '../core/conversation.ts';
import { CONTACT_FUNCTIONS, LANGUAGES, WEEKDAYS } from '../core/organisation.ts';

export * from './contract-planning.ts';

/** On every request that changes something: a page of another origin cannot add it without asking, and may not ask. */
export const OWN_PAGE_HEADER = 'x-in-vertrouwen';

export const PATHS = {
  me: '/api/me',
  /** Read, of every seat; and put a signed one in its place, for one seat. */
  planning: '/api/planning',
  selfTest: '/api/self-test',
  /** Read; and replace what the passphrase opens. */
  keySlots: '/api/key-slots',
  /** Replace what the recovery code opens. */
  recoverySlot: '/api/key-slots/recovery',
  /** Add a way to the keys, take one out, or say on which day one was used. */
  ways: '/api/key-slots/ways',
  /** "I have lost my key", and that it is not. */
  keyLost: '/api/key-lost',
  keyFound: '/api/key-found',
  /** "I am no adviser any more." */
  leave: '/api/leave',
  /** A new key for one seat, signed by the one in force there. */
  newKey: '/api/new-key',
  /** Begin, and read how far the other device is. */
  pairing: '/api/pairing',
  pairingJoin: '/api/pairing/join',
  pairingOpen: '/api/pairing/open',
  pairingSealed: '/api/pairing/sealed',
  pairingEnd: '/api/pairing/end',
  /** This adviser's yearly books, written anew. */
  books: '/api/books',
  enrolment: '/api/enrolment',
  changes: '/api/changes',
  notices: '/api/notices',
  noticesTest: '/api/notices/test',
  /** Somebody opened the inbox: what is new from now on is told again. */
  visit: '/api/visit',
  conversations: '/api/conversations',
  startSignIn: '/auth/start',
  signOut: '/auth/sign-out',
} as const;
/** For a router `:organisation` and `:id`; for the page the two encoded. */
export const conversationPath = (organisation: string, id: string): string =>
  `${PATHS.conversations}/${organisation}/${id}`;

const REFUSAL_CODES = [
  'bad-request',
  'closed',
  'cover-circle',
  'cover-consent',
  'cover-key',
  'cover-unknown',
  'organisation-closed',
  'cross-site',
  'fault',
  'invitation',
  'moment',
  'moved',
  'nobody-else',
  'not-found',
  'past',
  'provider',
  'refused',
  'report-begun',
  'report-apart',
  'report-full',
  'report-newer',
  'report-not-asked',
  'report-open',
  'report-points',
  'report-released',
  'report-unreadable',
  'report-waiting',
  'sign-in-again',
  'signed-out',
  'too-large',
  'too-long',
  'too-many',
  'try-again',
  'used',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];
/** How long to wait. */
const seconds = z.optional(z.int().check(z.positive()));
export const refusal = z.object({ code: z.enum(REFUSAL_CODES), seconds });
/** As a page hears it: one that stays open may get a code of a newer server, and must still be told how long to wait. */
export const heardRefusal = z.object({ code: z.string(), seconds });

const named = z.object({ id: z.string(), name: z.string() });
const maybe = z.optional(z.nullable(z.string()));
export const conversationId = z.custom<ConversationId>(isConversationId);
const state = z.enum(['open', 'closed']);
const hour = z.int().check(z.nonnegative());
/** Hour before which an answer was promised; absent where none is awaited, or no hour could be promised. */
const promised = z.optional(hour);

const presence = z.object({
  awayUntil: maybe,
  fullUntil: maybe,
  open: z.number(),
  /** Hours to choose from to write back by; absent from an older server. */
  choices: z.optional(z.array(hour)),
  availability: z.object({
    state: z.enum(['available', 'unproven', 'away', 'full', 'no-key']),
    until: maybe,
    next: maybe,
  }),
  /** `from`: when employees begin to read it. `test`: this week's, sealed, base64url; absent once it was answered. */
  proof: z.object({
    proven: z.boolean(),
    from: z.optional(z.string()),
    test: z.optional(z.object({ week: hour, sealed: z.string() })),
  }),
});
/** Whom an adviser may want to call there. `dial`: `tel:…`, absent when the number is none that can be dialled. */
const contact = z.object({
  function: z.enum(CONTACT_FUNCTIONS),
  name: z.string(),
  phone: z.optional(z.string()),
  dial: z.optional(z.string()),
  email: z.optional(z.string()),
});
const ownWords = z.partialRecord(z.enum(LANGUAGES), z.string());
const seat = z.object({
  organisation: named,
  adviser: named,
  keyCards: z.array(z.string()),
  hours: z.array(z.object({ day: z.enum(WEEKDAYS), from: z.string(), to: z.string() })),
  timeZone: z.string(),
  /** Only where it is another: the day on which a conversation goes is the organisation's. */
  organisationTimeZone: z.optional(z.string()),
  answersWithinHours: z.number(),
  /** Nobody said what this adviser talks about; absent when somebody did. */
  topicsAssumed: z.optional(z.literal(true)),
  capacity: z.number(),
  /** How many work there; absent where nobody said. */
  people: z.optional(z.int()),
  /** Where it is counted whether a contact was a consult (core/billing/contract.ts), and since which day; absent elsewhere. */
  billing: z.optional(
    z.object({
      supplier: z.string(),
      /** As people know it; absent from an older server. */
      name: z.optional(z.string()),
      form: z.enum(['per-consult', 'pool']),
      from: z.string(),
    }),
  ),
  /** Absent when the organisation names nobody. */
  contacts: z.optional(z.array(contact)),
  /** Whom else they can name to an employee; absent from an older server. */
  referTo: z.optional(
    z.object({
      advisers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['internal', 'external']),
          supplier: z.optional(z.string()),
        }),
      ),
      places: z.array(z.object({ name: z.union([z.string(), ownWords]), phone: z.string() })),
    }),
  ),
  presence,
});
/** Who the server takes this person for: they sign it along. */
const account = z.object({ issuer: z.string(), subject: z.string() });
const adviser = z.object({
  state: z.literal('adviser'),
  account,
  seats: z.array(seat).check(z.minLength(1)),
  hasSlots: z.boolean(),
  /** They had a key that opens nothing any more: what was sealed to it is gone. */
  hadKey: z.optional(z.literal(true)),
  /** Somebody said of the key that is kept here that it is lost; `since` is signed along when it is not. */
  keyLost: z.optional(z.object({ since: z.string() })),
});
const enrolling = z.object({
  state: z.literal('enrolling'),
  account,
  organisation: named,
  adviser: named,
  waiting: z.boolean(),
  hasSlots: z.boolean(),
  /** By which the key is handed in; absent once that is done. No secret: the link is, and is sealed. */
  invitation: z.optional(z.string()),
});
export const me = z.discriminatedUnion('state', [adviser, enrolling]);

/** As an earlier release stored it; a newer server may know one that this page does not. */
const language = z.optional(z.string().check(z.maxLength(8)));
const item = z.object({
  organisation: z.string(),
  id: conversationId,
  handle: z.string(),
  state,
  hour,
  unread: z.boolean(),
  promised,
  language,
  /** A message of the employee, base64url, that says their language; absent when not asked for, or nothing opens it. */
  envelope: z.optional(z.object({ sequence: hour, bytes: z.string() })),
});
const listCursor = z.object({ organisation: z.string(), id: conversationId, hour });
/** `more`: where the next page of each seat begins, as the page hands it back in the address. */
const more = z.optional(z.array(listCursor));
export const list = z.object({ items: z.array(item), more });
/** As `list`, for who checks some of its items at a time with `items`. */
export const listUnchecked = z.object({ items: z.array(z.unknown()), more });
export const items = z.array(item);
/** One side's newest part of the board, as the envelope it came in; base64url. */
const board = z.object({ sequence: hour, envelope: z.string() });
export const thread = z.object({
  id: conversationId,
  handle: z.string(),
  state,
  language,
  length: hour,
  from: hour,
  /** base64url; empty where nothing is left to open. */
  envelopes: z.array(z.string()),
  headHash: z.string(),
  expiresHour: hour,
  promised,
  /** As `Thread` in core/adviser/types.ts; absent from an older server. */
  pause: z.optional(z.object({ until: z.optional(hour), end: hour })),
  /** The adviser's own, base64url; absent when there is none, and on pages before the last. */
  note: z.optional(z.string()),
  /** As the note; absent from an older server. */
  boards: z.optional(z.object({ adviser: z.optional(board), employee: z.optional(board) })),
});
export const replyResult = z.object({ result: z.enum(['stored', 'repeated']) });

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
/** What two devices see of each other; see seal/pairing.ts. */
export const pairing = z.object({
  commitment: z.string(),
  publicKey: z.optional(z.string()),
  joinNonce: z.optional(z.string()),
  openNonce: z.optional(z.string()),
  sealed: z.optional(z.string()),
});

const storedBook = z.object({ year: hour, blob: z.string() });
/** `moved`: these lie there, and are to be written into. An older page of another version leaves them as they are. */
export const booksResult = z.object({ result: z.enum(['stored', 'moved']), books: z.optional(z.array(storedBook)) });

export const enrolmentResult = z.object({ waiting: z.literal(true) });

export const location = z.object({ location: z.string() });

/** Written into the page itself. */
export const boot = z.object({ providers: z.array(named), botKeys: z.array(z.string()) });
export const anything = z.unknown();

export type BookOfYear = z.infer<typeof storedBook>;
export type Account = z.infer<typeof account>;
export type AdviserMe = z.infer<typeof adviser>;
export type EnrollingMe = z.infer<typeof enrolling>;
export type InsideContact = z.infer<typeof contact>;
export type ClientSeat = z.infer<typeof seat>;
export type ListPage = z.infer<typeof list>;
export type ListItem = z.infer<typeof item>;
export type ListCursor = z.infer<typeof listCursor>;
export type ThreadPage = z.infer<typeof thread>;
export type PresenceResponse = z.infer<typeof presence>;
export type NoticesResponse = z.infer<typeof notices>;
export type NoticesTestResponse = z.infer<typeof noticesTest>;
export type Boot = z.infer<typeof boot>;
