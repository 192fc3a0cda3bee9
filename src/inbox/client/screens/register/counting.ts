/** What the screens that count read of the counters, and how they add to them. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import { countsIn, type Counting, type Counts } from '../../book/counting.ts';
import type { Ledgers } from '../../book/ledgers.ts';
import { EMPTY_LEDGER } from '../../../../core/register/ledger.ts';
import { contactStroke, yearAt, type Contact } from '../../register/contact.ts';
import { useEnv } from '../../env.ts';

type Kept = Awaited<ReturnType<Counting['kept']>>;
/** `undefined` until it was read; `again` after something was pressed. */
export function useKept(keys: AdviserKeys): { readonly kept: Kept | undefined; readonly again: () => Promise<void> } {
  const { books } = useEnv();
  const [kept, setKept] = useState<Kept>();
  const again = useCallback(async () => setKept(await books.kept(keys)), [books, keys]);
  useEffect(() => void again(), [again]);
  return { kept, again };
}

const NONE: Ledgers = new Map();
/** What this page cannot read, it takes as empty: what is pressed then waits for a page that can. */
export const ledgersOf = (kept: Kept | undefined): Ledgers =>
  kept === undefined || kept.ledgers === 'newer' ? NONE : kept.ledgers;
export const countsOf = (ledgers: Ledgers, organisation: string, year: number): Counts =>
  countsIn(ledgers.get(year) ?? EMPTY_LEDGER, organisation);

/** @param id of the stroke, so that the same sheet counts once. `false`: this browser remembers nothing of it. */
export async function countContact(
  books: Pick<Counting, 'press' | 'kept'>,
  keys: AdviserKeys,
  contact: Contact,
  { seat, now, id }: { readonly seat: ClientSeat; readonly now: Date; readonly id: string },
): Promise<boolean> {
  const year = yearAt(seat, now);
  const counts = countsOf(ledgersOf(await books.kept(keys)), seat.organisation.id, year);
  return books.press(keys, contactStroke(contact, { seat, now, year }, counts, id));
}
