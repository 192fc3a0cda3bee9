/** What an adviser sees of one organisation's accounts, read and checked in the browser. */
import { YEARS_KEPT } from '../../../core/register/ledger.ts';
import { yearsInTables } from '../../../core/report/pool.ts';
import { parseRelease, type Release, type SignedRelease } from '../../../core/report/release.ts';
import { releaseHash, verifyRelease } from '../../../core/report/sign.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ReportsResponse } from '../../contract-reports.ts';
import type { ApiResult } from '../api.ts';
import type { Books } from '../book/books.ts';
import type { ReportCalls } from './calls.ts';
import type { ReportBox } from './draft.ts';

/** A release that can be shown; `isRight`: of this organisation, and signed by the key in it. */
export interface Out {
  readonly signed: SignedRelease;
  readonly release: Release;
  readonly isRight: boolean;
}
export interface Looked {
  readonly view: ReportsResponse;
  readonly out: readonly Out[];
  /** Of all that was published, in its order. */
  readonly hashes: readonly string[];
  /**
   * Why nothing may be released: `missing`: this device saw one that is not there now. `spoiled`: one is not as it was signed.
   * `newer`: one is of a version that this page does not know.
   */
  readonly stops?: 'missing' | 'spoiled' | 'newer';
}

async function readOut(organisation: string, signed: SignedRelease): Promise<Out | 'newer'> {
  const release = parseRelease(signed.text);
  if (release === undefined || release === 'newer') return 'newer';
  const isSigned = (await verifyRelease(signed)).is === 'signed';
  return { signed, release, isRight: isSigned && release.organisation.id === organisation };
}
/** Those that this page can read, in their order. */
export async function readAll(organisation: string, releases: readonly SignedRelease[]): Promise<readonly Out[]> {
  const all = await Promise.all(releases.map((signed) => readOut(organisation, signed)));
  return all.filter((one) => one !== 'newer');
}

export async function lookAt(
  { calls, box, now }: { readonly calls: ReportCalls; readonly box: ReportBox; readonly now: () => Date },
  keys: AdviserKeys,
  organisation: string,
): Promise<ApiResult<Looked>> {
  const found = await calls.look(organisation);
  if (!found.ok) return found;
  const view = found.value;
  const hashes = await Promise.all(view.releases.map(({ text }) => releaseHash(text)));
  const seen = await box.see(keys, organisation, hashes, now());
  const out = await readAll(organisation, view.releases);
  const stops =
    seen === 'missing'
      ? 'missing'
      : out.length < view.releases.length
        ? 'newer'
        : out.some(({ isRight }) => !isRight)
          ? 'spoiled'
          : undefined;
  return { ok: true, value: { view, out, hashes, ...(stops === undefined ? {} : { stops }) } };
}

/**
 * What was counted of a year whose tables are out has done its work: it goes at the next rewriting. Also of somebody who counted
 * nothing: a page that asks no more, or writes its book, would otherwise tell the server whether anybody came to them.
 * @returns whether anything is to be written
 */
export async function markOut(
  books: Pick<Books, 'countsFor' | 'markReleased' | 'today'>,
  keys: AdviserKeys,
  organisation: string,
  out: readonly Out[],
): Promise<boolean> {
  const thisYear = Number(books.today().slice(0, 4));
  let isMarked = false;
  for (const year of yearsInTables(out.flatMap(({ release, isRight }) => (isRight ? [release] : [])))) {
    // Of a year that goes on no account is made, whoever says so; of an older one no counter is kept.
    if (year >= thisYear || year < thisYear - YEARS_KEPT) continue;
    const counted = await books.countsFor(keys, organisation, year);
    if (counted === 'newer' || counted.released) continue;
    await books.markReleased(keys, organisation, [year]);
    isMarked = true;
  }
  return isMarked;
}

/** At once, where somebody looks at the account: of who made it, with the release. */
export async function wipeReleased(
  books: Pick<Books, 'countsFor' | 'markReleased' | 'today' | 'rewrite'>,
  keys: AdviserKeys,
  organisation: string,
  out: readonly Out[],
): Promise<void> {
  if (await markOut(books, keys, organisation, out)) await books.rewrite(keys);
}
