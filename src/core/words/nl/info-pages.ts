/** Pages to read, for employees and for people who are not (yet) ours. */
export const infoPages = {
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
          'Iemand doet keer op keer naar tegen je, en je kunt je moeilijk verdedigen.',
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
      /** Where they are too many to name. */
      each: 'Niet elke vertrouwenspersoon doet dit. Bij ieders naam lees je waarover diegene praat.',
      lines: [
        'Er gebeurt iets dat niet eerlijk is, zoals fraude of belangenverstrengeling, of iets dat gevaarlijk is voor mensen of het milieu.',
        'Praten is nog geen melding. Melden doe je apart, als jij dat wilt. Is dat te zwaar voor je, dan kan een vertrouwenspersoon het soms van je overnemen, altijd in overleg met jou.',
      ],
    },
  },
  referrals: {
    heading: 'Andere hulp',
    intro: ['Niet alles is voor een vertrouwenspersoon. Hier lees je wie je dan verder helpt.'],
    crossing:
      'Bij sommige plekken is het geen praten meer, maar melden of aangifte doen. Dat doe je zelf, buiten deze app. Pas dan begint er iets.',
    checked: (day: string) => `Elk nummer is nagekeken op ${day} of later.`,
  },
  complaint: {
    heading: 'Klacht over een vertrouwenspersoon',
    headingAbout: (name: string) => `Klacht over ${name}`,
    intro: 'Een klacht loopt nooit via de vertrouwenspersoon over wie het gaat. Ook niet via deze app.',
    crossing:
      'Praten over wat er misging, is nog geen klacht. Een klacht begin je zelf, buiten deze app. Pas dan gaan er termijnen lopen.',
    talk: {
      heading: 'Praat erover, als je durft',
      lines: ['Soms is iets anders bedoeld of te herstellen. Dit hoeft niet: sla het over als het niet goed voelt.'],
    },
    employer: {
      heading: 'Bij je werkgever',
      lines: [
        'Je werkgever is verantwoordelijk voor het werk van de vertrouwenspersoon. Vraag naar de klachtenregeling.',
      ],
      notThemselves: (name: string) =>
        `${name} mag daar niet zelf over beslissen. Doet ${name} mee aan die regeling? Vraag dan of iemand anders het doet.`,
      uncertified: (name: string) =>
        `${name} is niet gecertificeerd. Daarom moet je werkgever zelf regelen wie over een klacht beslist.`,
      external: 'Je werkgever huurt deze persoon in en is daarom ook verantwoordelijk.',
      linkLabel: 'De klachtenregeling',
    },
    association: {
      heading: 'Bij de landelijke vereniging (LVV)',
      certified: (name: string) =>
        `${name} is gecertificeerd. Daarom kun je ook bij de vereniging klagen. Zij heeft daarvoor een Commissie van Toezicht.`,
      general:
        'Is de vertrouwenspersoon gecertificeerd, dan kun je ook bij de vereniging klagen. Zij heeft daarvoor een Commissie van Toezicht.',
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
  stranger: {
    heading: 'Praten in vertrouwen',
    lines: [
      'Een vertrouwenspersoon luistert als er op je werk iets gebeurt dat niet goed voelt, en denkt met je mee. Zonder jouw toestemming gebeurt er niets, op een paar uitzonderingen na.',
      'Deze app hoort bij een andere organisatie dan die van jou. Je eigen werkgever heeft meestal ook een vertrouwenspersoon: kijk op het intranet, in het personeelshandboek of op de website van je brancheorganisatie, of vraag het aan de ondernemingsraad.',
      'Is er nu gevaar: bel 112. Denk je aan zelfdoding: bel 113, gratis, dag en nacht.',
    ],
  },
  closedForNow: {
    heading: 'Hier is het nu even gesloten',
    lines: [
      'Er ging iets mis aan onze kant: de gegevens van jouw organisatie kunnen nu niet gelezen worden. Daarom kan hier nu niemand schrijven of lezen. Dat ligt niet aan jou. Probeer het later vandaag nog eens.',
      'Wat er al stond, blijft bewaard zolang als is afgesproken.',
      'Wil je nu iemand spreken? De nummers van de vertrouwenspersonen staan meestal op de poster, op het intranet of in het personeelshandboek. Je kunt er ook naar vragen bij de ondernemingsraad of de bedrijfsarts.',
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
