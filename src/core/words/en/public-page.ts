/** The public page and the poster. */
import type { outside as dutch } from '../nl/public-page.ts';

export const outside: typeof dutch = {
  publicPage: {
    languages: 'Language',
    onThisPage: 'On this page',
    urgent: 'Can it not wait?',
    contact: {
      phone: 'Call',
      email: 'E-mail',
      video: 'Video',
      inPerson: 'Meet',
      about: 'About',
      speaks: 'Speaks',
      topics: 'Talks about',
      where: 'Location',
      hours: 'Hours',
      work: 'Knows the work',
    },
    byAppointment: 'by appointment',
    hoursNote: 'These are the usual hours. During public holidays and vacations they can differ.',
    writing: {
      heading: 'Rather write?',
      slack: 'In Slack: type /vertrouwenspersoon, or open the app In vertrouwen.',
      teams: 'In Teams: open the app In vertrouwen and choose Start.',
      after: 'There you first read what happens to your text. Only then do you begin to write.',
    },
    shared:
      'Do others use this device as well? Then open this page in a private window, or remove it from the history afterwards.',
    leavesNothing: 'This page uses no cookies. We do not keep track of who reads here.',
    onPhone: 'This page on your own phone',
    notFound: {
      heading: 'This page is not here',
      lines: [
        'Is the address right? Look at the poster or the card once more, or scan the code again.',
        'Or ask somebody you trust, or the works council, where to find a confidential adviser.',
        'Does your employer have nobody? An industry association sometimes has advisers too.',
        'Danger right now: call 112. Thinking of suicide: call 113, free, day and night.',
      ],
    },
  },
  poster: {
    title: (organisation) => `In vertrouwen: the confidential advisers of ${organisation}`,
    points: [
      'You decide. You tell only what you want to.',
      'What you tell stays between you and the adviser. You hear or read the exceptions first.',
      'Your manager and HR do not hear from us who comes.',
    ],
    scan: 'Scan with your own phone',
    scanNote: 'You read who they are and what your employer does and does not see. No need to sign in.',
    codeAlt: (address) => `QR code to ${address}`,
    hiredIn: 'Do you work here through another company? Scan the code and check whether yours is listed.',
    advisers: 'You can talk to these people',
    others: (count) => (count === 1 ? 'And one more person: scan the code.' : `And ${count} others: scan the code.`),
    urgent: 'Danger: call 112. Thinking of suicide: call 113, free, day and night.',
  },
};
