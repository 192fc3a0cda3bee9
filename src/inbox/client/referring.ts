/** Whom an adviser can name, as one list to choose from, and what their choice says to the employee. */
import { telephoneLink } from '../../base/phone.ts';
import type { Language, OwnWords } from '../../core/organisation.ts';
import { REFERRALS } from '../../core/referrals.ts';
import { isReferredName, isReferredPhone, type ReferredTo } from '../../core/set-answer.ts';
import type { ClientSeat } from '../contract.ts';
import { aboutOf } from './referred-about.ts';
import type { Words } from './words/index.ts';

export type Choice = { readonly value: string; readonly label: string } & (
  | { readonly adviser: string }
  | { readonly name: string; readonly phone: string }
);
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** A place is named in the employee's language where the file has that; typed words stay as they are. */
const nameIn = (name: string | OwnWords, language: Language): string =>
  typeof name === 'string' ? name : (name[language] ?? Object.values(name).find((one) => one !== undefined) ?? '');

/** @param language of the employee */
export function choicesFor(w: Words, seat: ClientSeat, language: Language): readonly ChoiceGroup[] {
  const { advisers = [], places = [] } = seat.referTo ?? {};
  const placed = (group: string, all: readonly { readonly name: string; readonly phone: string }[]): Choice[] =>
    all.map((one, index) => ({ value: `${group}:${index}`, label: `${one.name} (${one.phone})`, ...one }));
  const contacts = (seat.contacts ?? []).flatMap(({ function: is, name, phone }) =>
    phone === undefined ? [] : [{ name: `${name} (${w.contactFunctions[is]})`, phone }],
  );
  const known = REFERRALS.flatMap(({ name, at, phone }) => {
    const called = at ?? name[language];
    return phone === undefined || called === phone ? [] : [{ name: called, phone }];
  });
  return [
    {
      label: w.refer.advisers,
      choices: advisers.map((one) => ({
        value: `adviser:${one.id}`,
        label: `${one.name} (${aboutOf(w, one)})`,
        adviser: one.id,
      })),
    },
    { label: w.refer.inside(seat.organisation.name), choices: placed('contact', contacts) },
    {
      label: w.refer.places,
      choices: placed(
        'place',
        places.map(({ name, phone }) => ({ name: nameIn(name, language), phone })),
      ),
    },
    { label: w.refer.country, choices: placed('known', known) },
  ].filter(({ choices }) => choices.length > 0);
}

export type Typed = { readonly to: ReferredTo } | { readonly wrong: 'name' | 'phone' };

/** What was typed by hand, in one line each. `phone`: no number that can be dialled. */
export function typedPlace(name: string, phone: string): Typed {
  const to = { name: inOneLine(name), phone: inOneLine(phone) };
  if (!isReferredName(to.name)) return { wrong: 'name' };
  return isReferredPhone(to.phone) && telephoneLink(to.phone) !== undefined ? { to } : { wrong: 'phone' };
}
const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');
