/** The inbox in Dutch, its first language. English has the same keys; the compiler checks it. */
export const nl = {
  inbox: 'Inbox van de vertrouwenspersoon',
  loading: 'Een moment',
  working: 'Bezig. Dit duurt een paar tellen.',
  back: 'Terug',
  cancel: 'Annuleren',
  signOut: 'Afmelden',
  skip: 'Naar de inhoud',
  menu: 'Account',

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
    'Vergeet je je wachtwoordzin, dan kom je alleen met deze code nog bij je gesprekken. Schrijf hem op papier en leg dat op een plek waar alleen jij bij kunt. Je ziet de code maar één keer.',
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
  unlockAgain: 'Je inbox is op slot. Wat je las, is van dit scherm en uit het geheugen weg.',
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

  // List
  listTitle: 'Gesprekken',
  listGoesOn: 'De oudere gesprekken komen er nog bij.',
  listNotWhole: 'Je ziet nu niet al je gesprekken: de oudste ontbreken.',
  isNew: 'nieuw',
  isClosed: 'gesloten',
  newCount: (count: number) =>
    count === 0
      ? 'Niets nieuws.'
      : count === 1
        ? 'Eén gesprek met iets nieuws.'
        : `${count} gesprekken met iets nieuws.`,
  openNew: 'Nieuw lezen',
  emptyTitle: 'Er is nu niemand die op je wacht.',
  empty: 'Schrijft er iemand, dan zie je het hier meteen. Je hoeft de pagina niet te verversen.',
  hoursTitle: 'Je uren',
  hoursAt: (organisation: string) => `Je uren bij ${organisation}`,
  hoursNone: 'Er zijn geen vaste uren ingesteld.',
  hoursExpect: (hours: number) => `Medewerkers lezen dat je meestal binnen ${hours} werkuren antwoordt.`,
  topicsAsked: (organisation: string) =>
    `Waarover praat je bij ${organisation}: hoe mensen met elkaar omgaan, integriteit, of allebei? Dat staat nog nergens, en medewerkers lezen nu alleen het eerste. Vertel het de beheerder, die vult het in.`,
  otherKey:
    'Je sleutel in deze browser is niet de sleutel die je organisatie nu gebruikt. Nieuwe berichten kun je daardoor misschien niet lezen. Vertel het de beheerder.',
  days: {
    mon: 'maandag',
    tue: 'dinsdag',
    wed: 'woensdag',
    thu: 'donderdag',
    fri: 'vrijdag',
    sat: 'zaterdag',
    sun: 'zondag',
  },

  // Presence
  presence: {
    available: 'Medewerkers zien dat je nu bereikbaar bent.',
    availableUntil: (at: string) => `Medewerkers zien dat je nu bereikbaar bent, tot ${at}.`,
    away: 'Medewerkers zien dat je nu niet bereikbaar bent.',
    awayNext: (at: string) => `Je bent nu niet bereikbaar. Medewerkers lezen: weer ${at}.`,
    full: 'Je staat op vol. Medewerkers lezen dat je nu geen ruimte hebt voor een nieuw gesprek.',
    'no-key':
      'Je sleutel is nog niet opgenomen. Medewerkers kunnen je bellen of mailen, en je hier nog niet schrijven.',
  },
  /** Beside the sentence about being reachable. */
  goFull: 'Vol',
  makeRoom: 'Weer ruimte',
  fullUntil: (day: string) => `Je staat op vol tot ${day}. Gesprekken die er zijn, gaan door.`,
  fullAsked: (open: number) =>
    `Je hebt ${open} gesprekken open. Wil je even geen nieuwe erbij? Druk dan op Vol. Er gaat niets vanzelf dicht.`,
  fullTitle: 'Tot welke dag neem je geen nieuwe gesprekken aan?',
  fullLead:
    'Medewerkers lezen tot die dag dat je geen ruimte hebt. Ze zien geen aantal. Gesprekken die er al zijn, gaan gewoon door.',
  fullDate: 'Ik heb weer ruimte op',
  fullGo: 'Vol tot die dag',
  fullDone: 'Je staat nu op vol.',
  roomDone: 'Je neemt weer nieuwe gesprekken aan.',
  presenceAt: (organisation: string) => `${organisation}: `,
  goAway: 'Nu weg',
  comeBack: 'Weer bereikbaar',
  lock: 'Vergrendel',
  actions: 'Snelle acties',
  awayTitle: 'Hoe lang ben je weg?',
  awayLead: 'Medewerkers zien dit meteen. Wat ze je schrijven, blijft gewoon binnenkomen.',
  awayHour: '1 uur',
  awayDay: 'De rest van de dag',
  awayDate: 'Ik ben er weer op',
  awayDateGo: 'Weg tot die dag',
  awayDateWrong: 'Kies een dag na vandaag, binnen een jaar.',
  awayDone: 'Je staat nu op afwezig.',
  backDone: 'Je staat niet meer op afwezig.',

  // Conversation
  employee: 'Medewerker',
  you: 'Jij',
  who: 'De medewerker vertelt wie hij of zij is:',
  earlier: 'Laat eerdere berichten zien',
  answer: 'Antwoord',
  answerTo: (handle: string) => `Je antwoord aan ${handle}`,
  answerHint: 'Alleen deze medewerker kan dit lezen.',
  left: (count: number) => `Nog ${count} ${count === 1 ? 'teken' : 'tekens'}.`,
  tooLong: (count: number) =>
    `${count} ${count === 1 ? 'teken' : 'tekens'} te veel. Maak je antwoord korter of stuur het in delen.`,
  send: 'Verzegel en verstuur',
  sending: 'Wordt verzegeld en verstuurd.',
  sent: 'Je antwoord is verzonden.',
  emptyAnswer: 'Er staat nog niets in je antwoord.',
  draftBack: 'Je had al iets getypt. Het stond verzegeld klaar en is nu terug.',
  newMessage: 'Er is een nieuw bericht.',
  close: 'Sluit dit gesprek',
  closeTitle: 'Dit gesprek sluiten?',
  closeLead:
    'Jullie kunnen er dan allebei niet meer in schrijven. Na een paar dagen verdwijnt het. De medewerker kan altijd een nieuw gesprek beginnen.',
  closeYes: 'Ja, sluit het gesprek',
  closeNo: 'Nee, laat het open',
  closedNow: 'Dit gesprek is gesloten. Je kunt het nog lezen tot het verdwijnt.',
  expires: (day: string) => `Dit gesprek verdwijnt op ${day}, als er niets meer bij komt.`,
  expiresClosed: (day: string) => `Dit gesprek verdwijnt op ${day}.`,
  goneTitle: 'Dit gesprek is er niet (meer)',
  gone: 'De medewerker heeft het misschien gewist, of de bewaartijd is voorbij. Wat erin stond, komt niet terug.',
  goneWithText: 'Dit gesprek is er niet meer. Dit stond nog in je antwoordveld:',
  closedWithDraft: 'Dit gesprek is ondertussen gesloten. Dit stond nog in je antwoordveld:',
  closedWithText: 'Dit gesprek is ondertussen gesloten. Je antwoord is niet verzonden; je tekst staat er nog.',
  threadFull: 'Dit antwoord past niet meer in het gesprek. Maak het korter. Je tekst staat er nog.',
  stillMoving:
    'Er kwamen net steeds nieuwe berichten bij. Je antwoord is niet verzonden; je tekst staat er nog. Lees ze even en verstuur opnieuw.',
  noReplyKey:
    'Antwoorden kan hier niet: er is geen bericht van de medewerker dat je sleutel betrouwbaar kan openen. Vraag de beheerder ernaar te kijken.',
  unreadable: {
    damaged: 'Dit bericht is beschadigd en niet te lezen.',
    forged: 'Dit bericht is niet zoals het verzonden werd. Je inbox laat het daarom niet zien.',
    'other-key': 'Dit bericht is verzegeld voor een andere sleutel dan die van jou. Het is hier niet te lezen.',
  },
  gap: 'Hier is iets weg of veranderd. Dit bericht sluit niet aan op wat erboven staat.',
  endMissing:
    'Het einde van dit gesprek klopt niet met wat de server erover zegt. Misschien ontbreekt het laatste bericht.',
  shorter:
    'Dit gesprek is korter dan toen je het de vorige keer op dit apparaat las. Er is iets weg. Dat hoort niet zomaar te gebeuren: vertel het de beheerder.',
  changed:
    'Wat je hier eerder las, is sindsdien veranderd. Dat hoort niet te gebeuren: vertel het de beheerder en vertrouw nog niet op wat hier staat.',

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
