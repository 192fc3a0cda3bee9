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
  const found = await Promise.all(
    asked.map(async ({ organisation, some }) => {
      const ids = some.map(({ adviser }) => adviser.id);
      const news = await notices.news(organisation, ids, now);
      return some.map(({ adviser, person }, at) => ({ person, seat: { organisation, adviser, news: news[at] ?? {} } }));
    }),
  );
  const seats = new Map<Person, PersonSeat[]>();
  for (const { person, seat } of found.flat()) seats.set(person, [...(seats.get(person) ?? []), seat]);
  return [...seats].flatMap(([person, own]) => {
    const notified = wanted.get(person);
    return notified === undefined ? [] : [{ person, notified, seats: own }];
  });
}
