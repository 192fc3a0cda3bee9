/** Sealing what an employee wrote and storing it: first the store, then the confirmation. */
import { newConversationSecret } from '../../seal/conversation-secret.ts';
import {
  everyPseudonym,
  pseudonymsOf,
  toHour,
  type AwaitedAnswer,
  type ConversationHead,
  type ConversationId,
  type Pseudonym,
  type Pseudonyms,
  type DedupeKey,
  type ErasureKeyId,
  type FormMark,
} from '../conversation.ts';
import { unlessErased } from '../erasure/unless-erased.ts';
import { underNewKey } from '../erasure/under-new-key.ts';
import { newHandle } from '../handle.ts';
import type { Organisation } from '../organisation.ts';
import type { KnownLoad, Plannings } from '../plannings.ts';
import { canPause } from '../pause.ts';
import type { AppendResult, ConversationStore, Keyring } from '../ports.ts';
import type { FoundPress, OpenResult } from '../presses.ts';
import { promiseFor } from '../promised-hour.ts';
import { createMessageSealing, type Message } from './seal-message.ts';

/** What is known of an adviser's time without asking, and the number of the planning in it. */
type Planned = ReturnType<Plannings['known']>;
/** Asked where the store says that it knows better. */
export type AskLoad = () => KnownLoad | Promise<KnownLoad>;

export interface Sending {
  /**
   * Opens a conversation with its first message: one round trip. `handle` is its handle when it was stored, `awaited` what
   * was promised then. The id follows from the form, so that the same press on two instances means the same conversation.
   */
  open(
    message: Message,
    accepted: { limits: string; refuseWhenAway: boolean; load: KnownLoad; planning?: number },
  ): Promise<{ result: OpenResult; id: ConversationId; handle: string; awaited: AwaitedAnswer }>;
  /**
   * Adds to a conversation as its employee. One round trip when its head is known, else two; more only
   * when somebody else wrote in between.
   */
  append(
    message: Message,
    conversation: ConversationId,
    more: { readonly known?: ConversationHead | undefined; readonly planned: Planned; readonly load: AskLoad },
  ): Promise<Appended>;
  /**
   * What became of an earlier press of this form: one round trip, for where anything but "sent" would be said.
   * `conversation`: the one it replies to; absent for a first message.
   */
  find(message: Omit<Message, 'adviser'>, conversation?: ConversationId): Promise<FoundPress | undefined>;
  /** Whether this is the conversation that a first message from the form opens. */
  isFirst(organisation: Organisation, formId: string, conversation: ConversationId): boolean;
}

/** `handle`: of the conversation, where it was found. `awaited`: what is promised in it now, where that is known. */
export interface Appended {
  readonly result: Exclude<AppendResult, 'replanned'>;
  readonly handle?: string;
  readonly awaited?: AwaitedAnswer;
}

const isStored = (answer: OpenResult | AppendResult): boolean => answer === 'stored';
const NO_PREDECESSOR = new Uint8Array(32);
/** Each try means that somebody else wrote in between; nobody is that busy. */
const TRIES = 4;

/**
 * Whose conversation it is stands in the store in the clear. Bound to the secret, so that who writes the store
 * cannot hand a conversation to another employee or another adviser: then the secret does not open.
 */
export const bindingOf = ({
  organisation,
  id,
  owner,
  adviser,
}: Pick<ConversationHead, 'organisation' | 'id' | 'owner' | 'adviser'>): string =>
  `${organisation}/${id}/${owner}/${adviser}`;

