export const options = {
  button: 'Mogelijkheden',
  title: 'Mogelijkheden om te bespreken',
  lead: 'Kies wat je wilt bespreken. "Nu niets doen" staat er altijd bij, en de klachtenregeling als jullie die hebben. Met een knop begint er niets.',
  none: 'Kies er minstens één.',
  heading: 'Mogelijkheden',
  waits: 'Er is nog niets gekozen. Dat hoeft ook niet.',
  chosenNothing: 'De medewerker wil nu niets doen. Laat het rusten, tenzij de medewerker er zelf op terugkomt.',
  chosen: (label: string): string => `De medewerker wil het hebben over: ${label}.`,
};
