/**
 * What an adviser can do from the inbox. The desk never sees what was written: it hands over and takes in
 * sealed envelopes. Every method is for one seat; what is not this seat's does not exist for it.
 */
import { lockEntry } from '../../seal/conversation-secret.ts';
import { hashEnvelope } from '../../seal/envelope.ts';
import { signerAmong } from '../../seal/statement.ts';
import { availabilityOf } from '../availability.ts';
import { canPause, pauseEnd, pauseIn } from '../pause.ts';
import { isPromisable, promiseChoices } from '../promised-hour.ts';
import {
  fromHour,
  NOBODY,
  type ConversationHead,
  type ConversationId,
  type DedupeKey,
  type ErasureKeyId,
} from '../conversation.ts';
import { addDays, toDay } from '../days.ts';
import { FIRST_EPOCH } from '../epochs.ts';
import type { Organisation } from '../organisation.ts';
import type { AppendResult, Changes, Clock, ConversationStore, Keyring, ListCursor } from '../ports.ts';
import { weekOn } from '../pages/hours-line.ts';
import { hoursInForce } from '../planning-hours.ts';
import type { Plannings } from '../plannings.ts';
import { isProven, provenFrom } from '../proof.ts';
import { createPlanningDesk, type PlanningDesk } from './planning.ts';
import { createSelfTests, type SelfTestAnswer } from './self-test.ts';
import { bindingOf, rewrap } from '../employee/send.ts';
import { verifiedPair } from './verified-pair.ts';
import { sealCopy } from '../erasure/reply-copy.ts';
import { underNewKey } from '../erasure/under-new-key.ts';
import { unlessErased } from '../erasure/unless-erased.ts';
import type { Presence, Reply, ReplyResult, Row, Seat, Thread } from './types.ts';
import { unlockNote, writeNote, type NoteResult } from './note.ts';
import { putPause, type PauseAsked, type PauseResult } from './pause.ts';
import { unlessDestroyed, unlockBoards, unlockFirst, unlockOrEmpty } from './opening.ts';

export type { Presence, Reply, ReplyResult, Row, Seat, Thread } from './types.ts';

export interface AdviserDesk extends PlanningDesk {
  /**
   * Newest first; a full page may have another one `after` its last. At most `LIST_PAGE`, each with its envelope; or
   * `BARE_PAGE` without, for who knows them.
   */
  list(seat: Seat, after?: ListCursor, bare?: boolean): Promise<readonly Row[]>;
  /** At most `THREAD_PAGE` messages before `before` (default: the last ones). `undefined`: not this seat's, or not there. */
  read(seat: Seat, conversation: ConversationId, before?: number): Promise<Thread | undefined>;
  reply(seat: Seat, reply: Reply): Promise<ReplyResult>;
  /** The whole note, sealed by the adviser's browser as the next one after what `read` gave. */
  writeNote(seat: Seat, conversation: ConversationId, envelope: Uint8Array): Promise<NoteResult>;
  /** Begins or ends a pause; nobody else is told, and an open page of the employee keeps the words that stand in it. */
  pause(seat: Seat, conversation: ConversationId, asked: PauseAsked): Promise<PauseResult>;
  markRead(seat: Seat, conversation: ConversationId): Promise<void>;
  /**
   * @param signature of the adviser's own key over a `CloseStatement`: closing begins the last days of what was written,
   *   and a session alone must not be enough for that. `refused`: it is of no key that is pinned for this adviser.
   */
  close(seat: Seat, conversation: ConversationId, signature: string): Promise<'closed' | 'gone' | 'refused'>;
  presence(seat: Seat): Promise<Presence>;
  /** Answers as `createSelfTests`. Nothing is published: it changes nothing for anybody within its week. */
  answerSelfTest(seat: Seat, answer: SelfTestAnswer): Promise<'kept' | 'late' | 'refused'>;
}
export const THREAD_PAGE = 50;
/** Keeps one answer bounded, at most 22 kB a row; who has more goes on after it. */
export const LIST_PAGE = 50;
export const BARE_PAGE = 500;

export interface AdviserDeskParts {
  readonly conversations: ConversationStore;
  readonly changes: Changes;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** As in `EmployeeDeskParts`. */
  readonly plannings: Plannings;
  /** Told when the employee may have something to read; must not throw. */
  replied(organisation: Organisation, head: ConversationHead): void;
}

