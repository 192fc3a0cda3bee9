/** A slip: may this be told? Where legal points come from stands in docs/facts.md. */
export const slip = {
  heading: {
    tell: (name: string): string => `Mag ${name} dit vertellen?`,
    report: (name: string): string => `Mag ${name} dit voor jou melden?`,
    'hand-over': (name: string): string => `Mag ${name} dit aan een andere vertrouwenspersoon vertellen?`,
  },
  decides: 'Jij beslist. Het hoeft niet, en het hoeft niet nu.',
  /** Of what it comes to, by its purpose. */
  purpose: {
    tell: (): readonly string[] => [],
    report: (name: string): readonly string[] => [
      `Melden is iets anders dan praten: dan begint een procedure. ${name} doet het in jouw plaats, en alleen na overleg met jou.`,
      'Waarom je het niet zelf doet, kies je hieronder. Je hoeft het niet uit te leggen.',
    ],
    'hand-over': (name: string): readonly string[] => [
      `De ander krijgt alleen te horen wat hieronder staat. Wat je aan ${name} schreef, gaat niet mee. Wil je met de ander schrijven, dan begin je een nieuw gesprek.`,
    ],
  },
  who: 'Aan wie',
  what: 'Wat',
  named: { yes: 'Met je naam: ja.', no: 'Met je naam: nee.' },
  until: (day: string): string => `Tot en met: ${day}.`,
  ifNot: (name: string): string => `Zeg je nee, of niets, dan vertelt ${name} niets, en krijg je even goed hulp.`,
  afterwards: 'Wie dit hoort, moet er soms iets mee doen. Praat daar eerst over.',
  later: 'Je kunt je ja later intrekken. Wat dan al verteld is, kan niet terug.',
  keeps: (name: string): string =>
    `Zeg je ja, dan bewaart ${name} een jaar lang één regel: welke dag, aan welke functie, met of zonder naam, en of je het introk. Ook als je dit gesprek wist.`,
  says: {
    yes: 'Ja, dit mag',
    'yes-fear': 'Ja: ik durf het zelf niet',
    'yes-alone': 'Ja: ik kan het niet alleen',
    'yes-own': 'Ja: mijn reden zeg ik niet',
    no: 'Nee',
    'not-yet': 'Nog niet',
    change: 'Ik wil iets veranderen',
    revoke: 'Trek mijn ja in',
  },
  said: {
    yes: (name: string, day: string): string => `Je zei ja. ${name} mag dit vertellen tot en met ${day}.`,
    no: (name: string): string => `Je zei nee. ${name} vertelt dit niet.`,
    'not-yet': (name: string): string => `Je zei: nog niet. ${name} vertelt dit niet.`,
    change: (name: string): string =>
      `Je wilt iets veranderen. ${name} vertelt dit niet. Schrijf of zeg wat er anders moet.`,
    revoke: (name: string): string => `Je ja is ingetrokken. Vanaf nu vertelt ${name} hier niets meer over.`,
    again: 'Mag het later toch? Dan komt er een nieuw briefje.',
    over: (name: string): string => `Dit briefje is voorbij. ${name} vertelt hier niets meer over.`,
  },
  read: 'Lees het briefje',
  ask: 'Ik wil dat er iets verteld wordt',
  asked: (name: string): string =>
    `Je vroeg om een briefje. ${name} ziet dat, en zet er een voor je klaar als jullie weten wat erop moet staan. Tot je ja zegt, vertelt ${name} niets.`,
};
export const slipDid = {
  put: (name: string): string => `${name} zette een briefje voor je klaar. Het staat bovenaan. Het hoeft niet nu.`,
  'taken-away': (name: string): string => `${name} haalde een briefje weg. Wat erop stond, mag niet verteld worden.`,
  yes: (): string => 'Je zei ja op een briefje.',
  'yes-fear': (): string => 'Je zei ja op een briefje.',
  'yes-alone': (): string => 'Je zei ja op een briefje.',
  'yes-own': (): string => 'Je zei ja op een briefje.',
  no: (): string => 'Je zei nee op een briefje.',
  'not-yet': (): string => 'Je zei: nog niet.',
  change: (): string => 'Je wilt iets aan een briefje veranderen.',
  revoke: (): string => 'Je trok je ja in.',
  ask: (): string => 'Je vroeg om een briefje.',
};
