/**
 * What an employee does on the board: read, decided by what lies there at that moment, sealed and stored as a message is.
 * Of two windows the second decides by what the first left.
 */
import { replyKeyPair } from '../../seal/conversation-secret.ts';
import { toBase64url } from '../../seal/bytes.ts';
import { sealEnvelope } from '../../seal/envelope.ts';
import { signingKeyId } from '../../seal/key-card.ts';
import { stepBody, type Board, type Did, type EmployeePart, type Mark } from '../board/parts.ts';
import { everyPseudonym, pseudonymsOf, toHour, type AwaitedAnswer, type ConversationHead } from '../conversation.ts';
import type { ConversationId, DedupeKey, ErasureKeyId } from '../conversation.ts';
import { unlessErased } from '../erasure/unless-erased.ts';
import { underNewKey } from '../erasure/under-new-key.ts';
import type { Visit } from '../events.ts';
import type { Adviser } from '../organisation.ts';
import type { PageContext } from '../pages/context.ts';
import type { AppendResult, ConversationStore, Keyring } from '../ports.ts';
import { notBehind, openBoard } from './board.ts';
import { createLines, NEWEST } from './lines.ts';
import { createMessageSealing, type Message } from './seal-message.ts';
import { formerlyAndEpoch, rewrap } from './send.ts';
import { signersOf } from './signers.ts';
import { writable } from './stopped.ts';

/** `awaits`: the adviser is to do something with it, and until when that is promised. */
export interface Step {
  readonly did: Did;
  readonly part: EmployeePart;
  readonly awaits?: AwaitedAnswer;
  /** What was allowed before is allowed no more: no ceiling holds that back. */
  readonly takesBack?: true;
}
/** What is done, by what lies there; `undefined`: what was pressed can be said no more, and nothing is stored. */
export type Decide = (board: Board, at: DecidedAt) => Step | undefined | Promise<Step | undefined>;
interface DecidedAt {
  readonly head: ConversationHead;
  readonly adviser: Adviser;
  /**
   * What somebody typed, for the part: sealed to the adviser alone, base64url. Their own half of the board can be read by
   * who has the store and the server's keys, and words that they did not tick to keep may not.
   */
  readonly sealTyped: (text: string) => Promise<string>;
}

/**
 * `done`: now or by the same press before. `stale`: nothing was stored, since it can be said no more. `unreadable`: nobody
 * reads it any more, as its page says. `too-fast` | `too-long`: the ceilings of steps.
 */
export type StepResult = 'done' | 'stale' | 'closed' | 'gone' | 'unreadable' | 'too-fast' | 'too-long';

export type Stepping = (
  visit: Visit,
  here: PageContext,
  press: { readonly conversation: ConversationId; readonly submission: string; readonly item?: Mark },
  decide: Decide,
) => Promise<StepResult>;

const TRIES = 4;

export function createStepping({
  conversations,
  keyring,
}: {
  readonly conversations: ConversationStore;
  readonly keyring: Keyring;
}): Stepping {
  const seal = createMessageSealing(keyring);
  const lines = createLines(keyring);

  return async (visit, here, { conversation, submission, item = '' }, decide) => {
    const { organisation, now } = here;
    const employee = everyPseudonym(visit);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const found = await conversations.read(organisation.id, conversation, { employee }, NEWEST, now);
      if (found === undefined) return 'gone';
      const { head, boards = {} } = found;
      if (head.state === 'closed') return 'closed';
      const adviser = writable(here, head.adviser);
      if (adviser === undefined) return 'unreadable';
      const rewrapped = await unlessErased(conversations, head, rewrap(keyring, head, now, visit.employee));
      if (rewrapped === undefined) return 'gone';
      const { secret, dayKey, wrapped } = rewrapped;
      const { pair } = await replyKeyPair(secret, keyring.algorithms);
      const keyCards = signersOf(here, head);
      const [there, lately] = await Promise.all([
        openBoard(keyring, head, boards, { secret, pair, keyCards }),
        lines(here, found, { secret, pair }),
      ]);
      // By what their page shows: an older part that was put back must not become the newest by another press.
      const board = notBehind(there, boards, lately);
      // A part of ours that a later release wrote would lose what this one does not know.
      if (board.unread.includes('employee')) return 'stale';
      const sealTyped = (text: string): Promise<string> => sealTypedFor(keyring, adviser, { head, text, now });
      const step = await decide(board, { head, adviser, sealTyped });
      if (step === undefined) return 'stale';
      const message: Message = {
        organisation,
        adviser,
        ...pseudonymsOf(visit),
        ...stepBody(step.did, step.part),
        kind: 'board',
        language: here.language,
        ownCopy: true,
        formId: submission,
        now,
      };
      const append = async (copyKey?: ErasureKeyId): Promise<AppendResult> =>
        conversations.append({
          organisation: organisation.id,
          conversation,
          from: 'employee',
          ...formerlyAndEpoch(visit),
          by: visit.employee,
          dedupeKey: keyring.derive(
            'submission',
            organisation.id,
            submission,
            step.did.is,
            step.did.act,
            item,
            // Said again after something else was said, by a page that stayed open, is no repetition.
            String(boards.employee?.sequence ?? ''),
          ) as DedupeKey,
          expected: { length: head.length, headHash: head.headHash },
          ...(await seal(message, { conversation, sequence: head.length, previous: head.headHash }, secret, copyKey)),
          dayKey,
          wrappedSecret: wrapped,
          ...(step.awaits === undefined ? {} : { awaited: step.awaits }),
          ...(step.takesBack === undefined ? {} : { takesBack: true }),
          retention: organisation.retention,
          now,
        });
      const result = await (head.erasureKey === undefined
        ? append()
        : underNewKey(keyring, append, (answer) => answer === 'stored'));
      switch (result) {
        case 'moved':
        case 'replanned':
          continue;
        case 'stored':
        case 'repeated':
        case 'repeated-kept':
          return 'done';
        case 'paused':
        case 'unanswered':
          return 'too-fast';
        default:
          return result;
      }
    }
    return 'too-fast';
  };
}

async function sealTypedFor(
  keyring: Keyring,
  { keyCards: [card] }: Adviser,
  { head, text, now }: { readonly head: ConversationHead; readonly text: string; readonly now: Date },
): Promise<string> {
  if (card === undefined) throw new RangeError('an adviser without a key was chosen');
  const header = {
    version: 1,
    suite: 1,
    organisation: head.organisation,
    conversation: head.id,
    direction: 'typed',
    sequence: head.length,
    previous: head.headHash,
    recipient: card.kid,
    sender: signingKeyId(keyring.signingPublicKey),
    hour: toHour(now),
    replyKey: new Uint8Array(0),
  } as const;
  const sealing = { header, body: { kind: 'text', text }, recipient: card.encryption, signer: keyring.sign } as const;
  return toBase64url(await sealEnvelope(sealing, keyring.algorithms));
}
