export const options = {
  heading: 'Waar wil je het over hebben?',
  lines: (name: string): readonly string[] => [
    `${name} zette dit voor je klaar. Kies wat je wilt bespreken.`,
    'Met een knop begint er niets. Je zegt alleen waar je het over wilt hebben.',
  ],
  chosen: (label: string, name: string): string =>
    `Je koos: ${label}. Er is nog niets begonnen. ${name} ziet je keuze. Je mag altijd iets anders kiezen.`,
};
