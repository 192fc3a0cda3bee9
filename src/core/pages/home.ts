/** What stands outside every window, where others may look along: the same for everybody, and nothing about anybody. */
import type { Language, Organisation } from '../organisation.ts';
import type { HomePage, InfoScreen } from '../screens.ts';
import { wordsIn } from '../words/index.ts';
import { bareFrame, frame, languageSwitch, type PageContext } from './context.ts';

export function home(organisation: Organisation, language: Language = organisation.languages[0]): HomePage {
  const words = wordsIn(language);
  const { heading, lines, open } = words.home;
  const mine = words.welcome.mine(0);
  return {
    languageSwitch: languageSwitch({ organisation, language }),
    heading,
    lines,
    open: { label: open, press: { do: 'welcome' } },
    mine,
    publish: words.publishing.open,
  };
}

/** The same inside a window, in place of what may not be shown there. */
export function neutral(organisation: Organisation): InfoScreen {
  const language = organisation.languages[0];
  const { heading, lines, open } = home(organisation);
  return {
    kind: 'unavailable',
    ...bareFrame(language),
    heading,
    intro: lines,
    sections: [],
    links: [],
    next: open,
  };
}

/** Between a page that is the same for everybody and somebody's own conversations: the next press is theirs. */
export function door(here: PageContext): InfoScreen {
  const { heading, lines, open } = here.words.door;
  return {
    kind: 'unavailable',
    ...frame(here),
    heading,
    intro: lines,
    sections: [],
    links: [],
    next: { label: open, press: { do: 'conversations' } },
  };
}
