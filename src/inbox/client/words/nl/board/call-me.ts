export const callMe = {
  heading: 'Wil gebeld worden',
  unreadable: 'Het nummer gaat met deze sleutel niet open. Vraag erom in een bericht.',
  number: 'Nummer',
  when: 'Wanneer het uitkomt',
  mayLeave: 'Inspreken mag. Spreek alleen in dat je gebeld hebt, en je voornaam.',
  mayNotLeave: 'Spreek niets in.',
  somebodyElse: (name: string): string => `Neemt iemand anders op? Zeg alleen "met ${name}", en niet waarvoor je belt.`,
  afterwards: 'Heb je gebeld? Stuur daarna een kort bericht. Tot dan wacht de medewerker.',
};
export const callMeDid = {
  given: 'Gaf een nummer om te bellen.',
  changed: 'Veranderde waar of wanneer je kunt bellen.',
  'taken-back': 'Trok het nummer in. Bel niet meer.',
};
