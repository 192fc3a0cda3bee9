/** What the check says, in Dutch: plainly, for somebody who never saw a signature. */
import type { FileRule, Rule } from '../../rules.ts';

const rules: Record<Rule | FileRule, string> = {
  people: 'Er staan cijfers in, terwijl er minder dan 50 mensen werken of dat aantal niet bekend is.',
  total: 'Het totaal is geen klasse die mag: "minder dan 10", "10 of meer", of vanaf 250 mensen een klasse van tien.',
  'two-tables': 'Er staan te veel tabellen in voor een organisatie met minder dan 250 mensen.',
  twenty: 'Er staat een tabel in, terwijl er minder dan twintig mensen kwamen.',
  classes: 'Er staat een rij in die geen klasse van vijf is.',
  'row-five': 'Er staat een rij in van minder dan vijf mensen.',
  'other-five': 'De rij "al het andere" gaat over minder dan vijf mensen.',
  managers: 'Er staat bij van wie het uitging, terwijl er te weinig leidinggevenden zijn.',
  top: 'De directie staat apart van de andere leidinggevenden.',
  groups: 'Er staat een rij apart over een groep die te klein is, of waarvan niemand weet hoe groot die is.',
  everybody: 'Er kwam zo’n groot deel van de mensen, dat van iemand te weten is dat die kwam.',
  rows: 'Een rij of een tabel staat er dubbel, of telt iets dat er niet bij hoort.',
  possible: 'Er had nog een rij in een andere op moeten gaan.',
  pool: 'De jaren die samen genomen zijn, mogen niet samen.',
  once: 'Over één jaar zijn er twee verslagen.',
  hours: 'Alle uren staan erin, terwijl er minder dan twintig mensen kwamen.',
  settlement: 'De afrekening van dit jaar mag niet, of er zijn er twee van één aanbieder.',
};

export const nl = {
  rules,
  kinds: {
    report: (organisation: string, years: string) => `Jaarverslag ${years} van ${organisation}`,
    advice: (organisation: string, year: string) => `Advies ${year} van ${organisation}`,
    settlement: (organisation: string, year: string) => `Afrekening ${year} van ${organisation}`,
  },
  along: (name: string) => `meegekomen in ${name}`,
  signed: 'De handtekening klopt.',
  forged:
    'De handtekening klopt niet. Dit bestand is veranderd, of iemand anders heeft het gemaakt. Vraag de organisatie om het echte bestand.',
  newer: 'Dit bestand is gemaakt met een nieuwere versie dan deze controle kent. Vraag om de nieuwste controlepagina.',
  unknown: 'Dit is geen verslag, advies of afrekening van In vertrouwen, of het is beschadigd.',
  key: (kid: string, maker: string) =>
    `Kenmerk van de sleutel: ${kid}. Vraag de organisatie of dit de sleutel van ${maker} is. Zonder die vraag weet je alleen dat er niets veranderd is, niet wie het maakte.`,
  page: {
    same: 'De pagina zegt precies wat er ondertekend is, letter voor letter.',
    other:
      'De pagina zegt iets anders dan wat er ondertekend is. Misschien is het bestand opnieuw opgeslagen, misschien heeft iemand het veranderd. Ga uit van wat ondertekend is.',
    edition:
      'De pagina is gemaakt met een andere versie van In vertrouwen. Letter voor letter vergelijken kan daarom niet. Ga uit van wat ondertekend is.',
  },
  file: 'Dit bestand is alleen de ondertekende tekst, zonder pagina.',
  attack: {
    heading: 'Is er iemand uit te halen?',
    none: 'Er is niets te controleren: geen enkel bestand heeft een goede handtekening.',
    good: 'Niemand is eruit te halen. Elk cijfer houdt drie mogelijkheden of meer, en van niemand is te zeggen of die kwam. De regels zijn gevolgd.',
    bad: 'Er is te veel uit te halen:',
    onlyHere: 'Dit geldt voor de bestanden met een goede handtekening die hier liggen, samen.',
    texts: 'De woorden die vertrouwenspersonen zelf schreven, kan een programma niet beoordelen. Lees ze zelf.',
  },
  missing: (count: number) =>
    `Er ${count === 1 ? 'verscheen eerder nog iets' : `verschenen eerder nog ${count} andere`} over deze organisatie, en dat ligt hier niet bij. Vraag erom en leg alles tegelijk neer: pas dan is de controle volledig.`,
  another: 'Volgens het verslag verschijnt er nog een verslag, buiten deze app. Dat kan niet mee worden gecontroleerd.',
  findings: {
    at: (year: number, table: string | undefined, row: string | undefined) =>
      `${year}${table === undefined ? '' : `, tabel "${table}"`}${row === undefined ? '' : `, rij "${row}"`}`,
    few: {
      total: 'Hoeveel mensen er kwamen, is bijna precies te berekenen',
      year: 'Hoeveel mensen er in dat ene jaar kwamen, is bijna precies te berekenen',
      row: 'Hoeveel mensen in deze rij horen, is bijna precies te berekenen',
      unnamed: 'Hoeveel mensen iets anders antwoordden, is bijna precies te berekenen',
    },
    possible: (count: number) => (count === 1 ? 'er is één mogelijk aantal' : `er zijn ${count} mogelijke aantallen`),
    presence: {
      people: 'Er kwamen zo veel mensen, dat van iemand te weten is dat die kwam.',
      managers: 'Er zijn zo weinig leidinggevenden, dat van iemand te weten is dat het over die persoon ging.',
    },
    rule: 'Een regel is niet gevolgd.',
    impossible: 'De cijfers kunnen niet samen kloppen. Er is iets veranderd of weggelaten.',
    organisations: 'Dit gaat over een andere organisatie. Controleer de bestanden van één organisatie tegelijk.',
  },
};
export type CheckWords = typeof nl;
