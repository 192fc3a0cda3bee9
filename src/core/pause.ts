/**
 * A pause in a conversation, when an adviser was threatened: for about two days its employee writes nothing there. It shuts
 * nobody out: it holds only while somebody else, or a number, is shown instead, and it ends by itself. All that is stored is
 * the hour at which it ends.
 */
import { toHour, toHourUp, type ConversationHead, type Hour } from './conversation.ts';
import type { Adviser, AdviserId, Organisation, Referral } from './organisation.ts';

const PAUSE_HOURS = 48;
/** Where a pause that begins now ends: after 48 hours, at the next whole one. */
export const pauseEnd = (now: Date): Hour => toHourUp(now) + PAUSE_HOURS;

/** What its employee reads instead. The number of who keeps the pause is not among it. */
export interface Others {
  readonly toWrite: readonly Adviser[];
  readonly toCall: readonly (Pick<Adviser, 'name'> & { readonly phone: string })[];
  readonly places: readonly (Referral & { readonly phone: string })[];
}
export function othersThan({ advisers, referrals }: Organisation, adviser: AdviserId): Others {
  const others = advisers.filter(({ id }) => id !== adviser);
  return {
    toWrite: others.filter(({ keyCards }) => keyCards.length > 0),
    toCall: others.flatMap(({ name, contact: { phone } }) => (phone === undefined ? [] : [{ name, phone }])),
    places: referrals.flatMap((place) => (place.phone === undefined ? [] : [{ ...place, phone: place.phone }])),
  };
}

/** By the file as it is now: whoever is the last one left keeps no pause. */
export function canPause(organisation: Organisation, adviser: AdviserId): boolean {
  const { toWrite, toCall, places } = othersThan(organisation, adviser);
  return toWrite.length + toCall.length + places.length > 0;
}

/** The hour until which a pause is in force; `undefined`: none is. */
export function pauseIn(
  organisation: Organisation,
  { adviser, state, pausedUntil }: Pick<ConversationHead, 'adviser' | 'state' | 'pausedUntil'>,
  now: Date,
): Hour | undefined {
  const isOn = state === 'open' && pausedUntil !== undefined && pausedUntil > toHour(now);
  return isOn && canPause(organisation, adviser) ? pausedUntil : undefined;
}
