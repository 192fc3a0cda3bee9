/** Being told that there may be something, in Dutch. */
export const notices = {
  noticesTitle: 'Bericht als er iets is',
  noticesLead:
    'Je kunt een seintje krijgen om in je postvak te kijken. Er staat nooit in of er iets is, van wie of waarover. Het komt op hele en halve uren binnen je eigen uren, en daarna pas weer als je hebt gekeken. Wacht iemand lang op je, dan komt er nog één keer een seintje.',
  noticesAskTitle: 'Denk er één keer over na',
  noticesAsk: [
    'Wie kan je voicemail beluisteren?',
    'Wie kan je mailbox openen, of kijkt mee op je scherm?',
    'Wie ziet wat er op je telefoon verschijnt als hij op tafel ligt?',
  ],
  noticesAskEnd: 'Je antwoord bewaren we niet. Kies wat bij je past.',
  noticesRhythm: 'Wanneer?',
  rhythm: {
    soon: 'Als er iets is',
    daily: 'Elke dag dat je uren hebt, aan het begin, ook als er niets is',
    weekly: 'Eén keer per week, aan het begin van je eerste uren, ook als er niets is',
  },
  noticesFixedWhy:
    'Ons advies voor jou: een vast moment. Je collega’s zien je scherm. Komt een seintje alleen als er iets is, dan zien zij ook dat iemand je schreef.',
  noticesWeeklySlow: 'Eén keer per week kan later zijn dan het antwoord dat medewerkers van je verwachten.',
  noticesHere: 'Op dit apparaat',
  noticesHereOn: 'Dit apparaat krijgt een seintje.',
  noticesHereOff: 'Dit apparaat krijgt geen seintje.',
  noticesOthers: (count: number) =>
    count === 1 ? 'Eén ander apparaat krijgt een seintje.' : `${count} andere apparaten krijgen een seintje.`,
  noticesOthersOff: 'Zet de andere apparaten uit',
  noticesTurnOn: 'Zet aan op dit apparaat',
  noticesTurnOff: 'Zet uit op dit apparaat',
  noticesNoPush: 'Deze browser kan geen seintje krijgen. Neem een andere browser, of kies e-mail.',
  noticesHomeScreen:
    'Op een iPhone of iPad kan dit alleen als de inbox op je beginscherm staat: dat is een regel van Apple. Tik op Deel en dan op Zet op beginscherm, en open de inbox vanaf daar. De naam mag je daar veranderen, bijvoorbeeld in Postvak. Het helpt ook om je concept te bewaren: wat in Safari zelf staat, wist Apple na zeven dagen.',
  noticesBlocked:
    'Je browser laat deze pagina geen seintjes geven. Sta dat toe bij de instellingen van je browser, en probeer het dan opnieuw.',
  noticesPushFailed:
    'Dit apparaat kon zich niet aanmelden voor een seintje. Probeer het later nog eens, of kies e-mail.',
  noticesNotOffered: 'Een seintje op je telefoon of computer biedt deze inbox niet aan.',
  noticesMail: 'Per e-mail',
  noticesMailNotOffered: 'E-mail biedt deze inbox niet aan: de beheerder heeft geen mailserver ingesteld.',
  noticesMailOn: (address: string) => `Er gaat een e-mail naar ${address}.`,
  noticesMailField: 'Je e-mailadres, liefst van jezelf',
  noticesMailSave: 'Bewaar dit adres',
  noticesMailOff: 'Haal dit adres weg',
  noticesMailWrong: 'Dit is geen e-mailadres. Vul er één in, zoals naam@voorbeeld.nl.',
  noticesMailAtEmployer:
    'Dit adres is van een werkgever. De beheerder van die mail kan zien wanneer jij een seintje krijgt. Neem liever een adres van jezelf, of kies een vast moment.',
  noticesTest: 'Stuur nu een proefbericht',
  noticesTesting: 'Het proefbericht is onderweg.',
  noticesWorks: (day: string) => `Het werkt. Het laatste seintje ging goed op ${day}.`,
  noticesNotYet: 'Nog niet bewezen: stuur een proefbericht, en kijk of het aankomt.',
  noticesFailed: (day: string) => `Het laatste seintje kwam niet weg. Het ging voor het laatst goed op ${day}.`,
  tested: {
    push: {
      taken:
        'Het proefbericht is aangenomen. Zie je het niet binnen een minuut? Kijk dan of je apparaat seintjes van de inbox mag tonen.',
      gone: 'Dit apparaat is niet meer aangemeld, en is weggehaald. Zet het hier opnieuw aan.',
      refused: 'De dienst van je browser weigerde het bericht. Zet dit apparaat uit en weer aan.',
      later: 'De dienst van je browser antwoordt nu niet. We proberen het bij elk volgend seintje opnieuw.',
    },
    mail: {
      taken: 'De e-mail is aangenomen door de mailserver. Zie je hem niet? Kijk bij ongewenste mail.',
      gone: 'Dit adres bestaat niet, en is weggehaald. Vul een ander adres in.',
      refused: 'De mailserver weigerde het bericht. Vraag de beheerder om hulp, of neem een ander adres.',
      later: 'De mailserver antwoordt nu niet. We proberen het bij elk volgend seintje opnieuw.',
    },
  },
  noticesGone: {
    push: 'Een apparaat dat een seintje kreeg, is niet meer aangemeld. Het is weggehaald. Zet het opnieuw aan bij Instellingen.',
    mail: 'Je e-mailadres voor een seintje bestaat niet meer. Het is weggehaald. Vul een ander in bij Instellingen.',
  },
  noticesSaved: 'Bewaard.',
};
