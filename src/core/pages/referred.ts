/** Somebody else whom an adviser named: who that is now, by the file, and the ways there. Never a button that leads nowhere. */
import { telephoneLink } from '../../base/phone.ts';
import { firstName } from '../first-name.ts';
import { findAdviser, type AdviserId } from '../organisation.ts';
import type { Entry } from '../screens.ts';
import type { ReferredTo } from '../set-answer.ts';
import { languagesAndTopics } from '../publishing/card.ts';
import type { PageContext } from './context.ts';
import { firstNameOf } from './labels.ts';

type Shown = Required<Pick<Entry, 'said' | 'ways'>>;

/** @param by whose conversation it stands in */
export function referred(here: PageContext, by: AdviserId, to: ReferredTo): Shown {
  const { words } = here;
  const from = firstNameOf(here, by);
  if (!('adviser' in to)) {
    const { name, phone } = to;
    return { said: words.setAnswers.referral.place(from, name, phone), ways: { ...callTo(here, phone), open: [] } };
  }
  const choose = { label: words.awaited.choose, press: { do: 'welcome' } } as const;
  const adviser = to.adviser === by ? undefined : findAdviser(here.organisation, to.adviser);
  if (adviser === undefined) return { said: words.setAnswers.referral.left(from), ways: { open: [choose] } };
  const { id, name, kind, supplier, contact, keyCards } = adviser;
  if (keyCards.length === 0) {
    const said = words.setAnswers.referral.noKey(from, name, contact.phone);
    const call = contact.phone === undefined ? {} : callTo(here, contact.phone);
    return { said, ways: { ...call, open: [choose] } };
  }
  const first = firstName(name);
  const namer = findAdviser(here.organisation, by);
  const about = [
    words.adviserKind[kind],
    ...(supplier === undefined ? [] : [supplier]),
    // Whoever came for what only the other one does, reads it before they write.
    ...(namer?.topics.every((topic) => adviser.topics.includes(topic)) === false
      ? [languagesAndTopics(adviser, here.language).topics]
      : []),
    ...(adviser.reportingPoint === true ? [words.parties.reportingPoint.brief] : []),
  ].join(', ');
  return {
    said: words.setAnswers.referral.adviser(from, name, about, first),
    ways: {
      open: [
        { label: words.adviser.write(first), press: { do: 'limits', adviser: id } },
        { label: words.welcome.open(first), press: { do: 'adviser', adviser: id } },
      ],
    },
  };
}

/** By its number, since the name is somebody's own words and a platform may read more into a label than a text. */
function callTo({ words }: PageContext, phone: string): Pick<Shown['ways'], 'call'> {
  const url = telephoneLink(phone);
  return url === undefined ? {} : { call: { label: words.adviser.call(phone), url } };
}
