/**
 * For the talk about a yearly account with the board and the works council: five answers, because what is told beside a
 * page can point at somebody whom the page protects. On paper, in the hand of the adviser.
 */
import { html } from '../../base/html.ts';
import type { Language } from '../organisation.ts';
import { OWN_COLOUR } from './document/colour.ts';
import { shell } from './document/shell.ts';
import { lineOf } from './document/texts.ts';

interface LeafletWords {
  readonly title: string;
  readonly of: (organisation: string, year: number) => string;
  readonly lead: string;
  readonly answers: readonly [string, string, string, string, string];
}
export const LEAFLET: Readonly<Record<Language, LeafletWords>> = {
  nl: {
    title: 'Het jaarverslag bespreken',
    of: (organisation, year) => `${organisation}, ${year}`,
    lead: 'Vijf antwoorden om bij de hand te houden. Wat je hardop zegt, kan iemand aanwijzen die op papier beschermd is.',
    answers: [
      'Ik vertel niet meer dan er in het verslag staat. Ik zeg ook niet "ongeveer", "meer dan vorig jaar" of "bijna niemand" over een cijfer dat er niet staat.',
      'Vraagt u naar een afdeling, een functie of een naam? Dan zeg ik daar niets over, ook geen nee. Een nee wijst iemand anders aan.',
      'Raadt u wie het was? Dan bevestig ik het niet en ontken ik het niet. Dat doe ik bij elke naam.',
      'Een klein aantal zegt niets over goed of slecht. Misschien gaat het goed, misschien kent niet iedereen de vertrouwenspersoon, misschien durft iemand niet.',
      'Laten we het hebben over wat u kunt doen. Daarvoor hoeven we niet te weten wie er kwam.',
    ],
  },
  en: {
    title: 'Discussing the yearly account',
    of: (organisation, year) => `${organisation}, ${year}`,
    lead: 'Five answers to keep at hand. What you say aloud can point at somebody whom the paper protects.',
    answers: [
      'I tell no more than the account says. Nor do I say "about", "more than last year" or "hardly anybody" of a figure that is not in it.',
      'Do you ask about a department, a job or a name? Then I say nothing about it, not even no. A no points at somebody else.',
      'Do you guess who it was? Then I do not confirm it and do not deny it. I do so with every name.',
      'A small number says nothing of good or bad. Things may be well, people may not know the adviser, or they may not dare.',
      'Let us talk about what you can do. We do not need to know who came for that.',
    ],
  },
};

/** @returns a whole HTML file, one A4 */
export function leafletPage({
  language,
  organisation,
  year,
  colour = OWN_COLOUR,
}: {
  readonly language: Language;
  readonly organisation: string;
  readonly year: number;
  readonly colour?: string;
}): string {
  const words = LEAFLET[language];
  return shell({
    language,
    title: words.title,
    colour,
    top: html`<p class="of">${lineOf(words.of(organisation, year))}</p>
      <h1>${words.title}</h1>`,
    main: html`<p>${words.lead}</p>
      <ol class="sentences">
        ${words.answers.map((answer) => html`<li>${answer}</li>`)}
      </ol>`,
  });
}
