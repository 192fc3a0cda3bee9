/** Confidence that is broken, told to the employee. Where legal points come from stands in docs/facts.md. */
export const told = {
  heading: {
    before: (name: string): string => `${name} moet iets vertellen`,
    after: (name: string): string => `${name} heeft iets verteld`,
  },
  why: {
    danger: (name: string): readonly string[] => [
      `${name} denkt dat iemand ernstig gevaar loopt, en ziet geen andere weg. Daarom vertelt ${name} iets door, ook zonder jouw ja.`,
    ],
    judge: (name: string): readonly string[] => [`Een rechter stelt ${name} vragen. ${name} moet antwoorden.`],
    law: (name: string): readonly string[] => [`De wet verplicht ${name} dit te vertellen, ook zonder jouw ja.`],
  },
  done: {
    danger: (name: string, day: string): readonly string[] => [
      `Op ${day} heeft ${name} iets verteld, ook zonder jouw ja. ${name} denkt dat iemand ernstig gevaar loopt, en zag geen andere weg.`,
    ],
    judge: (name: string, day: string): readonly string[] => [
      `Op ${day} heeft een rechter ${name} vragen gesteld. ${name} moest antwoorden.`,
    ],
    law: (name: string, day: string): readonly string[] => [
      `Op ${day} heeft ${name} iets verteld, omdat de wet dat verplicht, ook zonder jouw ja.`,
    ],
  },
  consulted: (name: string): string => `${name} heeft erover overlegd met een deskundige, zonder jouw naam.`,
  because: {
    danger: 'Eerst vertellen was te gevaarlijk.',
    unreachable: (name: string): string => `${name} kon je niet eerst bereiken.`,
  },
  who: 'Aan wie',
  what: { before: 'Alleen dit', after: 'Dit is gezegd' },
  named: { yes: 'Met je naam.', no: 'Zonder je naam.' },
  write: (name: string): string => `Wil je nog iets zeggen? Schrijf ${name} in dit gesprek.`,
  orCall: (name: string, phone: string): string => `Bellen kan ook: ${name}, ${phone}.`,
  danger: 'Ben je zelf in gevaar, bel dan 112.',
  disagree: (hasOthers: boolean): string =>
    `Ben je het er niet mee eens? Je kunt klagen${hasOthers ? ', of met een andere vertrouwenspersoon praten' : ''}.`,
  keeps: (name: string): string =>
    `${name} bewaart hiervan een jaar lang één regel: welke dag, waarom, aan welke functie, met of zonder naam, en of je het vooraf wist. Ook als je dit gesprek wist.`,
  read: 'Lees wat er verteld wordt',
  complain: 'Klagen',
  another: 'Een andere vertrouwenspersoon',
};
export const toldDid = {
  put: (name: string): string => `${name} moet iets vertellen, of heeft dat gedaan. Wat het is, staat bovenaan.`,
  'taken-away': (name: string): string => `${name} vertelt het toch niet.`,
};
