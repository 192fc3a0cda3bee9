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
  door: {
    heading: 'To your conversations',
    lines: [
      'The page you come from is the same for everybody. It does not say whether you talk with anyone.',
      'In this window you do see it, and only you. Make sure that nobody is watching.',
    ],
    open: 'Show my conversations',
  },
  welcome: {
    heading: 'Talk in confidence',
    role: [
      'A confidential adviser listens and thinks it through with you when something at work does not feel right. To you or to somebody else.',
      'You decide. Nothing happens unless you agree, with a few exceptions. You read those before you write.',
      'Is it small, or are you in doubt? You can talk then too.',
    ],
    freedom: (volunteers) =>
      volunteers === undefined
        ? 'You need nobody’s permission, nor do temps, self-employed people, interns or volunteers.'
        : `You need nobody’s permission, nor do temps, self-employed people or interns.${volunteers ? ' Volunteers are welcome here too.' : ''}`,
    mineToRead: 'My conversations (have a look)',
    mine: (unread) =>
      unread === 0
        ? 'My conversations'
        : unread === 1
          ? 'My conversations (1 new answer)'
          : `My conversations (${unread} new answers)`,
    advisers: 'Who can you talk to?',
    filterNote: 'You only see who fits your choice.',
    noMatch: 'Nobody fits all your choices. Choose a little wider, or see everyone.',
    nobodyWritable: (filtered) =>
      `${filtered ? 'You cannot write here now to anybody who fits your choice.' : 'You cannot write a new message to anybody here now.'} You can call or e-mail.`,
    nobodyNowNext: (name, moment) =>
      `Nobody is reachable at this moment. ${name} is back first: ${moment}. You can write now.`,
    filter: 'Find somebody who suits you',
    clearFilter: 'Show everyone',
    conduct: 'Is this something to talk about?',
    complaint: 'Complaint about an adviser',
    open: (name) => `About ${name}`,
    knows: (work) => `Knows the work: ${work}`,
  },
  filters: {
    intro: 'Who would you dare to talk to? Fill in what matters to you. Leave the rest empty.',
    language: 'Language',
    gender: 'Would you prefer a man or a woman?',
    genders: { woman: 'A woman', man: 'A man', other: 'Somebody non-binary' },
    location: 'Location',
    kind: 'From inside or outside',
    kinds: {
      internal: 'Internal: a colleague who knows your work',
      external: 'External: from outside, no stake in your employer',
    },
    topic: 'What it is about',
    topics: { conduct: 'How people treat each other', integrity: 'Integrity, fraud for example' },
    work: 'Somebody who knows this work',
    any: 'Does not matter',
    notKept: 'We do not keep your choice. When you close this window it is gone.',
    submit: 'Show',
    back: 'Back without searching',
  },
  hiredIn: {
    open: 'Here through another company?',
    heading: 'Do you work here through another company?',
    intro: [
      'Through a temp agency or a cleaning firm for example, or as an intern of a school. Then there are two ways. You choose, and you may use both.',
      'Nobody hears from us what you choose. We do not keep what you read here.',
    ],
    checked: (day) => `The ways at other companies were checked on ${day} or later.`,
    here: (organisation) => `Here, at ${organisation}`,
    hereLines: ['Everybody on the list is there for you too. You may also come if you are self-employed.'],
    there: (partner) => `At ${partner}`,
    kinds: {
      agency:
        'Do you work through this temp agency? Then it is your employer. It must see to it that you work safely, here too.',
      contractor:
        'Do you work for this company? Then it is your employer. It must see to it that you work safely, here too.',
      school: 'Is this your school? It also helps you when something is not right at your internship.',
      other: 'Does this organisation send you here? Then it helps you as well.',
    },
    adviser: (name) => `You can ask for ${name}.`,
    call: (number) => `Call: ${number}`,
    mail: (address) => `E-mail: ${address}`,
    read: (address) => `Website: ${address}`,
    speaks: (languages) => `Speaks: ${languages}`,
    callLink: (partner) => `Call ${partner}`,
    pageLink: (partner) => `Page of ${partner}`,
  },
  adviser: {
    kindLabel: 'Works for',
    kinds: {
      internal: 'your own organisation (internal): a colleague who does this beside another job',
      external: (supplier) => `${supplier} (external), not employed by your employer`,
    },
    topicsLabel: 'Talks about',
    topics: { conduct: 'how people treat each other', integrity: 'integrity, fraud for example' },
    languagesLabel: 'Speaks',
    genderLabel: 'Gender',
    genders: { woman: 'woman', man: 'man', other: 'non-binary' },
    locationsLabel: 'Location',
    certifiedLabel: 'Certified',
    certified: 'yes, by the national association (LVV)',
    rehabilitationLabel: 'Also for who was wrongly accused',
    rehabilitation: 'yes, to be able to work well again afterwards',
    workLabel: 'Knows the work',
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
      'If you e-mail from your work address, your employer can see that you do. If you e-mail to an address of your employer, your message may be read there. A call with your own phone leaves nothing there.',
    answer: (moment) => `If you write now, you usually get an answer ${moment}.`,
    answerUnknown: 'An answer may take a while here. Call if you do not want to wait.',
    proven: 'Proven in the past two weeks: messages arrive here.',
    full: (name) =>
      `${name} has no room for a new conversation right now. You can call or e-mail, or choose somebody else.`,
    awayForWeeks: (name) =>
      `${name} is not reachable here in the coming weeks. You can call or e-mail, or choose somebody else.`,
    coverAway: (name, others) => `While ${name} is away, you can also write to ${others}.`,
    coverFull: (name, others) => `${name} has no room now. You can also write to ${others}.`,
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
