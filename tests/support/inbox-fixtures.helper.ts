/** Two advisers in two organisations, a desk that remembers what it was asked, and keys without their private half. */
import type { NoteResult } from '../../src/core/adviser/note.ts';
import type { PauseAsked, PauseResult } from '../../src/core/adviser/pause.ts';
import { randomBytes } from 'node:crypto';
import {
  LIST_PAGE,
  type AdviserDesk,
  type Presence,
  type Reply,
  type ReplyResult,
  type Seat,
  type Thread,
} from '../../src/core/adviser/desk.ts';
import type { PlanResult } from '../../src/core/adviser/planning.ts';
import type { ConversationId } from '../../src/core/conversation.ts';
import type { Adviser, Identity, Organisation, Organisations } from '../../src/core/organisation.ts';
import type { Clock } from '../../src/core/ports.ts';
import { toBase64url } from '../../src/seal/bytes.ts';
import { makeKeyCard, type KeyCard } from '../../src/seal/key-card.ts';
import type { KeySlots } from '../../src/seal/key-slots.ts';
import { ARGON2_DEFAULT } from '../../src/seal/passphrase.ts';

export interface TestClock extends Clock {
  advance(ms: number): void;
}
/** Starts at the real time, because tokens of a real provider carry it. */
export function testClock(): TestClock {
  let at = Date.now();
  return { now: () => new Date(at), advance: (ms) => void (at += ms) };
}

const signers = new Map<string, CryptoKey>();
/** The private half of a card that `newCard` made. */
export function signerOf({ text }: Pick<KeyCard, 'text'>): CryptoKey {
  const signer = signers.get(text);
  if (signer === undefined) throw new Error('no card of ours');
  return signer;
}

export async function newCard(): Promise<KeyCard> {
  const signing = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const card = makeKeyCard(randomBytes(32), new Uint8Array(await crypto.subtle.exportKey('raw', signing.publicKey)));
  signers.set(card.text, signing.privateKey);
  return card;
}

/** Well-formed slots; what is sealed in them is of no concern to the server. */
export function slotsFor(keyCard: KeyCard): KeySlots {
  const slot = () => ({ salt: toBase64url(randomBytes(16)), sealed: toBase64url(randomBytes(300)) });
  return {
    version: 1,
    card: keyCard.text,
    passphrase: { argon2id: { ...ARGON2_DEFAULT }, ...slot() },
    recovery: slot(),
  };
}

export function adviser(id: string, name: string, identity?: Identity, keyCards: readonly KeyCard[] = []): Adviser {
  return {
    id,
    name,
    kind: 'internal',
    topics: ['conduct'],
    languages: ['nl'],
    locations: [],
    certified: true,
    contact: {},
    schedule: {
      timeZone: 'Europe/Amsterdam',
      weekly: {
        mon: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
        fri: [{ from: '09:00', to: '12:00' }],
      },
      holidays: 'nl',
      away: [],
    },
    capacity: 10,
    answersWithinHours: 8,
    ...(identity === undefined ? {} : { identity }),
    keyCards,
  };
}

export function organisation(id: string, advisers: readonly Adviser[]): Organisation {
  return {
    id,
    name: `${id} bv`,
    languages: ['nl', 'en'],
    timeZone: 'Europe/Amsterdam',
    advisers,
    links: {},
    retention: { conversationDays: 30, closedDays: 7, readReplyHours: 24 },
    referrals: [],
  };
}

/** Replaceable as a whole, like the files on disk. */
export interface TestOrganisations extends Organisations {
  replace(organisations: readonly Organisation[]): void;
  /** Subjects who coordinate `wilgenlaan` now. */
  readonly coordinators: Set<string>;
}
export function testOrganisations(initial: readonly Organisation[]): TestOrganisations {
  let current = initial;
  const coordinators = new Set<string>();
  return {
    coordinators,
    coordinated: ({ subject }) => (coordinators.has(subject) ? [{ id: 'wilgenlaan', name: 'Bureau Wilgenlaan' }] : []),
    all: () => current,
    byId: (id) => current.find((each) => each.id === id),
    bySlackTeam: () => undefined,
    bySlackEnterprise: () => undefined,
    byTeamsTenant: () => undefined,
    replace: (next) => void (current = next),
  };
}

export const newConversationId = (): ConversationId => toBase64url(randomBytes(16)) as ConversationId;

