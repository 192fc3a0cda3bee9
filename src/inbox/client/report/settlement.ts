/**
 * The settlement with a supplier. The sum of a team exists once, while its account is made: what of it is to be settled is kept
 * in the maker's own book, under a name of its own, until it was released or the year is dropped. Lost, the package price holds.
 */
import { settle, type Settled, type YearConsults } from '../../../core/billing/settle.ts';
import { releaseHash, signRelease } from '../../../core/report/sign.ts';
import { parseRelease, type Release, type Settlement, type SignedRelease } from '../../../core/report/release.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ReportsResponse } from '../../contract-reports.ts';
import { countsIn, newStrokeId, type Counting } from '../book/counting.ts';
import type { Ledgers } from '../book/ledgers.ts';
import { findingsOf, type Maker } from './compose.ts';

const keptAs = (organisation: string): string => `settle:${organisation}`;

/** Once the account of that year is out. */
export async function keepForSettlement(
  books: Pick<Counting, 'press'>,
  keys: AdviserKeys,
  { organisation, year }: { readonly organisation: string; readonly year: number },
  { consults, people }: YearConsults,
): Promise<void> {
  const to = keptAs(organisation);
  const add = [
    { to, counter: 'consult.year', by: consults },
    { to, counter: 'consult.people', by: people },
  ].filter(({ by }) => by > 0);
  if (add.length > 0) await books.press(keys, { kind: 'stroke', id: newStrokeId(), year, add });
}

/** What there is to settle, and what became of it. */
export interface ToSettle {
  readonly year: number;
  readonly supplier: string;
  /** `points`: laid beside all that was published it would say too much. */
  readonly result: Settled | { readonly is: 'package'; readonly why: 'points' };
  /** To be released as it is. Absent: nothing is. */
  readonly release?: Settlement;
}

const isOut = (published: readonly Release[], year: number, supplier: string): boolean =>
  published.some((one) => one.kind === 'settlement' && one.year === year && one.supplier === supplier);

/** Of one organisation: years whose account this adviser made, which a contract settles, and which are not settled yet. */
export async function toSettle(
  { organisation, maker }: Maker,
  { today, facts, releases, settles = [] }: ReportsResponse,
  ledgers: Ledgers,
): Promise<readonly ToSettle[]> {
  const published: Release[] = [];
  for (const { text } of releases) {
    const release = parseRelease(text);
    // Beside something that this page cannot read nothing can be checked.
    if (release === undefined || release === 'newer') return [];
    published.push(release);
  }
  const earlier = await Promise.all(releases.map(({ text }) => releaseHash(text)));
  return settles.flatMap(({ year, supplier }): ToSettle[] => {
    const ledger = ledgers.get(year);
    if (ledger === undefined || isOut(published, year, supplier)) return [];
    if (!published.some((one) => one.kind === 'report' && one.year === year)) return [];
    const { counts } = countsIn(ledger, keptAs(organisation.id));
    if (counts['consult.year'] === undefined) return [];
    const kept = { consults: counts['consult.year'], people: counts['consult.people'] ?? 0 };
    const result = settle(kept, facts.people);
    if (result.is === 'package') return [{ year, supplier, result }];
    const common = { v: 1, kind: 'settlement', organisation, year, day: today, maker, supplier } as const;
    const release: Settlement = { ...common, earlier: [...earlier], consults: result.consults };
    if (findingsOf(release, published).length > 0)
      return [{ year, supplier, result: { is: 'package', why: 'points' } }];
    return [{ year, supplier, result, release }];
  });
}

export const signSettlement = (keys: AdviserKeys, release: Settlement): Promise<SignedRelease> =>
  signRelease(keys.signing.privateKey, release);

/** What was kept for it goes at the next rewriting of the books, and the consults that it was made of. */
export async function forgetSettled(
  books: Pick<Counting, 'markSettled'>,
  keys: AdviserKeys,
  organisation: string,
  year: number,
): Promise<void> {
  for (const of of [keptAs(organisation), organisation]) await books.markSettled(keys, of, year);
}
