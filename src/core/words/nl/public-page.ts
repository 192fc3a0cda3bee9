/** The page that anybody may read without signing in, and the poster that leads to it. */
export const outside = {
  publicPage: {
    languages: 'Taal',
    onThisPage: 'Op deze pagina',
    urgent: 'Kan het niet wachten?',
    contact: {
      phone: 'Bellen',
      email: 'Mailen',
      video: 'Beeldbellen',
      inPerson: 'Afspreken',
      about: 'Over',
      speaks: 'Spreekt',
      topics: 'Waarover',
      where: 'Locatie',
      hours: 'Uren',
      work: 'Kent het werk',
    },
    byAppointment: 'op afspraak',
    hoursNote: 'Dit zijn de gewone uren. Op feestdagen en in vakanties kan het anders zijn.',
    writing: {
      heading: 'Liever schrijven?',
      slack: 'In Slack: typ /vertrouwenspersoon, of open de app In vertrouwen.',
      teams: 'In Teams: open de app In vertrouwen en kies Start.',
      after: 'Je leest daar eerst wat er met je tekst gebeurt. Pas daarna begin je met schrijven.',
    },
    shared:
      'Gebruiken anderen dit apparaat ook? Open deze pagina dan in een privévenster, of wis de pagina straks uit de geschiedenis.',
    leavesNothing: 'Deze pagina gebruikt geen cookies. We houden niet bij wie hier leest.',
    onPhone: 'Deze pagina op je eigen telefoon',
    notFound: {
      heading: 'Deze pagina is er niet',
      lines: [
        'Klopt het adres? Kijk nog eens op de poster of de kaart, of scan de code opnieuw.',
        'Vraag anders iemand die je vertrouwt, of de ondernemingsraad, waar je een vertrouwenspersoon vindt.',
        'Heeft je werkgever niemand? Een brancheorganisatie heeft soms ook vertrouwenspersonen.',
        'Is er nu gevaar: bel 112. Denk je aan zelfdoding: bel 113, gratis, dag en nacht.',
      ],
    },
  },
  poster: {
    title: (organisation: string) => `In vertrouwen: de vertrouwenspersonen van ${organisation}`,
    points: [
      'Jij beslist. Je vertelt alleen wat je wilt.',
      'Wat je vertelt, blijft tussen jou en de vertrouwenspersoon. Uitzonderingen hoor of lees je eerst.',
      'Je leidinggevende en HR horen van ons niet wie er komt.',
    ],
    scan: 'Scan met je eigen telefoon',
    scanNote: 'Je leest wie er zijn en wat je werkgever wel en niet ziet. Aanmelden hoeft niet.',
    codeAlt: (address: string) => `QR-code naar ${address}`,
    hiredIn: 'Werk je hier via een ander bedrijf? Scan de code en kijk of jouw bedrijf erbij staat.',
    advisers: 'Met deze mensen kun je praten',
    others: (count: number) =>
      count === 1 ? 'En nog iemand: scan de code.' : `En nog ${count} anderen: scan de code.`,
    urgent: 'Gevaar: bel 112. Denk je aan zelfdoding: bel 113, gratis, dag en nacht.',
  },
};
