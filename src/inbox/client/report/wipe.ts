/**
 * What was counted of a year whose tables are out goes from everybody of the team, whether they look at the account or not.
 * Every page asks at its opening of which years they are; whose book does not have the mark yet then reads the account, and that
 * is once for everybody: were it only who has counters, the asking would tell the server that somebody came to them.
 */
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Api } from '../api.ts';
import type { Books } from '../book/books.ts';
import { reportCalls } from './calls.ts';
import { markOut, readAll } from './look.ts';

type WipedBooks = Pick<Books, 'countsFor' | 'markReleased' | 'today'>;

async function lacksMark(books: WipedBooks, keys: AdviserKeys, organisation: string, years: readonly number[]) {
  for (const year of years) {
    const counted = await books.countsFor(keys, organisation, year);
    if (counted !== 'newer' && !counted.released) return true;
  }
  return false;
}

/** They go at the next rewriting of the books, so at the locking. A year that cannot be read now waits for the next opening. */
export async function wipeWhatIsOut(
  { api, books }: { readonly api: Pick<Api, 'ask'>; readonly books: WipedBooks },
  keys: AdviserKeys,
): Promise<void> {
  const calls = reportCalls(api);
  const found = await calls.glance();
  if (!found.ok) return;
  for (const { organisation, out = [] } of found.value.seats) {
    if (!(await lacksMark(books, keys, organisation, out))) continue;
    const looked = await calls.look(organisation);
    if (looked.ok) await markOut(books, keys, organisation, await readAll(organisation, looked.value.releases));
  }
}
