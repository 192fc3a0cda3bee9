/** The words of a release as a page, in Dutch. */
import type { PrintableField } from '../../../register/fields.ts';

const and = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} en ${parts.at(-1) ?? ''}`;
const tables: Record<PrintableField, string> = {
  about: 'Waar ging het vooral over?',
  by: 'Van wie ging het uit?',
  often: 'Eén keer of vaker?',
  did: 'Wat deed de vertrouwenspersoon vooral?',
  outcome: 'Hoe liep het af?',
  referred: 'Naar wie is er verwezen?',
  contract: 'Wat voor werk hadden de mensen die kwamen?',
  way: 'Hoe spraken zij en de vertrouwenspersoon elkaar vooral?',
};
/** Rows that stand for several answers, and answers that read otherwise in a page than where they are pressed. */
const rows: Record<string, string> = {
  other: 'al het andere, en wat niet bekend is',
  integrity: 'integriteit',
  'not-here': 'hoorde niet bij de vertrouwenspersoon',
  inside: 'iemand binnen de organisatie',
  outside: 'iemand van buiten',
  'by.manager': 'leidinggevende of directie',
  'by.inside': 'van binnen de organisatie',
  'by.outside': 'van buiten de organisatie (klant, patiënt, leerling, reiziger)',
  'about.work': 'hoorde niet bij de vertrouwenspersoon: conflict over het werk',
  'about.private': 'hoorde niet bij de vertrouwenspersoon: privé',
  'about.elsewhere': 'hoorde niet bij de vertrouwenspersoon: iets anders',
  unknown: 'niet bekend',
};

export const nl = {
  and,
  tables,
  rows,
  months: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  titles: {
    report: (years: string) => `Jaarverslag ${years} van de vertrouwenspersonen`,
    advice: (year: string) => `Advies van de vertrouwenspersonen, ${year}`,
    settlement: (year: string) => `Afrekening van consulten, ${year}`,
  },
  meta: {
    to: 'Aan',
    reportTo: 'de hoogste leiding (bestuur of directie), en de OR, PVT of MR',
    notTo: 'Niet aan de eigen leidinggevende van een vertrouwenspersoon.',
    supplier: 'Aanbieder',
    maker: 'Gemaakt en ondertekend door',
    on: (day: string) => `op ${day}`,
    key: 'Kenmerk van de sleutel',
  },
  parts: 'Onderdelen',
  years: (years: readonly number[]) => and(years.map(String)),
  together: (years: string) => `${years} samen`,
  incomplete: {
    heading: 'Niet volledig',
    text: 'In dit verslag ontbreekt iets. Een sleutel ging verloren, of iemand stopte zonder de eigen aantallen mee te geven. Hoeveel er ontbreekt, staat er niet bij: dat zou zelf een cijfer zijn.',
  },
  another: {
    heading: 'Er verschijnt nog een verslag',
    text: 'Over deze organisatie verschijnt ook een verslag dat buiten deze app is gemaakt. Dat is niet naast dit verslag gelegd. Wie beide heeft, weet misschien meer dan uit één van de twee te halen is.',
  },
  pooled: {
    heading: 'Meer jaren samen',
    text: (years: string) =>
      `De cijfers gaan over ${years} samen, omdat één jaar te weinig is om iets af te drukken. Wie in twee van die jaren kwam, telt twee keer.`,
  },
  activities: {
    heading: 'Activiteiten',
    table: 'Wat de vertrouwenspersonen deden',
    what: 'activiteit',
    times: 'aantal keer',
    none: 'Er zijn geen activiteiten opgeschreven.',
    hours: {
      heading: 'Tijd',
      all: (hours: string) =>
        `Alle vertrouwenspersonen samen: ongeveer ${hours} uur, met gesprekken en alle andere taken. Afgerond op tien uur. Hoe die tijd over personen verdeeld was, staat nergens.`,
      activities: (hours: string) =>
        `Alle vertrouwenspersonen samen: ongeveer ${hours} uur aan activiteiten, zonder de gesprekken. Afgerond op tien uur. De tijd van gesprekken staat er niet bij, want bij weinig mensen zegt die te veel.`,
      none: 'Er zijn geen uren opgegeven.',
    },
    team: {
      heading: 'Team',
      internal: 'vertrouwenspersonen van de organisatie zelf',
      external: 'vertrouwenspersonen van buiten',
      began: 'begonnen dit jaar',
      stopped: 'gestopt dit jaar',
      who: 'wie',
      number: 'aantal',
    },
    budget: 'Budget',
  },
  figures: {
    heading: 'Kengetallen',
    lead: 'Bij elk cijfer staat een klasse, nooit een precies aantal. "5 tot en met 9" betekent: vijf, zes, zeven, acht of negen mensen. Iedereen telt één keer, ook na meer gesprekken. Een balk loopt van het minste naar het meeste dat de klasse toelaat.',
    noSums: 'Klassen kun je niet optellen of aftrekken.',
    total: {
      heading: 'Hoeveel mensen kwamen er?',
      fewer: (than: string) => `Er kwamen minder dan ${than} mensen bij de vertrouwenspersonen.`,
      more: (least: string) => `Er kwamen ${least} mensen of meer bij de vertrouwenspersonen.`,
      between: (least: string, most: string) =>
        `Er kwamen ${least} tot en met ${most} mensen bij de vertrouwenspersonen.`,
    },
    none: {
      unsaid:
        'Er staan geen cijfers in dit verslag over wie er kwam. Er is niet opgegeven hoeveel mensen er in de organisatie werken, en zonder dat aantal mag er geen cijfer in.',
      small:
        'Er staan geen cijfers in dit verslag over wie er kwam. In een organisatie met minder dan 50 mensen kan elk cijfer iemand aanwijzen, ook een nul. Dat is zo afgesproken voor elk jaar, hoeveel mensen er ook kwamen.',
      other:
        'Er staan geen cijfers in dit verslag over wie er kwam: met wat al eerder verscheen zou een cijfer iemand kunnen aanwijzen.',
    },
    noTables:
      'Er staan geen tabellen in dit verslag. Een tabel komt er pas bij twintig mensen of meer, en alleen als de antwoorden genoeg verschillen.',
    answer: 'antwoord',
    people: 'mensen',
    graph: (caption: string) => `Grafiek. ${caption}`,
    withheld: {
      heading: 'Wel geteld, niet afgedrukt',
      text: 'te weinig verschil om af te drukken',
      residual:
        'Staat een tabel hier, dan gaven misschien bijna alle mensen hetzelfde antwoord. Dat kun je dan raden. Dat nemen we niet weg.',
    },
    classes: {
      fewer: (than: string) => `minder dan ${than}`,
      more: (least: string) => `${least} of meer`,
      between: (least: string, most: string) => `${least} tot en met ${most}`,
    },
    axis: 'aantal mensen',
  },
  earlier: {
    heading: 'Naast eerdere jaren',
    lead: 'Hier staan de klassen zoals ze toen verschenen, en niets anders.',
    total: 'Hoeveel mensen kwamen er, per jaar?',
    year: 'jaar',
    more: (year: string, than: string) => `In ${year} kwamen er meer mensen dan in ${than}.`,
    fewer: (year: string, than: string) => `In ${year} kwamen er minder mensen dan in ${than}.`,
    unclear: (year: string, than: string) =>
      `Of er in ${year} meer of minder mensen kwamen dan in ${than}, is uit de klassen niet te zeggen.`,
    notApart: 'niet apart',
    absent: 'geen cijfer',
  },
  national: {
    heading: 'Cijfers uit heel Nederland',
    year: (year: string, now: number) =>
      `Deze cijfers zijn van ${year}${now > 0 ? `, dus ${now} jaar oud in het jaar van dit verslag` : ''}. Ze gaan over werknemers in heel Nederland, niet over deze organisatie.`,
    source: 'Bron',
  },
  analysis: {
    heading: 'Analyse',
    own: 'In de eigen woorden van de vertrouwenspersonen.',
    none: 'Er is geen analyse geschreven.',
  },
  recommendations: { heading: 'Aanbevelingen', none: 'Er zijn geen aanbevelingen.' },
  riskInventory:
    'Dit verslag is ook bedoeld voor de risico-inventarisatie en -evaluatie (RI&E) en het plan van aanpak.',
  about: {
    heading: 'Over dit verslag',
    asked: {
      heading: 'Wat nooit gevraagd of bewaard is',
      text: 'Naam, afdeling, locatie, functie, salaris, afkomst, geloof, gezondheid, datum, en wie beschuldigd wordt. Vertrouwenspersonen zetten kruisjes op een vaste lijst. Welke kruisjes bij elkaar horen, staat nergens.',
    },
    decided: {
      heading: 'Hoe bepaald is wat hier staat',
      lines: [
        'Een programma beslist wat er staat, niet de maker.',
        'Onder de 50 mensen in de organisatie: geen cijfers. Van 50 tot 250: alleen minder of meer dan tien, en bij twintig mensen of meer twee tabellen. Vanaf 250: klassen van tien, en bij twintig mensen of meer tabellen.',
        'Kleine rijen gaan op in een grotere. Een rij met niemand, en een rij met iedereen, staat er niet.',
        'Ook wie beschuldigd is, mag niet te vinden zijn. Leidinggevenden staan alleen apart als er tien of meer zijn.',
        'Vóór het verschijnen heeft een tweede programma geprobeerd om meer te weten te komen, met alles wat al verschenen was. Elk aantal houdt drie mogelijkheden of meer.',
      ],
    },
    check: {
      heading: 'Zelf controleren',
      text: 'Dit bestand bevat de ondertekende tekst. De controlepagina van In vertrouwen kijkt of de handtekening klopt, of hier precies staat wat ondertekend is, en of er iemand uit te halen is. Er gaat dan niets naar internet. Vraag de organisatie of het kenmerk van de sleutel hetzelfde is.',
    },
    once: 'Een verslag verschijnt één keer en verandert niet meer. Een verbetering staat in het verslag van het jaar erna.',
  },
  advice: {
    lead: 'Een advies waar niet om gevraagd is. Cijfers over wie er kwam, horen er niet in.',
    heading: 'Het advies',
  },
  settlement: {
    lead: 'Wat de aanbieder over dit jaar hoort, en niets meer.',
    heading: 'Consulten',
    text: (consults: string) =>
      `${consults} consulten in het hele jaar, naar beneden afgerond op tien. Er is geen aantal per maand, per kwartaal of per vertrouwenspersoon.`,
    counts: 'Deze afrekening telt mee als iets dat verschenen is, als een verslag wordt gecontroleerd.',
  },
};
export type DocumentWords = typeof nl;
