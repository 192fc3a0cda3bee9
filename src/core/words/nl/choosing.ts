/** Coming in and finding somebody one dares to talk to. */
export const choosing = {
  home: {
    heading: 'In vertrouwen',
    lines: [
      'Is er iets op je werk dat niet goed voelt? Hier vind je een vertrouwenspersoon om mee te praten.',
      'Wat je leest en schrijft, opent in een eigen venster. Op deze pagina staat nooit iets over jou.',
    ],
    open: 'Open In vertrouwen',
  },
  door: {
    heading: 'Naar je gesprekken',
    lines: [
      'De pagina waar je vandaan komt, is voor iedereen gelijk. Daar staat niet of je met iemand praat.',
      'In dit venster zie je het wel, en alleen jij. Zorg dat er niemand meekijkt.',
    ],
    open: 'Laat mijn gesprekken zien',
  },
  welcome: {
    heading: 'Praten in vertrouwen',
    role: [
      'Een vertrouwenspersoon luistert en denkt met je mee, als er op je werk iets gebeurt dat niet goed voelt. Bij jou of bij iemand anders.',
      'Jij beslist. Zonder jouw toestemming gebeurt er niets, op een paar uitzonderingen na. Die lees je voordat je schrijft.',
      'Is het klein, of twijfel je? Ook dan kun je praten.',
    ],
    /** `undefined`: the organisation has not said whether volunteers may come. */
    freedom: (volunteers: boolean | undefined) =>
      volunteers === undefined
        ? 'Je hebt van niemand toestemming nodig, ook niet als uitzendkracht, zzp’er, stagiair of vrijwilliger.'
        : `Je hebt van niemand toestemming nodig, ook niet als uitzendkracht, zzp’er of stagiair.${volunteers ? ' Ook vrijwilligers zijn hier welkom.' : ''}`,
    /** Says nothing to who looks over a shoulder. */
    mineToRead: 'Mijn gesprekken (kijk even)',
    mine: (unread: number) =>
      unread === 0
        ? 'Mijn gesprekken'
        : unread === 1
          ? 'Mijn gesprekken (1 nieuw antwoord)'
          : `Mijn gesprekken (${unread} nieuwe antwoorden)`,
    advisers: 'Met wie kun je praten?',
    filterNote: 'Je ziet alleen wie past bij je keuze.',
    noMatch: 'Niemand past bij al je keuzes. Kies wat ruimer, of bekijk iedereen.',
    /** Whoever is on the list has no key here, or is away for weeks. */
    nobodyWritable: (filtered: boolean) =>
      `${filtered ? 'Wie bij je keuze past, kun je hier nu niet schrijven.' : 'Hier kun je nu niemand een nieuw bericht schrijven.'} Bellen of mailen kan wel.`,
    nobodyNowNext: (name: string, moment: string) =>
      `Op dit moment is niemand bereikbaar. ${name} is er als eerste weer: ${moment}. Schrijven kan nu al.`,
    filter: 'Zoek iemand die bij je past',
    clearFilter: 'Toon iedereen',
    conduct: 'Is dit wel iets voor een gesprek?',
    complaint: 'Klacht over een vertrouwenspersoon',
    open: (name: string) => `Over ${name}`,
    knows: (work: string) => `Kent het werk: ${work}`,
  },
  filters: {
    intro: 'Met wie zou jij durven praten? Vul in wat voor jou telt. De rest laat je leeg.',
    language: 'Taal',
    gender: 'Liever een man of een vrouw?',
    genders: { woman: 'Een vrouw', man: 'Een man', other: 'Iemand die non-binair is' },
    location: 'Locatie',
    kind: 'Van binnen of van buiten',
    kinds: {
      internal: 'Intern: een collega die je werk kent',
      external: 'Extern: iemand van buiten, zonder belang bij je werkgever',
    },
    topic: 'Waar het over gaat',
    topics: { conduct: 'Hoe mensen met elkaar omgaan', integrity: 'Integriteit, bijvoorbeeld fraude' },
    work: 'Iemand die dit werk kent',
    any: 'Maakt niet uit',
    notKept: 'We bewaren je keuze niet. Als je dit venster sluit, is die weg.',
    submit: 'Laat zien',
    back: 'Terug zonder zoeken',
  },
  hiredIn: {
    open: 'Werk je hier via een ander bedrijf?',
    heading: 'Werk je hier via een ander bedrijf?',
    intro: [
      'Bijvoorbeeld via een uitzendbureau of een schoonmaakbedrijf, of als stagiair van een school. Dan zijn er twee wegen. Je kiest zelf, en je mag ze ook allebei gebruiken.',
      'Niemand hoort van ons wat je kiest. We bewaren niet wat je hier leest.',
    ],
    checked: (day: string) => `De wegen bij een ander bedrijf zijn nagekeken op ${day} of later.`,
    here: (organisation: string) => `Hier, bij ${organisation}`,
    hereLines: ['Iedereen in de lijst is er ook voor jou. Ook als zzp’er kun je hier terecht.'],
    there: (partner: string) => `Bij ${partner}`,
    kinds: {
      agency: 'Werk je via dit uitzendbureau? Dan is het je werkgever. Het moet zorgen dat je veilig werkt, ook hier.',
      contractor: 'Werk je voor dit bedrijf? Dan is het je werkgever. Het moet zorgen dat je veilig werkt, ook hier.',
      school: 'Is dit je school? Die helpt je ook als het op je stage niet goed gaat.',
      other: 'Stuurt deze organisatie je hierheen? Dan helpt die je ook.',
    },
    adviser: (name: string) => `Je kunt vragen naar ${name}.`,
    call: (number: string) => `Bellen: ${number}`,
    mail: (address: string) => `Mailen: ${address}`,
    read: (address: string) => `Website: ${address}`,
    speaks: (languages: string) => `Spreekt: ${languages}`,
    callLink: (partner: string) => `Bel ${partner}`,
    pageLink: (partner: string) => `Pagina van ${partner}`,
  },
  adviser: {
    kindLabel: 'Werkt bij',
    kinds: {
      internal: 'je eigen organisatie (intern): een collega die dit naast ander werk doet',
      external: (supplier: string) => `${supplier} (extern), niet in dienst van je werkgever`,
    },
    topicsLabel: 'Waarover',
    topics: { conduct: 'hoe mensen met elkaar omgaan', integrity: 'integriteit, bijvoorbeeld fraude' },
    languagesLabel: 'Spreekt',
    genderLabel: 'Gender',
    genders: { woman: 'vrouw', man: 'man', other: 'non-binair' },
    locationsLabel: 'Locatie',
    certifiedLabel: 'Gecertificeerd',
    certified: 'ja, door de landelijke vereniging (LVV)',
    rehabilitationLabel: 'Ook voor wie onterecht is beschuldigd',
    rehabilitation: 'ja, om daarna weer goed te kunnen werken',
    workLabel: 'Kent het werk',
    hoursLabel: 'Uren',
    backgroundLabel: 'Over',
    waysHeading: 'Zo kun je praten',
    ways: {
      write: 'Schrijven: hier, in dit venster',
      phone: (number: string) => `Bellen: ${number}`,
      email: (address: string) => `Mailen: ${address}`,
      video: 'Beeldbellen: op afspraak',
      inPerson: (location: string) => `Afspreken op een neutrale plek: ${location}`,
    },
    mailNote:
      'Mail je vanaf je werkadres, dan kan je werkgever zien dát je mailt. Mail je naar een adres van je werkgever, dan kan je bericht daar te lezen zijn. Bellen met je eigen telefoon laat daar niets achter.',
    answer: (moment: string) => `Schrijf je nu, dan krijg je meestal ${moment} antwoord.`,
    answerUnknown: 'Het kan even duren voor je hier antwoord krijgt. Bel als je niet wilt wachten.',
    proven: 'De afgelopen twee weken bewezen: berichten komen hier aan.',
    full: (name: string) =>
      `${name} heeft nu geen ruimte voor een nieuw gesprek. Bellen of mailen kan wel, of kies iemand anders.`,
    awayForWeeks: (name: string) =>
      `${name} is de komende weken hier niet bereikbaar. Bellen of mailen kan wel, of kies iemand anders.`,
    coverAway: (name: string, others: string) => `Zolang ${name} weg is, kun je ook aan ${others} schrijven.`,
    coverFull: (name: string, others: string) => `${name} heeft nu geen ruimte. Je kunt ook aan ${others} schrijven.`,
    noKey: (name: string) => `${name} kun je hier niet schrijven. Bellen of mailen kan wel.`,
    talking: (name: string) => `Je hebt al een gesprek met ${name}.`,
    toConversation: 'Naar dat gesprek',
    write: (first: string) => `Schrijf aan ${first}`,
    call: (first: string) => `Bel ${first}`,
    mail: (first: string) => `Mail ${first}`,
    other: 'Liever iemand anders',
    complaint: 'Klacht over deze persoon',
  },
};
