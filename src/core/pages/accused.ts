/**
 * For somebody who is accused: a way of their own. What an adviser can and cannot do for them, who helps after a false
 * accusation, and who else there is. It asks nothing, and whoever opens it is not looked up.
 */
import { firstName } from '../first-name.ts';
import { REFERRALS } from '../referrals.ts';
import type { InfoScreen } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import { frame, toStart, type PageContext } from './context.ts';

const OUTSIDE = ['legal', 'health'];
/** Buttons; all of them are named. */
const OPENED = 3;

export function accused(here: PageContext): InfoScreen {
  const words = here.words.accused;
  const { advisers } = here.organisation;
  const [first, ...others] = advisers;
  const [may = '', ...never] = words.intro;
  const helping = advisers.filter(({ rehabilitation }) => rehabilitation === true);
  const names = new Intl.ListFormat(here.language, { type: 'conjunction' }).format(
    helping.map(({ name }) => firstName(name)),
  );
  const places = OUTSIDE.flatMap((one) => REFERRALS.filter(({ id }) => id === one));
  return {
    kind: 'accused',
    ...frame(here),
    heading: words.heading,
    intro: [may, ...(first === undefined || others.length > 0 ? never : [words.alone(firstName(first.name))])],
    sections: [
      words.can,
      words.cannot,
      ...(helping.length === 0
        ? []
        : [{ heading: words.rehabilitation.heading, lines: [words.rehabilitation.line(names, helping.length)] }]),
      { heading: words.outside, lines: places.map(({ what }) => ownWords(what, here.language)) },
      words.noNames,
    ],
    links: places.flatMap(({ name, at, url }) =>
      url === undefined ? [] : [{ label: at ?? ownWords(name, here.language), url }],
    ),
    open: [
      ...helping.slice(0, OPENED).map(({ id, name }) => ({
        label: here.words.welcome.open(firstName(name)),
        press: { do: 'adviser' as const, adviser: id },
      })),
      { label: words.choose, press: { do: 'welcome' } },
    ],
    back: toStart(here),
  };
}
