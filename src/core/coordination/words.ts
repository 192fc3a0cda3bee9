/** The words of the coordinator's page. */
import type { Form } from '../billing/contract.ts';
import type { Language } from '../organisation.ts';
import type { NoticesWork } from './view.ts';

export interface CoordinationWords {
  readonly title: string;
  readonly lead: string;
  readonly hidden: string;
  readonly signIn: string;
  readonly signInWith: (provider: string) => string;
  readonly signInFailed: string;
  readonly refused: Readonly<Record<'not-a-coordinator' | 'other', string>>;
  readonly adviserToo: string;
  readonly signOut: string;
  readonly none: string;
  readonly nobody: string;
  readonly head: Readonly<Record<'adviser' | 'key' | 'notices' | 'hours' | 'away' | 'until', string>>;
  readonly key: { readonly yes: string; readonly no: string };
  readonly notices: Readonly<Record<NoticesWork, string>>;
  readonly noHours: string;
  readonly noAbsence: string;
  readonly days: (from: string, until: string) => string;
  readonly cover: (names: string) => string;
  readonly otherCover: string;
  readonly noCover: string;
  readonly noEnd: string;
  readonly ends: (day: string) => string;
  readonly over: (day: string) => string;
  readonly contract: Readonly<Record<Form, string>>;
  readonly noContract: string;
  readonly from: (day: string) => string;
  readonly missing: string;
  readonly languages: (names: string) => string;
  readonly genders: Readonly<Record<'woman' | 'man', string>>;
  readonly weeks: (days: string) => string;
}

const nl: CoordinationWords = {
  title: 'Is alles op orde?',
  lead: 'Per organisatie: wie er vertrouwenspersoon is, en wat er nog ontbreekt.',
  hidden: 'Wie er schreef, hoeveel en hoe snel er antwoord kwam staat hier niet. Deze pagina kan dat niet opvragen.',
  signIn: 'Meld je aan als coördinator.',
  signInWith: (provider) => `Aanmelden met ${provider}`,
  signInFailed: 'Aanmelden begon niet. Wacht een minuut en probeer het opnieuw.',
  refused: {
    'not-a-coordinator':
      'Met dit account ben je geen coördinator. Vraag wie de bestanden beheert om je bij "coordinators" te zetten.',
    other: 'Aanmelden lukte niet. Probeer het opnieuw.',
  },
  adviserToo: 'Ben je ook vertrouwenspersoon? Je gesprekken staan in je eigen inbox; daar meld je je apart aan.',
  signOut: 'Afmelden',
  none: 'Er is nog geen organisatie. Maak er een met: npm run supplier -- add.',
  nobody: 'Nog niemand van jullie is hier vertrouwenspersoon.',
  head: {
    adviser: 'Naam',
    key: 'Sleutel',
    notices: 'Seintjes',
    hours: 'Uren',
    away: 'Afwezig',
    until: 'Aangesteld',
  },
  key: { yes: 'goedgekeurd', no: 'nog niet goedgekeurd' },
  notices: { yes: 'werken', no: 'werken niet', none: 'staan uit' },
  noHours: 'geen uren',
  noAbsence: 'niets gepland',
  days: (from, until) => (from === until ? from : `${from} t/m ${until}`),
  cover: (names) => `vervangen door ${names}`,
  otherCover: 'een collega van de organisatie',
  noCover: 'geen vervanger',
  noEnd: 'zonder einde',
  ends: (day) => `tot en met ${day}`,
  over: (day) => `voorbij sinds ${day}`,
  contract: { package: 'Pakket', pool: 'Pool', 'per-consult': 'Per consult' },
  noContract: 'Geen contract in het bestand',
  from: (day) => `vanaf ${day}`,
  missing: 'Wat ontbreekt',
  languages: (names) => `Niemand spreekt ${names}.`,
  genders: { woman: 'Er is geen vrouw om uit te kiezen.', man: 'Er is geen man om uit te kiezen.' },
  weeks: (days) => `Niemand is er in de week van ${days}.`,
};

const en: CoordinationWords = {
  title: 'Is everything in order?',
  lead: 'By organisation: who is confidential adviser there, and what is still missing.',
  hidden: 'Who wrote, how much, and how fast an answer came is not shown. This page has no way to ask for it.',
  signIn: 'Sign in as coordinator.',
  signInWith: (provider) => `Sign in with ${provider}`,
  signInFailed: 'Signing in did not begin. Wait a minute and try again.',
  refused: {
    'not-a-coordinator':
      'With this account you are no coordinator. Ask whoever keeps the files to put you under "coordinators".',
    other: 'Signing in did not work. Try again.',
  },
  adviserToo: 'Are you an adviser as well? Your conversations are in your own inbox, where you sign in apart.',
  signOut: 'Sign out',
  none: 'There is no organisation yet. Make one: npm run supplier -- add.',
  nobody: 'None of you is an adviser here yet.',
  head: {
    adviser: 'Name',
    key: 'Key',
    notices: 'Notices',
    hours: 'Hours',
    away: 'Away',
    until: 'Appointed',
  },
  key: { yes: 'approved', no: 'not approved yet' },
  notices: { yes: 'work', no: 'do not work', none: 'are off' },
  noHours: 'no hours',
  noAbsence: 'nothing planned',
  days: (from, until) => (from === until ? from : `${from} to ${until}`),
  cover: (names) => `covered by ${names}`,
  otherCover: 'a colleague of the organisation',
  noCover: 'no cover',
  noEnd: 'without an end',
  ends: (day) => `until ${day}`,
  over: (day) => `over since ${day}`,
  contract: { package: 'Package', pool: 'Pool', 'per-consult': 'Per consult' },
  noContract: 'No contract in the file',
  from: (day) => `from ${day}`,
  missing: 'What is missing',
  languages: (names) => `Nobody speaks ${names}.`,
  genders: { woman: 'There is no woman to choose.', man: 'There is no man to choose.' },
  weeks: (days) => `Nobody is there in the week of ${days}.`,
};
const ALL: Readonly<Record<Language, CoordinationWords>> = { nl, en };
export const coordinationWords = (language: Language): CoordinationWords => ALL[language];
