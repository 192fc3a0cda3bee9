/** The public card, the short messages that go with it, and what HR sees while publishing them. */
import type { Language } from '../../organisation.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'Engels' };

export const publishing = {
  card: {
    heading: 'Praten in vertrouwen',
    intro: [
      'Gebeurt er op je werk iets dat niet goed voelt? Een vertrouwenspersoon luistert en denkt met je mee. Ook als het een collega overkomt. Ook als het klein is, of als je twijfelt.',
    ],
    expect: {
      heading: 'Dit mag je verwachten',
      lines: [
        'Iemand die rustig luistert en niet oordeelt.',
        'Hulp om op een rij te zetten wat je kunt doen. Jij kiest, en niets doen mag ook.',
        'Wat je vertelt, blijft tussen jou en de vertrouwenspersoon. Er zijn een paar uitzonderingen. Die lees je voordat je schrijft.',
        'Je leidinggevende en HR horen van ons niet wie er komt.',
      ],
    },
    notExpect: {
      heading: 'Dit mag je niet verwachten',
      lines: [
        'Een vertrouwenspersoon doet geen onderzoek en geeft niemand straf.',
        'Een vertrouwenspersoon lost het niet voor je op, en is geen therapeut of advocaat.',
        'Een vertrouwenspersoon is er niet voor noodgevallen. Bij gevaar bel je 112. Denk je aan zelfdoding: bel 113.',
      ],
    },
    freedom: {
      heading: 'Je hebt van niemand toestemming nodig',
      lines: (volunteers: boolean | undefined) => [
        volunteers === false
          ? 'Je mag ook komen als uitzendkracht, zzp’er of stagiair.'
          : 'Je mag ook komen als uitzendkracht, zzp’er, stagiair of vrijwilliger.',
      ],
    },
    advisers: 'Dit zijn de vertrouwenspersonen',
    internal: 'intern, een collega',
    /** What somebody talks about, in a word. */
    topics: { conduct: 'omgangsvormen', integrity: 'integriteit' },
    external: (supplier: string) => `extern, van ${supplier}`,
    outside: {
      heading: 'Liever niet via de apps van je werk?',
      call: 'Bel of mail dan een van deze mensen, met je eigen telefoon.',
      page: 'Of lees dit op je eigen telefoon:',
      code: 'QR-code van dit adres',
    },
    button: 'Open In vertrouwen',
    /** Where a platform shows one line only, such as a notification. */
    short: (heading: string) => `In vertrouwen: ${heading}`,
  },
  messages: {
    outsidePage: 'Liever niet via de apps van je werk? Op je eigen telefoon:',
    outsideCall: (name: string, contact: string) => `Liever niet via de apps van je werk? ${name}: ${contact}`,
    texts: {
      doubt: {
        name: 'Twijfel je?',
        heading: 'Twijfel je of het erg genoeg is?',
        lines: [
          'Je hoeft niets te bewijzen en niets te beslissen. Een vertrouwenspersoon luistert ook als het klein is, of als je alleen je verhaal kwijt wilt.',
        ],
      },
      witness: {
        name: 'Iets gezien',
        heading: 'Zag je iets bij een ander?',
        lines: [
          'Ook als het jou niet overkomt, kan het je dwarszitten. Je kunt erover praten en samen bekijken wat je wilt doen. Niets doen mag ook.',
        ],
      },
      permission: {
        name: 'Geen toestemming nodig',
        heading: 'Je hoeft het aan niemand te vragen',
        lines: [
          'Voor een gesprek met een vertrouwenspersoon heb je geen toestemming nodig. Niet van je leidinggevende en niet van HR. Zij horen van ons ook niet dat je er was.',
        ],
      },
      everyone: {
        name: 'Ook zonder vast contract',
        heading: 'Geen vast contract? Je bent welkom',
        lines: ['Ook uitzendkrachten, zzp’ers, stagiairs en vrijwilligers kunnen bij een vertrouwenspersoon terecht.'],
        /** Where volunteers may not come. */
        withoutVolunteers: ['Ook uitzendkrachten, zzp’ers en stagiairs kunnen bij een vertrouwenspersoon terecht.'],
      },
      online: {
        name: 'Ook online',
        heading: 'Het gaat ook over wat er online gebeurt',
        lines: [
          'Een grap in de groepsapp. Een opmerking onder je foto. Berichten in de avond. Heeft het met je werk te maken en voelt het niet goed? Dan kun je erover praten.',
        ],
      },
      outsiders: {
        name: 'Klant of bezoeker',
        heading: 'Was het geen collega?',
        lines: [
          'Een klant, een patiënt, een leerling, een bezoeker: ook dan kun je bij een vertrouwenspersoon terecht. Het hoort er niet gewoon bij.',
        ],
      },
      control: {
        name: 'Jij beslist',
        heading: 'Praten is nog geen klacht',
        lines: [
          'Na een gesprek gaat er niet vanzelf iets lopen. Jij bepaalt of er een volgende stap komt, en welke. Wanneer dat anders kan zijn, lees je voordat je schrijft.',
        ],
      },
      people: {
        name: 'Met wie je praat',
        heading: 'Met wie praat je dan?',
        lines: ['Je kiest zelf bij wie je je prettig voelt. Je kunt ook later nog iemand anders kiezen.'],
      },
    },
  },
  publishing: {
    title: 'Kaart plaatsen',
    heading: 'Laat zien dat er iemand is om mee te praten',
    intro: ['Het bericht is voor iedereen hetzelfde. Wij houden niet bij wie het leest of op de knop drukt.'],
    rhythm: (count: number) =>
      count === 0
        ? 'Dit kwartaal is er nog niets geplaatst. Eén of twee korte berichten per maand houden de kaart bekend.'
        : `Dit kwartaal geplaatst: ${count}. Eén of twee korte berichten per maand houden de kaart bekend.`,
    warnings: {
      heading: 'Dit is nog niet goed geregeld',
      procedure: (names: string) =>
        `Er is geen regeling voor een klacht over ${names}. Wie niet gecertificeerd is, valt onder een regeling van de werkgever. Maak er een, en vraag IT het adres in te vullen.`,
      supplier: (suppliers: string) =>
        `Er is geen pagina met de regels voor klachten van ${suppliers}. Vraag het bureau erom, en vraag IT het adres in te vullen.`,
      reportingPoint: (name: string) =>
        `${name} is ook het meldpunt. Dat staat erbij. Zoek liever iemand die alleen vertrouwenspersoon is.`,
    },
    post: {
      label: 'Welk bericht?',
      hint: 'Wat nu aan de beurt is, staat bovenaan in de lijst.',
      card: 'Het kaartje om vast te zetten',
      next: (name: string) => `Volgende bericht: ${name}`,
      other: (name: string) => `Bericht: ${name}`,
    },
    language: { label: 'Taal van het bericht', names: LANGUAGE_NAMES },
    channel: { label: 'In welk kanaal?', placeholder: 'Kies een kanaal' },
    preview: 'Zo komt het er te staan',
    previewButton: (label: string) => `Onder het bericht staat een knop: ${label}`,
    publish: 'Plaats dit bericht',
    noPictures: 'Slack kon een foto of de QR-code niet laden. Het kaartje komt er zonder plaatjes te staan.',
    /** Where the text goes into somebody's own message, which they send themselves. */
    insert: {
      show: 'Laat dit bericht zien',
      label: 'Zet klaar in mijn bericht',
      steps: 'Zo komt het in het kanaal',
      first:
        'Druk op ‘Zet klaar in mijn bericht’. Het staat dan in het vak waarin je typt. Anderen zien het pas als je het verstuurt. Doe dit op een computer: op een iPhone lukt het niet altijd.',
    },
    published: {
      heading: 'Het bericht staat in het kanaal',
      lines: ['Iedereen in het kanaal kan het lezen. De knop blijft werken. Je hoeft er later niets aan te doen.'],
      /** After a short message: the card is what people find back. */
      notPinned: 'Dit bericht hoef je niet vast te zetten. Dat doe je alleen met het kaartje.',
      count: (count: number) => `Dit kwartaal geplaatst: ${count}.`,
      unsureCount: 'Tellen lukte nu niet. Dat maakt voor het bericht niets uit.',
      pin: {
        heading: 'Zet het nu vast',
        slack: [
          'Ga naar het bericht in het kanaal.',
          'Wijs het bericht aan en kies de drie puntjes (More actions). Op een telefoon: houd het bericht ingedrukt.',
          'Kies Pin to channel.',
          'Staat er nog een oud kaartje vast? Haal dat weg met Un-pin.',
        ],
        teams: [
          'Verstuur het bericht in het kanaal.',
          'Wijs het bericht aan en kies de drie puntjes (Meer opties). Op een telefoon: houd het bericht ingedrukt.',
          'Kies Vastmaken.',
          'Staat er nog een oud kaartje vast? Maak dat los.',
        ],
      },
      pictureAlt:
        'Het menu van een bericht in Slack. De drie puntjes staan rechtsboven. In het menu staat Pin to channel.',
      again: 'Volgende bericht',
    },
    refused: {
      heading: 'Plaatsen kan alleen HR',
      lines: [
        'Alleen mensen die jouw organisatie daarvoor heeft aangewezen, kunnen dit bericht plaatsen. Jouw naam staat daar niet bij.',
        'Hoort jouw naam daar wel bij? Vraag IT om je toe te voegen.',
      ],
      number: 'Geef IT dit nummer. Het moet bij publishers staan:',
      open: 'Wil je zelf met iemand praten? Dat kan gewoon. Je hoeft het aan niemand te vragen.',
    },
    notPosted: {
      heading: 'Het bericht is niet geplaatst',
      unsureHeading: 'We weten niet zeker of het bericht er staat',
      usedHeading: 'Het bericht is al geplaatst',
      reasons: {
        channel: [
          'De app mag in dit kanaal niets plaatsen.',
          'Kies een ander kanaal. Of vraag wie het kanaal beheert of de app daar mag plaatsen.',
        ],
        expired: [
          'Dit venster stond te lang open, daarom nam het kanaal het bericht niet meer aan.',
          'Druk op ‘Probeer opnieuw’ en plaats het bericht dan binnen een half uur.',
        ],
        used: [
          'Met dit venster is al een bericht geplaatst.',
          'Het staat in het kanaal, één keer. Wil je nog een bericht plaatsen? Druk dan op ‘Probeer opnieuw’.',
        ],
        'no-channel': ['Er is geen kanaal gekozen.', 'Druk op ‘Probeer opnieuw’ en kies een kanaal.'],
        unsure: [
          'Het antwoord van het kanaal kwam niet op tijd.',
          'Kijk eerst in het kanaal. Staat het bericht er niet? Druk dan op ‘Probeer opnieuw’.',
        ],
        failed: [
          'Het kanaal nam het bericht nu niet aan.',
          'Probeer het over een paar minuten opnieuw. Lukt het weer niet? Vraag IT dan om in het logboek te kijken.',
        ],
        changed: [
          'Het bericht is net anders geworden dan wat je voor je zag.',
          'Bekijk het opnieuw en plaats het dan.',
        ],
      },
      again: 'Probeer opnieuw',
    },
    /** On the standing page of the app, for those who may. */
    open: 'Kaart plaatsen (HR)',
  },
};
