/** De opgave van een kwartaal, in het Nederlands. */
export const statement = {
  heading: (supplier: string) => `Opgave voor ${supplier}`,
  lead: 'Na elk kwartaal hoort je leverancier één getal: je consulten bij alle organisaties met zo’n contract samen. Hoe het over de organisaties verdeeld is, staat er niet in.',
  form: { pool: 'Pool', 'per-consult': 'Per consult' },
  quarter: (quarter: number, year: number) => `Kwartaal ${quarter} van ${year}`,
  number: (consults: number, organisations: number) =>
    `${consults === 1 ? '1 consult' : `${consults} consulten`} bij ${organisations} organisaties samen`,
  save: 'Onderteken en bewaar als bestand',
  saved:
    'Bewaard. Stuur het bestand naar je leverancier. Geef een kwartaal één keer op: een ander getal wordt geweigerd.',
  refused: {
    'not-over': 'Dit kwartaal is nog niet voorbij.',
    'few-organisations':
      'Je werkt voor minder dan vijf organisaties met zo’n contract. Dan wees het getal naar een van hen, en daarom kun je niets opgeven.',
    'not-handed-in':
      'Wat je op andere apparaten telde, staat hier misschien nog niet bij. Doe je inbox op slot en open hem opnieuw. Daarna kun je opgeven.',
    incomplete:
      'Er ontbreekt misschien iets in je tellingen, door een kwijtgeraakte sleutel of een oud boek. Daarom kun je niets opgeven.',
  },
  /** Behind `few-organisations`: what becomes of the bill. */
  bill: {
    pool: 'Je leverancier rekent deze consulten niet.',
    'per-consult': 'Voor de rekening hoeft dat ook niet: die gaat per jaar, na het jaarverslag.',
  },
  settlement: {
    heading: (year: number) => `Afrekening over ${year}`,
    lead: (supplier: string) =>
      `Het jaarverslag is uit. ${supplier} mag van dit jaar één getal horen: de consulten van het hele team, naar beneden afgerond op tien. Het telt mee als iets dat verschenen is, en verandert nooit meer.`,
    number: (consults: number) => `${consults} consulten`,
    tick: 'Ik geef dit getal vrij. Daarna verandert het niet meer.',
    release: 'Geef vrij',
    missing: 'Zet eerst het vinkje.',
    done: 'Vrijgegeven. Stuur het bestand naar je leverancier.',
    file: 'Bewaar het bestand',
    package: {
      small: 'Er werken minder dan 250 mensen. Daarom komt er geen getal, en geldt de prijs van het pakket.',
      few: 'Er kwamen minder dan twintig mensen. Daarom komt er geen getal, en geldt de prijs van het pakket. Waarom leest alleen jij.',
      points:
        'Naast wat er al verschenen is, zou dit getal te veel zeggen. Daarom komt het er niet, en geldt de prijs van het pakket.',
    },
  },
};
