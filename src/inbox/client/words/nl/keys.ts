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
  lostDone:
    'Medewerkers die je schreven, lezen nu dat je hun gesprek niet meer kunt lezen. Nieuwe berichten krijg je niet, tot je een nieuwe sleutel hebt. Bel de beheerder voor een nieuwe uitnodiging.',
  lostSaid:
    'Er is gemeld dat je deze sleutel kwijt bent. Medewerkers lezen dat. Werkt je sleutel nog? Open hem dan hier. We nemen dat dan meteen terug.',
  lostBack: 'Je sleutel werkt. Dat hij kwijt was, is teruggenomen: medewerkers kunnen je weer schrijven.',
  lostNotBack: 'Je sleutel werkt, maar we konden niet terugnemen dat hij kwijt is. Bel de beheerder.',

  leaveTitle: 'Ik stop als vertrouwenspersoon',
  leaveWhy:
    'Stop je hier helemaal mee? Dan gaat je sleutel weg en word je overal afgemeld. Wie een open gesprek met je heeft, leest dat hij een nieuwe vertrouwenspersoon kan kiezen.',
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
};
