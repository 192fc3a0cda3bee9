export const options = {
  heading: 'Waar wil je het over hebben?',
  lines: (name: string): readonly string[] => [
    `${name} zette dit voor je klaar. Kies wat je wilt bespreken.`,
    'Met een knop begint er niets. Je zegt alleen waar je het over wilt hebben.',
  ],
  /** The organisation has no more what was chosen. */
  removed: (name: string): string =>
    `Wat je eerder koos, staat er niet meer bij. Kies iets anders, of vraag ${name} ernaar.`,
  readAll: 'Lees wat elke mogelijkheid is',
  readOne: 'Lees wat hierbij hoort',
  /** Doing nothing is a choice as good as any: nothing waits for it. */
  chosenNothing: (label: string, name: string): string =>
    `Je koos: ${label}. Dat is ook goed. ${name} ziet je keuze. Je mag altijd iets anders kiezen.`,
  chosen: (label: string, name: string): string =>
    `Je koos: ${label}. Er is nog niets begonnen. ${name} ziet je keuze. Je mag altijd iets anders kiezen.`,
};
