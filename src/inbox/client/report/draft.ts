/**
 * What an adviser wrote of an account that is not out yet: sealed to their own key, on this device alone, and there again after
 * a lock, a reload or a day without a connection. And which releases this device has seen: whoever keeps them could otherwise
 * leave one out, and have a second made.
 */
import * as z from 'zod/mini';
import { readJson } from '../../../base/json.ts';
import { toHour, type Hour } from '../../../core/conversation.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { newFormId, openOwn, sealOwn } from '../crypto/reply.ts';
import { createDeviceTable, type DeviceTable } from '../device-table.ts';
import { createTurns } from '../in-turn.ts';

const draftSchema = z.object({
  budget: z.string(),
  analysis: z.string(),
  recommendations: z.string(),
  advice: z.string(),
  team: z.object({ internal: z.string(), external: z.string(), began: z.string(), stopped: z.string() }),
  another: z.optional(z.boolean()),
  /** Marks of which the adviser said that they point at nobody: kind and words, as `Marked.key`. */
  nobody: z.array(z.string()),
});
export type ReportDraft = z.infer<typeof draftSchema>;
export const EMPTY_DRAFT: ReportDraft = {
  budget: '',
  analysis: '',
  recommendations: '',
  advice: '',
  team: { internal: '', external: '', began: '', stopped: '' },
  nobody: [],
};
/** Hashes of releases. */
const seenSchema = z.array(z.string());

/** Text is sealed in pieces, because an envelope holds some 16,000 bytes. */
export interface SealedPieces {
  readonly sealed: readonly Uint8Array[];
  readonly expiresHour: Hour;
}
/** A draft since it was last changed; what was seen since it was last looked at. */
const KEPT_HOURS = 2 * 366 * 24;
/** Characters: three bytes each at most. */
const PIECE = 5000;

export interface ReportBox {
  readonly read: (keys: AdviserKeys, of: string) => Promise<ReportDraft | undefined>;
  /** In turn, so that what is typed later is kept later. */
  readonly save: (keys: AdviserKeys, of: string, draft: ReportDraft, now: Date) => Promise<void>;
  readonly drop: (keys: AdviserKeys, of: string) => Promise<void>;
  /** Takes these along, and says whether one that was seen before is not among them. */
  readonly see: (
    keys: AdviserKeys,
    organisation: string,
    hashes: readonly string[],
    now: Date,
  ) => Promise<'all' | 'missing'>;
  readonly prune: (hour: Hour) => void;
  /** Of somebody who is no adviser any more. */
  readonly forget: (keys: AdviserKeys) => Promise<void>;
}

export const createReportDb = (databases: () => IDBFactory): DeviceTable<SealedPieces> =>
  createDeviceTable(databases, { database: 'in-vertrouwen-report', table: 'report', isRow });

function isRow(value: unknown): value is SealedPieces {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, expiresHour } = value as Partial<SealedPieces>;
  const isSealed = Array.isArray(sealed) && sealed.every((one) => one instanceof Uint8Array);
  return isSealed && typeof expiresHour === 'number';
}

const pieceSchema = z.object({ of: z.string(), id: z.string(), at: z.number(), many: z.number(), text: z.string() });
/** Each says of which text it is, and its place: pieces of two texts never make a third. */
async function sealPieces(keys: AdviserKeys, of: string, text: string): Promise<readonly Uint8Array[]> {
  const id = newFormId();
  const many = Math.max(1, Math.ceil(text.length / PIECE));
  return Promise.all(
    Array.from({ length: many }, (_, at) =>
      sealOwn(keys, 'report', JSON.stringify({ of, id, at, many, text: text.slice(at * PIECE, (at + 1) * PIECE) })),
    ),
  );
}
async function openPieces(keys: AdviserKeys, of: string, sealed: readonly Uint8Array[]): Promise<string | undefined> {
  const pieces = [];
  for (const one of sealed) {
    const opened = await openOwn(keys, 'report', one).catch(() => '');
    pieces.push(pieceSchema.safeParse(readJson(opened)).data);
  }
  const id = pieces[0]?.id;
  const isWhole = pieces.every(
    (one, at) => one?.id === id && one?.of === of && one.at === at && one.many === pieces.length,
  );
  return isWhole ? pieces.map((one) => one?.text ?? '').join('') : undefined;
}

export function createReportBox(device: DeviceTable<SealedPieces>): ReportBox {
  /** For a browser that keeps nothing: until this page goes. */
  const here = new Map<string, SealedPieces>();
  const inTurn = createTurns();
  const nameOf = ({ keyCard }: AdviserKeys, of: string): string => `${keyCard.kid}/${of}`;
  const held = (keys: AdviserKeys): readonly AdviserKeys[] => [keys, ...(keys.older ?? [])];
  const put = async (keys: AdviserKeys, of: string, value: unknown, now: Date): Promise<void> => {
    const row = { sealed: await sealPieces(keys, of, JSON.stringify(value)), expiresHour: toHour(now) + KEPT_HOURS };
    here.set(nameOf(keys, of), row);
    await device.put(nameOf(keys, of), row);
  };
  const get = async <T>(keys: AdviserKeys, of: string, schema: z.ZodMiniType<T>): Promise<T | undefined> => {
    for (const by of held(keys)) {
      const row = (await device.get(nameOf(by, of))) ?? here.get(nameOf(by, of));
      const text = row && (await openPieces(by, of, row.sealed));
      const value = text === undefined ? undefined : schema.safeParse(readJson(text)).data;
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const drop = async (name: string): Promise<void> => {
    here.delete(name);
    await device.delete(name);
  };
  return {
    read: (keys, of) => inTurn(() => get(keys, `draft/${of}`, draftSchema)),
    save: (keys, of, draft, now) => inTurn(() => put(keys, `draft/${of}`, draft, now)),
    drop: (keys, of) =>
      inTurn(async () => {
        for (const by of held(keys)) await drop(nameOf(by, `draft/${of}`));
      }),
    see: (keys, organisation, hashes, now) =>
      inTurn(async () => {
        const before = (await get(keys, `seen/${organisation}`, seenSchema)) ?? [];
        await put(keys, `seen/${organisation}`, [...new Set([...before, ...hashes])], now);
        return before.every((one) => hashes.includes(one)) ? 'all' : 'missing';
      }),
    prune: (hour) => void device.prune(hour),
    forget: (keys) =>
      inTurn(async () => {
        const mine = held(keys).map(({ keyCard }) => `${keyCard.kid}/`);
        const names = new Set([...(await device.keys()), ...here.keys()]);
        for (const name of names) if (mine.some((prefix) => name.startsWith(prefix))) await drop(name);
      }),
  };
}
