/** What an adviser gets outside of the inbox: always the same, whether something is new or not. Letters of ASCII only, so that its length is its length everywhere. */
export const notices = {
  notice: {
    title: 'In vertrouwen',
    body: 'Kijk even in je postvak.',
    subject: 'In vertrouwen: kijk even in je postvak',
    text: [
      'Hallo,',
      '',
      'Kijk even in je postvak van In vertrouwen.',
      'Open het zoals je dat altijd doet. In dit bericht staat met opzet geen link.',
      '',
      'Dit bericht is altijd hetzelfde. Er staat nooit in of er iets is, van wie of',
      'waarover. Uitzetten kan in je postvak, bij Instellingen.',
    ],
  },
};
