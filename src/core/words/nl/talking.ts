/** From the limits of confidentiality to the end of a conversation. A change to `limits` needs a new `LIMITS_VERSION`. */
export const talking = {
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
        'Als jij schriftelijk toestemming geeft.',
        'Als een rechter vragen stelt. Een vertrouwenspersoon heeft geen beroepsgeheim volgens de wet, en moet dan misschien antwoorden.',
        `Als iemand ernstig gevaar loopt en er geen andere weg is. ${name} probeert eerst jouw toestemming te krijgen en overlegt met een deskundige, zonder jouw naam.`,
        `${name} zegt het je hier vooraf, als dat kan.`,
      ],
    },
    keeps: {
      heading: 'Wat deze app bewaart',
      lines: (name: string, surface: string, days: number, closedDays: number, hours: number) => [
        `Je bericht wordt verzegeld. Daarna kan alleen ${name} het openen, met een sleutel die alleen ${name} heeft.`,
        `Onderweg van je scherm naar de verzegeling gaat je tekst door ${surface} en door onze server. We plaatsen nooit een bericht in ${surface}. Maar wie een van beide beheert, zou technisch kunnen meekijken op het moment dat je schrijft of een antwoord leest.`,
        `Alles verdwijnt ${days} dagen na het laatste bericht, of ${closedDays} dagen nadat een gesprek is gesloten. Een antwoord dat je gelezen hebt, verdwijnt bij jou na ${hours} uur, tenzij jij het langer laat staan. Je kunt alles ook zelf wissen.`,
      ],
    },
    handle: {
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
    submitTo: (first: string) => `Verstuur aan ${first}`,
    /** Where the name is too long for the button, or not yet chosen. */
    submit: 'Verstuur',
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
      `${name} antwoordt meestal ${moment}. Het antwoord komt hier te staan. Je krijgt er geen seintje van. Kijk dan hier weer.`,
    answerUnknown: (name: string) =>
      `Het kan even duren voor ${name} antwoordt. Het antwoord komt hier te staan. Je krijgt er geen seintje van: kijk af en toe hier.`,
    withdraw: 'Bedenk je je? Je kunt dit gesprek altijd wissen.',
    call: (name: string, phone: string) => `Kan het niet wachten? Bel ${name}: ${phone}.`,
    open: 'Bekijk dit gesprek',
    withdrawAction: 'Wis dit gesprek',
  },
  conversations: {
    heading: 'Mijn gesprekken',
    empty: 'Je hebt geen gesprekken. Gesprekken die je wiste of die verlopen zijn, zijn echt weg.',
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
    closedByYou: 'Je hebt dit gesprek gesloten.',
    closedByAdviser: (name: string) => `${name} heeft dit gesprek gesloten.`,
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
      `${name} kun je hier niet meer schrijven. Kies iemand anders als je verder wilt praten. Er wordt niets doorgegeven.`,
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
      `Wat ${name} al gelezen heeft, kan ${name} nog weten. Ook daarover vertelt ${name} niets door zonder jouw toestemming, met dezelfde uitzonderingen als je las voordat je schreef.`,
    ],
    confirm: 'Wis dit gesprek',
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
    notErased: [
      'Niemand ziet het gesprek nog: jij niet, en de vertrouwenspersoon niet.',
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
