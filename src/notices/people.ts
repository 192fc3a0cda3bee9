/** Everybody who wants notices, with what is new for them: as many questions to the store as there are organisations. */
import { identityOf } from '../core/adviser/identity.ts';
import type { Adviser, OrganisationId, Organisations } from '../core/organisation.ts';
import type { Planning } from '../core/planning.ts';
import type { Plannings } from '../core/plannings.ts';
import type { Keyring, News, NoticeStore, Notified, Person } from '../core/ports.ts';

export interface PersonSeat {
  readonly organisation: OrganisationId;
  readonly adviser: Adviser;
  readonly news: News;
  /** In force, of whatever lies in the store. */
  readonly planning?: Planning;
}
export interface PersonNow {
  readonly person: Person;
  readonly notified: Notified;
  readonly seats: readonly PersonSeat[];
}
export interface PeopleParts {
  readonly notices: Pick<NoticeStore, 'everybody' | 'news'>;
  readonly organisations: Pick<Organisations, 'all'>;
  readonly keyring: Pick<Keyring, 'derive'>;
  /** The same as both desks', so that each is verified once. */
  readonly plannings: Pick<Plannings, 'inForce'>;
  /** One organisation could not be asked about: whoever has seats elsewhere is told of those all the same. */
  readonly onFault?: (error: unknown) => void;
}

/** Organisations that the store is asked about together. */
const AT_ONCE = 25;

/** By the files in force now: whoever has no seat any more is nobody here. @throws what the store throws of every organisation alike */
export async function peopleNow(parts: PeopleParts, now: Date): Promise<PersonNow[]> {
  const { notices, organisations, keyring, plannings } = parts;
  const wanted = await notices.everybody();
  if (wanted.size === 0) return [];
  const asked = organisations.all().flatMap(({ id, advisers }) => {
    const some = advisers.flatMap((adviser) => {
      const person = adviser.identity && identityOf(keyring, adviser.identity);
      return person !== undefined && wanted.has(person) ? [{ adviser, person }] : [];
    });
    return some.length === 0 ? [] : [{ organisation: id, some }];
  });
  const seats = new Map<Person, PersonSeat[]>();
  const look = async ({ organisation, some }: (typeof asked)[number]): Promise<void> => {
    const ids = some.map(({ adviser }) => adviser.id);
    const news = await notices.news(organisation, ids, now);
    const lie = some.map((_, at) => ({ open: 0, ...news[at] }));
    const loads = await plannings.inForce(
      { id: organisation },
      some.map(({ adviser }) => adviser),
      lie,
    );
    for (const [at, { adviser, person }] of some.entries()) {
      const own = seats.get(person) ?? [];
      const { planning, awayUntil } = loads[at] ?? {};
      own.push({
        organisation,
        adviser,
        news: { ...news[at], ...(awayUntil && { awayUntil }) },
        ...(planning && { planning }),
      });
      seats.set(person, own);
    }
  };
  // A few at a time: whoever presses a button meanwhile must not wait for a thousand organisations.
  const faults: unknown[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE)
    await Promise.all(asked.slice(from, from + AT_ONCE).map((one) => look(one).catch((error) => faults.push(error))));
  // Nothing is known of anybody. Otherwise one node of a cluster is away, and what lies on the others is told.
  if (faults.length > 0 && faults.length === asked.length) throw faults[0];
  if (faults.length > 0) parts.onFault?.(faults[0]);
  return [...seats].flatMap(([person, own]) => {
    const notified = wanted.get(person);
    return notified === undefined ? [] : [{ person, notified, seats: own }];
  });
}
