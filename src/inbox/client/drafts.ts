/**
 * Half-written answers, sealed to their own writer on this device (see `sealDraft`). They survive the lock, a look at the
 * list, a reload and a session that was ended elsewhere; signing out takes them away, and so does the end of their conversation.
 */
import type { ConversationId, Hour } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { openDraft, sealDraft } from './crypto/reply.ts';
import { createDeviceTable, type DeviceTable } from './device-table.ts';
import { createTurns } from './in-turn.ts';

export interface ConversationRef {
  readonly organisation: string;
  readonly id: ConversationId;
}

/** Where the unsaved note of a conversation is kept: beside its answer, and gone with it. */
export const noteOf = ({ organisation, id }: ConversationRef): ConversationRef => ({
  organisation: `note:${organisation}`,
  id,
});

export interface Draft {
  readonly text: string;
  /**
   * Of the press with which this very text was sent, when it is not known whether it arrived. Of a note: which one it was
   * begun from.
   */
  readonly submission?: string;
}

/** As it lies on the device. */
export interface SealedDraft {
  readonly sealed: Uint8Array;
  readonly submission?: string;
  /** When its conversation goes. */
  readonly expiresHour: Hour;
}

/** Answers begun and not sent. What is asked later happens later, however long the sealing of the first takes. */
export interface Drafts {
  /** It stays until it is dropped, since a page can go away before anything more is typed. */
  readonly find: (conversation: ConversationRef) => Promise<Draft | undefined>;
  readonly keep: (conversation: ConversationRef, draft: Draft, expiresHour: Hour) => void;
  readonly drop: (conversation: ConversationRef) => void;
  /** Drops those of these organisations that are of no conversation that is still there: what was withdrawn goes here too. */
  readonly keepOnly: (organisations: readonly string[], there: readonly ConversationRef[]) => void;
  /** Whether something typed would be lost if the page went away now. */
  readonly typing: { current: boolean };
}

export interface DraftBox {
  /** What a screen may do with the drafts while these keys are open. */
  readonly with: (keys: AdviserKeys) => Drafts;
  readonly clear: () => void;
  /** Those of conversations that are over by this hour. */
  readonly prune: (hour: Hour) => void;
}

/** In a database of its own, so that no tab with an older page keeps it from being opened. */
export const createDraftDb = (databases: () => IDBFactory): DeviceTable<SealedDraft> =>
  createDeviceTable(databases, { database: 'in-vertrouwen-drafts', table: 'drafts', isRow: isSealedDraft });

export function createDraftBox(device: DeviceTable<SealedDraft>): DraftBox {
  /** What this page set aside itself, for a browser that keeps nothing. */
  const here = new Map<string, SealedDraft>();
  const inTurn = createTurns();
  return {
    clear() {
      void inTurn(async () => {
        here.clear();
        await device.clear();
      });
    },
    prune: (hour) => void inTurn(() => device.prune(hour)),
    with: (keys) => {
      // Two advisers may share a device: neither drops what the other began.
      const keyOf = ({ organisation, id }: ConversationRef, by = keys): string =>
        `${by.keyCard.kid}/${organisation}/${id}`;
      // What was begun before a new key was made is theirs as well.
      const held = [keys, ...(keys.older ?? [])];
      const drop = async (key: string): Promise<void> => {
        here.delete(key);
        await device.delete(key);
      };
      return {
        typing: { current: false },
        keep(conversation, { text, ...press }, expiresHour) {
          const kept = inTurn(async () => {
            const row = { sealed: await sealDraft(keys, text), ...press, expiresHour };
            here.set(keyOf(conversation), row);
            await device.put(keyOf(conversation), row);
          });
          // Too long to be sealed: what was kept before stays.
          kept.catch(() => undefined);
        },
        drop(conversation) {
          void inTurn(async () => {
            for (const by of held) await drop(keyOf(conversation, by));
          });
        },
        keepOnly(organisations, there) {
          void inTurn(async () => {
            const staying = new Set(
              held.flatMap((by) => there.flatMap((one) => [keyOf(one, by), keyOf(noteOf(one), by)])),
            );
            const own = organisations.flatMap((organisation) =>
              held.flatMap(({ keyCard: { kid } }) => [`${kid}/${organisation}/`, `${kid}/note:${organisation}/`]),
            );
            const kept = new Set([...here.keys(), ...(await device.keys())]);
            for (const key of kept)
              if (!staying.has(key) && own.some((prefix) => key.startsWith(prefix))) await drop(key);
          });
        },
        find: (conversation) =>
          inTurn(async () => {
            for (const by of held) {
              const draft = here.get(keyOf(conversation, by)) ?? (await device.get(keyOf(conversation, by)));
              if (draft === undefined) continue;
              try {
                const text = await openDraft(by, draft.sealed);
                return { text, ...(draft.submission === undefined ? {} : { submission: draft.submission }) };
              } catch {
                // Not as it was kept.
              }
            }
            return undefined;
          }),
      };
    },
  };
}

function isSealedDraft(value: unknown): value is SealedDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, submission, expiresHour } = value as Partial<SealedDraft>;
  const isPress = submission === undefined || typeof submission === 'string';
  return sealed instanceof Uint8Array && isPress && typeof expiresHour === 'number';
}