export interface TestDesk extends AdviserDesk {
  readonly replies: Reply[];
  /** Whose planning is gone: `organisation/adviser`. */
  readonly forgotten: string[];
  readonly planned: { readonly text: string; readonly signature: string }[];
  /** What the next planning is told. */
  planResult: PlanResult;
  /** What the next reply is told. */
  result: ReplyResult;
  readonly notes: Uint8Array[];
  /** What the next note is told. */
  noteResult: NoteResult;
  readonly paused: PauseAsked[];
  pauseResult: PauseResult;
  /** What the next answer of a self-test is told. */
  tested: Awaited<ReturnType<AdviserDesk['answerSelfTest']>>;
  /** Thrown by every method while set. */
  fault: Error | undefined;
  add(seat: { organisation: string; adviser: string }, lastHour?: number): ConversationId;
}

/** A desk whose only knowledge is which conversation lies on whose seat. */
export function testDesk(): TestDesk {
  const owners = new Map<ConversationId, { owner: string; hour: number; state: 'open' | 'closed'; unread: boolean }>();
  const nameOf = ({ organisation: { id }, adviser: { id: who } }: Seat): string => `${id}/${who}`;
  const mine = (seat: Seat, id: ConversationId) => {
    if (desk.fault !== undefined) throw desk.fault;
    const found = owners.get(id);
    return found?.owner === nameOf(seat) ? found : undefined;
  };
  const presence = async ({ adviser }: Seat): Promise<Presence> => {
    if (desk.fault !== undefined) throw desk.fault;
    return {
      availability: { state: 'available', until: new Date(0) },
      open: 1,
      choices: [],
      week: adviser.schedule.weekly,
      proof: { proven: true },
    };
  };
  const desk: TestDesk = {
    replies: [],
    planned: [],
    planResult: 'stored',
    forgotten: [],
    result: 'stored',
    notes: [],
    noteResult: 'stored',
    paused: [],
    pauseResult: 'stored',
    tested: 'kept',
    fault: undefined,
    add({ organisation: employer, adviser: who }, hour = 1) {
      const id = newConversationId();
      owners.set(id, { owner: `${employer}/${who}`, hour, state: 'open', unread: true });
      return id;
    },
    async list(seat, after) {
      if (desk.fault !== undefined) throw desk.fault;
      const all = [...owners]
        .filter(([, { owner }]) => owner === nameOf(seat))
        .map(([id, { hour, state, unread }]) => ({ id, handle: 'rustige lijster 48', state, lastHour: hour, unread }));
      const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
      return all.slice(from, from + LIST_PAGE);
    },
    async read(seat, id, before): Promise<Thread | undefined> {
      const found = mine(seat, id);
      if (found === undefined) return undefined;
      return {
        id,
        handle: 'rustige lijster 48',
        state: found.state,
        length: 1,
        from: before ?? 0,
        envelopes: [Uint8Array.of(1, 2, 3)],
        headHash: new Uint8Array(32),
        expiresHour: 9,
      };
    },
    async reply(seat, reply) {
      if (mine(seat, reply.conversation) === undefined) return 'gone';
      desk.replies.push(reply);
      return desk.result;
    },
    async writeNote(seat, id, envelope) {
      if (mine(seat, id) === undefined) return 'gone';
      desk.notes.push(envelope);
      return desk.noteResult;
    },
    async pause(seat, id, asked) {
      if (mine(seat, id) === undefined) return 'gone';
      desk.paused.push(asked);
      return desk.pauseResult;
    },
    async markRead(seat, id) {
      const found = mine(seat, id);
      if (found !== undefined) found.unread = false;
    },
    async close(seat, id) {
      const found = mine(seat, id);
      if (found !== undefined) found.state = 'closed';
      return found === undefined ? 'gone' : 'closed';
    },
    async answerSelfTest() {
      if (desk.fault !== undefined) throw desk.fault;
      return desk.tested;
    },
    presence,
    async planning() {
      if (desk.fault !== undefined) throw desk.fault;
      return {
        planning: { version: 1, number: 0, timeZone: 'Europe/Amsterdam', absences: [], cover: [] },
        next: 1,
        refused: false,
        colleagues: [{ id: 'nora', name: 'Nora', mayCover: 'no-key', away: [] }],
        gaps: {
          languages: { none: ['en'], one: ['nl'] },
          genders: ['woman', 'man'],
          locations: { none: [], one: [] },
          kinds: ['external'],
          weeks: [],
        },
      };
    },
    async plan(_seat, text, signature) {
      if (desk.fault !== undefined) throw desk.fault;
      desk.planned.push({ text, signature });
      return desk.planResult;
    },
    async forgetPlanning(seat) {
      desk.forgotten.push(nameOf(seat));
    },
  };
  return desk;
}
