/** What an adviser keeps for a year, in Dutch. */
export const book = {
  title: 'Wat je bewaart',
  why: 'Zei een medewerker ja op een briefje, of vertelde je iets zonder ja? Dan bewaar je daarvan één regel, een jaar lang. Een klacht kan maanden later komen.',
  what: 'In een regel staat geen naam en niets uit het gesprek. De regel blijft ook als de medewerker het gesprek wist. Dat leest de medewerker vooraf.',
  sealed:
    'Je regels zijn verzegeld met jouw sleutel. Alleen jij kunt ze lezen. Ben je elke weg naar je sleutel kwijt, dan zijn je regels ook weg.',
  none: 'Je bewaart nu geen regels.',
  consent: (to: string, named: boolean) =>
    `Een medewerker zei ja: je mocht iets vertellen aan ${to}, ${named ? 'met naam' : 'zonder naam'}.`,
  withdrawn: 'Dat ja is later ingetrokken.',
  breach: (to: string, named: boolean) =>
    `Je vertelde iets aan ${to} zonder dat de medewerker ja zei, ${named ? 'met naam' : 'zonder naam'}.`,
  ways: {
    danger: 'Het was omdat iemand ernstig gevaar liep.',
    judge: 'Het was omdat een rechter ernaar vroeg.',
    law: 'Het was omdat de wet het verplicht.',
  },
  toldBefore: 'De medewerker hoorde het vooraf van je.',
  notToldBefore: 'De medewerker hoorde het niet vooraf.',
  goes: (day: string) => `Deze regel gaat weg op ${day}.`,
  trouble: {
    'put-back':
      'Bij de server lagen oudere regels en tellingen dan dit apparaat al kende, of geen. Iemand kan ze hebben teruggezet. Wat dit apparaat kent, ligt er weer. Vertel het de beheerder.',
    unreadable:
      'Wat er bij de server van je regels en tellingen lag, gaat met jouw sleutel niet open. Alleen wat dit apparaat kent, is er nog. Heb je geen nieuwe sleutel gekregen, vertel het dan de beheerder.',
    newer:
      'Je regels of tellingen zijn opgeschreven met een nieuwere versie van deze pagina. Daar verandert deze pagina niets aan. Laad de pagina opnieuw. Wat je hier opschrijft of telt, wacht zolang op dit apparaat.',
    full: 'Er past niets meer bij. Wat je opschrijft of telt, wacht op dit apparaat tot er oude regels weg zijn.',
    'not-kept':
      'De server nam je regels en tellingen net niet aan. Ze wachten verzegeld op dit apparaat, tot je je inbox weer opent of op slot doet.',
  },
};
