/** What an adviser gets outside of the inbox: always the same, whether something is new or not. Letters of ASCII only, so that its length is its length everywhere. */
export const notices = {
  notice: {
    title: 'In vertrouwen',
    body: 'Please look in your inbox.',
    subject: 'In vertrouwen: please look in your inbox',
    text: [
      'Hello,',
      '',
      'Please look in your inbox of In vertrouwen.',
      'Open it the way you always do. On purpose there is no link in this message.',
      '',
      'This message is always the same. It never says whether there is anything, who',
      'it is from or what it is about. You can switch it off in your inbox, in Settings.',
    ],
  },
};
