/** One question later: how it goes. */
export const followUp = {
  heading: {
    ahead: 'Later nog één vraag',
    today: (name: string): string => `${name} vraagt hoe het gaat`,
  },
  ahead: (name: string, day: string): string =>
    `Op ${day} wil ${name} weten hoe het met je gaat. De vraag staat dan hier, één keer.`,
  fine: (day: string): string => `Je vindt het goed. Op ${day} staat hier één keer de vraag hoe het met je gaat.`,
  /** Nothing of it goes anywhere else. */
  quiet: 'Je krijgt er geen bericht van, en er komt niets in je agenda. Zeg je nee, dan wordt er niets gevraagd.',
  refused: (name: string): string => `Je zei nee. Dat is prima. ${name} vraagt er niet naar. Schrijven mag gewoon.`,
  asked: [
    'Hoe gaat het nu met je?',
    'Kies wat past, of schrijf het. Niets doen mag ook. Het wordt niet nog een keer gevraagd.',
  ] as readonly string[],
  answered: {
    well: (name: string): string => `Je zei dat het goed gaat. ${name} leest dat.`,
    'not-well': (name: string): string =>
      `Je zei dat het niet goed gaat. ${name} leest dat. Wil je er iets bij vertellen? Schrijf het, of bel.`,
    talk: (name: string): string =>
      `Je wilt erover praten. ${name} leest dat. Schrijf er gerust bij wanneer het je past, of bel.`,
  },
  /** The conversation goes before that day. */
  beyond: (day: string): string =>
    `Op ${day} is dit gesprek er niet meer, als er niets bij komt. Dan wordt hier niets gevraagd.`,
  says: {
    fine: 'Dat is goed',
    no: 'Liever niet',
    well: 'Het gaat goed',
    'not-well': 'Het gaat niet goed',
    talk: 'Ik wil erover praten',
  },
  again: 'Vraag het toch',
};
export const followUpDid = {
  put: (name: string): string => `${name} wil later weten hoe het gaat. Het staat bovenaan, en je kunt nee zeggen.`,
  'taken-away': (name: string): string => `${name} vraagt later toch niet hoe het gaat.`,
  fine: (): string => 'Je vond het goed dat er later gevraagd wordt hoe het gaat.',
  no: (): string => 'Je wilt liever niet dat er gevraagd wordt hoe het gaat.',
  answered: (): string => 'Je zei hoe het gaat.',
};
