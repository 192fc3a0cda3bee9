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
};
