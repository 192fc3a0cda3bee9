/** The inbox in Dutch: the ways to a key, and what happens when one is lost. */
export const keys = {
  waysTitle: 'Zo open je je inbox',
  waysLead:
    'Elke manier hieronder opent dezelfde sleutel. Raak je er een kwijt, dan heb je nog een andere. Herken je er een niet? Haal hem weg, en bel de beheerder.',
  wayKind: {
    passphrase: 'Wachtwoordzin',
    recovery: 'Herstelcode op papier',
    device: 'Wachtwoordzin van een toestel',
    passkey: 'Passkey',
  },
  wayUsed: (day: string) => `Laatst gebruikt op ${day}.`,
  wayNeverUsed: 'Nog niet gebruikt.',
  wayMade: (day: string) => `Gemaakt op ${day}.`,
  wayRemove: (what: string) => `Haal weg: ${what}`,
  wayRemoveShort: 'Haal weg',
  wayRemoveTitle: 'Deze manier weghalen?',
  wayRemoveLead: (what: string) => `${what} opent je inbox daarna niet meer. Je andere manieren blijven werken.`,
  wayRemoveOnlyOne:
    'Daarna heb je nog maar één manier over. Raak je die ook kwijt, dan kan niemand je gesprekken nog openen. Maak liever eerst een andere.',
  wayRemoveYes: 'Ja, haal hem weg',
  wayRemoveNo: 'Nee, laat staan',
  wayRemoved: 'Dat is weg, en opent je inbox niet meer.',
  wayLast:
    'Dit is de laatste manier die niet aan een passkey hangt. Die blijft staan: anders kun jij zelf er niet meer in.',
  wayMoved:
    'Er is net op een ander toestel iets aan je sleutel veranderd. Kijk hoe het er nu voor staat, en doe het opnieuw.',

  drillTitle: 'Klopt je herstelcode nog?',
  drillFirst:
    'Je inbox is open. We vragen nu één keer om je herstelcode. Zo weet je zeker dat je twee manieren hebt om bij je gesprekken te komen.',
  drillYearly:
    'Je inbox is open. Eén keer per jaar vragen we om je herstelcode. Zo merk je op tijd dat het papier weg is, en niet pas als je het nodig hebt.',
  drillGo: 'Controleer mijn code',
  drillLater: 'Nu niet',
  drillLost: 'Ik heb mijn code niet meer',
  drillRight: 'Je herstelcode klopt.',
  drillNone: 'Je hebt nu geen herstelcode. Maak er een, zodat je een tweede manier hebt om bij je gesprekken te komen.',

  reuseCodeTitle: 'En je herstelcode',
  reuseCodeLead:
    'Typ ook de code van je papier. Zo weten we dat je twee manieren hebt om bij je gesprekken te komen, voordat er iemand schrijft.',

  lostTitle: 'Ben je je sleutel kwijt?',
  lostLead:
    'Heb je je wachtwoordzin niet meer, en je herstelcode ook niet? Dan kan niemand je gesprekken nog openen, ook wij niet. Zeg het dan hier. Wie je schreef, leest dat meteen, en hoeft niet te wachten.',
  lostNot:
    'Denk je dat iemand anders je sleutel heeft, of je wachtwoordzin kent? Doe dit dan niet, en bel meteen de beheerder. Dat is een datalek.',
  lostHow: 'Ik ben ook mijn herstelcode kwijt',
  lostYes: 'Ik ben mijn sleutel kwijt',
  lostNo: 'Nee, ik zoek nog even',
  lostDoneTitle: 'Je sleutel staat nu als kwijt',
  lostDone:
    'Medewerkers die je schreven, lezen nu dat je hun gesprek niet meer kunt lezen. Nieuwe berichten krijg je niet, tot je een nieuwe sleutel hebt. Bel de beheerder voor een nieuwe uitnodiging.',
  lostSaid:
    'Er is gezegd dat je deze sleutel kwijt bent. Medewerkers lezen dat. Werkt je sleutel nog? Open hem dan hier. We nemen dat dan meteen terug.',
  lostBack: 'Je sleutel werkt. Dat hij kwijt was, is teruggenomen: medewerkers kunnen je weer schrijven.',
  lostNotBack: 'Je sleutel werkt, maar we konden niet terugnemen dat hij kwijt is. Bel de beheerder.',

  leaveTitle: 'Ik stop als vertrouwenspersoon',
  leaveWhy:
    'Stop je hier helemaal mee? Dan gaat je sleutel weg en word je overal afgemeld. Medewerkers met een open gesprek lezen dat ze een nieuwe vertrouwenspersoon kunnen kiezen.',
  leaveGo: 'Ik stop',
  leaveAsk: 'Stoppen als vertrouwenspersoon?',
  leaveLead:
    'Je sleutel wordt gewist. Niemand kan daarna je gesprekken nog lezen, jij ook niet. Dat is niet terug te draaien.',
  leaveEverywhere: (organisations: string) => `Dit geldt voor ${organisations}.`,
  leaveYes: 'Ja, wis mijn sleutel',
  leaveNo: 'Nee, ik blijf',
  leftTitle: 'Je bent geen vertrouwenspersoon meer',
  leftSecret: (organisation: string) =>
    `Je geheimhouding blijft, ook na je laatste dag. Niemand binnen ${organisation} kan je verplichten iets te vertellen.`,
  leftDone:
    'Je sleutel is gewist en je bent overal afgemeld. Dank je wel voor wat je deed. Je kunt dit venster sluiten.',

  newKeyTitle: 'Maak een nieuwe sleutel',
  newKeyWhy:
    'Is een toestel of je herstelblad kwijt, en weet je niet wie het heeft? Een nieuwe sleutel zet de oude buitenspel voor wat er nog komt.',
  newKeyLead:
    'Nieuwe berichten gaan voortaan naar je nieuwe sleutel. Oude gesprekken blijven voor jou leesbaar tot ze verdwijnen.',
  newKeyWays:
    'Je wachtwoordzin blijft dezelfde. Je krijgt een nieuwe herstelcode. Andere toestellen en passkeys voeg je daarna opnieuw toe.',
  newKeyMake: 'Maak de nieuwe sleutel',
  newKeyAsk: 'Vraag akkoord voor deze sleutel',
  newKeyAsked:
    'Je vraag staat klaar. Lees deze zes woorden voor aan de beheerder van elke organisatie. Doe dat door te bellen of langs te gaan.',
  newKeyThen:
    'Tot het akkoord werkt je oude sleutel gewoon door. Verander tot die tijd niets aan je wachtwoordzin. Vergrendel na het akkoord je inbox en open hem opnieuw.',
  newKeyElsewhere: (organisations: string) =>
    `Bij ${organisations} geldt nog je vorige sleutel. Je kunt daar ook gewoon lezen en antwoorden.`,
  newKeyElsewhereGo: 'Vraag daar ook akkoord',
  newKeyElsewhereDone: 'Je vraag staat klaar. Lees je zes woorden daar ook voor.',

  pairTitle: 'Een toestel erbij',
  pairWhy: 'Wil je je inbox ook op een ander toestel openen, met een eigen wachtwoordzin?',
  pairLead: 'Houd het andere toestel bij de hand en meld je daar aan. Typ hier eerst je wachtwoordzin.',
  pairNext: 'Verder',
  pairScan: 'Scan deze code met de camera van het andere toestel.',
  pairQr: 'QR-code met het adres voor het andere toestel',
  pairType: 'Lukt scannen niet? Open daar je inbox, kies “Open met een ander toestel” en typ deze code:',
  pairWaiting: 'Wacht op het andere toestel. Laat dit scherm open staan.',
  pairDigitsTitle: 'Neem zes cijfers over',
  pairDigitsLead: 'Op het andere toestel staan nu zes cijfers. Typ ze hier. Zo weten we dat niemand ertussen zit.',
  pairDigits: 'De zes cijfers op je andere toestel',
  pairGive: 'Geef mijn sleutel door',
  pairDigitsAgain: 'Dat zijn niet de cijfers die we verwachten. Kijk ze nog eens na.',
  pairWrongDigits:
    'De cijfers kloppen niet. Er is niets doorgegeven. Begin opnieuw. Gebeurt het nog eens, vertel het dan de beheerder.',
  pairGiven: 'Je sleutel is doorgegeven. Maak het af op je andere toestel.',
  pairGone: 'Het doorgeven duurde te lang of is afgebroken. Begin opnieuw op het toestel waarop je inbox open is.',
  pairBusy: 'Er is al een ander toestel bezig. Begin opnieuw op het toestel waarop je inbox open is.',
  pairCheated:
    'Wat er kwam, klopt niet en is niet gebruikt. Begin opnieuw. Gebeurt het nog eens, vertel het dan de beheerder.',
  pairTake: 'Open met een ander toestel',
  pairTakeTitle: 'Open met een ander toestel',
  pairTakeLead:
    'Ga naar het toestel waarop je inbox open is. Kies daar Instellingen, en dan “Een toestel erbij”. Typ de code die je daar ziet.',
  pairCode: 'De code van je andere toestel',
  pairJoin: 'Verbind',
  pairWrongCode: 'Dit is niet de code die je andere toestel laat zien. Kijk hem na.',
  pairShowTitle: 'Typ deze cijfers op je andere toestel',
  pairShow: 'Lees ze niet aan iemand anders voor.',
  pairOwnTitle: 'Hoe open je je inbox op dit toestel?',
  pairOwnLead: 'Kies een wachtwoordzin voor dit toestel. Raak je het kwijt, dan haal je alleen deze manier weg.',
  pairDeviceName: 'Hoe heet dit toestel?',
  pairDeviceDefault: 'Mijn telefoon',
  pairOwnPassphrase: 'Wachtwoordzin voor dit toestel',
  pairOwnSave: 'Bewaar en open',
  pairOwnSkip: 'Nu alleen openen, zonder eigen wachtwoordzin',
  pairOwnHow: 'Je gewone wachtwoordzin blijft hier ook werken.',
  pairDone: 'Dit toestel heeft nu een eigen wachtwoordzin.',
  wayTooMany: 'Je hebt al acht manieren. Haal er eerst een weg.',

  passkeyTitle: 'Een passkey erbij',
  passkeyWhy: 'Met een passkey open je je inbox op dit toestel met je vinger, je gezicht of je pincode.',
  passkeyLead:
    'Je toestel vraagt zo twee keer om je vinger, gezicht of pincode: eerst om de passkey te maken, dan om te kijken of hij werkt.',
  passkeyMind:
    'Een passkey komt erbij, en nooit in plaats van je wachtwoordzin. Gooi je hem weg, of raak je het toestel kwijt, dan open je met je wachtwoordzin of herstelcode.',
  passkeyMake: 'Maak de passkey',
  passkeyName: 'Naam, om hem te herkennen (mag leeg blijven)',
  passkeyDone: 'Je passkey werkt, en staat bij je manieren.',
  passkeyOpen: 'Open met een passkey',
  passkeyFault: {
    'no-prf':
      'Deze passkey kan je sleutel niet openen. Dat ligt aan het toestel of aan je wachtwoordbeheerder. Gebruik je wachtwoordzin; de passkey kun je weggooien.',
    cancelled: 'Het is afgebroken, of het duurde te lang. Er is niets veranderd.',
    'there-already': 'Op dit toestel staat al een passkey voor deze inbox.',
    cannot: 'Dit toestel of deze browser kan dit niet met een passkey. Gebruik je wachtwoordzin.',
  },
};
