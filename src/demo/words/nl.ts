/**
 * What the demo itself says, around the product: Dutch. The product's own words are not here, and what Slack and Teams
 * are called by name stays as it is. What stands between backticks is shown as it is typed.
 */
export const nl = {
  title: 'Werkplek (demo)',
  opening: 'De werkplek gaat open…',
  inLanguage: 'In het Nederlands',

  // The page around both sides
  whichClient: 'Welk programma?',
  whichSide: 'Wat wil je zien?',
  employee: 'Medewerker',
  adviser: 'Vertrouwenspersoon',
  inbox: 'Inbox van de vertrouwenspersoon',
  inboxTitle: 'De inbox van de vertrouwenspersoon',
  openApart: 'Apart openen ↗',
  whoAreYou: 'Wie ben je?',
  youAre: 'Je bent',

  // The steps
  how: 'Zo werkt het',
  begin: {
    slack: 'Typ `/vertrouwenspersoon` in de chat, kies iemand en schrijf.',
    teams: 'Open het tabblad Start, of typ `vertrouwenspersoon` in het zoekvak. Kies iemand en schrijf.',
  },
  read: (passphrase: string) => `Lees en antwoord in de inbox. De wachtwoordzin is \`${passphrase}\`.`,
  answered: 'Het antwoord verschijnt bij de medewerker. Wis het gesprek en het is weg.',
  /** From the letter to a talk. What stands between “ and ” is a button, or what else is pressed, in this order. */
  further: {
    title: 'Daarna: van brief naar gesprek',
    callMe:
      'Schrijf als medewerker opnieuw. Dan: “Bekijk dit gesprek” en “Laat Samira je bellen”. Alleen zij leest het nummer.',
    appointment:
      'In de inbox: “Stel een afspraak voor”, en dan “Stel voor”. De medewerker drukt op een moment. In geen agenda.',
    options:
      'In de inbox: “Mogelijkheden”, dan “Zet klaar”. De medewerker kiest “Nu niets doen”, of iets anders: er begint niets.',
    slip: 'Als medewerker: “Ik wil dat er iets verteld wordt”. In de inbox: “Briefje”, dan “Zet klaar”. De medewerker: “Lees het briefje”, “Ja, dit mag”, “Trek mijn ja in”. De inbox ziet het meteen.',
    followUp:
      'In de inbox: “Later vragen hoe het gaat”, een dag, “Zet klaar”. De medewerker zegt “Dat is goed” of “Liever niet”.',
    adviser:
      'In de inbox: “Houvast voor een gesprek” is om bij te lezen. “Vertellen zonder ja” gaat stap voor stap, en “Stop: ik vertel niets” kan altijd. Onder “Instellingen”, “Wat je bewaart” staat van het ja één regel.',
    end: 'Als medewerker: “Wis dit gesprek”. Het is weg, ook bij Samira. Die ene regel blijft, zonder naam.',
    accused:
      'Word Daan en begin opnieuw: “Word je zelf beschuldigd?” Ook dan is er iemand, en nooit dezelfde voor allebei.',
  },
  /** The account of a year, and its attack. As above: “ and ” in the order of pressing. */
  year: {
    title: 'Het jaarverslag: maak het, en zie de aanval mislukken',
    begin:
      'Vorig jaar is al geteld. In de inbox, als Samira: “Jaarverslag en advies”, “Begin het verslag”, “Afmelden”.',
    handIn: 'Meld je daar aan als Tom: “Jaarverslag en advies”, “Dat is goed.”, “Lever in”, “Afmelden”.',
    decided:
      'Weer als Samira: “Jaarverslag en advies”. Daar staat wat er gedrukt wordt, en wat de aanval deed: “Het programma dat probeert meer te weten te komen, vond niets.”',
    release:
      'Schrijf iets bij deel 3 en deel 4. “Nee, dit is het enige”, “Laat zien hoe het wordt”, twee vinkjes, “Geef het vrij en onderteken”, “Ja, geef het vrij”.',
    file: '“Open: Jaarverslag”, “Bewaar als bestand (HTML)”.',
    check: 'Leg het bestand op',
    checker: 'de controlepagina ↗',
    again: 'Verander er daarna één letter in, en leg het er nog eens.',
  },
  hr: {
    slack: 'Word Marije (HR): plaats de kaart in de app In vertrouwen, en zet die vast.',
    teams: 'Word Marije (HR): kies Algemeen, dan + en “Kaart plaatsen (HR)”. Verstuur die en maak die vast.',
  },
  aroundTheApps: 'Buiten de apps om:',
  publicPage: 'de openbare pagina ↗',
  phoneSays: 'Wat zij buiten haar inbox krijgt, zie je op',
  phonePage: 'de telefoon van Samira ↗',
  phone: {
    title: 'De telefoon van Samira',
    lead: 'Hier komt aan wat Samira buiten haar inbox krijgt: altijd hetzelfde, en nooit wat er staat. Het komt op hele en halve uren. Een open inbox krijgt niets: vergrendel die eerst, en schrijf dan als medewerker.',
    now: 'Doe alsof er een half uur voorbij is',
    byPush: 'Op het scherm',
    byMail: 'Als e-mail',
    nothing: 'Nog niets.',
  },
  poster: 'Een poster: `npm run poster -- --env .env <organisatie>`.',

  // The ledger
  ledger: 'Wat de bot deed',
  written: { slack: 'Berichten in de werkplek:', teams: 'Berichten van de bot:' },
  byHr: (count: number) => `door HR geplaatst: ${count}`,
  calls: { slack: 'Slack-aanroepen van de bot:', teams: 'Graph-aanroepen van de bot:' },
  noCalls: 'nog niets',
  refused: (times: number) => `${times} keer geweigerd`,

  // Both clients
  close: 'Sluiten',
  back: 'Terug',
  send: 'Verstuur',
  onlyYou: 'Alleen jij ziet dit',
  remove: 'Weghalen',
  nothingYet: 'Nog niets te zien.',
  everybody: 'iedereen van de werkplek',
  beginning: (channel: string) => `Dit is het begin van ${channel}. Hier staat nog niets.`,
  writtenHere: 'Berichten die de bot hier schreef:',
  channels: { algemeen: 'algemeen', kantine: 'kantine', directie: 'directie' },

  slack: {
    chatOf: (name: string) => `Chat van ${name}`,
    places: 'Kanalen en apps',
    workplace: 'Werkplek',
    home: 'Start',
    pinned: (count: number) => `Vastgezet: ${count}`,
    pinnedBy: (name: string) => `Vastgezet door ${name}`,
    // Slack has no Dutch: this is what somebody in the Netherlands finds in its menu.
    more: 'More actions',
    pin: 'Pin to channel',
    unpin: 'Un-pin from channel',
    shortcuts: 'Snelkoppelingen',
    postCard: 'Kaart plaatsen (HR)',
    commandHint: 'Praat in vertrouwen met een vertrouwenspersoon',
    messageTo: (channel: string) => `Bericht aan #${channel}`,
    noSuchCommand: (typed: string, command: string) => `${typed} bestaat hier niet. Typ ${command}.`,
    onlyCommand: (command: string) => `In deze demo kun je alleen ${command} typen. Wat je typte is niet verstuurd.`,
    optional: '(hoeft niet)',
    choose: 'Maak een keuze',
  },

  teams: {
    teamsOf: (name: string) => `Teams van ${name}`,
    places: 'Plaatsen in Teams',
    activity: 'Activiteit',
    newItems: (count: number) => ` (${count} nieuw)`,
    chat: 'Chat',
    start: 'Start',
    channel: 'Algemeen',
    noActivity: 'Er is geen nieuwe activiteit.',
    /** The command's title, as the app's package calls it. */
    command: 'Vertrouwenspersoon',
    postCard: 'Kaart plaatsen (HR)',
    action: 'App-actie: Vertrouwenspersoon',
    search: 'Zoekvak',
    searchHint: 'Zoeken of typ vertrouwenspersoon',
    onlyFinds: 'In deze demo vindt het zoekvak alleen “Vertrouwenspersoon”.',
    chatWith: 'Chat met de app',
    emptyChat: 'Hier staat nog niets. Wat je hier typt, kan je werkgever bewaren.',
    notRead: 'De bot las dit niet, bewaarde het niet en schreef niets terug. Kijk bij Activiteit: daar gaat de bel.',
    type: 'Typ een bericht',
    messageToApp: 'Bericht aan In vertrouwen',
    messageIn: (channel: string) => `Bericht in ${channel}`,
    messagesIn: (channel: string) => `Berichten in ${channel}`,
    pinnedFrom: (name: string) => `Vastgemaakt: bericht van ${name}`,
    look: 'Bekijk',
    pinned: 'vastgemaakt',
    more: 'Meer opties',
    pin: 'Vastmaken',
    unpin: 'Losmaken',
    apps: 'Apps',
    onlyCards: 'In deze demo kun je hier alleen een kaart versturen. Wat je typte is niet verstuurd.',
    notSent: 'Nog niet verstuurd',
    untilSent: 'Alleen jij ziet dit, tot je het verstuurt',
    removeCard: 'Kaart weghalen',
    card: 'De kaart',
    moment: 'Een ogenblik…',
  },

  // Who may sign in at the identity provider
  accounts: {
    notInvited: 'nog niet uitgenodigd',
    somebodyElse: 'Iemand anders',
    noAdviser: 'geen vertrouwenspersoon',
  },
};
