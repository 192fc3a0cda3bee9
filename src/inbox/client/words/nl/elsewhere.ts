/** Naming somebody else to an employee, a pause, and the adviser's own sentences, in Dutch. */
import { referral } from '../../../../core/words/nl/referral.ts';

export const refer = {
  button: 'Verwijs door',
  title: 'Wie of wat noem je?',
  lead: 'Je noemt iemand, en de medewerker beslist. Wie je noemt, hoort daar niets van.',
  who: 'Wie of wat',
  choose: 'Kies',
  advisers: 'Vertrouwenspersonen',
  inside: (organisation: string) => `Bij ${organisation}`,
  places: 'Andere werkgevers en plekken',
  country: 'Landelijk',
  typed: 'Zelf typen',
  kinds: { internal: 'intern', external: 'extern' },
  name: 'Naam voor de medewerker',
  phone: 'Telefoonnummer',
  wrong: {
    who: 'Kies wie of wat je noemt.',
    name: 'Typ een naam, in één regel en zonder vreemde tekens.',
    phone: 'Dit nummer kan niemand bellen. Schrijf het als 030 123 45 67.',
  },
  reads: 'De medewerker leest dit, in de taal van de medewerker:',
  go: 'Verstuur',
  sent: 'Verzonden. De medewerker kan nu zelf schrijven of bellen.',
  closed: 'Dit gesprek was al gesloten. Er is niets verzonden.',
  not: 'Er is niets verzonden: het gesprek veranderde steeds, of er past niets meer bij. Probeer het nog eens.',
  /** In the way of declining: afterwards the conversation is closed. */
  first: 'Noem eerst iemand anders',
  formerAdviser: 'iemand die hier geen vertrouwenspersoon meer is',
  said: referral,
};

/** Two days without new messages in one conversation. */
export const pause = {
  button: 'Pauze bij bedreiging',
  title: '48 uur pauze in dit gesprek?',
  lead: 'Voor als je bedreigd wordt. De medewerker kan hier dan 48 uur niets schrijven. Jij kunt dat wel.',
  reads: 'De medewerker leest vanaf wanneer schrijven weer kan, en wie er nu wel is. Een reden staat er niet bij.',
  danger: 'Is er nu gevaar? Bel 112. Praat erover met iemand die je vertrouwt.',
  go: 'Ja, begin de pauze',
  no: 'Nee, geen pauze',
  done: 'De pauze is begonnen.',
  until: (moment: string) =>
    `Pauze tot ${moment}. De medewerker kan hier tot dan niet schrijven, en wel sluiten en wissen.`,
  end: 'Beëindig de pauze',
  ended: 'De pauze is voorbij. De medewerker kan hier weer schrijven.',
  moved: 'De pauze was al begonnen of beëindigd. Zo staat het nu.',
  late: 'Er is niets veranderd: deze pagina stond lang open. Druk nog een keer.',
  nobodyElse:
    'Er is niets veranderd: de medewerker zou niemand anders zien, en geen nummer. Vraag de beheerder om een collega of een nummer erbij te zetten.',
};

/** The adviser's own sentences. */
export const textBlocks = {
  title: 'Mijn vaste zinnen',
  where:
    'Alleen op dit apparaat, verzegeld met je sleutel; ook na afmelden blijven ze hier. Zet er geen namen in. Druk op een zin om hem te gebruiken.',
  add: 'Nieuwe zin',
  save: 'Zet erbij',
  saved: 'De zin staat erbij.',
  remove: 'Verwijder',
  removeThis: (text: string) => `Verwijder: ${text}`,
  removed: 'De zin is weg.',
  empty: 'Schrijf eerst een zin.',
  tooLong: (over: number) => `Deze zin is ${over} tekens te lang.`,
  full: 'Meer dan tien zinnen passen hier niet. Verwijder er één voor een nieuwe.',
  notKept: 'Deze browser kan hier niets bewaren, bijvoorbeeld in een privévenster. De zin staat er niet bij.',
};
