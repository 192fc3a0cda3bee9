/** The frame of the inbox, its failures, and the way in: account, key and settings, in Dutch. */
export const account = {
  inbox: 'Inbox van de vertrouwenspersoon',
  loading: 'Een moment',
  working: 'Bezig. Dit duurt een paar tellen.',
  workingUsual: (seconds: number) => `Bezig. Op dit toestel duurt dit meestal zo’n ${seconds} tellen.`,
  workingStill: 'Nog bezig. Op een trage telefoon kan dit een halve minuut duren. Je hoeft niets te doen.',
  back: 'Terug',
  cancel: 'Annuleren',
  signOut: 'Afmelden',
  skip: 'Naar de inhoud',
  menu: 'Account',
  reportTitle: 'Jaarverslag en advies',

  // Failures
  unknownAnswer:
    'We weten niet of je antwoord is aangekomen. Verstuur het nog eens: het komt niet dubbel. Je tekst staat er nog.',
  unknownChange:
    'De server antwoordde niet, dus we weten niet of dit gelukt is. Kijk hoe het er nu voor staat, of doe het nog een keer.',
  unknownPassphrase:
    'De server antwoordde niet, dus we weten niet of je nieuwe wachtwoordzin is bewaard. Bewaar hem straks nog eens bij Instellingen. Werkt de nieuwe niet, dan geldt je oude nog.',
  tryAgain: 'Dat lukte niet: de server antwoordt even niet. Wat je typte staat er nog. Probeer het zo opnieuw.',
  troubleTitle: 'Even geen verbinding',
  trouble:
    'De inbox antwoordt op dit moment niet. Er is niets verloren. Kijk of je internet hebt en probeer het opnieuw.',
  retry: 'Probeer het opnieuw',
  browserLacks:
    'Deze browser kon de sleutel niet berekenen: er was te weinig geheugen. Aan wat je typte ligt het niet, het staat er nog. Sluit andere tabbladen en probeer het opnieuw, of gebruik een andere browser.',
  unforeseen:
    'Er ging iets mis dat we niet verwachtten. Wat je typte staat er nog. Laad de pagina opnieuw als het zo blijft.',
  slow: 'In deze browser staat WebAssembly uit, zoals in de isolatiemodus van Apple of in Tor Browser. Alles werkt, maar je sleutel openen duurt hier een paar minuten in plaats van een paar tellen.',
  workingSlowly: 'Bezig. In deze browser kan dit een paar minuten duren. Laat dit venster open staan.',
  progress: 'Hoe ver het is',
  tooOften: (seconds: number) =>
    `Vanaf dit internetadres is net heel vaak begonnen met aanmelden. Dat kan iemand anders op hetzelfde netwerk zijn. Over ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'} kun je het opnieuw proberen.`,
  cannotTitle: 'Hier kan je inbox niet open',
  insecure:
    'Deze pagina is niet over een veilige verbinding geladen. Je browser opent dan geen sleutels. Kijk of het adres met https:// begint, en vraag anders de beheerder om hulp.',
  noCookies:
    'In deze browser staan cookies uit. Dan kun je je niet aanmelden. Zet ze aan voor dit adres, of gebruik een andere browser. We gebruiken er twee, alleen om je aan te melden en aangemeld te houden.',
  oldBrowserTitle: 'Deze browser is te oud',
  oldBrowser:
    'Je berichten worden in je eigen browser geopend. Deze browser kan dat nog niet veilig genoeg. Gebruik een nieuwe versie van Firefox, Chrome, Edge of Safari.',
  refusedAnswer: 'De server nam dit niet aan. Laad de pagina opnieuw en probeer het nog eens.',
  signedOutNow: 'Je bent afgemeld. Kopieer wat je typte als je het wilt houden, en meld je opnieuw aan.',
  signInAgainNeeded: 'Voor deze stap moet je je opnieuw aanmelden. Daarna kun je hem meteen doen.',
  signInAgain: 'Meld je opnieuw aan',

  // Sign in
  signInTitle: 'Meld je aan',
  signInLead: 'Dit is de plek waar je leest en beantwoordt wat medewerkers je in vertrouwen schrijven.',
  signInInvited:
    'Je bent uitgenodigd als vertrouwenspersoon. Meld je eerst aan met het account dat je hiervoor gebruikt. Daarna maak je in een paar minuten je sleutel.',
  signInWith: (name: string) => `Aanmelden met ${name}`,
  signInChoose: 'Kies het account van je eigen werkgever.',
  signInNone: 'Er is nog geen manier van aanmelden ingesteld. Vraag de beheerder om hulp.',
  youSignedOut: 'Je bent afgemeld. Je kunt dit venster sluiten.',

  // Refusals
  refusedTitle: 'Aanmelden lukte niet',
  refused: {
    state: 'Het aanmelden begon in een ander venster, of is al afgerond. Begin hier opnieuw.',
    expired: 'Het aanmelden duurde te lang. Begin hier opnieuw.',
    'organisation-closed':
      'De gegevens van jouw organisatie kunnen nu niet gelezen worden, dus de inbox is voor jou even gesloten. Dat ligt niet aan je account, en er is niets weg. Vertel het de beheerder, en probeer het later opnieuw.',
    'not-an-adviser':
      'Met dit account ben je hier niet bekend als vertrouwenspersoon. Heb je een uitnodiging gekregen? Open dan de link daaruit. Heb je meer accounts? Kies dan het account dat je voor dit werk gebruikt. Anders kan de beheerder je verder helpen.',
    provider:
      'De aanmelddienst van je werkgever gaf geen goed antwoord. Probeer het over een paar minuten opnieuw. Blijft het zo, vertel het dan de beheerder.',
    cancelled: 'Je hebt het aanmelden afgebroken. Er is niets gebeurd. Je kunt opnieuw beginnen wanneer je wilt.',
    used: 'Deze uitnodiging is al gebruikt. Was jij dat, meld je dan gewoon aan. Was jij het niet, vertel het dan meteen de beheerder.',
    token:
      'Het antwoord van de aanmelddienst klopte niet en is niet vertrouwd. Begin opnieuw. Gebeurt het nog eens, vertel het dan de beheerder.',
    invitation: 'Deze uitnodiging is niet (meer) geldig. Vraag de beheerder om een nieuwe link.',
    'try-again': 'De inbox kon je aanmelding net niet afronden. Probeer het zo opnieuw.',
    other: 'Het aanmelden is niet gelukt. Begin hier opnieuw.',
  },
  refusedAgain: 'Opnieuw beginnen',

  // Enrolment
  enrolTitle: 'Maak je sleutel',
  enrolLead: (name: string, organisation: string) => `Welkom ${name}. Je wordt vertrouwenspersoon bij ${organisation}.`,
  enrolWhat:
    'Wat een medewerker je schrijft, wordt verzegeld. Alleen met jouw sleutel is het te lezen. Die sleutel wordt nu gemaakt, in deze browser.',
  enrolNobody:
    'Niemand anders krijgt je sleutel: je werkgever niet, een collega niet, en ook niet wie deze dienst beheert. Daarom kan ook niemand hem voor je terughalen.',
  enrolSteps: 'Je doet drie dingen:',
  enrolStep1: 'Je kiest een wachtwoordzin. Daarmee open je straks je inbox.',
  enrolStep2: 'Je schrijft een herstelcode over, voor als je de wachtwoordzin vergeet.',
  enrolStep3: 'Je leest zes woorden voor aan de beheerder. Zo weet die dat de sleutel echt van jou is.',
  enrolBegin: 'Begin met de wachtwoordzin',
  passphraseTitle: 'Kies een wachtwoordzin',
  passphraseLead:
    'Een zin van een paar woorden die je nergens anders gebruikt, is sterk en goed te onthouden. Je mag spaties gebruiken.',
  passphrase: 'Wachtwoordzin',
  passphraseAgain: 'Nog een keer',
  passphraseLength: 'Lengte van je wachtwoordzin',
  passphraseShort: (missing: number) => `Nog ${missing} ${missing === 1 ? 'teken' : 'tekens'} te gaan.`,
  passphraseEnough: 'Lang genoeg. Langer mag.',
  passphraseDiffers: 'De twee wachtwoordzinnen zijn niet gelijk.',
  passphraseGuessable:
    'Deze wachtwoordzin is snel te raden. Neem de zin die we je voorstellen, of bedenk zelf een paar woorden die niets met elkaar te maken hebben.',
  suggestion: 'Een voorstel',
  suggestionLead:
    'Dit is een sterke wachtwoordzin, zojuist geloot in je browser. Schrijf hem op en typ hem hieronder nog eens. Lees hem aan niemand voor.',
  suggestionTake: 'Neem deze',
  suggestionOther: 'Geef me een andere',
  passphraseNext: 'Maak mijn sleutel',
  show: 'Laat zien wat ik typ',
  hide: 'Verberg wat ik typ',
  recoveryTitle: 'Schrijf je herstelcode over',
  recoveryLead:
    'Vergeet je je wachtwoordzin, dan kom je alleen met deze code nog bij je gesprekken. Schrijf hem op papier en leg dat op een plek waar alleen jij bij kunt. Zodra hij bewaard is, zie je hem nooit meer.',
  recoveryCode: 'Herstelcode',
  recoveryNext: 'Ik heb de code opgeschreven',
  retypeTitle: 'Typ de code over',
  retypeLead: 'Neem de code over van je papier. Zo weet je zeker dat hij klopt.',
  retypeWrong: 'Dit is niet de code die je net zag. Kijk hem na, of ga terug om hem nog eens te zien.',
  retypeNext: 'Bewaar mijn sleutel',
  reuseTitle: 'Gebruik je sleutel ook hier',
  reuseLead: (organisation: string) =>
    `Je hebt al een sleutel. Die kun je ook gebruiken bij ${organisation}. Open hem met je wachtwoordzin.`,
  reuseNext: 'Gebruik deze sleutel',
  waitingTitle: 'Nog één ding: je zes woorden',
  waitingLead: (organisation: string) =>
    `Lees deze zes woorden voor aan de beheerder van ${organisation}. Doe dat door te bellen of langs te gaan, niet in een bericht.`,
  waitingWords: 'Je zes woorden',
  waitingWhy:
    'De beheerder ziet dezelfde zes woorden. Zijn ze gelijk, dan is het zeker jouw sleutel, onder jouw account.',
  waitingCard: 'Je sleutelkaart',
  waitingCardLead:
    'Deze tekst is niet geheim. De beheerder heeft hem al; bewaar hem als je hem later wilt vergelijken.',
  waitingThen:
    'Na het akkoord van de beheerder gaat je inbox hier vanzelf open. Je mag dit venster ook sluiten en later terugkomen.',
  waitingShow: 'Laat mijn zes woorden zien',
  waitingLocked:
    'Je sleutel wacht op het akkoord van de beheerder. Open hem met je wachtwoordzin om je zes woorden weer te zien.',
  waitingCheck: 'Kijk of het akkoord er is',
  waitingNotYet: 'Nog geen akkoord.',

  // Unlock
  unlockTitle: 'Open je inbox',
  unlockLead: 'Je wachtwoordzin blijft in deze browser. Hij wordt nergens heen gestuurd.',
  unlockAgain: 'Je inbox is op slot. Wat je las, staat niet meer op dit scherm.',
  unlockIdle: 'Je inbox is op slot gegaan omdat je tien minuten niets deed.',
  unlock: 'Open',
  unlockRecovery: 'Wachtwoordzin vergeten? Gebruik je herstelcode',
  unlockPassphrase: 'Toch met mijn wachtwoordzin',
  recoverTitle: 'Open met je herstelcode',
  recoverLead:
    'Typ de code van je papier en kies een nieuwe wachtwoordzin. Je herstelcode blijft daarna gewoon gelden.',
  recover: 'Open en bewaar de nieuwe wachtwoordzin',
  recoverNotSaved:
    'Je inbox is open, maar de nieuwe wachtwoordzin is niet bewaard. Je oude blijft gelden. Probeer het later opnieuw bij Instellingen.',
  wrongPassphrase:
    'Dit is niet de goede wachtwoordzin, of je sleutel is beschadigd. Er is niets verstuurd. Probeer het opnieuw, of gebruik je herstelcode.',
  wrongRecovery:
    'Deze code past niet op je sleutel, of je sleutel is beschadigd. Er is niets verstuurd. Kijk de code teken voor teken na.',
  slotsUnreadable:
    'Wat er van je sleutel bewaard is, is niet leesbaar. Er is niets verstuurd. Laad de pagina opnieuw. Blijft het zo, vraag dan de beheerder om een nieuwe uitnodiging.',
  noSlotsTitle: 'Je sleutel is er niet',
  noSlots:
    'Bij dit account is geen sleutel bewaard, dus je berichten kunnen hier niet open. Vraag de beheerder om een nieuwe uitnodiging en maak een nieuwe sleutel.',

  // Settings
  settings: 'Instellingen',
  settingsTitle: 'Wachtwoordzin wijzigen',
  settingsLead: 'Je kiest een nieuwe wachtwoordzin. Je sleutel en je herstelcode blijven hetzelfde.',
  settingsWith: 'Wat gebruik je om te laten zien dat jij het bent?',
  currentPassphrase: 'Je wachtwoordzin van nu',
  newPassphrase: 'Nieuwe wachtwoordzin',
  change: 'Bewaar de nieuwe wachtwoordzin',
  renewWhy: 'Ben je je code kwijt, of zag iemand anders hem? Maak dan een nieuwe. De oude past daarna niet meer.',
  renewTitle: 'Maak een nieuwe herstelcode',
  renewLead: 'Je schrijft een nieuwe code over. Je sleutel en je wachtwoordzin blijven hetzelfde.',
  renewMake: 'Laat de nieuwe code zien',
  renewSave: 'Bewaar de nieuwe code',
  codeRenewed: 'Je nieuwe herstelcode geldt vanaf nu. De oude kun je weggooien.',
  passphraseChanged: 'Je nieuwe wachtwoordzin geldt vanaf nu.',
  oldNotErased: 'De oude is nog niet overal gewist; we blijven het proberen. Laat niemand de oude weten.',
  fingerprintTitle: 'De zes woorden van je sleutel en je account',
  fingerprintLead: 'Hieraan kunnen jij en de beheerder zien dat jullie dezelfde sleutel en hetzelfde account bedoelen.',
};
