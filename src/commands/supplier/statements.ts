/** Reads what advisers handed in, and says of each whether it counts. */
import { readFile } from 'node:fs/promises';
import { readQuarter, type QuarterStatement } from '../../core/billing/statement.ts';
import type { CountedForm, Quarter } from '../../core/billing/contract.ts';
import { verifyRelease } from '../../core/report/sign.ts';
import { readFile as readRelease } from '../../core/report/check/read.ts';
import type { Supplier } from '../../organisation/join.ts';
import { Refusal, type Read } from './read.ts';

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((): never => {
    throw new Refusal(`${path}: cannot be read`);
  });

function unreadable(path: string, why: 'unknown' | 'newer' | 'forged', what: string): Refusal {
  const sentences = {
    unknown: `is no ${what}`,
    newer: 'was made by a newer version; update this program',
    forged: 'was changed after it was signed; ask the adviser for it again',
  };
  return new Refusal(`${path}: ${sentences[why]}`);
}

export interface OwnStatement {
  readonly person: string;
  readonly statement: QuarterStatement;
}
/** Who of the supplier signed it; a key that left the file is nobody's. */
const signerOf = (supplier: Supplier, kid: string): string | undefined =>
  supplier.advisers.find(({ keyCards }) => keyCards.some((card) => card.kid === kid))?.id;

/** @throws Refusal with the reason, when it is not what an adviser of this supplier handed in. */
export async function readStatement(path: string, { id, supplier }: Read): Promise<OwnStatement> {
  const found = await readQuarter(await read(path));
  if (typeof found === 'string') throw unreadable(path, found, 'statement of a quarter');
  const person = signerOf(supplier, found.kid);
  if (person === undefined || found.statement.supplier !== id)
    throw new Refusal(`${path}: is not signed by a key that your file names; ask the adviser for it again`);
  return { person, statement: found.statement };
}

/** Consults of the form as a whole. One statement for each adviser: a second with another number is refused, not chosen from. */
export async function statedConsults(
  paths: readonly string[],
  from: Read,
  wanted: { readonly form: CountedForm; readonly year: number; readonly quarter: Quarter },
): Promise<ReadonlyMap<string, number>> {
  const by = new Map<string, number>();
  for (const path of paths) {
    const { person, statement } = await readStatement(path, from);
    const { form, year, quarter, consults } = statement;
    if (form !== wanted.form || year !== wanted.year || quarter !== wanted.quarter)
      throw new Refusal(`${path}: is about quarter ${quarter} of ${year}, ${form}; leave it out`);
    const before = by.get(person);
    if (before !== undefined && before !== consults)
      throw new Refusal(
        `${path}: is a second statement of ${person} with another number; a quarter is stated once, so ask which was meant`,
      );
    by.set(person, consults);
  }
  return by;
}

/** By organisation, what its advisers released of the year. */
export async function settledConsults(
  paths: readonly string[],
  { id, organisations }: Read,
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const path of paths) {
    // The page that the inbox saves, or what is signed in it.
    const file = readRelease(await read(path));
    const verified = file && (await verifyRelease(file.signed));
    if (verified?.is !== 'signed') throw unreadable(path, verified?.is ?? 'unknown', 'settlement');
    const { release, kid } = verified;
    if (release.kind !== 'settlement' || release.supplier !== id || release.year !== year)
      throw new Refusal(`${path}: is no settlement of ${year} with ${id}; leave it out`);
    const organisation = organisations.find((one) => one.id === release.organisation.id);
    const pinned = (organisation?.advisers ?? []).flatMap(({ keyCards, lostKeyCards = [] }) => [
      ...keyCards,
      ...lostKeyCards.map(({ card }) => card),
    ]);
    if (!pinned.some((card) => card.kid === kid))
      throw new Refusal(`${path}: is not signed by an adviser of "${release.organisation.id}"; ask for it again`);
    const before = found.get(release.organisation.id);
    if (before !== undefined && before !== release.consults)
      throw new Refusal(`${path}: is a second settlement of "${release.organisation.id}" with another number`);
    found.set(release.organisation.id, release.consults);
  }
  return found;
}
