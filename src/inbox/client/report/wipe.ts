/**
 * What was counted of a year whose tables are out goes from everybody of the team, whether they look at the account or not.
 * Every page asks at its opening which years are out; only who still has counters of one then reads that account.
 */
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Api } from '../api.ts';
import type { Books } from '../book/books.ts';
import { reportCalls } from './calls.ts';
import { markOut, readOut } from './look.ts';

/** They go at the next rewriting of the books, so at the locking. A year that cannot be read now waits for the next opening. */
export async function wipeWhatIsOut(
  { api, books }: { readonly api: Pick<Api, 'ask'>; readonly books: Pick<Books, 'countsFor' | 'markReleased'> },
  keys: AdviserKeys,
): Promise<void> {
  const calls = reportCalls(api);
  const found = await calls.glance();
  if (!found.ok) return;
  for (const { organisation, year, state } of found.value.seats) {
    if (state !== 'released') continue;
    const counted = await books.countsFor(keys, organisation, year);
    if (counted === 'newer' || counted.released || Object.keys(counted.counts).length === 0) continue;
    const looked = await calls.look(organisation);
    if (!looked.ok) continue;
    const out = await Promise.all(looked.value.releases.map(readOut));
    await markOut(
      books,
      keys,
      organisation,
      out.filter((one) => one !== 'newer'),
    );
  }
}
