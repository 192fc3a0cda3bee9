export const followUp = {
  button: 'Later vragen hoe het gaat',
  title: 'Wanneer vraag je hoe het gaat?',
  lead: 'Kies één dag. De medewerker leest dit nu al en kan nee zeggen. Die dag staat de vraag één keer bovenaan het gesprek, zonder bericht erover.',
  until: (day: string): string =>
    `Dit gesprek is er tot en met ${day}. Wil je een latere dag? Schrijf het in je eigen agenda, zonder naam.`,
  day: 'Dag',
  past: 'Kies een dag na vandaag.',
  late: (day: string): string =>
    `Dat kan tot en met ${day}: daarna is dit gesprek er niet meer. Schrijf het in je eigen agenda, zonder naam.`,
  heading: 'Later vragen hoe het gaat',
  ahead: (day: string): string => `Op ${day} staat de vraag één keer bij de medewerker. Die kan nee zeggen.`,
  fine: 'De medewerker vindt het goed.',
  refused: 'De medewerker wil dit liever niet. Vraag er niet naar.',
  asked: 'Vandaag staat de vraag bij de medewerker. Antwoorden hoeft niet.',
  answered: {
    well: 'De medewerker zegt: het gaat goed.',
    'not-well': 'De medewerker zegt: het gaat niet goed.',
    talk: 'De medewerker wil erover praten.',
  },
  over: (day: string): string => `Op ${day} stond de vraag bij de medewerker. Er is niets op gezegd.`,
  never: 'Het wordt niet nog een keer gevraagd. Je kunt dit weghalen.',
};
export const followUpDid = {
  you: { put: 'Je wilt later vragen hoe het gaat.', 'taken-away': 'Je vraagt later toch niet hoe het gaat.' },
  employee: {
    fine: 'Vindt het goed dat je later vraagt hoe het gaat.',
    no: 'Wil liever niet dat je later vraagt hoe het gaat.',
    answered: 'Zei hoe het gaat.',
  },
};
