/** "Is alles op orde?": what HR reads about how things are arranged, and never about use. */
export const inOrder = {
  open: 'Is alles op orde?',
  title: 'Alles op orde?',
  heading: 'Is alles op orde?',
  intro: [
    'We kijken hier alleen naar wat jullie organisatie en de vertrouwenspersonen zelf invulden.',
    'Over gesprekken weet dit scherm niets. Je ziet niet of er iemand was, hoeveel mensen er kwamen of wie het druk heeft.',
  ],
  todo: 'Dit vraagt nog iets',
  fine: 'Dit is in orde',
  missing: {
    keys: (names: string) =>
      `Nog geen sleutel: ${names}. Bellen kan dan, schrijven niet. Vraag IT om een uitnodiging te sturen.`,
    hours: (names: string) =>
      `Nog geen uren: ${names}. Er staat dan nooit dat iemand er is. Vraag IT om de uren in te vullen.`,
    languages: (names: string) =>
      `Er is niemand aan wie je kunt schrijven in deze taal: ${names}. De schermen bieden hem wel aan. Zoek iemand erbij, of laat de taal weghalen.`,
    gender: {
      woman:
        'Er is geen vrouw aan wie mensen kunnen schrijven. Sommigen praten liever met een vrouw. Zoek iemand erbij.',
      man: 'Er is geen man aan wie mensen kunnen schrijven. Sommigen praten liever met een man. Zoek iemand erbij.',
    },
    sites: (sites: string) =>
      `Er is niemand aan wie mensen kunnen schrijven op: ${sites}. Vraag of iemand daar soms kan zijn.`,
    weeks: (days: string) =>
      `In de week van ${days} is er niemand. Spreek met de vertrouwenspersonen af wie er dan is.`,
    ends: (name: string, day: string) =>
      `De benoeming van ${name} eindigt op ${day}. Verleng hem op tijd, of zoek een opvolger.`,
    ended: (name: string, day: string) =>
      `De benoeming van ${name} eindigde op ${day}. Verleng hem, of haal ${name} uit de lijst.`,
    linksNever:
      'Er staat niet wanneer iemand de links voor het laatst nakeek. Open ze allemaal, en vraag IT om de dag in te vullen.',
    links: (day: string) =>
      `De links zijn het laatst nagekeken op ${day}. Dat is langer dan een jaar geleden. Open ze allemaal, en vraag IT om de dag te veranderen.`,
    places: (names: string) =>
      `Langer dan een jaar niet nagekeken: ${names}. Bel het nummer, open de pagina, en vraag IT om de dag te veranderen.`,
    introduction:
      'Op de kaart staat nog niets van de directie. Twee regels helpen: waarom er vertrouwenspersonen zijn, en dat je gewoon mag gaan.',
    people:
      'Er is niet ingevuld hoeveel mensen er werken. Zonder dat aantal staat er in het jaarverslag van de vertrouwenspersonen geen enkel getal over wie er kwam.',
    managers:
      'Er is niet ingevuld hoeveel mensen leiding geven. Zonder dat aantal staat er in het jaarverslag nooit of het van een leidinggevende uitging.',
  },
  /** By subject, where nothing is missing. */
  inOrder: {
    keys: 'Iedereen heeft een sleutel.',
    hours: 'Iedereen heeft uren.',
    languages: 'In elke taal van de schermen is er iemand.',
    gender: 'Er is een vrouw, en er is een man.',
    sites: 'Op elke locatie die is ingevuld, is er iemand.',
    weeks: (weeks: number) => `In elk van de komende ${weeks} weken is er iemand.`,
    appointments: (weeks: number) => `In de komende ${weeks} weken eindigt geen benoeming waarvan de dag is ingevuld.`,
    links: 'De links zijn in het laatste jaar nagekeken.',
    places: 'De nummers en pagina’s van anderen zijn in het laatste jaar nagekeken.',
    introduction: 'De directie staat op de kaart.',
    people: 'Het aantal mensen is ingevuld.',
  },
  survey: {
    heading: 'Drie vragen voor het medewerkersonderzoek',
    lines: [
      'Zo weten jullie of mensen de weg kennen, zonder iemand te volgen. Neem de vragen over zoals ze hier staan.',
    ],
    questions: [
      'Ik weet wie de vertrouwenspersonen zijn. (ja / nee)',
      'Ik weet hoe ik er een bereik zonder dat mijn leidinggevende het weet. (ja / nee / weet niet)',
      'Als ik iets meemaak, zou ik durven gaan. (1 tot en met 5)',
    ],
    rule: 'Laat alleen uitkomsten zien van tien antwoorden of meer, ook per afdeling of locatie. Vraag nooit of iemand er geweest is.',
  },
  back: 'Terug naar de kaart',
};