export function createAdviserDesk(parts: AdviserDeskParts): AdviserDesk {
  const { conversations, changes, keyring, clock, plannings } = parts;
  const selfTests = createSelfTests(parts);

  const loadOf = async ({ organisation, adviser }: Seat) => {
    const { advisers } = await conversations.overview(organisation.id, NOBODY, [adviser.id], clock.now());
    const [load] = await plannings.inForce(organisation, [adviser], advisers);
    return load ?? { open: 0 };
  };
  const presence = async (seat: Seat): Promise<Presence> => {
    const load = await loadOf(seat);
    const now = clock.now();
    const [from, test] = [provenFrom(seat.adviser, load, now), await selfTests.open(seat, load, now)];
    return {
      ...load,
      availability: availabilityOf(seat.adviser, load, now),
      choices: promiseChoices({ ...seat, load, now }),
      week: weekOn(seat.adviser.schedule.timeZone, hoursInForce(seat.adviser.schedule, load.planning).schedule, now),
      proof: {
        proven: isProven(seat.adviser, load, now),
        ...(from === undefined ? {} : { from: fromHour(from) }),
        ...(test === undefined ? {} : { test }),
      },
    };
  };
  /** Other screens of the same adviser, on this and other instances. Losing it loses nothing. */
  const changed = ({ organisation, adviser }: Seat): void =>
    void changes.publish(organisation.id, adviser.id).catch(() => {});

  const readPage = (seat: Seat, id: ConversationId, page: { before?: number; limit: number; boards?: true }) =>
    conversations.read(seat.organisation.id, id, { adviser: seat.adviser.id }, { ...page, copies: false }, clock.now());

  return {
    async list({ organisation, adviser }, after, bare = false) {
      const limit = bare ? BARE_PAGE : LIST_PAGE;
      const found = await conversations.listForAdviser(organisation.id, adviser.id, limit, clock.now(), after, !bare);
      if (bare) return found;
      return keyring.unwrapTogether((unwrap) => {
        const keys = { unwrap, algorithms: keyring.algorithms };
        return Promise.all(
          found.map(async ({ first, ...item }) => {
            const bytes = first && (await unlockFirst(keys, { organisation, adviser }, item.id, first));
            return first === undefined || bytes === undefined
              ? item
              : { ...item, envelope: { sequence: first.sequence, bytes } };
          }),
        );
      });
    },

    async read(seat, id, before) {
      const found = await readPage(
        seat,
        id,
        before === undefined ? { limit: THREAD_PAGE, boards: true } : { limit: THREAD_PAGE, before },
      );
      if (found === undefined) return undefined;
      const { head, from, entries } = found;
      const opening = keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
      const opened = await unlessErased(
        conversations,
        head,
        unlessDestroyed(opening).then((secret) => ({ secret })),
      );
      if (opened === undefined) return undefined;
      const envelopes = await unlockOrEmpty(opened.secret, entries, head.id, from, keyring);
      const boards = found.boards && (await unlockBoards(opened.secret, found.boards, head.id, keyring));
      const { handle, state, language, length, headHash, expiresHour, awaited } = head;
      const lies = before === undefined ? found.note : undefined;
      const note = opened.secret && (await unlockNote(opened.secret, lies, head.id, keyring));
      const told = {
        ...(language === undefined ? {} : { language }),
        ...(awaited === undefined ? {} : { awaited }),
        ...(note === undefined ? {} : { note }),
        ...(boards === undefined ? {} : { boards }),
        ...pauseOf(seat, head, clock.now()),
      };
      return { id, handle, state, length, from, envelopes, headHash, expiresHour, ...told };
    },

    async reply(seat, reply) {
      const { organisation, adviser } = seat;
      const now = clock.now();
      const { promises, closes } = reply;
      const found = await readPage(seat, reply.conversation, { limit: 1 });
      if (found === undefined) return 'gone';
      const { head } = found;
      const headers = await verifiedPair(seat, reply);
      if (headers === undefined) return 'refused';
      if (closes !== undefined && (promises !== undefined || !(await signedClose(seat, reply.conversation, closes))))
        return 'refused';
      if (promises !== undefined && !isPromisable(promises, { organisation, now })) return 'moment';
      const rewrapped = await unlessErased(conversations, head, unlessDestroyed(rewrap(keyring, head, now)));
      // Its key was destroyed, or somebody meddled with whose conversation it is: there is nobody to answer.
      if (rewrapped === undefined) return 'gone';
      const { secret, dayKey, wrapped } = rewrapped;
      const sequence = headers.self.sequence;
      // An answer moves nothing to another pseudonym, so the pepper of this one is kept as long as the answer makes it last.
      const until = addDays(toDay(now), organisation.retention.conversationDays + 1);
      await keyring.keepEpoch(head.epoch ?? FIRST_EPOCH, until);
      const append = async (copyKey?: ErasureKeyId): Promise<AppendResult> => {
        const [board, entry, entryHash, employeeCopy] = await Promise.all([
          reply.board && lockEntry(secret, 'board', reply.forEmployee, head.id, sequence, keyring.algorithms),
          lockEntry(secret, 'log', reply.forSelf, head.id, sequence, keyring.algorithms),
          hashEnvelope(reply.forSelf, keyring.algorithms),
          sealCopy(keyring, secret, reply.forEmployee, head, sequence, copyKey),
        ]);
        return conversations.append({
          organisation: organisation.id,
          conversation: head.id,
          from: 'adviser',
          by: adviser.id,
          dedupeKey: keyring.derive('submission', organisation.id, adviser.id, head.id, reply.submission) as DedupeKey,
          // What the browser sealed against, not what stands there now: the store compares.
          expected: { length: sequence, headHash: headers.self.previous },
          entry,
          entryHash,
          employeeCopy,
          dayKey,
          wrappedSecret: wrapped,
          ...(promises === undefined ? {} : { awaited: { by: promises } }),
          ...(closes === undefined ? {} : { closes: true }),
          ...(board === undefined ? {} : { board }),
          retention: organisation.retention,
          now,
        });
      };
      const result = await (head.erasureKey === undefined
        ? append()
        : underNewKey(keyring, append, (answer) => answer === 'stored'));
      if (result === 'stored') {
        parts.replied(organisation, head);
        changed(seat);
      }
      // The limits and the copy are the employee's; the store never answers them to an adviser.
      if (result === 'repeated-kept') return 'repeated';
      if (result === 'replanned') return 'moved';
      return result === 'too-fast' || result === 'unanswered' || result === 'paused' ? 'too-long' : result;
    },

    async writeNote(seat, id, envelope) {
      const result = await writeNote({ conversations, keyring, clock }, seat, id, envelope);
      if (result === 'stored') changed(seat);
      return result;
    },

    async pause(seat, id, asked) {
      const result = await putPause(parts, seat, id, asked);
      if (result === 'stored') changed(seat);
      return result;
    },

    async markRead(seat, id) {
      await conversations.markReadByAdviser(seat.organisation.id, id, seat.adviser.id);
      changed(seat);
    },

    async close(seat, id, signature) {
      const { organisation, adviser } = seat;
      if (!(await signedClose(seat, id, signature))) return 'refused';
      const done = await conversations.close(
        organisation.id,
        id,
        { adviser: adviser.id },
        organisation.retention,
        clock.now(),
      );
      if (done) changed(seat);
      return done ? 'closed' : 'gone';
    },

    answerSelfTest: (seat, answer) => selfTests.answer(seat, answer, clock.now()),

    presence,
    ...createPlanningDesk({ conversations, plannings, clock, changed }),
  };
}

function pauseOf({ organisation, adviser }: Seat, head: ConversationHead, now: Date): Pick<Thread, 'pause'> {
  if (head.state === 'closed' || !canPause(organisation, adviser.id)) return {};
  const until = pauseIn(organisation, head, now);
  return { pause: { end: pauseEnd(now), ...(until === undefined ? {} : { until }) } };
}

/** By any card that is pinned, as for an answer: an older one stays good while it is in the file. */
async function signedClose({ organisation, adviser }: Seat, conversation: string, signature: string): Promise<boolean> {
  const statement = { says: 'close', organisation: organisation.id, adviser: adviser.id, conversation } as const;
  return (await signerAmong(adviser.keyCards, statement, signature)) !== undefined;
}
