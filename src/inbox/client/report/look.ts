/** What an adviser sees of one organisation's accounts, read and checked in the browser. */
import { parseRelease, type Release, type SignedRelease } from '../../../core/report/release.ts';
import { releaseHash, verifyRelease } from '../../../core/report/sign.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ReportsResponse } from '../../contract-reports.ts';
import type { ApiResult } from '../api.ts';
import type { Books } from '../book/books.ts';
import type { ReportCalls } from './calls.ts';
import type { ReportBox } from './draft.ts';

/** A release that can be shown; `isRight`: signed by the key in it. */
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

export async function readOut(signed: SignedRelease): Promise<Out | 'newer'> {
  const release = parseRelease(signed.text);
  if (release === undefined || release === 'newer') return 'newer';
  return { signed, release, isRight: (await verifyRelease(signed)).is === 'signed' };
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
  const all = await Promise.all(view.releases.map(readOut));
  const out = all.filter((one) => one !== 'newer');
  const stops =
    seen === 'missing'
      ? 'missing'
      : out.length < all.length
        ? 'newer'
        : out.some(({ isRight }) => !isRight)
          ? 'spoiled'
          : undefined;
  return { ok: true, value: { view, out, hashes, ...(stops === undefined ? {} : { stops }) } };
}

/** What was counted of a year whose tables are out has done its work: it goes at the next rewriting. @returns whether anything does */
export async function markOut(
  books: Pick<Books, 'countsFor' | 'markReleased'>,
  keys: AdviserKeys,
  organisation: string,
  out: readonly Out[],
): Promise<boolean> {
  let isMarked = false;
  for (const { release, isRight } of out) {
    if (release.kind !== 'report' || !isRight || release.printed.tables.length === 0) continue;
    for (const year of release.printed.years) {
      const counted = await books.countsFor(keys, organisation, year);
      if (counted === 'newer' || counted.released || Object.keys(counted.counts).length === 0) continue;
      await books.markReleased(keys, organisation, [year]);
      isMarked = true;
    }
  }
  return isMarked;
}

/** At once, where somebody looks at the account: of who made it, with the release. */
export async function wipeReleased(
  books: Pick<Books, 'countsFor' | 'markReleased' | 'rewrite'>,
  keys: AdviserKeys,
  organisation: string,
  out: readonly Out[],
): Promise<void> {
  if (await markOut(books, keys, organisation, out)) await books.rewrite(keys);
}
