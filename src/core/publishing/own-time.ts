/** Of what advisers planned, what has nothing to do with anybody who came: hours and days away, and not that somebody is full. */
import { fromHour } from '../conversation.ts';
import type { AdviserId } from '../organisation.ts';
import type { Planned } from '../planned.ts';
import type { OwnHours } from '../planning-hours.ts';

/** All that HR's screens may know of an adviser's planning. An adviser who is missing keeps the hours in the file. */
export interface OwnTime {
  readonly planning: OwnHours;
  readonly awayUntil?: Date;
}
export type OwnTimes = ReadonlyMap<AdviserId, OwnTime>;

export const ownTimesOf = (planned: Planned): OwnTimes =>
  new Map(
    [...planned].map(([adviser, { timeZone, weekly, absences, awayUntil }]) => [
      adviser,
      {
        planning: { timeZone, absences, ...(weekly === undefined ? {} : { weekly }) },
        ...(awayUntil === undefined ? {} : { awayUntil: fromHour(awayUntil) }),
      },
    ]),
  );
