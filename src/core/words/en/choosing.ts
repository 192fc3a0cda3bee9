/** Coming in and finding somebody one dares to talk to. */
import type { choosing as dutch } from '../nl/choosing.ts';

export const choosing: typeof dutch = {
  home: {
    heading: 'In vertrouwen',
    lines: [
      'Is something at work not right? Here you find a confidential adviser to talk to.',
      'What you read and write opens in its own window. This page never holds anything about you.',
    ],
    open: 'Open In vertrouwen',
  },
  welcome: {
    heading: 'Talk in confidence',
    role: [
      'A confidential adviser listens and thinks along with you when something at work does not feel right. To you or to somebody else.',
      'You stay in control. Nothing happens unless you agree, with a few exceptions. You read those before you write.',
      'Small, vague or in doubt? You can still talk.',
    ],
    freedom: 'You need nobody’s permission, nor do temps, self-employed people, interns or volunteers.',
    mine: (unread) =>
      unread === 0
        ? 'My conversations'
        : unread === 1
          ? 'My conversations (1 new answer)'
          : `My conversations (${unread} new answers)`,
    advisers: 'Who can you talk to?',
    filterNote: 'You only see who fits your choice.',
    noMatch: 'Nobody fits all your choices. Choose a little wider, or see everyone.',
    nobodyNow: 'Nobody is reachable at this moment. You can still write: with each person you read when they are back.',
    nobodyNowNext: (name, moment) =>
      `Nobody is reachable at this moment. ${name} is back first: ${moment}. You can write now.`,
    filter: 'Search for what suits you',
    clearFilter: 'Show everyone',
    conduct: 'Is this something to talk about?',
    complaint: 'Complaint about an adviser',
    open: (name) => `About ${name}`,
  },
  filters: {
    intro: 'Who would you dare to talk to? Fill in what matters to you. Leave the rest empty.',
    language: 'Language',
    gender: 'Man or woman',
    genders: { woman: 'A woman', man: 'A man', other: 'Other' },
    location: 'Location',
    kind: 'From inside or outside',
    kinds: {
      internal: 'Internal: a colleague who knows your work',
      external: 'External: from outside, no stake in your employer',
    },
    topic: 'What it is about',
    topics: { conduct: 'How people treat each other', integrity: 'Integrity, fraud for example' },
    any: 'Does not matter',
    notKept: 'We do not keep your choice. When you close this window it is gone.',
    submit: 'Show who fits',
    back: 'Back without searching',
  },
  adviser: {
    kindLabel: 'Internal or external',
    kinds: {
      internal: 'Internal: a colleague who does this beside other work',
      external: (supplier) => `External: works for ${supplier}, not for your employer`,
    },
    topicsLabel: 'About',
    topics: { conduct: 'unwanted conduct', integrity: 'integrity' },
    languagesLabel: 'Speaks',
    genderLabel: 'Man or woman',
    genders: { woman: 'woman', man: 'man', other: 'other' },
    locationsLabel: 'Location',
    certifiedLabel: 'Certified',
    certified: { yes: 'yes, by the national association (LVV)', no: 'no' },
    hoursLabel: 'Hours',
    backgroundLabel: 'Background',
    waysHeading: 'Ways to talk',
    ways: {
      write: 'Write: here, in this window',
      phone: (number) => `Call: ${number}`,
      email: (address) => `E-mail: ${address}`,
      video: 'Video call: by appointment',
      inPerson: (location) => `Meet at a neutral place: ${location}`,
    },
    mailNote:
      'Note: if you use your work address, your employer can see that you send e-mail. An address of your own is better.',
    answer: (moment) => `If you write now, you usually get an answer ${moment}.`,
    before: (moment) => `before ${moment}`,
    answerUnknown: 'An answer may take a while here. Call if you do not want to wait.',
    full: (name) =>
      `${name} has no room for a new conversation right now. You can call or e-mail, or choose somebody else.`,
    noKey: (name) => `You cannot write to ${name} here. You can call or e-mail.`,
    talking: (name) => `You already have a conversation with ${name}.`,
    toConversation: 'Go to that conversation',
    write: (first) => `Write to ${first}`,
    call: (first) => `Call ${first}`,
    mail: (first) => `E-mail ${first}`,
    other: 'Somebody else, please',
    complaint: 'Complaint about this person',
  },
};
