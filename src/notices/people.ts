/** Everybody who wants notices, with what is new for them: as many questions to the store as there are organisations. */
import { identityOf } from '../core/adviser/identity.ts';
import type { Adviser, OrganisationId, Organisations } from '../core/organisation.ts';
import type { Keyring, News, NoticeStore, Notified, Person } from '../core/ports.ts';

export interface PersonSeat {
  readonly organisation: OrganisationId;
  readonly adviser: Adviser;
  readonly news: News;
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
}

/** Organisations that the store is asked about together. */
const AT_ONCE = 25;

/** By the files in force now: whoever has no seat any more is nobody here. */
export async function peopleNow({ notices, organisations, keyring }: PeopleParts, now: Date): Promise<PersonNow[]> {
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
    for (const [at, { adviser, person }] of some.entries()) {
      const own = seats.get(person) ?? [];
      own.push({ organisation, adviser, news: news[at] ?? {} });
      seats.set(person, own);
    }
  };
  // A few at a time: whoever presses a button meanwhile must not wait for a thousand organisations.
  for (let from = 0; from < asked.length; from += AT_ONCE)
    await Promise.all(asked.slice(from, from + AT_ONCE).map(look));
  return [...seats].flatMap(([person, own]) => {
    const notified = wanted.get(person);
    return notified === undefined ? [] : [{ person, notified, seats: own }];
  });
}
