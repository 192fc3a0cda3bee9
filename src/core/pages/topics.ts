/** Who talks about what: an adviser is never offered for what they do not do, and who does it is named instead. */
import { firstName } from '../first-name.ts';
import { TOPICS, type Adviser, type Topic } from '../organisation.ts';
import { REFERRALS } from '../referrals.ts';
import type { Action, AdviserScreen, Section } from '../screens.ts';
import { ownWords } from '../words/index.ts';
import type { PageContext } from './context.ts';

/** More names than these are no answer any more: then every name on the list says what it is for. */
const NAMED = 5;
/** Buttons, beside what a page is about. */
const OPENED = 3;

const doing = ({ organisation: { advisers } }: PageContext, topic: Topic): readonly Adviser[] =>
  advisers.filter(({ topics }) => topics.includes(topic));
const namesOf = ({ language }: PageContext, advisers: readonly Adviser[], type: 'conjunction' | 'disjunction') =>
  new Intl.ListFormat(language, { type }).format(advisers.map(({ name }) => firstName(name)));

/** Where else, when nobody here does it. */
export const outsideFor = (here: PageContext, topic: Topic): readonly string[] => {
  const authority = topic === 'integrity' ? REFERRALS.find(({ id }) => id === 'wrongdoing') : undefined;
  const { outside } = here.words.parties.topics;
  return authority === undefined ? [outside] : [ownWords(authority.what, here.language), outside];
};

/** "Tom doet dit niet. Samira wel." Of whom nobody said what they talk about, nothing is denied. */
export function notTheirs(here: PageContext, adviser: Adviser): AdviserScreen['facts'] {
  const words = here.words.parties.topics;
  return adviser.topicsAssumed === true
    ? []
    : TOPICS.filter((topic) => !adviser.topics.includes(topic)).map((topic) => ({
        label: words.labels[topic],
        value: notThisOne(here, adviser, topic),
      }));
}

function notThisOne(here: PageContext, { name, topicsAssumed }: Adviser, topic: Topic): string {
  const words = here.words.parties.topics;
  const others = doing(here, topic);
  return [
    ...(topicsAssumed === true ? [] : [words.doesNot(firstName(name))]),
    others.length === 0
      ? words.outside
      : others.length > NAMED
        ? here.words.conduct.integrity.each
        : words.others(namesOf(here, others, 'conjunction'), others.length),
  ].join(' ');
}

export interface WhoDoes {
  /** `undefined` where everybody does, so that there is nothing to say. */
  readonly section: Section | undefined;
  /** To who does it. */
  readonly open: readonly Action[];
  /** Of whom a page about it speaks: the one it was opened for, else the only one who does it. */
  readonly speaksOf: Adviser | undefined;
  readonly nobody: boolean;
}

/** @param adviser from whose page it was opened, if from any */
export function whoDoes(here: PageContext, topic: Topic, adviser: Adviser | undefined): WhoDoes {
  const words = here.words.parties.topics;
  const all = doing(here, topic);
  const nobody = all.length === 0;
  if (adviser !== undefined && all.includes(adviser))
    return { section: undefined, open: [], speaksOf: adviser, nobody };
  const open = all.slice(0, OPENED).map(({ id, name }): Action => ({
    label: here.words.welcome.open(firstName(name)),
    press: { do: 'adviser', adviser: id },
  }));
  const lines = nobody
    ? [words.nobody, ...outsideFor(here, topic)]
    : adviser !== undefined
      ? [notThisOne(here, adviser, topic)]
      : all.length === here.organisation.advisers.length
        ? []
        : [
            all.length > NAMED
              ? here.words.conduct.integrity.each
              : words.do(namesOf(here, all, 'disjunction'), all.length),
          ];
  return {
    section: lines.length === 0 ? undefined : { heading: words.heading, lines },
    open: lines.length === 0 ? [] : open,
    speaksOf: all.length === 1 ? all[0] : undefined,
    nobody,
  };
}
