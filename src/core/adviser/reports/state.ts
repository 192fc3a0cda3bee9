/** What is kept of an organisation's accounts: all that was published, and the round of each year that is not released yet. */
import { z } from 'zod';
import { AppError } from '../../../base/errors.ts';
import { dayIn } from '../../calendar.ts';
import type { Organisation, OrganisationId } from '../../organisation.ts';
import type { Clock, Keyring, RecordStore } from '../../ports.ts';
import { YEARS_KEPT } from '../../register/ledger.ts';
import { openJson, sealJson } from '../../sealed-record.ts';
import { parseRelease, type Release } from '../../report/release.ts';

const signedRelease = z.strictObject({ text: z.string(), signature: z.string() });
const openRound = z.strictObject({
  /** As its maker signed it (`core/report/round.ts`). */
  text: z.string(),
  signature: z.string(),
  /** Hour. */
  begun: z.number().int(),
});
export type OpenRound = z.infer<typeof openRound>;
const yearSchema = z.strictObject({
  /** How many were begun: the next has the next number. */
  rounds: z.number().int(),
  /** Everybody who was asked in one of them: whoever is missing in the last was left out. */
  asked: z.array(z.string()),
  round: openRound.optional(),
});
export type YearState = z.infer<typeof yearSchema>;
const sum = z.strictObject({
  years: z.array(z.number().int()),
  maker: z.string(),
  /** Ids, in alphabetical order. */
  members: z.array(z.string()),
});
export type Sum = z.infer<typeof sum>;
const schema = z.strictObject({
  /** Begun and not released. */
  years: z.record(z.string(), yearSchema),
  /** Of two and more, as far as somebody could make them: of the same year with others, their difference would be somebody. */
  sums: z.array(sum).optional(),
  /** In the order in which they were published; never changed and never taken out. */
  releases: z.array(signedRelease),
});
export interface ReportDeps {
  readonly records: RecordStore;
  readonly keyring: Keyring;
}
/**
 * Of one organisation, in one record: two releases at once, also of different years, are then one after the other, and the
 * second is held against the first.
 */
export type ReportState = z.infer<typeof schema>;
export const NO_REPORTS: ReportState = { years: {}, releases: [] };

/** `newer`: one of them is of a version that this program does not know, so nothing can be laid beside it. */
type Published = readonly Release[] | 'newer';
export function releasesIn({ releases }: ReportState): Published {
  const read: Release[] = [];
  for (const { text } of releases) {
    const release = parseRelease(text);
    // What does not parse was stored by a program that could read it.
    if (release === undefined || release === 'newer') return 'newer';
    read.push(release);
  }
  return read;
}
/** Also where that cannot be known any more. */
export const hasReport = (published: Published, year: number): boolean =>
  published === 'newer' || published.some((one) => one.kind === 'report' && one.year === year);

/** Characters of all releases of an organisation: some hundreds of long ones. */
export const RELEASES_MAX = 4_000_000;

export interface ReportRecords {
  get(organisation: OrganisationId): Promise<ReportState>;
  /** In one step. `refused`: `next` gave nothing. */
  change(
    organisation: OrganisationId,
    next: (state: ReportState) => ReportState | undefined,
  ): Promise<'stored' | 'refused'>;
}

/** Each further try means that somebody else changed it in between. */
const TRIES = 5;

/**
 * Not under erasure keys: what is published is kept, and must open from a copy of the store that was put back too. What lies
 * there and does not open is not taken for nothing, or a second release would be possible.
 * @throws AppError `STORE_UNSAFE` for such a record, and others of the store
 */
export function createReportRecords({ records, keyring }: ReportDeps): ReportRecords {
  const look = async (id: OrganisationId): Promise<{ stored: Uint8Array | undefined; state: ReportState }> => {
    const stored = await records.get('report', id);
    if (stored === undefined) return { stored, state: NO_REPORTS };
    const state = openJson(keyring, schema, stored, `report:${id}`);
    if (state === undefined) throw new AppError('STORE_UNSAFE', 'the record of an account does not open');
    return { stored, state };
  };
  return {
    get: async (id) => (await look(id)).state,
    async change(id, next) {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const { stored, state } = await look(id);
        const after = next(state);
        if (after === undefined) return 'refused';
        if (await records.putIf('report', id, stored, sealJson(keyring, after, `report:${id}`))) return 'stored';
      }
      throw new AppError('STORE_AWAY', 'a record that others keep changing');
    },
  };
}

/** What an organisation's own calendar says, by the server's clock. */
export const today = ({ timeZone }: Organisation, clock: Clock): string => dayIn(clock.now(), timeZone);
export const yearOf = (day: string): number => Number(day.slice(0, 4));
/** Over there, and not so long ago that its counters are gone. */
export function closedYear(organisation: Organisation, clock: Clock, year: number): 'closed' | 'open' | 'past' {
  const current = yearOf(today(organisation, clock));
  if (year >= current) return 'open';
  return year < current - YEARS_KEPT ? 'past' : 'closed';
}
