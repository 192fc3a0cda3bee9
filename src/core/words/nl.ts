/**
 * Dutch, the product's first language. Plain (level B1), "je", short sentences. Say what happens next.
 * Own sentences only; the facts come from the numbered requirements of the adviser's work (arbeidsomstandigheden,
 * TNO Wegwijzer Vertrouwenspersoon) and from DESIGN. A change to `limits` needs a new `LIMITS_VERSION`.
 */
export const nl = {
  title: 'In vertrouwen',
  surfaces: {
    slack: { name: 'Slack', comeBack: 'Terugkomen kan altijd: typ /vertrouwenspersoon, of open de app In vertrouwen.' },
    teams: { name: 'Teams', comeBack: 'Terugkomen kan altijd: open de app In vertrouwen en kies Start.' },
  },
  quiet: { employerView: 'Wat ziet je werkgever?', elsewhere: 'Andere hulp' },
  back: 'Terug',
  backToStart: 'Naar het begin',
  time: {
    today: 'vandaag',
    tomorrow: 'morgen',
    at: (day: string, time: string) => `${day} ${time}`,
    days: (first: string, last: string) => `${first} t/m ${last}`,
    around: (day: string, time: string) => `${day}, rond ${time}`,
  },
  availability: {
    now: (until: string) => `nu bereikbaar tot ${until}`,
    next: (moment: string) => `weer ${moment}`,
    unknown: 'de komende weken niet hier bereikbaar',
    full: 'heeft nu geen ruimte voor een nieuw gesprek',
    noKey: 'bereikbaar per telefoon of e-mail',
  },
  adviserKind: { internal: 'intern', external: 'extern' },
  languages: { display: 'nl' },

  home: {
    heading: 'In vertrouwen',
    lines: [
      'Is er iets op je werk dat niet goed voelt? Hier vind je een vertrouwenspersoon om mee te praten.',
      'Wat je leest en schrijft, opent in een eigen venster. Op deze pagina staat nooit iets over jou.',
    ],
    open: 'Open In vertrouwen',
  },

  welcome: {
    heading: 'Praten in vertrouwen',
    role: [
      'Een vertrouwenspersoon luistert en denkt met je mee, als er op je werk iets gebeurt dat niet goed voelt. Bij jou of bij iemand anders.',
      'Jij houdt de regie. Zonder jouw toestemming gebeurt er niets, op een paar uitzonderingen na. Die lees je voordat je schrijft.',
      'Klein, vaag of twijfel? Ook dan kun je praten.',
    ],
    freedom: 'Je hebt van niemand toestemming nodig, ook niet als uitzendkracht, zzp’er, stagiair of vrijwilliger.',
    mine: (unread: number) =>
      unread === 0
        ? 'Mijn gesprekken'
        : unread === 1
          ? 'Mijn gesprekken (1 nieuw antwoord)'
          : `Mijn gesprekken (${unread} nieuwe antwoorden)`,
    advisers: 'Met wie kun je praten?',
    filterNote: 'Je ziet alleen wie past bij je keuze.',
    noMatch: 'Niemand past bij al je keuzes. Kies wat ruimer, of bekijk iedereen.',
    nobodyNow:
      'Op dit moment is niemand bereikbaar. Schrijven kan wel: je leest bij iedereen wanneer diegene er weer is.',
    nobodyNowNext: (name: string, moment: string) =>
      `Op dit moment is niemand bereikbaar. ${name} is er als eerste weer: ${moment}. Schrijven kan nu al.`,
    filter: 'Zoek op wat jij prettig vindt',
    clearFilter: 'Toon iedereen',
    conduct: 'Is dit wel iets voor een gesprek?',
    complaint: 'Klacht over een vertrouwenspersoon',
    open: (name: string) => `Over ${name}`,
    switchTo: { nl: 'Nederlands', en: 'English' },
  },

  filters: {
    intro: 'Met wie zou jij durven praten? Vul in wat voor jou telt. De rest laat je leeg.',
    language: 'Taal',
    gender: 'Man of vrouw',
    genders: { woman: 'Een vrouw', man: 'Een man', other: 'Anders' },
    location: 'Locatie',
    kind: 'Van binnen of van buiten',
    kinds: {
      internal: 'Intern: een collega die je werk kent',
      external: 'Extern: iemand van buiten, zonder belang bij je werkgever',
    },
    topic: 'Waar het over gaat',
    topics: { conduct: 'Hoe mensen met elkaar omgaan', integrity: 'Integriteit, bijvoorbeeld fraude' },
    any: 'Maakt niet uit',
    notKept: 'We bewaren je keuze niet. Als je dit venster sluit, is die weg.',
    submit: 'Laat zien wie past',
    back: 'Terug zonder zoeken',
  },

  adviser: {
    kindLabel: 'Intern of extern',
    kinds: {
      internal: 'Intern: een collega die dit naast ander werk doet',
      external: (supplier: string) => `Extern: werkt bij ${supplier}, niet bij je werkgever`,
    },
    topicsLabel: 'Waarover',
    topics: { conduct: 'ongewenste omgangsvormen', integrity: 'integriteit' },
    languagesLabel: 'Spreekt',
    genderLabel: 'Man of vrouw',
    genders: { woman: 'vrouw', man: 'man', other: 'anders' },
    locationsLabel: 'Locatie',
    certifiedLabel: 'Gecertificeerd',
    certified: { yes: 'ja, door de landelijke vereniging (LVV)', no: 'nee' },
    hoursLabel: 'Uren',
    backgroundLabel: 'Over',
    waysHeading: 'Zo kun je praten',
    ways: {
      write: 'Schrijven: hier, in dit venster',
      phone: (number: string) => `Bellen: ${number}`,
      email: (address: string) => `Mailen: ${address}`,
      video: 'Beeldbellen: op afspraak',
      inPerson: (place: string) => `Afspreken op een neutrale plek: ${place}`,
    },
    mailNote:
      'Let op: mail je met je werkadres, dan kan je werkgever zien dát je mailt. Gebruik liever een eigen adres.',
    answer: (moment: string) => `Schrijf je nu, dan krijg je meestal ${moment} antwoord.`,
    before: (moment: string) => `vóór ${moment}`,
    answerUnknown: 'Het kan even duren voor je hier antwoord krijgt. Bel als je niet wilt wachten.',
    full: (name: string) =>
      `${name} heeft nu geen ruimte voor een nieuw gesprek. Bellen of mailen kan wel, of kies iemand anders.`,
    noKey: (name: string) => `${name} kun je hier niet schrijven. Bellen of mailen kan wel.`,
    talking: (name: string) => `Je hebt al een gesprek met ${name}.`,
    toConversation: 'Naar dat gesprek',
    write: (first: string) => `Schrijf aan ${first}`,
    call: (first: string) => `Bel ${first}`,
    mail: (first: string) => `Mail ${first}`,
    other: 'Liever iemand anders',
    complaint: 'Klacht over deze persoon',
  },

  limits: {
    heading: 'Voordat je schrijft',
    between: {
      heading: 'Wat tussen jullie blijft',
      lines: (name: string) => [
        `Wat je schrijft, is voor ${name}. Je leidinggevende, HR en je collega’s lezen niet mee.`,
        `${name} vertelt niets door, tenzij jij daar duidelijk ja op zegt. HR en leidinggevenden kunnen dat niet beloven: zij moeten soms iets doen met wat ze horen.`,
      ],
    },
    breaks: {
      heading: 'Wanneer dat anders kan zijn',
      lines: (name: string) => [
        'Jij geeft op papier toestemming om iets te delen.',
        'Een rechter stelt vragen. Een vertrouwenspersoon heeft geen beroepsgeheim volgens de wet en kan dan moeten antwoorden.',
        `Iemand loopt ernstig gevaar, bijvoorbeeld door een zwaar misdrijf, en er is geen andere weg. ${name} probeert eerst jouw toestemming te krijgen en overlegt met een deskundige, zonder jouw naam.`,
        'In al die gevallen hoor jij het als eerste, voordat er iets gebeurt.',
      ],
    },
    keeps: {
      heading: 'Wat deze app bewaart',
      lines: (name: string, surface: string, days: number, closedDays: number, hours: number) => [
        `Je bericht wordt verzegeld. Daarna kan alleen ${name} het openen, met een sleutel die alleen ${name} heeft.`,
        `Onderweg van je scherm naar de verzegeling gaat je tekst door ${surface} en door onze server. We plaatsen nooit een bericht in ${surface}. Maar wie een van beide beheert, zou technisch kunnen meekijken op het moment dat je schrijft of een antwoord leest.`,
        `Alles verdwijnt ${days} dagen na het laatste bericht, of ${closedDays} dagen nadat een gesprek is gesloten. Een antwoord dat je gelezen hebt, verdwijnt bij jou na ${hours} uur. Je kunt alles ook zelf intrekken.`,
      ],
    },
    pseudonym: {
      heading: 'Wie je bent',
      lines: (name: string) => [
        `We sturen je naam niet mee. ${name} ziet een schuilnaam, totdat jij zelf zegt wie je bent. Denk eraan dat ook je verhaal kan laten zien wie je bent.`,
      ],
    },
    accept: 'Ik begrijp het, ik wil schrijven',
    changed: 'Deze uitleg is veranderd sinds je hem las. Lees hem nog een keer.',
  },

  write: {
    heading: (name: string) => `Schrijf aan ${name}`,
    hint: 'Je hoeft niet alles te vertellen. Beginnen met één zin is genoeg.',
    startersLabel: 'Lastig om te beginnen? Kies een eerste zin.',
    starters: {
      talk: 'Ik wil alleen even praten',
      options: 'Ik wil weten wat ik kan doen',
      witness: 'Ik heb iets gezien',
    },
    starterTexts: {
      talk: 'Ik wil alleen even praten over iets op mijn werk.',
      options: 'Er speelt iets op mijn werk. Ik wil graag weten wat ik kan doen.',
      witness: 'Ik heb iets gezien op mijn werk en wil er met iemand over praten.',
    },
    label: 'Wat wil je vertellen?',
    placeholder: 'Schrijf in je eigen woorden',
    submit: 'Verzegel en verstuur',
    chooseLabel: 'Aan wie wil je dit nu sturen?',
    choosePlaceholder: 'Kies iemand',
    unavailable: {
      gone: 'De persoon die je koos, kun je hier niet meer schrijven. Je tekst staat er nog. Kies iemand anders.',
      full: (name: string) =>
        `${name} heeft net geen ruimte meer. Je tekst staat er nog. Kies iemand anders, of bel ${name}.`,
      away: (name: string) =>
        `${name} is net niet meer bereikbaar. Je tekst staat er nog. Stuur het toch, voor later, of kies iemand anders.`,
      nobody:
        'Op dit moment kan hier niemand een bericht krijgen. Je tekst staat er nog. Bel of mail, of probeer het later.',
    },
  },

  notSaved: {
    heading: 'Nog niet verstuurd',
    fault:
      'Er ging iets mis aan onze kant. Je bericht is niet opgeslagen. Je tekst staat er nog: probeer het zo nog een keer.',
    orCall: (name: string, phone: string) => ` Of bel ${name}: ${phone}.`,
    empty: 'Er staat nog niets. Schrijf eerst iets, al is het één zin.',
    tooLong: (max: number) => `Dit is te lang. Maak het korter dan ${max} tekens, of stuur het in twee keer.`,
    unreadable: 'Er staan tekens in die we niet kunnen versturen. Typ de tekst opnieuw.',
    chooseFirst: 'Kies eerst aan wie je dit wilt sturen.',
    tooFast: 'Je hebt het afgelopen uur veel berichten gestuurd. Wacht even en probeer het dan opnieuw.',
    tooMany:
      'Je hebt al een paar gesprekken lopen. Sluit er eerst één, of schrijf verder in een gesprek dat je al hebt.',
    conversationFull: 'Dit gesprek is te lang geworden om door te gaan. Begin een nieuw gesprek, of bel.',
  },

  sent: {
    heading: 'Verstuurd',
    sealed: (name: string) => `Je bericht is verzegeld. Alleen ${name} kan het lezen.`,
    answer: (name: string, moment: string) =>
      `${name} antwoordt meestal ${moment}. Het antwoord komt hier te staan. Je krijgt er geen seintje van: kijk zelf af en toe.`,
    answerUnknown: (name: string) =>
      `Het kan even duren voor ${name} antwoordt. Het antwoord komt hier te staan: kijk zelf af en toe.`,
    withdraw: 'Bedenk je je? Je kunt alles altijd weer intrekken.',
    urgent: (name: string, phone: string | undefined) =>
      `Kan het niet wachten?${phone === undefined ? '' : ` Bel ${name}: ${phone}.`} Is er nu gevaar: bel 112. Denk je aan zelfdoding: bel 113, gratis, dag en nacht.`,
    open: 'Bekijk dit gesprek',
    withdrawAction: 'Trek alles in',
  },

  conversations: {
    heading: 'Mijn gesprekken',
    empty: 'Je hebt geen gesprekken. Gesprekken die je introk of die verlopen zijn, zijn echt weg.',
    when: (moment: string) => `laatste bericht ${moment}`,
    closed: 'gesloten',
    news: (unread: number) => (unread === 1 ? '1 nieuw antwoord' : `${unread} nieuwe antwoorden`),
    open: 'Open',
    formerAdviser: 'een vertrouwenspersoon die hier niet meer werkt',
  },

  conversation: {
    heading: (name: string) => `Gesprek met ${name}`,
    open: 'Dit gesprek is open.',
    closed: 'Dit gesprek is gesloten.',
    you: 'Jij',
    sealed: 'verzonden, verzegeld',
    readAndGone: 'gelezen, en daarna verdwenen zoals afgesproken',
    unreadable: 'niet meer leesbaar',
    allUnreadable: 'Dit gesprek is niet meer leesbaar: de sleutel is vernietigd. Je kunt een nieuw gesprek beginnen.',
    earlier: 'Eerdere berichten',
    replyLabel: 'Je antwoord',
    replyPlaceholder: 'Schrijf in je eigen woorden',
    replySubmit: 'Verzegel en verstuur',
    keep: (moment: string) => `Dit gesprek verdwijnt vanzelf op ${moment}, of eerder als jij dat wilt.`,
    adviserGone: (name: string) =>
      `${name} kun je hier niet meer schrijven. Kies iemand anders als je verder wilt praten. Er wordt niets doorgegeven.`,
    reveal: 'Vertel wie ik ben',
    another: 'Liever iemand anders',
    withdraw: 'Trek alles in',
    close: 'Sluit dit gesprek',
    refresh: 'Kijk of er antwoord is',
  },

  reveal: {
    heading: (name: string) => `Vertel ${name} wie je bent`,
    lines: (name: string) => [
      `Dit hoeft niet. Praten kan ook zonder naam. Vul je een naam in, dan krijgt alleen ${name} die te lezen, verzegeld.`,
      `Wat ${name} gelezen heeft, kun je niet meer ongedaan maken. Verder verandert er niets: zonder jouw ja gaat je naam naar niemand anders.`,
    ],
    label: (name: string) => `Hoe mag ${name} je noemen?`,
    placeholder: 'Je naam, of alleen je voornaam',
    submit: 'Verzegel en verstuur',
    back: 'Liever niet',
  },

  withdraw: {
    heading: 'Alles intrekken?',
    lines: (name: string) => [
      'Dit hele gesprek verdwijnt nu, bij jou en bij de vertrouwenspersoon. Het komt niet terug, ook niet als je je bedenkt.',
      `Wat ${name} al gelezen heeft, kan ${name} nog weten. Ook daarover vertelt ${name} niets door zonder jouw toestemming, met dezelfde uitzonderingen als je las voordat je schreef.`,
    ],
    confirm: 'Trek alles in',
    back: 'Nee, laat staan',
  },
  close: {
    heading: 'Dit gesprek sluiten?',
    lines: (days: number) => [
      `Na het sluiten kun je niet meer schrijven. Teruglezen kan nog ${days} dagen, daarna verdwijnt het gesprek.`,
      'Een nieuw gesprek beginnen kan altijd, met dezelfde persoon of met iemand anders.',
    ],
    confirm: 'Sluit dit gesprek',
    back: 'Nee, laat open',
  },
  closed: {
    heading: 'Het gesprek is gesloten',
    lines: (days: number) => [
      `Je kunt het nog ${days} dagen teruglezen onder Mijn gesprekken. Daarna verdwijnt het.`,
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
  },
  withdrawn: {
    heading: 'Alles is ingetrokken',
    lines: [
      'Het gesprek is weg, bij jou en bij de vertrouwenspersoon.',
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
  },
  gone: {
    heading: 'Dit gesprek is er niet (meer)',
    lines: [
      'Misschien is het ingetrokken of verlopen. Wat verlopen is, hebben we ook niet meer.',
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
  },

  conduct: {
    heading: 'Is dit wel iets voor een gesprek?',
    intro: [
      'Het hoeft niet zwaar te zijn. Als het jou dwarszit, mag je erover praten. Het gaat om wat jij als grens ervaart, niet om het juiste woord ervoor.',
      'Het mag gaan over een collega, je leidinggevende, de directie, of over klanten, patiënten, leerlingen of reizigers. Op de werkvloer of online. Iets wat jou overkomt, of wat je bij een ander ziet.',
    ],
    forms: [
      {
        heading: 'Pesten',
        lines: [
          'Iemand doet keer op keer naar tegen je, en je kunt je er moeilijk tegen verweren.',
          'Bijvoorbeeld: in de groepsapp maakt een collega steeds grappen over hoe jij praat. Of je bent de enige die niets hoort over het teamuitje.',
        ],
      },
      {
        heading: 'Seksuele intimidatie',
        lines: [
          'Iemand zoekt op een seksuele manier toenadering, met woorden, blikken of aanraken, en jij wilt dat niet.',
          'Bijvoorbeeld: een leidinggevende legt bij elk overleg een hand op je been. Of iemand stuurt je ’s avonds berichten over je lichaam.',
        ],
      },
      {
        heading: 'Discriminatie',
        lines: [
          'Je wordt anders behandeld om wie je bent: je huidskleur, geloof, geslacht, leeftijd, handicap, op wie je valt.',
          'Bijvoorbeeld: de zware diensten gaan altijd naar dezelfde twee mensen, en dat zijn de twee met een buitenlandse naam.',
        ],
      },
      {
        heading: 'Agressie en geweld',
        lines: [
          'Iemand bedreigt je, scheldt je uit of doet je pijn.',
          'Bijvoorbeeld: een klant gooit spullen over de balie. Of je chef schreeuwt dat je je contract wel kunt vergeten.',
        ],
      },
    ],
    integrity: {
      heading: 'Integriteit',
      lines: [
        'Er gebeurt iets dat niet eerlijk is, zoals fraude of belangenverstrengeling, of iets dat gevaarlijk is voor mensen of het milieu.',
        'Niet elke vertrouwenspersoon doet dit. Bij ieders naam lees je waarover diegene praat. Praten is nog geen officieel onderzoek starten: dat doe je alleen zelf.',
      ],
    },
  },

  elsewhere: {
    heading: 'Andere hulp',
    intro: ['Niet alles is voor een vertrouwenspersoon. Hier lees je wie je dan verder helpt.'],
    urgentHeading: 'Het kan niet wachten',
    topicsHeading: 'Waar je ook terechtkunt',
    organisationHeading: 'Bij je eigen organisatie',
    checked: (day: string) => `De nummers zijn nagekeken op ${day}.`,
    call: (name: string) => `Bel ${name}`,
    visit: (name: string) => name,
  },

  complaint: {
    heading: 'Klacht over een vertrouwenspersoon',
    headingAbout: (name: string) => `Klacht over ${name}`,
    intro: 'Een klacht loopt nooit via de vertrouwenspersoon over wie het gaat. Ook niet via deze app.',
    talk: {
      heading: 'Praat erover, als je durft',
      lines: ['Soms is iets anders bedoeld of te herstellen. Dit hoeft niet: sla het over als het niet goed voelt.'],
    },
    employer: {
      heading: 'Bij je werkgever',
      lines: [
        'Je werkgever is verantwoordelijk voor het werk van de vertrouwenspersoon. Vraag naar de klachtenregeling.',
      ],
      external: 'Je werkgever huurt deze vertrouwenspersoon in, en kan erop aangesproken worden.',
      linkLabel: 'De klachtenregeling',
    },
    association: {
      heading: 'Bij de landelijke vereniging (LVV)',
      certified: (name: string) => `${name} is gecertificeerd. Daarom kun je ook bij de vereniging klagen.`,
      general: 'Is de vertrouwenspersoon gecertificeerd, dan kun je ook bij de vereniging klagen.',
      linkLabel: 'Klachten bij de LVV',
    },
    supplier: {
      heading: (supplier: string) => `Bij ${supplier}`,
      generalHeading: 'Bij de organisatie van een externe vertrouwenspersoon',
      lines: (supplier: string) => [`${supplier} heeft eigen regels voor klachten. Die staan op hun website.`],
      general: ['Een externe vertrouwenspersoon werkt voor een bureau. Dat bureau heeft eigen regels voor klachten.'],
      linkLabel: (supplier: string) => `Klachten bij ${supplier}`,
    },
    other: {
      heading: 'Hulp bij je klacht',
      lines: ['Een andere vertrouwenspersoon mag je hierbij helpen.'],
    },
  },

  employerView: {
    heading: 'Wat ziet je werkgever?',
    intro: (surface: string) => [`Je gebruikt ${surface} van je werk. Dit is wat dat betekent.`],
    sees: {
      heading: 'Kan je werkgever zien',
      lines: (surface: string) => [
        `Dat de app In vertrouwen in ${surface} staat, voor iedereen.`,
        'Wie de vertrouwenspersonen zijn.',
      ],
    },
    doesNotSee: {
      heading: 'Ziet je werkgever niet',
      lines: (surface: string) => [
        `Wat je schrijft of leest. Het wordt nooit een bericht in ${surface}. De app heeft er geen rechten voor.`,
        'Of je met iemand praat, met wie, en hoe vaak. Wij geven daar geen cijfers over.',
      ],
    },
    cannotRuleOut: {
      heading: 'Kunnen we niet uitsluiten',
      lines: (surface: string) => [
        `${surface} vervoert je tekst en houdt bij welke apps gebruikt worden. Hoe lang, en wie daarbij kan, bepalen wij niet.`,
        `Wie ${surface} of je account beheert, kan zich voor jou uitgeven. Wat op een werktelefoon of werklaptop gebeurt, kan soms bekeken worden.`,
        'Wie onze server beheert, kan de software veranderen en dan nieuwe berichten lezen. Oude berichten aan een vertrouwenspersoon niet.',
        'Iemand die meekijkt op je scherm.',
      ],
    },
    wayAround: {
      heading: 'Zo kun je dat vermijden',
      lines: [
        'Bel of mail een vertrouwenspersoon met je eigen telefoon en je eigen adres. De nummers staan bij ieders naam.',
      ],
    },
  },

  fault: {
    heading: 'Het lukt nu even niet',
    lines: [
      'Er ging iets mis aan onze kant. Er is niets verloren en niets verstuurd. Probeer het over een paar minuten nog eens.',
      'Liever niet wachten? Bel een van deze mensen.',
    ],
    retry: 'Probeer opnieuw',
  },
  unavailable: {
    heading: 'Hier kun je nu niemand schrijven',
    lines: ['Er is nog geen vertrouwenspersoon die hier berichten kan ontvangen. Bellen of mailen kan wel.'],
    contact: 'Zo bereik je iemand',
  },
  stranger: {
    heading: 'Praten in vertrouwen',
    lines: [
      'Een vertrouwenspersoon luistert als er op je werk iets gebeurt dat niet goed voelt, en denkt met je mee. Zonder jouw toestemming gebeurt er bijna nooit iets.',
      'Deze app hoort bij een andere organisatie dan die van jou. Je eigen werkgever heeft meestal ook een vertrouwenspersoon: kijk op het intranet, in het personeelshandboek of op de site van je branche, of vraag het aan de ondernemingsraad.',
      'Is er nu gevaar: bel 112. Denk je aan zelfdoding: bel 113, gratis, dag en nacht.',
    ],
  },
  unknownOrganisation: {
    heading: 'Praten in vertrouwen',
    lines: [
      'Een vertrouwenspersoon luistert als er op je werk iets gebeurt dat niet goed voelt, en denkt met je mee.',
      'Voor deze werkomgeving is de app nog niet ingericht. Er is niets van je bewaard. Kijk voor een vertrouwenspersoon op het intranet of in het personeelshandboek, of vraag het aan de ondernemingsraad.',
      'Is er nu gevaar: bel 112. Denk je aan zelfdoding: bel 113, gratis, dag en nacht.',
    ],
  },
};

/** Every language has the same keys and the same parameters; the compiler compares. */
export type Words = typeof nl;
