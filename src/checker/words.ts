/** The words of the page around the check; what was found is said by `core/report/check/said.ts`. */
import { LANGUAGES, type Language } from '../core/organisation.ts';

const nl = {
  title: 'Controle van een jaarverslag',
  language: 'Taal',
  lead: 'Kijk zelf na of een jaarverslag, advies of afrekening van vertrouwenspersonen echt is, en of er iemand uit te halen is.',
  stays:
    'Deze pagina rekent in je eigen browser. Wat je hier neerlegt, gaat nergens heen: de pagina kan niet naar internet.',
  choose: 'Kies bestanden',
  drop: 'of sleep ze hierheen. Neem alle jaren van één organisatie tegelijk, ook de adviezen en afrekeningen.',
  kinds: 'Bestanden die eindigen op .html of .json',
  working: 'Even rekenen…',
  results: 'Uitkomst',
  good: 'Alles klopt. Vergelijk nog wel het kenmerk van de sleutel.',
  bad: 'Er klopt iets niet. Lees hieronder wat.',
  tones: { good: 'Goed', bad: 'Niet goed', note: 'Let op' },
  show: 'Laat zien wat ondertekend is',
  again: 'Opnieuw beginnen',
  how: {
    heading: 'Hoe deze controle werkt',
    lines: [
      'Handtekening: klopt die, dan is er na het ondertekenen geen letter veranderd. Van wie de sleutel is, weet alleen de organisatie. Vergelijk daarom het kenmerk.',
      'Pagina: die wordt hier opnieuw gemaakt uit wat ondertekend is, en letter voor letter vergeleken.',
      'Aanval: een programma probeert meer te weten te komen, met alle bestanden naast elkaar. Het kent de regels waarmee het verslag is gemaakt. Houdt een aantal minder dan drie mogelijkheden, of is van iemand te zeggen dat die kwam, dan staat dat er.',
      'Wat deze pagina niet kan: de geschreven tekst beoordelen, weten wat er buiten deze bestanden is verteld, en zien of de aantallen waar zijn.',
    ],
  },
};
export type CheckerWords = typeof nl;
const en: CheckerWords = {
  title: 'Check of a yearly account',
  language: 'Language',
  lead: 'See for yourself whether a yearly account, advice or settlement of confidential advisers is real, and whether anybody can be found in it.',
  stays: 'This page works in your own browser. What you put here goes nowhere: the page cannot reach the internet.',
  choose: 'Choose files',
  drop: 'or drag them here. Take all years of one organisation at once, with advices and settlements.',
  kinds: 'Files that end in .html or .json',
  working: 'Working it out…',
  results: 'What was found',
  good: 'All of it is right. Do compare the id of the key.',
  bad: 'Something is not right. Read below what.',
  tones: { good: 'Good', bad: 'Not good', note: 'Note' },
  show: 'Show what was signed',
  again: 'Start again',
  how: {
    heading: 'How this check works',
    lines: [
      'Signature: if it is right, no letter was changed after signing. Whose key it is, only the organisation knows. So compare the id.',
      'Page: it is made anew here from what was signed, and compared letter for letter.',
      'Attack: a program tries to learn more, with all files beside each other. It knows the rules by which an account is made. Where a number keeps fewer than three possibilities, or of somebody can be said that they came, this says so.',
      'What this page cannot do: judge the text that was written, know what was told outside of these files, and see whether the numbers are true.',
    ],
  },
};
export const CHECKER_WORDS: Readonly<Record<Language, CheckerWords>> = { nl, en };

/** The first language of the reader that we have. */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted.map((one) => LANGUAGES.find((each) => one.toLowerCase().startsWith(each))).find((one) => one !== undefined) ??
  LANGUAGES[0];
