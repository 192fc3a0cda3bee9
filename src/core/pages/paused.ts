/** A conversation in which nothing can be written for a while: until when, what stays possible, and who else there is. */
import { telephoneLink } from '../../base/phone.ts';
import { firstName } from '../first-name.ts';
import { fromHour, type ConversationHead, type Hour } from '../conversation.ts';
import type { Adviser } from '../organisation.ts';
import { othersThan } from '../pause.ts';
import { isEndingUnanswered } from '../promised-hour.ts';
import type { ConversationScreen } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import type { PageContext } from './context.ts';

/** Who, in a line that is read in a bad moment. All of them are on the page behind the button. */
const NAMED = 3;

export function pausedPart(
  here: PageContext,
  head: ConversationHead,
  adviser: Adviser,
): Pick<ConversationScreen, 'awaited'> {
  const { words, organisation, language } = here;
  const { toWrite, toCall, places } = othersThan(organisation, adviser.id);
  const names = toWrite.slice(0, NAMED).map(({ name }) => firstName(name));
  const numbers = [...toCall, ...places.map(({ name, phone }) => ({ name: ownWords(name, language), phone }))].slice(
    0,
    NAMED,
  );
  const links = numbers.flatMap(({ phone }) => {
    const url = telephoneLink(phone);
    return url === undefined ? [] : [{ label: words.adviser.call(phone), url }];
  });
  return {
    awaited: {
      lines: [
        words.pause.stays(firstName(adviser.name)),
        ...(names.length === 0
          ? []
          : [words.pause.others(new Intl.ListFormat(language, { type: 'disjunction' }).format(names))]),
        ...(numbers.length === 0
          ? []
          : [words.pause.call(numbers.map(({ name, phone }) => `${name}, ${phone}`).join('; '))]),
        words.urgent,
        ...(isEndingUnanswered(head, here.now)
          ? [words.awaited.ending(here.moments.lastDay(head.expiresHour), firstName(adviser.name))]
          : []),
      ],
      ...(links[0] === undefined ? {} : { call: links[0] }),
      actions: [
        toWrite.length === 0
          ? { label: words.footer.referrals, press: { do: 'elsewhere' } }
          : { label: words.awaited.choose, press: { do: 'welcome' } },
      ],
    },
  };
}

export const pausedState = ({ words, moments }: PageContext, until: Hour): string =>
  words.pause.until(moments.moment(fromHour(until)));
