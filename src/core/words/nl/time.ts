/** Words for moments. A file of its own: the advisers' browser needs these and no other words of the core. */
export const time = {
  yesterday: 'gisteren',
  today: 'vandaag',
  tomorrow: 'morgen',
  at: (day: string, time: string) => `${day} ${time}`,
  before: (moment: string) => `vóór ${moment}`,
  /** "Before today 17:00" would be read as yesterday. */
  beforeToday: (time: string) => `vandaag vóór ${time}`,
  days: (first: string, last: string) => `${first} t/m ${last}`,
  around: (day: string, time: string) => `${day}, rond ${time}`,
  /** Between brackets behind a moment or a heading. */
  timeIn: (city: string) => `tijd in ${city}`,
  /** Of an hour that comes twice, when the clock goes back. */
  turns: { first: 'zomertijd', second: 'wintertijd' },
};

/** Places after which zones are called, where people here call them otherwise. */
export const cities: Readonly<Record<string, string>> = {
  Athens: 'Athene',
  Berlin: 'Berlijn',
  Brussels: 'Brussel',
  Bucharest: 'Boekarest',
  Copenhagen: 'Kopenhagen',
  Curacao: 'Curaçao',
  Kralendijk: 'Bonaire',
  Lisbon: 'Lissabon',
  London: 'Londen',
  Lower_Princes: 'Sint Maarten',
  Luxembourg: 'Luxemburg',
  Paris: 'Parijs',
  Prague: 'Praag',
  Sao_Paulo: 'São Paulo',
  Vienna: 'Wenen',
  Warsaw: 'Warschau',
  Zurich: 'Zürich',
};
