/** What an adviser can read while they talk, in Dutch. It is loaded behind the list, so nothing else may need it. */
export const sheet = {
  lead: 'Alleen om te lezen, voor of tijdens een gesprek.',
  aloud: {
    heading: 'Aan de telefoon',
    lead: 'Vraag eerst of iemand nu vrij kan praten. Zeg dan deze drie zinnen, voordat er veel verteld wordt.',
    /** As the screen before the first word says it too: the limits, the yearly count, the made-up name. */
    said: [
      'Ik vertel niets door zonder jouw ja, behalve als een rechter vragen stelt, iemand ernstig gevaar loopt of de wet het verplicht.',
      'Eén keer per jaar tel ik hoeveel mensen er kwamen en ongeveer waarover, zonder namen; wil je dat niet, dan tel ik je niet mee.',
      'Je hoeft niet te zeggen wie je bent: een verzonnen naam is ook goed.',
    ],
    after: [
      'Zeg ook dat je zo’n uitzondering vooraf vertelt, als dat kan.',
      'Heb jij op een school of bij de overheid een plicht volgens de wet? Noem die dan ook.',
    ],
  },
  talks: [
    {
      heading: 'Het eerste gesprek: luisteren',
      points: [
        'Laat de medewerker uitpraten. Stiltes mogen.',
        'Oordeel niet, ook niet over wat de medewerker wel of niet deed.',
        'Vraag daarna pas door, tot het voor jullie allebei duidelijk is.',
        'Vraag: wat is voor jou het probleem?',
        'Vraag: wie hebben ermee te maken? Namen hoeven niet.',
        'Vraag: wanneer is het voor jou opgelost?',
        'Kiezen hoeft nu nog niet. Soms is één goed gesprek genoeg.',
      ],
    },
    {
      heading: 'Het tweede gesprek: wat er kan',
      points: [
        'Bespreek alle mogelijkheden. Van informeel, zoals praten met een collega of leidinggevende, tot formeel, zoals een klacht of aangifte.',
        'Noem altijd ook deze twee: nu niets doen, en de klachtenregeling.',
        'Bespreek steeds wat ervoor pleit, wat lastig is en wat het gevolg kan zijn.',
        'Wie iets hoort, moet er soms iets mee doen. Zeg dat vóór de keuze.',
        'Zeg niet wat de medewerker moet doen. De medewerker kiest, zo precies als het kan. Nog niet kiezen mag ook.',
      ],
    },
    {
      heading: 'Wat jullie afspreken',
      points: [
        'Waarmee je nog helpt: woorden zoeken, voorbereiden, meegaan of helpen opschrijven.',
        'Hoe jullie elkaar vertellen hoe het gaat: wie begint, op welke dag, en hoe.',
        'Of je iemand iets vertelt. Dat doe je alleen na een duidelijk ja. Een ja mag later een nee worden.',
      ],
    },
  ],
};
