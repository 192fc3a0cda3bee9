/**
 * Whether everything is in order at the organisations of a supplier, for its coordinator. Made of the files, of hours and days
 * away, and of whether notices work. What anybody wrote, how many came, how fast somebody answered or how full they are is no
 * input here, so nothing of it can be told.
 */
import { contractOn, type Contract } from '../billing/contract.ts';
import { addDays, dayIn, type CalendarDay } from '../calendar.ts';
import {
  isPersonOf,
  isServedBy,
  WEEKDAYS,
  type Adviser,
  type Hours,
  type Identity,
  type Organisation,
  type Weekday,
} from '../organisation.ts';
import { dayOf, type Planning } from '../planning.ts';
import { hoursInForce } from '../planning-hours.ts';
import { teamGaps, WEEKS_AHEAD, type TeamLoad } from '../team-gaps.ts';

export interface CoordinatedSupplier {
  readonly id: string;
  readonly name: string;
}
/** Of a planning only this: not that somebody is full, which says how many came. */
export type PlannedTime = Pick<Planning, 'timeZone' | 'weekly' | 'absences' | 'cover'>;
/** As the adviser's own screen says it. */
export type NoticesWork = 'yes' | 'no' | 'none';

/** All that the coordinator's page is made of; put together where the server is. */
export interface Coordination {
  /** Of which suppliers somebody is the coordinator now. */
  readonly suppliersOf: (who: Identity) => readonly CoordinatedSupplier[];
  readonly organisations: () => readonly Organisation[];
  /** By adviser; who is missing keeps the hours in the file. */
  readonly planned: (organisation: Organisation) => Promise<ReadonlyMap<string, PlannedTime>>;
  readonly noticesWork: () => Promise<(who: Identity) => NoticesWork>;
}

export interface CoordinatedAbsence {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  /** Names of the supplier's own people who stand in. */
  readonly cover: readonly string[];
  /** Somebody of the organisation itself stands in. */
  readonly otherCover: boolean;
}
export interface CoordinatedAdviser {
  readonly name: string;
  readonly keyApproved: boolean;
  readonly noticesWork: NoticesWork;
  readonly hours: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
  /** Of the coming weeks, the first first. */
  readonly absences: readonly CoordinatedAbsence[];
  readonly appointedUntil?: CalendarDay;
}
export interface CoordinatedOrganisation {
  readonly name: string;
  /** By its own calendar: what is over and what is still to begin is so by it. */
  readonly today: CalendarDay;
  readonly contract?: Contract;
  readonly advisers: readonly CoordinatedAdviser[];
  /** Of the whole team, that of the organisation itself included. */
  readonly missing: {
    readonly languages: readonly string[];
    readonly genders: readonly ('woman' | 'man')[];
    /** Mondays of weeks in which nobody has an hour. */
    readonly weeks: readonly CalendarDay[];
  };
}

function absencesOf(
  { schedule }: Adviser,
  planned: PlannedTime | undefined,
  advisers: readonly Adviser[],
  supplier: string,
  today: CalendarDay,
): readonly CoordinatedAbsence[] {
  const named = (planned?.cover ?? []).flatMap((id) => advisers.filter((one) => one.id === id));
  const standIn = {
    cover: named.filter((one) => isPersonOf(one, supplier)).map(({ name }) => name),
    otherCover: named.some((one) => !isPersonOf(one, supplier)),
  };
  const last = addDays(today, WEEKS_AHEAD * 7);
  return [...schedule.away, ...(planned?.absences ?? [])]
    .map(({ from, until }) => ({ from: dayOf(from), until: dayOf(until), ...standIn }))
    .filter(({ from, until }) => until >= today && from <= last)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

async function organisationView(
  organisation: Organisation,
  supplier: string,
  { planned: plannedOf }: Coordination,
  works: (who: Identity) => NoticesWork,
  now: Date,
): Promise<CoordinatedOrganisation> {
  const { name, advisers, contracts = [], timeZone } = organisation;
  const planned = await plannedOf(organisation);
  const today = dayIn(now, timeZone);
  const current = contractOn(organisation, today);
  const contract =
    current?.supplier === supplier ? current : contracts.find((one) => one.supplier === supplier && one.from > today);
  const loads = advisers.map((adviser): TeamLoad => {
    const planning = planned.get(adviser.id);
    return planning === undefined ? {} : { planning };
  });
  // Where nobody has a key yet every gap follows from that, and would hide it.
  const canBeWrittenTo = advisers.some(({ keyCards }) => keyCards.length > 0);
  const gaps = canBeWrittenTo
    ? teamGaps(organisation, loads, now)
    : { languages: { none: [] }, genders: [], weeks: [] };
  return {
    name,
    today,
    ...(contract === undefined ? {} : { contract }),
    advisers: advisers
      .filter((adviser) => isPersonOf(adviser, supplier))
      .map((adviser): CoordinatedAdviser => {
        const time = planned.get(adviser.id);
        const { schedule } = hoursInForce(adviser.schedule, time);
        const { appointedUntil, identity } = adviser;
        return {
          name: adviser.name,
          keyApproved: identity !== undefined && adviser.keyCards.length > 0,
          noticesWork: identity === undefined ? 'none' : works(identity),
          hours: Object.fromEntries(
            WEEKDAYS.flatMap((day) => {
              const hours = schedule.weekly[day] ?? [];
              return hours.length === 0 ? [] : [[day, hours] as const];
            }),
          ),
          absences: absencesOf(adviser, time, advisers, supplier, today),
          ...(appointedUntil === undefined ? {} : { appointedUntil }),
        };
      }),
    missing: {
      languages: gaps.languages.none.filter((tag) => organisation.languages.some((own) => own === tag)),
      genders: gaps.genders,
      weeks: gaps.weeks,
    },
  };
}

/** By supplier, in the order of the organisations' names. */
export async function coordinatorView(
  suppliers: readonly CoordinatedSupplier[],
  coordination: Coordination,
  now: Date,
): Promise<
  readonly { readonly supplier: CoordinatedSupplier; readonly organisations: readonly CoordinatedOrganisation[] }[]
> {
  const works = await coordination.noticesWork();
  return Promise.all(
    suppliers.map(async (supplier) => ({
      supplier,
      organisations: await Promise.all(
        coordination
          .organisations()
          .filter((organisation) => isServedBy(organisation, supplier.id))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
          .map((organisation) => organisationView(organisation, supplier.id, coordination, works, now)),
      ),
    })),
  );
}
