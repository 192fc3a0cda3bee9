/** From the limits of confidentiality to the end of a conversation. A change to `limits` needs a new `LIMITS_VERSION`. */
export const talking = {
  limits: {
    heading: 'Voordat je schrijft',
    /** These stand first and are never folded. `who` is a name, at the start of a sentence too. */
    stays: (who: string) => `Wat je schrijft, is voor ${who}. Je leidinggevende, HR en collega’s lezen niet mee.`,
    exceptions: (who: string) =>
      `${who} vertelt niets door zonder jouw ja. Drie uitzonderingen: een rechter stelt vragen, iemand loopt ernstig gevaar, of de wet verplicht het. ${who} zegt het je vooraf, als dat kan.`,
    watching: (surface: string, call: string) =>
      `Wie ${surface} of onze server beheert, zou kunnen meekijken terwijl je schrijft of leest.${call}`,
    rather: (who: string, phone: string) => ` Liever niet? Bel ${who}: ${phone}.`,
    wiping: (days: string) =>
      `Je schrijft onder een schuilnaam. Wissen kan altijd; anders verdwijnt alles ${days} na het laatste bericht.`,
    /** The law, so that nobody is caught out by it: docs/facts.md says what needs a lawyer. */
    crime: (who: string) =>
      `Gaat het om een heel ernstig misdrijf? Dan kan de wet iedereen die ervan weet, verplichten naar de politie te gaan. Vraag ${who} ernaar voordat je veel vertelt.`,
    sector: {
      education: {
        internal: (who: string) =>
          `Gaat het om seksueel misbruik van een minderjarige leerling door iemand van school? Dan moet ${who} dat direct aan het bestuur vertellen. Wie op school werkt, heeft die plicht zelf ook.`,
        external: (who: string) =>
          `Gaat het om seksueel misbruik van een minderjarige leerling door iemand van school? Wie op school werkt, moet dat direct aan het bestuur vertellen. ${who} wijst je dan de weg naar de vertrouwensinspecteur en de politie.`,
      },
      childcare: {
        internal: (who: string) =>
          `Gaat het om seksueel misbruik of mishandeling van een kind door iemand van de opvang? Dan moet ${who} dat direct aan de leiding vertellen. Wie in de opvang werkt, heeft die plicht zelf ook.`,
        external: (who: string) =>
          `Gaat het om seksueel misbruik of mishandeling van een kind door iemand van de opvang? Wie daar werkt, moet dat direct aan de leiding vertellen. ${who} wijst je dan de weg naar de vertrouwensinspecteur en de politie.`,
      },
      government: {
        internal: (who: string) =>
          `Gaat het om een misdrijf door een ambtenaar, zoals omkoping? Dan kan ${who} als ambtenaar verplicht zijn aangifte te doen.`,
      },
    },
    breaks: {
      heading: (who: string) => `Wanneer ${who} toch iets vertelt`,
      lines: (who: string) => [
        'Als jij schriftelijk toestemming geeft.',
        'Als een rechter vragen stelt. Een vertrouwenspersoon heeft geen beroepsgeheim volgens de wet, en moet dan misschien antwoorden.',
        `Als iemand ernstig gevaar loopt en er geen andere weg is. ${who} probeert eerst jouw toestemming te krijgen en overlegt met een deskundige, zonder jouw naam.`,
        'Als de wet het verplicht.',
      ],
    },
    others: {
      heading: 'Waarom niet bij HR of je leidinggevende?',
      lines: ['Zij kunnen dit niet beloven. Zij moeten soms iets doen met wat ze horen.'],
    },
    sealing: {
      heading: 'Hoe het verzegelen werkt',
      lines: (who: string, surface: string) => [
        `Je bericht wordt verzegeld. Daarna kan alleen ${who} het openen, met een sleutel die alleen ${who} heeft. Eén uitzondering kies je zelf: als je bij het schrijven aanvinkt dat je je eigen woorden wilt kunnen teruglezen.`,
        `Onderweg van je scherm naar de verzegeling gaat je tekst door ${surface} en door onze server. We plaatsen nooit een bericht in ${surface}.`,
      ],
    },
    keeping: {
      heading: 'Hoe lang iets blijft',
      lines: (days: string, closedDays: string, hours: string) => [
        `Alles verdwijnt ${days} na het laatste bericht, of ${closedDays} nadat een gesprek is gesloten. Een antwoord dat je gelezen hebt, verdwijnt bij jou na ${hours}, tenzij jij het langer laat staan. Je kunt alles ook zelf wissen.`,
        'Wat jullie samen afspreken, zoals een afspraak of een briefje, blijft bovenaan staan zolang het gesprek er is.',
      ],
    },
    handle: {
      heading: 'Wie je bent',
      lines: (who: string) => [
        `We sturen je naam niet mee. ${who} ziet een schuilnaam, totdat jij zelf zegt wie je bent. Denk eraan dat ook je verhaal kan laten zien wie je bent.`,
      ],
    },
    accept: 'Ik begrijp het',
    call: (who: string, phone: string) => `Bel ${who}: ${phone}`,
    changed: 'Deze uitleg is veranderd sinds je hem las. Lees hem nog een keer.',
    /** For who reads or calls without writing here. */
    public: {
      heading: 'Wat blijft tussen jullie, en wanneer niet',
      who: 'de vertrouwenspersoon',
      Who: 'De vertrouwenspersoon',
      stays: 'Wat je vertelt, is voor de vertrouwenspersoon. Je leidinggevende, HR en collega’s horen het niet.',
      internal: 'een interne vertrouwenspersoon',
      external: 'Een externe vertrouwenspersoon',
    },
    changedWithText:
      'Deze uitleg is veranderd sinds je hem las. Lees hem nog een keer. Je tekst staat er nog: verstuur je hem, dan ga je met deze uitleg akkoord.',
  },
  write: {
    heading: (name: string) => `Schrijf aan ${name}`,
    hint: 'Je hoeft niet alles te vertellen. Beginnen met één zin is genoeg. Namen van anderen zijn niet nodig, van patiënten of leerlingen ook niet.',
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
    submitTo: (first: string) => `Verstuur aan ${first}`,
    /** Where the name is too long for the button, or not yet chosen. */
    submit: 'Verstuur',
    chooseLabel: 'Aan wie wil je dit nu sturen?',
    choosePlaceholder: 'Kies iemand',
    /** An earlier press of this form came in after all. */
    arrived: {
      heading: 'Je bericht kwam al aan',
      somebodyElse: 'iemand anders',
      elsewhere: (name: string, other: string) =>
        `Je eerste druk kwam toch aan, bij ${name}: bekijk het, wis het, of schrijf ook aan ${other}. Je tekst staat er nog.`,
      closed: (name: string) =>
        `Je eerste druk kwam toch aan, bij ${name}. Dat gesprek is daarna gesloten. Wat hier staat, is niet verstuurd. Wil je het toch sturen? Kies aan wie: dan begint een nieuw gesprek.`,
      noFurther: (name: string) =>
        `Je eerste druk kwam toch aan, bij ${name}. Verder schrijven aan ${name} kan hier niet meer. Wat hier staat, is niet verstuurd. Kies iemand anders als je het wilt sturen.`,
    },
    unavailable: {
      gone: 'De persoon die je koos, kun je hier niet meer schrijven. Je tekst staat er nog. Kies iemand anders.',
      full: (name: string) =>
        `${name} heeft net geen ruimte meer. Je tekst staat er nog. Kies iemand anders, of bel ${name}.`,
      away: (name: string) =>
        `${name} is net niet meer bereikbaar. Je tekst staat er nog. Stuur het toch, voor later, of kies iemand anders.`,
      lost: 'Er ging iets mis: we kunnen niet meer zien voor wie dit was. Er is nu niets verstuurd en je tekst staat er nog. Kies aan wie je hem wilt sturen.',
      nobody:
        'Op dit moment kan hier niemand een bericht krijgen. Je tekst staat er nog. Bel of mail, of probeer het later.',
      /** Of those who talk about what was looked for. */
      nobodyFor:
        'Wie praat over wat jij zoekt, kan hier nu geen bericht krijgen. Je tekst staat er nog. Bel of mail, of probeer het later.',
    },
  },
  ownCopy: {
    label: 'Je eigen woorden',
    option: 'Ik wil dit bericht hier kunnen teruglezen',
    hint: 'Zonder vinkje zie je later alleen dát je iets verstuurde. Met een vinkje kun je het teruglezen, net zo lang als een antwoord. Zolang dat kan, kan ook iemand anders het lezen die in jouw account komt, of die de opslag én alle sleutels van de server heeft.',
  },
  notSaved: {
    heading: 'Nog niet verstuurd',
    fault:
      'Er ging iets mis aan onze kant. Je bericht is niet opgeslagen. Je tekst staat er nog: probeer het zo nog een keer.',
    /** Where it may have been stored all the same. */
    unsureHeading: 'Nog niet zeker',
    unknown: 'We weten niet of het is aangekomen. Druk nog eens: het komt niet dubbel. Je tekst staat er nog.',
    closedForNow:
      'Hier kan nu even niemand schrijven, door een fout aan onze kant. Deze keer is er niets verstuurd. Je tekst staat er nog: probeer het later vandaag nog eens.',
    gone: 'Dit gesprek is er niet (meer). Misschien is het gewist of verlopen. Wat je nu schreef, is niet verstuurd en staat er nog. Kopieer het als je het wilt bewaren, en begin een nieuw gesprek.',
    closed:
      'Dit gesprek is ondertussen gesloten. Wat je nu schreef, is niet verstuurd en staat er nog. Kopieer het als je het wilt bewaren, en begin een nieuw gesprek.',
    tooOften: (numbers: string) =>
      `Je hebt vandaag al tien keer een gesprek geopend. Morgen kan dat weer. Je tekst staat er nog. Wil je nu iemand spreken? Bel of mail: ${numbers}.`,
    orCall: (name: string, phone: string) => ` Of bel ${name}: ${phone}.`,
    empty: 'Er staat nog niets. Schrijf eerst iets, al is het één zin.',
    tooLong: (max: number) => `Dit is te lang. Maak het korter dan ${max} tekens, of stuur het in twee keer.`,
    unreadable: 'Er staan tekens in die we niet kunnen versturen. Typ de tekst opnieuw.',
    chooseFirst: 'Kies eerst aan wie je dit wilt sturen.',
    tooFast: 'Je hebt het afgelopen uur veel berichten gestuurd. Wacht even en probeer het dan opnieuw.',
    readFirst: (name: string) =>
      `Wat je eerder schreef, is aangekomen. ${name} leest dat eerst. Dit is niet verstuurd: bewaar het, of bel.`,
    tooMany:
      'Je hebt al een paar gesprekken lopen. Sluit er eerst één, of schrijf verder in een gesprek dat je al hebt.',
    conversationFull: 'Dit gesprek is te lang geworden om door te gaan. Begin een nieuw gesprek, of bel.',
  },
  sent: {
    heading: 'Verstuurd',
    sealed: (name: string) => `Je bericht is verzegeld. Alleen ${name} kan het lezen.`,
    sealedAndKept: (name: string) =>
      `Je bericht is verzegeld voor ${name}. Zoals je wilde, kun je het ook zelf teruglezen onder Mijn gesprekken.`,
    handle: (handle: string, name: string) =>
      `Je schuilnaam is ${handle}. Bel je ${name}, noem dan die naam: zo weet ${name} welk gesprek van jou is.`,
    answer: (name: string, moment: string) =>
      `${name} antwoordt meestal ${moment}. Kijk dan hier weer. Het antwoord komt hier te staan. Je krijgt er geen seintje van.`,
    answerUnknown: (name: string) =>
      `Het kan even duren voor ${name} antwoordt. Het antwoord komt hier te staan. Je krijgt er geen seintje van: kijk af en toe hier.`,
    /** What was promised for an earlier message stays, and has passed. */
    answerOverdue: (name: string, before: string) =>
      `${name} zou ${before} antwoorden. Dat is nog niet gelukt. Dat ligt niet aan jou. Wat je schreef, is er nog. Je krijgt er geen seintje van: kijk af en toe hier.`,
    closed:
      'Dit gesprek is daarna gesloten. Je kunt het nog teruglezen tot het verdwijnt, en altijd een nieuw gesprek beginnen.',
    withdraw: 'Bedenk je je? Je kunt dit gesprek altijd wissen.',
    call: (name: string, phone: string) => `Kan het niet wachten? Bel ${name}: ${phone}.`,
    open: 'Bekijk dit gesprek',
    withdrawAction: 'Wis dit gesprek',
  },
  conversations: {
    heading: 'Mijn gesprekken',
    empty: 'Je hebt geen gesprekken. Gesprekken die je wiste of die verlopen zijn, staan hier niet meer.',
    when: (moment: string) => `laatste bericht ${moment}`,
    closed: 'gesloten',
    news: (unread: number) => (unread === 1 ? '1 nieuw antwoord' : `${unread} nieuwe antwoorden`),
    open: 'Open',
    formerAdviser: 'een vroegere vertrouwenspersoon',
  },
  conversation: {
    heading: (name: string) => `Gesprek met ${name}`,
    open: 'Dit gesprek is open.',
    handle: (handle: string) => `Je schuilnaam in dit gesprek: ${handle}`,
    closed: 'Dit gesprek is gesloten.',
    closedByYou: 'Je hebt dit gesprek gesloten.',
    closedByAdviser: (name: string) => `Dit gesprek is gesloten door ${name}.`,
    you: 'Jij',
    sealed: 'verzonden, verzegeld',
    readableUntil: (moment: string) => `te lezen tot ${moment}`,
    /** It appeared while the page was open: that starts no clock. */
    readableFromNow: (day: string, hours: number) =>
      `te lezen tot en met ${day}, of tot ${hours} uur nadat je dit gesprek weer opent`,
    letStay: (day: string) => `Laat staan tot ${day}`,
    letStayMeans:
      'Laat iets alleen langer staan als je het nog nodig hebt. Zolang het hier staat, kan ook iemand anders het lezen die in jouw account komt, of die de opslag én alle sleutels van de server heeft.',
    readAndGone: (hours: number) =>
      `Je las dit antwoord. Na ${hours} uur is het gewist, of op de dag tot wanneer jij het liet staan.`,
    unreadable: 'Dit bericht is niet meer te lezen.',
    newer: (name: string) =>
      `Dit antwoord kunnen we hier nu niet laten zien. Kijk later nog eens, of vraag ${name} om het op te schrijven.`,
    allUnreadable:
      'Dit gesprek is niet meer te lezen. Meestal is dan de bewaartijd voorbij. Je kunt een nieuw gesprek beginnen.',
    earlier: 'Eerdere berichten',
    replyLabel: 'Je antwoord',
    /** While the last word is the employee's own. */
    addLabel: 'Nog iets toevoegen',
    replyPlaceholder: 'Schrijf in je eigen woorden',
    replySubmit: 'Verstuur',
    keep: (moment: string) => `Dit gesprek verdwijnt vanzelf op ${moment}, of eerder als jij dat wilt.`,
    adviserGone: (name: string) =>
      `Je kunt hier niet meer schrijven aan ${name}. Kies iemand anders als je verder wilt praten. Er wordt niets doorgegeven.`,
    /** Of a key that is lost. Never for one that may be in other hands: that is another matter. */
    keyLost: (name: string) => [
      `${name} kan dit gesprek niet meer lezen. ${name} is de sleutel kwijt waarmee je berichten opengaan. Niemand anders heeft die sleutel.`,
      `Wat ${name} nog niet had gelezen, komt niet meer aan. Dat ligt niet aan jou.`,
      'Antwoorden die jij nog kunt lezen, blijven staan tot de dag die erbij staat.',
    ],
    keyLostNext: ({ name, isBack, phone }: { name: string; isBack: boolean; phone?: string | undefined }) =>
      `Je kunt ${[...(isBack ? [`opnieuw beginnen bij ${name}`] : []), 'iemand anders kiezen', ...(phone === undefined ? [] : [`bellen: ${phone}`])].join(', of ')}.`,
    startAgain: (name: string) => `Begin opnieuw met ${name}`,
    adviserLeft: (name: string) =>
      `${name} is hier geen vertrouwenspersoon meer, en kan dit gesprek niet meer lezen. Wat je vertelde, blijft bij ${name}, ook na de laatste werkdag, met dezelfde uitzonderingen als je las voordat je schreef. Kies een nieuwe vertrouwenspersoon als je verder wilt praten. We sturen niets door. Antwoorden die jij nog kunt lezen, blijven staan tot de dag die erbij staat.`,
    chooseAnother: 'Kies iemand anders',
    reveal: 'Vertel wie ik ben',
    another: 'Liever iemand anders',
    withdraw: 'Wis dit gesprek',
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
    submit: 'Verstuur',
    back: 'Liever niet',
  },
  withdraw: {
    heading: 'Dit gesprek wissen?',
    lines: (name: string) => [
      'Dit hele gesprek verdwijnt nu, bij jou en bij de vertrouwenspersoon. Het komt niet terug, ook niet als je je bedenkt.',
      `Wat al gelezen is, kan ${name} nog weten. Ook daarover wordt niets doorverteld zonder jouw toestemming, met dezelfde uitzonderingen als je las voordat je schreef.`,
      `Eén ding blijft. Zei je ja op een briefje, of vertelde ${name} iets zonder jouw ja? Dan bewaart ${name} daarvan een jaar lang één regel: welke dag, waarom, aan welke functie, met of zonder naam, en of je het introk of vooraf wist. Wie jij bent, staat er niet in.`,
    ],
    confirm: 'Wis dit gesprek',
    back: 'Nee, laat staan',
  },
  close: {
    heading: 'Dit gesprek sluiten?',
    lines: (days: number) => [
      `Na het sluiten kun je niet meer schrijven. Teruglezen kan nog ${days} dagen, daarna verdwijnt het gesprek.`,
      'Wil je niet meegeteld worden, en koos je dat nog niet? Ga dan eerst terug en druk op Tel mij niet mee. Na het sluiten kan dat niet meer.',
      'Een nieuw gesprek beginnen kan altijd, met dezelfde persoon of met iemand anders.',
    ],
    confirm: 'Sluit dit gesprek',
    back: 'Nee, laat open',
  },
  closed: {
    heading: 'Je hebt dit gesprek gesloten',
    anew: (name: string) => `Nieuw gesprek met ${name}`,
    lines: (days: number) => [
      `Je kunt het nog ${days} dagen teruglezen onder Mijn gesprekken. Daarna verdwijnt het.`,
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
  },
  withdrawn: {
    heading: 'Het gesprek is gewist',
    lines: [
      'Het gesprek is weg, bij jou en bij de vertrouwenspersoon.',
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
    notErasedHeading: 'Niemand ziet het gesprek nog',
    notErased: [
      'Het staat niet meer bij jou, en niet meer bij de vertrouwenspersoon.',
      'Het is nog niet overal gewist. Wij proberen het opnieuw, tot het gelukt is. Jij hoeft daar niets voor te doen.',
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
  },
  gone: {
    heading: 'Dit gesprek is er niet (meer)',
    lines: [
      'Misschien is het gewist of verlopen. Wat verlopen is, hebben we ook niet meer.',
      'De deur blijft open: je kunt altijd een nieuw gesprek beginnen.',
    ],
  },
};