export function createSending({
  conversations,
  keyring,
}: {
  conversations: ConversationStore;
  keyring: Keyring;
}): Sending {
  const seal = createMessageSealing(keyring);

  /** Says "the same press" without saying what was pressed: keyed, and mixed with a mark that we do not keep. */
  const dedupeKeyOf = (message: Omit<Message, 'adviser'>): DedupeKey =>
    keyring.derive('submission', message.organisation.id, message.formId, message.kind, message.text) as DedupeKey;

  // From the form alone: pseudonyms change with the epoch, a form that is still open does not.
  const markOf = ({ organisation, formId }: Omit<Message, 'adviser'>): FormMark =>
    keyring.derive('submission', organisation.id, formId) as FormMark;
  const firstOf = (organisation: Organisation, formId: string): ConversationId =>
    keyring.derive('conversation', organisation.id, formId) as ConversationId;

  return {
    async open(message, { limits, refuseWhenAway, load, planning }) {
      const { organisation, employee, adviser, now } = message;
      const id = firstOf(organisation, message.formId);
      const secret = newConversationSecret();
      const handle = newHandle();
      const awaited = promiseFor({ organisation, adviser, load, now });
      const open = async (erasureKey: ErasureKeyId, copyKey?: ErasureKeyId): Promise<OpenResult> => {
        const [sealed, { dayKey, wrapped }, openings] = await Promise.all([
          seal(message, { conversation: id, sequence: 0, previous: NO_PREDECESSOR }, secret, copyKey),
          keyring.wrap(
            secret,
            bindingOf({ organisation: organisation.id, id, owner: employee, adviser: adviser.id }),
            now,
            erasureKey,
          ),
          keyring.nameOfDay(now, 'openings', organisation.id, employee),
        ]);
        return conversations.open({
          head: {
            id,
            organisation: organisation.id,
            adviser: adviser.id,
            owner: employee,
            ...(message.epoch === undefined ? {} : { epoch: message.epoch }),
            handle,
            limits,
            dayKey,
            wrappedSecret: wrapped,
            erasureKey,
            lastHour: toHour(now),
            awaited,
          },
          ...(message.formerly === undefined ? {} : { formerly: message.formerly }),
          dedupeKey: dedupeKeyOf(message),
          mark: markOf(message),
          openings,
          ...sealed,
          refuseWhenAway,
          ...(planning === undefined ? {} : { planning }),
          retention: organisation.retention,
          now,
        });
      };
      const under = (copyKey?: ErasureKeyId): Promise<OpenResult> =>
        underNewKey(keyring, (erasureKey) => open(erasureKey, copyKey), isStored);
      const result = await (message.ownCopy ? underNewKey(keyring, under, isStored) : under());
      return { result, id, handle, awaited };
    },

    async append(message, conversation, { known, planned, load }) {
      const { organisation, adviser, employee, now } = message;
      // As it is known here; only where the store knows better, it is asked.
      let asked: KnownLoad | undefined;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const head =
          attempt === 0 && known !== undefined
            ? known
            : (
                await conversations.read(
                  organisation.id,
                  conversation,
                  { employee: everyPseudonym(message) },
                  { limit: 1, copies: false },
                  now,
                )
              )?.head;
        if (head?.adviser !== message.adviser.id) return { result: 'gone' };
        const rewrapped = await unlessErased(conversations, head, rewrap(keyring, head, now, employee));
        if (rewrapped === undefined) return { result: 'gone' };
        const anew = promiseFor({ organisation, adviser, load: asked ?? planned.load, now });
        const { secret, dayKey, wrapped } = rewrapped;
        const position = { conversation, sequence: head.length, previous: head.headHash };
        const append = async (copyKey?: ErasureKeyId): Promise<AppendResult> =>
          conversations.append({
            organisation: organisation.id,
            conversation,
            from: 'employee',
            ...formerlyAndEpoch(message),
            by: employee,
            dedupeKey: dedupeKeyOf(message),
            mark: markOf(message),
            expected: { length: head.length, headHash: head.headHash },
            ...(await seal(message, position, secret, copyKey)),
            dayKey,
            wrappedSecret: wrapped,
            awaited: anew,
            ...(asked === undefined && head.awaited?.by === undefined
              ? { decidedBy: { adviser: adviser.id, planning: planned.number } }
              : {}),
            ...(canPause(organisation, adviser.id) ? { heedsPause: true } : {}),
            retention: organisation.retention,
            now,
          });
        const hasOwnKey = message.ownCopy && head.erasureKey !== undefined;
        const result = await (hasOwnKey ? underNewKey(keyring, append, isStored) : append());
        if (result === 'moved') continue;
        if (result === 'replanned') {
          asked = await load();
          continue;
        }
        // As the store decides it: a promise that stands stays.
        const awaited = result === 'stored' && head.awaited?.by === undefined ? anew : head.awaited;
        return { result, handle: head.handle, ...(awaited === undefined ? {} : { awaited }) };
      }
      return { result: 'moved' };
    },

    isFirst: (organisation, formId, conversation) => firstOf(organisation, formId) === conversation,

    find: (message, conversation) =>
      conversations.findPress(
        message.organisation.id,
        everyPseudonym(message),
        {
          conversation: conversation ?? firstOf(message.organisation, message.formId),
          opens: conversation === undefined,
          dedupeKey: dedupeKeyOf(message),
          mark: markOf(message),
        },
        message.now,
      ),
  };
}

export const formerlyAndEpoch = (message: Pseudonyms): Omit<Pseudonyms, 'employee'> => {
  const { employee: _, ...rest } = pseudonymsOf(message);
  return rest;
};

/**
 * The retention starts anew with each message, so the secret moves under the key of today; and with a message of the
 * employee the conversation moves to `owner`, their pseudonym of this epoch, to which the secret is bound.
 */
export async function rewrap(
  keyring: Keyring,
  head: ConversationHead,
  now: Date,
  owner: Pseudonym = head.owner,
): Promise<{ secret: Uint8Array; dayKey: string; wrapped: Uint8Array }> {
  const secret = await keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
  const { dayKey, wrapped } = await keyring.wrap(secret, bindingOf({ ...head, owner }), now, head.erasureKey);
  return { secret, dayKey, wrapped };
}
