/** The organisations in force, in which no message is sealed to a key that nobody can open any more. */
import { memoPer } from '../../base/memo.ts';
import type { Adviser, Organisation, Organisations } from '../organisation.ts';
import type { LostKeys } from './lost-keys.ts';

function adviserWithout(adviser: Adviser, lost: LostKeys): Adviser {
  const gone = adviser.keyCards.flatMap((card) => {
    const mark = lost.of(card.kid);
    return mark === undefined ? [] : [{ card, why: mark.why }];
  });
  if (gone.length === 0) return adviser;
  const keyCards = adviser.keyCards.filter((card) => lost.of(card.kid) === undefined);
  return Object.freeze({ ...adviser, keyCards, lostKeyCards: gone });
}

/** As long as nothing is marked, and for every organisation without one, each organisation is the very object it was. */
export function withoutLostKeys<O extends Organisations>(organisations: O, lost: LostKeys): O {
  const made = memoPer((_organisation: Organisation): { edition: number; seen: Organisation | undefined } => ({
    edition: 0,
    seen: undefined,
  }));
  function seen(organisation: Organisation): Organisation {
    const edition = lost.edition();
    if (edition === 0) return organisation;
    const known = made(organisation);
    if (known.edition === edition && known.seen !== undefined) return known.seen;
    const advisers = organisation.advisers.map((adviser) => adviserWithout(adviser, lost));
    const isSame = advisers.every((adviser, at) => adviser === organisation.advisers[at]);
    known.edition = edition;
    known.seen = isSame ? organisation : Object.freeze({ ...organisation, advisers });
    return known.seen;
  }
  const one = (organisation: Organisation | undefined): Organisation | undefined => organisation && seen(organisation);
  return {
    ...organisations,
    all: () => organisations.all().map(seen),
    byId: (id) => one(organisations.byId(id)),
    bySlackTeam: (id) => one(organisations.bySlackTeam(id)),
    bySlackEnterprise: (id) => one(organisations.bySlackEnterprise(id)),
    byTeamsTenant: (id) => one(organisations.byTeamsTenant(id)),
    isClosed: (kind, id) => organisations.isClosed?.(kind, id) ?? false,
    anyClosed: () => organisations.anyClosed?.() ?? false,
  };
}
