/**
 * An adviser's own counters, as every screen of theirs and the yearly account reach them. What is pressed rests on this device
 * until the books are written anew.
 */
import { EMPTY_LEDGER, isOptional, type Ledger, type Stroke } from '../../../core/register/ledger.ts';
import type { OptionalField } from '../../../core/register/fields.ts';
import { toBase64url } from '../../../seal/bytes.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { BookTrouble } from './books.ts';
import type { Ledgers } from './ledgers.ts';

/** What was counted at one organisation in one year. */
export interface Counts {
  readonly counts: Readonly<Record<string, number>>;
  /** Switched on for that year; absent: nobody chose yet. */
  readonly fields?: readonly OptionalField[];
  readonly incomplete: boolean;
  /** The year was released with figures: what was counted is gone. */
  readonly released: boolean;
}
/** `newer`: a newer page wrote the counters, and only that one can read them. */
export type OrNewer<T> = T | 'newer';

export interface Counting {
  /** Once for each id. `false`: this browser keeps nothing, so that it is lost when the page goes before it was locked. */
  readonly press: (keys: AdviserKeys, stroke: Stroke) => Promise<boolean>;
  /**
   * Of one year, with what was pressed here since; empty where nothing was. Other devices' presses are in it once the books
   * were written anew here: whoever hands counters in does that first, and looks whether there was trouble.
   */
  readonly ledgerOf: (keys: AdviserKeys, year: number) => Promise<OrNewer<Ledger>>;
  readonly countsFor: (keys: AdviserKeys, organisation: string, year: number) => Promise<OrNewer<Counts>>;
  /** The years of which anything is kept, the newest first, and what went wrong at the last rewriting. */
  readonly kept: (
    keys: AdviserKeys,
  ) => Promise<{ readonly ledgers: OrNewer<Ledgers>; readonly trouble: readonly BookTrouble[] }>;
  /** With figures: what was counted of these years goes at the next rewriting, but for consults that are to be settled. */
  readonly markReleased: (keys: AdviserKeys, organisation: string, years: readonly number[]) => Promise<void>;
  /** The consults of that year go as well. */
  readonly markSettled: (keys: AdviserKeys, organisation: string, year: number) => Promise<void>;
}

/** 96 random bits: many fit in a book, and no two are alike. */
export const newStrokeId = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(12)));

export function countsIn(ledger: Ledger, organisation: string): Counts {
  const found = Object.hasOwn(ledger.organisations, organisation) ? ledger.organisations[organisation] : undefined;
  return {
    counts: found?.counts ?? {},
    ...(found?.fields === undefined ? {} : { fields: found.fields.filter(isOptional) }),
    incomplete: ledger.incomplete === true,
    released: found?.released === true,
  };
}

/** Whether the last rewriting went through: without it, other devices' presses may not be in what is known here. */
export const isHandedIn = (trouble: readonly BookTrouble[]): boolean =>
  !trouble.includes('not-kept') && !trouble.includes('full');

interface CountingDeps {
  readonly press: Counting['press'];
  readonly look: Counting['kept'];
}
export function createCounting({ press, look }: CountingDeps): Counting {
  const ledgerOf: Counting['ledgerOf'] = async (keys, year) => {
    const { ledgers } = await look(keys);
    return ledgers === 'newer' ? 'newer' : (ledgers.get(year) ?? EMPTY_LEDGER);
  };
  const publish = async (keys: AdviserKeys, of: string, year: number, what: 'report' | 'settlement'): Promise<void> => {
    await press(keys, { kind: 'stroke', id: newStrokeId(), year, add: [], published: { of, what } });
  };
  return {
    press,
    ledgerOf,
    async countsFor(keys, organisation, year) {
      const ledger = await ledgerOf(keys, year);
      return ledger === 'newer' ? 'newer' : countsIn(ledger, organisation);
    },
    async kept(keys) {
      const { ledgers, trouble } = await look(keys);
      if (ledgers === 'newer') return { ledgers, trouble };
      return { ledgers: new Map([...ledgers].toSorted(([a], [b]) => b - a)), trouble };
    },
    async markReleased(keys, organisation, years) {
      for (const year of years) await publish(keys, organisation, year, 'report');
    },
    markSettled: (keys, organisation, year) => publish(keys, organisation, year, 'settlement'),
  };
}
