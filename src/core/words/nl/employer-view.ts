/**
 * "Wat ziet je werkgever?": one entry for each claim of `core/pages/employer-view.ts`, where it stands when it
 * is true and from where that is known. A changed sentence needs another look at its claim there.
 */
export const employerView = {
  heading: 'Wat ziet je werkgever?',
  intro: (products: string) => [`Je gebruikt ${products} van je werk. Hier lees je wat dat betekent.`],
  introPublic: (products: string) => [
    `Gebruik je In vertrouwen in ${products} van je werk? Hier lees je wat dat betekent.`,
  ],
  sections: {
    sees: 'Dit kan je werkgever zien',
    doesNotSee: 'Dit ziet je werkgever niet',
    cannotRuleOut: 'Dit kunnen we niet uitsluiten',
    wayAround: 'Zo kun je dat vermijden',
  },
  and: ' en ',
  or: ' of ',
  claims: {
    installed: (products: string) => `Dat de app In vertrouwen in ${products} staat, voor iedereen.`,
    advisers: 'Wie de vertrouwenspersonen zijn.',
    slackScopes: (scopes: string) =>
      `Wat de app in Slack mag: alleen opengaan als jij erom vraagt. In Slack heet dat: ${scopes}.`,
    slackMoreScopes: (scopes: string) => `Wat de app in Slack mag: ${scopes}. Dat is meer dan nodig is.`,
    teamsPermission:
      'Wat de app in Teams mag. Dat is alleen dit: TeamsActivity.Send.User. Daarmee zet de app een regel bij jouw Activiteit.',
    publicCard: (products: string) =>
      `De kaart over vertrouwenspersonen die HR zelf in ${products} kan zetten. Die is voor iedereen gelijk.`,
    publicPage: 'De openbare pagina over de vertrouwenspersonen. Daarop staat niets over jou.',
    teamsChat:
      'Wat je typt in de chat met de app. Dat is een gewoon bericht, dat Teams bewaart. Schrijf alleen in het venster dat opengaat.',
    teamsChatShut:
      'Wat je typt in de chat met de app, als dat toch lukt. Die chat staat uit, maar een bericht daarin is een gewoon bericht, dat Teams bewaart.',
    teamsCard: 'De vaste kaart die de app terugstuurt als je in de chat typt. Die is voor iedereen gelijk.',
    slackNoPost:
      'Wat je in het venster van de app schrijft of leest. Het wordt nooit een bericht in Slack. De app heeft er geen rechten voor.',
    slackNoPostByChoice:
      'Wat je in het venster van de app schrijft of leest. We maken er in Slack nooit een bericht van, al heeft de app nu meer rechten dan nodig.',
    slackHome: 'Op de startpagina van de app in Slack staat nooit iets over jou. Die is voor iedereen gelijk.',
    teamsNoPost:
      'Wat je in het venster van de app schrijft of leest. Het wordt nooit een bericht in Teams. De app heeft geen sleutel om iets te plaatsen.',
    teamsOnlyCard:
      'Wat je in het venster van de app schrijft of leest. De app kan in Teams één bericht plaatsen: de vaste kaart, zonder iets over jou.',
    whoTalks: (host: string) =>
      `Of je met iemand praat, met wie, en hoe vaak. De opslag kent je naam niet, alleen een schuilcode. ${host} heeft de sleutels van de server. Daarmee is uit te rekenen of jij met iemand praat, en met wie. Je werkgever heeft die sleutels niet.`,
    /** By how many people work there: what may be printed is decided by that (`core/report/`). */
    yearly: {
      once: 'Hooguit één keer per jaar een jaarverslag van alle vertrouwenspersonen samen.',
      none: 'Daarin staat geen enkel getal over wie er kwam.',
      some: 'Daarin staat of er minder dan tien mensen kwamen, of tien of meer. Kwamen er twintig of meer, dan staat er ook ongeveer bij waarover het ging en hoe het afliep.',
      more: 'Bij weinig mensen staan er geen getallen in. Anders staat er ongeveer hoeveel mensen er kwamen, zoals 20 tot en met 29, en waarover het ging.',
      never: 'De getallen gaan nooit over een afdeling of locatie.',
      advice: 'Tussendoor kan er een advies komen, zonder getallen.',
    },
    /** By what the contract with the external adviser's employer is. */
    bills: {
      package:
        'Wat het bureau van de externe vertrouwenspersoon kost. Die prijs hangt er niet van af of er iemand komt.',
      'per-consult':
        'Eén rekening per jaar voor gesprekken met de externe vertrouwenspersoon, na het jaarverslag. Die gaat per tiental, naar beneden afgerond. Waren het er weinig, dan is het één vaste prijs.',
      pool: 'Een deel van wat het bureau aan een groep van tien of meer werkgevers samen rekent. Welk deel, hangt alleen af van hoeveel mensen er werken. Is de groep kleiner, dan is het één vaste prijs.',
    },
    noFigures:
      'Hoeveel gesprekken er zijn, of wanneer. Je werkgever krijgt er geen ander getal over dan hierboven staat.',
    retention: (days: string, closedDays: string, hours: string) =>
      `Wat al weg is. Een gesprek verdwijnt ${days} na het laatste bericht, of ${closedDays} na het sluiten. Een antwoord dat je gelezen hebt, verdwijnt bij jou na ${hours}, tenzij jij het langer laat staan.`,
    carrier: (product: string) =>
      `${product} vervoert je tekst en houdt bij welke apps gebruikt worden. Hoe lang, en wie daarbij kan, bepalen wij niet.`,
    slackTyped:
      'Wat je achter /vertrouwenspersoon typt. Wij lezen het niet, maar Slack kan het onderweg bewaren. Typ daar dus niets.',
    slackSearch:
      'Zoek je in Slack op het woord vertrouwenspersoon? Bij sommige werkgevers is zo’n zoekvraag terug te zien.',
    teamsBell:
      'Typ je in de chat met de app, dan komt er een regel bij Activiteit in Teams: Kies Start om verder te gaan. Dat blijft daar een paar weken staan en kan op je telefoon verschijnen.',
    impersonation: (products: string) =>
      `Wie ${products} of je account beheert, kan zich voor jou uitgeven, en dan jouw gesprekken en antwoorden openen.`,
    device: 'Wat op een werktelefoon of werklaptop gebeurt, kan soms bekeken worden.',
    hostEmployer:
      'Je werkgever beheert zelf de server van deze app. Wie dat daar technisch doet, zou kunnen meekijken terwijl je schrijft of een antwoord leest. Ook is met de sleutels van de server uit te rekenen of jij met iemand praat, en met wie.',
    hostOther: (name: string) => `${name} beheert de server van deze app, niet je werkgever.`,
    hostUnknown:
      'Wie de server van deze app beheert, is hier niet ingevuld. Diegene zou kunnen uitrekenen of jij met iemand praat, en met wie. Een vertrouwenspersoon kan navragen wie het is.',
    operator:
      'Wie een server beheert, zou de software kunnen veranderen. Dan zijn nieuwe berichten te lezen, en oude zodra een vertrouwenspersoon de inbox weer opent.',
    network:
      'Open je de openbare pagina op het netwerk of een apparaat van je werk? Dan kan je werkgever zien dát die pagina geopend is.',
    shoulder: 'Iemand naast of achter je kan meekijken op je scherm.',
    call: 'Bel een vertrouwenspersoon met je eigen telefoon. De nummers staan bij ieders naam.',
    mail: 'Mail vanaf je eigen adres, niet vanaf dat van je werk.',
    meet: 'Spreek af op een plek buiten je werk. Bij ieders naam staat of dat kan.',
    page: (address: string) =>
      `Lees ${address} op je eigen telefoon, zonder wifi van je werk. Aanmelden hoeft niet. De QR-code op de poster brengt je daar ook.`,
    pageHere: 'Lees deze pagina op je eigen telefoon, zonder wifi van je werk. Aanmelden hoeft niet.',
  },
  days: (count: number) => (count === 1 ? '1 dag' : `${count} dagen`),
  hours: (count: number) => `${count} uur`,
};
