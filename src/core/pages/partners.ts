/** Other employers of people who work here: how each is shown, on a screen and on the public page. */
import type { Language, Organisation, Partner } from '../organisation.ts';
import { telephoneLink } from '../../base/phone.ts';
import type { Action, Link, Section } from '../screens.ts';
import { wordsIn } from '../words/index.ts';
import { languageName } from '../words/moments.ts';
import type { PageContext } from './context.ts';

export const hasPartners = ({ partners = [] }: Organisation): boolean => partners.length > 0;

/** The button that leads to the page; absent where no other company is known. */
export const hiredInAction = ({
  organisation,
  words,
}: Pick<PageContext, 'organisation' | 'words'>): Action | undefined =>
  hasPartners(organisation) ? { label: words.hiredIn.open, press: { do: 'hired-in' } } : undefined;

export function partnerSection(partner: Partner, language: Language): Section {
  const words = wordsIn(language).hiredIn;
  const { name, kind, adviser, phones, email, url, languages } = partner;
  return {
    heading: words.there(name),
    lines: [
      words.kinds[kind],
      ...(adviser === undefined ? [] : [words.adviser(adviser)]),
      ...phones.map((phone) => words.call(phone)),
      ...(email === undefined ? [] : [words.mail(email)]),
      ...(url === undefined ? [] : [words.read(url)]),
      words.speaks(languages.map((tag) => languageName(tag, language)).join(', ')),
    ],
  };
}

export function partnerLinks({ name, phones, url }: Partner, language: Language): Link[] {
  const words = wordsIn(language).hiredIn;
  const [number] = phones.flatMap((phone) => telephoneLink(phone) ?? []);
  return [
    ...(number === undefined ? [] : [{ label: words.callLink(name), url: number }]),
    ...(url === undefined ? [] : [{ label: words.pageLink(name), url }]),
  ];
}
