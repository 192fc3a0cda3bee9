/** The accounts of an organisation as its advisers make them: what is out, which round is under way, and the steps there are. */
import { isAppError } from '../../../base/errors.ts';
import { settlesWith } from '../../billing/settle.ts';
import { toHour, type Hour } from '../../conversation.ts';
import type { Clock } from '../../ports.ts';
import { YEARS_KEPT } from '../../register/ledger.ts';
import type { Facts } from '../../report/classes.ts';
import type { SignedRelease } from '../../report/release.ts';
import { yearsInTables } from '../../report/pool.ts';
import type { Seat } from '../types.ts';
import { createParts } from './parts.ts';
import { createReleasing, type ReleaseResult } from './releasing.ts';
import {
  createRounds,
  isIncomplete,
  mayTakeOver,
  roundIn,
  teamOf,
  waitsFor,
  type BeginResult,
  type HandInResult,
} from './rounds.ts';
import {
  createReportRecords,
  hasReport,
  releasesIn,
  today,
  yearOf,
  type ReportDeps,
  type ReportState,
} from './state.ts';
import { yearsApart } from './sums.ts';

export type { ReleaseResult } from './releasing.ts';
export type { BeginResult, HandInResult } from './rounds.ts';

/** A round as one adviser sees it. */
export interface RoundView {
  readonly text: string;
  readonly signature: string;
  readonly begun: Hour;
  /** Who did not hand in yet. */
  readonly waits: readonly string[];
  /** Somebody was left out, or left: the account says that it is not complete. */
  readonly incomplete: boolean;
  /** This adviser may begin anew in the place of who made it. */
  readonly mayTakeOver: boolean;
  /** To who made it alone, once everybody handed in: what, by adviser. */
  readonly handed?: Readonly<Record<string, string>>;
}
/** A year that is over and not released. */
export interface YearView {
  readonly year: number;
  /** What the next round is numbered. */
  readonly next: number;
  readonly round?: RoundView;
  /** A page of another version wrote the round that is there. */
  readonly newer?: true;
}
export interface ReportsView {
  /** By the organisation's calendar and the server's clock. */
  readonly today: string;
  readonly facts: Facts;
  /** Closed years of which this adviser could make a sum of other people than the team of today: no second one is begun. */
  readonly apart: readonly number[];
  /** The last three that are over and not released, the newest first. */
  readonly years: readonly YearView[];
  /** Everybody in the file; `card`: of the key in force, absent for who has none. */
  readonly team: readonly { readonly adviser: string; readonly name: string; readonly card?: string }[];
  readonly releases: readonly SignedRelease[];
  /** Closed years that are settled with a supplier by their consults, as the contracts say; whether it is done, the releases tell. */
  readonly settles: readonly { readonly year: number; readonly supplier: string }[];
}
/** Of the newest year that is over. `asked`: this adviser is waited for. */
export interface ReportsGlance {
  readonly year: number;
  readonly state: 'none' | 'begun' | 'released' | 'unreadable';
  readonly maker?: string;
  readonly asked: boolean;
  /** Of which years that are still kept a table is out; absent where of none. */
  readonly out?: readonly number[];
}

export interface Reports {
  /** @throws AppError `STORE_UNSAFE` where what lies there does not open; and others of the store */
  view(seat: Seat): Promise<ReportsView>;
  glance(seat: Seat): Promise<ReportsGlance>;
  begin(seat: Seat, year: number, text: string, signature: string): Promise<BeginResult>;
  /** @param blob base64url of `seal/masked.ts` */
  handIn(seat: Seat, year: number, blob: string): Promise<HandInResult>;
  end(seat: Seat, year: number, signature: string): Promise<'stored' | 'moved' | 'refused'>;
  release(seat: Seat, year: number, signed: SignedRelease): Promise<ReleaseResult>;
}

async function unlessUnreadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error, 'STORE_UNSAFE')) return undefined;
    throw error;
  }
}

export function createReports(deps: ReportDeps & { readonly clock: Clock }): Reports {
  const { clock } = deps;
  const reports = createReportRecords(deps);
  const parts = createParts(deps);
  const rounds = createRounds({ reports, parts, clock });

  const closedYears = (day: string): readonly number[] =>
    Array.from({ length: YEARS_KEPT }, (_, back) => yearOf(day) - 1 - back);

  async function yearView(seat: Seat, state: ReportState, year: number): Promise<YearView> {
    const { organisation, adviser } = seat;
    const kept = state.years[year];
    const next = (kept?.rounds ?? 0) + 1;
    const found = roundIn(kept);
    if (kept === undefined || found === undefined)
      return { year, next, ...(kept?.round === undefined ? {} : { newer: true as const }) };
    const { round, open } = found;
    const handed = await parts.get(organisation.id, year, round.number);
    const isMine = round.maker === adviser.id;
    const given = isMine ? await rounds.handed(seat, year) : undefined;
    return {
      year,
      next,
      round: {
        text: open.text,
        signature: open.signature,
        begun: open.begun,
        waits: waitsFor(round, handed),
        incomplete: isIncomplete(kept, round),
        mayTakeOver: isMine || mayTakeOver(organisation, open, round, toHour(clock.now())),
        ...(given === undefined ? {} : { handed: given }),
      },
    };
  }

  return {
    ...rounds,
    release: createReleasing({ reports, parts, clock }),
    async view(seat) {
      const { organisation } = seat;
      const state = await reports.get(organisation.id);
      const published = releasesIn(state);
      const day = today(organisation, clock);
      const closed = closedYears(day);
      const { people, managers } = organisation;
      const ids = teamOf(organisation).map((one) => one.adviser);
      return {
        today: day,
        facts: { ...(people === undefined ? {} : { people }), ...(managers === undefined ? {} : { managers }) },
        apart: yearsApart(state, closed, seat.adviser.id, ids),
        years: await Promise.all(
          closed.filter((year) => !hasReport(published, year)).map((year) => yearView(seat, state, year)),
        ),
        team: organisation.advisers.map(({ id, name, keyCards: [card] }) => ({
          adviser: id,
          name,
          ...(card === undefined ? {} : { card: card.text }),
        })),
        releases: state.releases,
        settles: closed.flatMap((year) => {
          const supplier = settlesWith(organisation, year);
          return supplier === undefined ? [] : [{ year, supplier }];
        }),
      };
    },
    async glance(seat) {
      const { organisation, adviser } = seat;
      const day = today(organisation, clock);
      const year = yearOf(day) - 1;
      const state = await unlessUnreadable(reports.get(organisation.id));
      // The others of who has several seats are shown even so.
      if (state === undefined) return { year, state: 'unreadable', asked: false };
      const published = releasesIn(state);
      const inTables = published === 'newer' ? [] : yearsInTables(published);
      const out = closedYears(day).filter((one) => inTables.includes(one));
      const seen = { year, ...(out.length === 0 ? {} : { out }) };
      if (hasReport(published, year)) return { ...seen, state: 'released', asked: false };
      const found = roundIn(state.years[year]);
      if (found === undefined) return { ...seen, state: 'none', asked: false };
      const { round } = found;
      const handed = await parts.get(organisation.id, year, round.number);
      return { ...seen, state: 'begun', maker: round.maker, asked: waitsFor(round, handed).includes(adviser.id) };
    },
  };
}
