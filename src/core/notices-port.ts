/** The port of notices, read through `core/ports.ts` like all others. */
import type { Hour } from './conversation.ts';
import type { AdviserId, OrganisationId } from './organisation.ts';
import type { SignedPlanning } from './planning.ts';

/** Keyed hash of who somebody is (`core/adviser/identity.ts`): one person, however many seats. */
export type Person = string;

/** What is new for one adviser. Stored is the hour, and nothing of the message. */
export interface News {
  /** Of the first message since they came to look; absent: nothing is new. */
  readonly since?: Hour;
  /** Before which that conversation's answer was promised, where one was. */
  readonly promised?: Hour;
  readonly awayUntil?: Date;
  /** As in `AdviserLoad`. */
  readonly signed?: SignedPlanning;
}

/** `soon`: in the next slot after something came. Otherwise at a fixed time and only then, also when there is nothing. */
export const RHYTHMS = ['soon', 'daily', 'weekly'] as const;
export type NoticeRhythm = (typeof RHYTHMS)[number];

/** How one person is told, as far as it must be known of everybody at every slot. */
export interface Notified {
  readonly rhythm: NoticeRhythm;
  /** The last notice was taken by a push service or mail server. */
  readonly works: boolean;
  /**
   * What anybody but its adviser may know of that, where it is something else: as it was when the week began, or by the
   * adviser's own test. Whoever looks every day would otherwise see in it on which day somebody wrote.
   */
  readonly shownWorks?: boolean;
  /** Day of the last that was, in days since 1970 (UTC). */
  readonly lastDay?: number;
  /** How often they were told since they came to look. */
  readonly told: number;
  /** Hour of the last notice. */
  readonly toldHour?: Hour;
}

export type Settled =
  /** Told: how often by now. */
  | { readonly outcome: 'taken'; readonly told: number }
  | { readonly outcome: 'failed' }
  /** Of a test, which nobody claims: the last one was taken, or not. */
  | { readonly outcome: 'proved' | 'disproved' }
  /** Nothing was tried. */
  | { readonly outcome: 'left' };

/**
 * Whom to tell. "Something new" is kept with the conversations, in the step that stores a message, so that no crash loses
 * it; whether somebody was told is kept here, so that of two instances one tells. No moment finer than the hour is stored.
 */
export interface NoticeStore {
  /** In the order asked; one round trip, which does not grow with what is stored. */
  news(organisation: OrganisationId, advisers: readonly AdviserId[], now: Date): Promise<readonly News[]>;
  /** The person came to look: nothing is new in these seats, and they were told of nothing since. */
  visited(
    person: Person,
    seats: readonly { readonly organisation: OrganisationId; readonly adviser: AdviserId }[],
  ): Promise<void>;
  /** Everybody who wants notices. */
  everybody(): Promise<ReadonlyMap<Person, Notified>>;
  /** `undefined`: none any more, and nothing is left of them. Otherwise what is known of earlier notices stays. */
  want(person: Person, rhythm: NoticeRhythm | undefined): Promise<void>;
  /**
   * For this hour, each for one caller only: not who is claimed or was told in it, and not whoever was told more or less
   * often than the caller thinks. A claim that is not settled ends with its hour.
   */
  claim(people: readonly { readonly person: Person; readonly told: number }[], now: Date): Promise<readonly Person[]>;
  /** What became of a claim of the hour of `now`, or of a test. */
  settle(person: Person, now: Date, settled: Settled): Promise<void>;
}
