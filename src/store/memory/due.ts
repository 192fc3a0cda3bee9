/** What is due and when, beside the conversations of one process: what `store/redis/shared-due.lua` is for Redis. */
import type { ConversationHead, ErasureKeyId, Hour } from '../../core/conversation.ts';
import type { ConversationStore, Departed } from '../../core/ports.ts';

/** Hour of expiry of what was taken back: past for everybody. */
export const MARKED: Hour = 0;
/** The same of a copy. */
const MARKED_COPY: Hour = 1;
const KEY_BYTES = 9;

interface Stored {
  readonly head: { -readonly [K in keyof ConversationHead]: ConversationHead[K] };
  readonly copies: Map<number, { readonly bytes: Uint8Array; deadline?: Hour }>;
}

export interface Due extends Pick<ConversationStore, 'claimDue' | 'forget'> {
  /** Of what was stored just now; nothing for what 0.2.0 opened. */
  enter(stored: Stored, copy?: number): void;
  /** Everything of it that was entered, to the hour at which it goes by now. */
  align(stored: Stored): void;
  organisations(): Iterable<string>;
}

/** Itself, and the copies of replies, which begin with the name of a key of their own. */
export function departedOf({ head, copies }: Stored): readonly Departed[] {
  const { organisation, id: conversation, erasureKey } = head;
  if (erasureKey === undefined) return [];
  const own = [...copies].flatMap(([copy, { bytes }]): Departed[] => {
    if (bytes.length < KEY_BYTES) return [];
    const key = Buffer.from(bytes.subarray(0, KEY_BYTES)).toString('base64url') as ErasureKeyId;
    return [{ organisation, conversation, erasureKey: key, copy }];
  });
  return [{ organisation, conversation, erasureKey }, ...own];
}

const hourOf = ({ head, copies }: Stored, copy: number | undefined): Hour =>
  Math.min((copy === undefined ? undefined : copies.get(copy)?.deadline) ?? Infinity, head.expiresHour);

/** @param remove takes it away, itself or the copy of one reply */
export function memoryDue(
  find: (organisation: string, conversation: ConversationHead['id']) => Stored | undefined,
  remove: (departed: Departed) => void,
): Due {
  const all = new Map<string, { readonly departed: Departed; hour: Hour }>();
  const nameOf = ({ organisation, erasureKey, conversation, copy }: Departed): string =>
    JSON.stringify([organisation, erasureKey, conversation, copy ?? null]);
  /** What lies there under this very key. */
  const under = ({ organisation, conversation, erasureKey, copy }: Departed): Stored | undefined => {
    const stored = find(organisation, conversation);
    const isIts = stored && departedOf(stored).some((own) => own.erasureKey === erasureKey && own.copy === copy);
    return isIts === true ? stored : undefined;
  };

  /** A conversation with the first of its keys. */
  const mark = ({ head, copies }: Stored, copy: number | undefined, upTo: Hour): void => {
    if (head.expiresHour <= upTo) head.expiresHour = MARKED;
    const own = copy === undefined ? undefined : copies.get(copy);
    if (own !== undefined) own.deadline = MARKED_COPY;
  };

  return {
    enter(stored, copy) {
      const departed = departedOf(stored).find((own) => own.copy === copy);
      if (departed) all.set(nameOf(departed), { departed, hour: hourOf(stored, copy) });
    },
    align(stored) {
      for (const departed of departedOf(stored)) {
        const entered = all.get(nameOf(departed));
        if (entered) entered.hour = hourOf(stored, departed.copy);
      }
    },
    organisations: () => new Set([...all.values()].map(({ departed }) => departed.organisation)),

    async claimDue(organisation, upTo, limit) {
      const dueNow = [...all.values()]
        .filter(({ departed, hour }) => departed.organisation === organisation && hour <= upTo)
        .toSorted((a, b) => a.hour - b.hour)
        .slice(0, limit);
      return dueNow.flatMap((each) => {
        const { departed } = each;
        const stored = under(departed);
        const hour = stored === undefined ? MARKED : hourOf(stored, departed.copy);
        if (hour > upTo) each.hour = hour;
        else if (stored !== undefined) mark(stored, departed.copy, upTo);
        return hour > upTo ? [] : [departed];
      });
    },

    async forget(_organisation, departed) {
      for (const each of departed) {
        if (under(each) !== undefined) remove(each);
        all.delete(nameOf(each));
      }
    },
  };
}
