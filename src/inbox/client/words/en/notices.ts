/** Being told that there may be something, in English. */
export const notices = {
  noticesTitle: 'A message when there is something',
  noticesLead:
    'You can get a nudge to look in your inbox. It never says whether there is anything, who it is from or what it is about. It comes on whole and half hours within your own hours, and then not again until you have looked. If somebody waits long for you, there is one more nudge.',
  noticesAskTitle: 'Think about this once',
  noticesAsk: [
    'Who can listen to your voicemail?',
    'Who can open your mailbox, or looks at your screen?',
    'Who sees the notifications on your phone when it lies on a table?',
  ],
  noticesAskEnd: 'We do not keep your answer. Choose what suits you.',
  noticesRhythm: 'When?',
  rhythm: {
    soon: 'When there is something',
    daily: 'Each day on which you have hours, when they begin, also when there is nothing',
    weekly: 'Once a week, when your first hours begin, also when there is nothing',
  },
  noticesFixedWhy:
    'Our advice for you: a fixed moment. Your colleagues see your screen. If a nudge only comes when there is something, they too can see that somebody wrote to you.',
  noticesWeeklySlow: 'Once a week can be later than the answer that employees expect of you.',
  noticesHere: 'On this device',
  noticesHereOn: 'This device gets a nudge.',
  noticesHereOff: 'This device gets no nudge.',
  noticesOthers: (count: number) =>
    count === 1 ? 'One other device gets a nudge.' : `${count} other devices get a nudge.`,
  noticesOthersOff: 'Switch off the other devices',
  noticesTurnOn: 'Switch on for this device',
  noticesTurnOff: 'Switch off for this device',
  noticesNoPush: 'This browser cannot get a nudge. Use another browser, or choose e-mail.',
  noticesHomeScreen:
    'On an iPhone or iPad this works only when the inbox is on your home screen: that is a rule of Apple. Tap Share, then Add to Home Screen, and open the inbox from there. You may change its name there, for example to Inbox. It also helps to keep your draft: what is in Safari itself, Apple erases after seven days.',
  noticesBlocked:
    'Your browser does not allow notifications from this page. Allow them in your browser’s settings for this page, and try again.',
  noticesPushFailed: 'This device could not sign up for a nudge. Try again later, or choose e-mail.',
  noticesNotOffered: 'This inbox does not offer a nudge on your phone or computer.',
  noticesMail: 'By e-mail',
  noticesMailNotOffered: 'This inbox does not offer e-mail: the operator has set up no mail server.',
  noticesMailOn: (address: string) => `An e-mail goes to ${address}.`,
  noticesMailField: 'Your e-mail address, preferably your own',
  noticesMailSave: 'Keep this address',
  noticesMailOff: 'Take this address away',
  noticesMailWrong: 'This is not an e-mail address. Fill in one, such as name@example.org.',
  noticesMailAtEmployer:
    'This address belongs to an employer. Whoever administers that mail can see when you get a nudge. Rather use an address of your own, or choose a fixed moment.',
  noticesTest: 'Send a test message now',
  noticesTesting: 'The test message is on its way.',
  noticesWorks: (day: string) => `It works. The last nudge went well on ${day}.`,
  noticesNotYet: 'Not proven yet: send a test message, and look whether it arrives.',
  noticesFailed: (day: string) => `The last nudge did not get away. It last went well on ${day}.`,
  tested: {
    push: {
      taken:
        'The test message was taken. Do you not see it within a minute? Then look whether notifications are allowed on your device.',
      gone: 'This device is not signed up any more, and was taken out. Switch it on here again.',
      refused: 'Your browser’s service refused the message. Switch this device off and on again.',
      later: 'Your browser’s service does not answer now. We try again with each next nudge.',
    },
    mail: {
      taken: 'The mail server took the e-mail. Do you not see it? Look among unwanted mail.',
      gone: 'This address does not exist, and was taken out. Fill in another address.',
      refused: 'The mail server refused the message. Ask the operator for help, or use another address.',
      later: 'The mail server does not answer now. We try again with each next nudge.',
    },
  },
  noticesGone: {
    push: 'A device that got a nudge is not signed up any more. It was taken out. Switch it on again in Settings.',
    mail: 'Your e-mail address for a nudge does not exist any more. It was taken out. Fill in another one in Settings.',
  },
  noticesSaved: 'Kept.',
};
