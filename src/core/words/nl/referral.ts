/**
 * What an employee reads when an adviser names somebody else, and the adviser before pressing. It says that nothing went
 * along: otherwise somebody may think that the other one knows already, and waits for a call.
 */
export const referral = {
  adviser: (from: string, name: string, about: string, first: string): string =>
    `${from} noemt je iemand anders om mee te praten: ${name} (${about}). Wil je dat, schrijf dan zelf. ${first} weet van niets, en we sturen niets door.`,
  place: (from: string, name: string, phone: string): string =>
    `${from} noemt je een nummer om te bellen: ${name}, ${phone}. Wil je dat, bel dan zelf. Wie opneemt, weet van niets, en we sturen niets door.`,
  noKey: (from: string, name: string, phone: string | undefined): string =>
    `${from} noemde ${name}. Schrijven kan daar nu niet. ${phone === undefined ? 'Kies iemand anders.' : `Bel ${phone}, of kies iemand anders.`}`,
  left: (from: string): string => `${from} noemde iemand die hier nu geen vertrouwenspersoon is. Kies iemand anders.`,
};
