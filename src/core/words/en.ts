/** English, beside the Dutch. Same keys and parameters as `nl.ts`; plain words, short sentences. */
import type { Words } from './nl.ts';

export const en: Words = {
  title: 'In vertrouwen',
  surfaces: {
    slack: {
      name: 'Slack',
      comeBack: 'You can always come back: type /vertrouwenspersoon, or open the app In vertrouwen.',
    },
    teams: { name: 'Teams', comeBack: 'You can always come back: open the app In vertrouwen and choose Start.' },
  },
  quiet: { employerView: 'What your employer sees', elsewhere: 'Other help' },
  back: 'Back',
  backToStart: 'To the start',
  time: {
    today: 'today',
    tomorrow: 'tomorrow',
    at: (day, time) => `${day} ${time}`,
    days: (first, last) => `${first} to ${last}`,
    around: (day, time) => `${day}, around ${time}`,
  },
  availability: {
    now: (until) => `reachable now, until ${until}`,
    next: (moment) => `back ${moment}`,
    unknown: 'not reachable here in the coming weeks',
    full: 'has no room for a new conversation right now',
    noKey: 'reachable by phone or e-mail',
  },
  adviserKind: { internal: 'internal', external: 'external' },
  languages: { display: 'en' },

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
    switchTo: { nl: 'Nederlands', en: 'English' },
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
      inPerson: (place) => `Meet at a neutral place: ${place}`,
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

  limits: {
    heading: 'Before you write',
    between: {
      heading: 'What stays between you',
      lines: (name) => [
        `What you write is for ${name}. Your manager, HR and your colleagues do not read it.`,
        `${name} passes nothing on unless you clearly say yes. HR and managers cannot promise that: sometimes they have to act on what they hear.`,
      ],
    },
    breaks: {
      heading: 'When that can be different',
      lines: (name) => [
        'You give permission on paper to share something.',
        'A judge asks questions. A confidential adviser has no professional secrecy under the law and may then have to answer.',
        `Somebody is in serious danger, through a grave crime for instance, and there is no other way. ${name} first tries to get your permission and asks an expert, without your name.`,
        'In all these cases you hear it first, before anything happens.',
      ],
    },
    keeps: {
      heading: 'What this app keeps',
      lines: (name, surface, days, closedDays, hours) => [
        `Your message is sealed. From then on only ${name} can open it, with a key that only ${name} has.`,
        `On the way from your screen to the sealing, your text passes through ${surface} and through our server. We never post a message in ${surface}. But whoever runs either of them could technically look on at the moment you write or read an answer.`,
        `Everything disappears ${days} days after the last message, or ${closedDays} days after a conversation is closed. An answer you have read disappears on your side after ${hours} hours. You can also withdraw everything yourself.`,
      ],
    },
    pseudonym: {
      heading: 'Who you are',
      lines: (name) => [
        `We do not send your name. ${name} sees a made-up name, until you say who you are. Remember that your story can show who you are as well.`,
      ],
    },
    accept: 'I understand, I want to write',
    changed: 'This explanation has changed since you read it. Please read it once more.',
  },

  write: {
    heading: (name) => `Write to ${name}`,
    hint: 'You do not have to tell everything. One sentence is enough to begin.',
    startersLabel: 'Hard to begin? Choose a first sentence.',
    starters: { talk: 'I just want to talk', options: 'I want to know what I can do', witness: 'I saw something' },
    starterTexts: {
      talk: 'I just want to talk about something at work.',
      options: 'Something is going on at work. I would like to know what I can do.',
      witness: 'I saw something at work and want to talk about it.',
    },
    label: 'What do you want to tell?',
    placeholder: 'Write in your own words',
    submit: 'Seal and send',
    chooseLabel: 'Who do you want to send this to now?',
    choosePlaceholder: 'Choose somebody',
    unavailable: {
      gone: 'You can no longer write here to the person you chose. Your text is still there. Choose somebody else.',
      full: (name) =>
        `${name} has just run out of room. Your text is still there. Choose somebody else, or call ${name}.`,
      away: (name) =>
        `${name} is no longer reachable just now. Your text is still there. Send it anyway, for later, or choose somebody else.`,
      nobody:
        'Nobody can receive a message here at this moment. Your text is still there. Call or e-mail, or try later.',
    },
  },

  notSaved: {
    heading: 'Not sent yet',
    fault:
      'Something went wrong on our side. Your message was not saved. Your text is still there: try again in a moment.',
    orCall: (name, phone) => ` Or call ${name}: ${phone}.`,
    empty: 'There is nothing here yet. Write something first, even one sentence.',
    tooLong: (max) => `This is too long. Make it shorter than ${max} characters, or send it in two parts.`,
    unreadable: 'It holds characters that we cannot send. Please type the text again.',
    chooseFirst: 'First choose who you want to send this to.',
    tooFast: 'You sent many messages in the past hour. Wait a little and then try again.',
    tooMany: 'You already have a few conversations. Close one first, or write on in one you have.',
    conversationFull: 'This conversation has become too long to go on. Start a new one, or call.',
  },

  sent: {
    heading: 'Sent',
    sealed: (name) => `Your message is sealed. Only ${name} can read it.`,
    answer: (name, moment) =>
      `${name} usually answers ${moment}. The answer will appear here. You get no notice of it: look in from time to time.`,
    answerUnknown: (name) =>
      `It may take a while before ${name} answers. The answer will appear here: look in from time to time.`,
    withdraw: 'Changed your mind? You can always withdraw everything.',
    urgent: (name, phone) =>
      `Can it not wait?${phone === undefined ? '' : ` Call ${name}: ${phone}.`} Danger right now: call 112. Thinking of suicide: call 113, free, day and night.`,
    open: 'See this conversation',
    withdrawAction: 'Withdraw everything',
  },

  conversations: {
    heading: 'My conversations',
    empty: 'You have no conversations. The ones you withdrew or that ran out are really gone.',
    when: (moment) => `last message ${moment}`,
    closed: 'closed',
    news: (unread) => (unread === 1 ? '1 new answer' : `${unread} new answers`),
    open: 'Open',
    formerAdviser: 'an adviser who no longer works here',
  },

  conversation: {
    heading: (name) => `Conversation with ${name}`,
    open: 'This conversation is open.',
    closed: 'This conversation is closed.',
    you: 'You',
    sealed: 'sent, sealed',
    readAndGone: 'read, and then gone as agreed',
    unreadable: 'can no longer be read',
    allUnreadable: 'This conversation can no longer be read: its key was destroyed. You can start a new one.',
    earlier: 'Earlier messages',
    replyLabel: 'Your answer',
    replyPlaceholder: 'Write in your own words',
    replySubmit: 'Seal and send',
    keep: (moment) => `This conversation disappears by itself on ${moment}, or earlier if you want.`,
    adviserGone: (name) =>
      `You can no longer write to ${name} here. Choose somebody else if you want to go on talking. Nothing is passed on.`,
    reveal: 'Say who I am',
    another: 'Somebody else, please',
    withdraw: 'Withdraw everything',
    close: 'Close this conversation',
    refresh: 'See if there is an answer',
  },

  reveal: {
    heading: (name) => `Tell ${name} who you are`,
    lines: (name) => [
      `You do not have to. You can talk without a name. If you fill in a name, only ${name} gets to read it, sealed.`,
      `What ${name} has read cannot be undone. Nothing else changes: without your yes your name goes to nobody else.`,
    ],
    label: (name) => `What may ${name} call you?`,
    placeholder: 'Your name, or only your first name',
    submit: 'Seal and send',
    back: 'Rather not',
  },

  withdraw: {
    heading: 'Withdraw everything?',
    lines: (name) => [
      'This whole conversation disappears now, on your side and on the adviser’s. It does not come back, not even if you change your mind.',
      `What ${name} has already read, ${name} may still know. That too is not passed on without your permission, with the same exceptions you read before you wrote.`,
    ],
    confirm: 'Withdraw everything',
    back: 'No, leave it',
  },
  close: {
    heading: 'Close this conversation?',
    lines: (days) => [
      `After closing you can no longer write. You can read it for another ${days} days, then it disappears.`,
      'You can always start a new conversation, with the same person or somebody else.',
    ],
    confirm: 'Close this conversation',
    back: 'No, leave it open',
  },
  closed: {
    heading: 'The conversation is closed',
    lines: (days) => [
      `You can read it for another ${days} days under My conversations. Then it disappears.`,
      'The door stays open: you can always start a new conversation.',
    ],
  },
  withdrawn: {
    heading: 'Everything is withdrawn',
    lines: [
      'The conversation is gone, on your side and on the adviser’s.',
      'The door stays open: you can always start a new conversation.',
    ],
  },
  gone: {
    heading: 'This conversation is not here (any more)',
    lines: [
      'Perhaps it was withdrawn or ran out. What ran out, we do not have either.',
      'The door stays open: you can always start a new conversation.',
    ],
  },

  conduct: {
    heading: 'Is this something to talk about?',
    intro: [
      'It does not have to be grave. If it bothers you, you may talk about it. What counts is where your own limit lies, not the right word for it.',
      'It may be about a colleague, your manager, the board, or about customers, patients, pupils or passengers. On the work floor or online. Something that happens to you, or that you see happening to somebody else.',
    ],
    forms: [
      {
        heading: 'Bullying',
        lines: [
          'Somebody is nasty to you again and again, and it is hard to stand up to it.',
          'For example: in the group chat a colleague keeps joking about how you talk. Or you are the only one who hears nothing about the team outing.',
        ],
      },
      {
        heading: 'Sexual harassment',
        lines: [
          'Somebody comes on to you in a sexual way, with words, looks or touch, and you do not want it.',
          'For example: a manager puts a hand on your leg at every meeting. Or somebody sends you messages about your body at night.',
        ],
      },
      {
        heading: 'Discrimination',
        lines: [
          'You are treated differently because of who you are: your skin colour, faith, sex, age, disability, who you love.',
          'For example: the heavy shifts always go to the same two people, and those are the two with a foreign name.',
        ],
      },
      {
        heading: 'Aggression and violence',
        lines: [
          'Somebody threatens you, shouts abuse at you or hurts you.',
          'For example: a customer throws things across the counter. Or your boss shouts that you can forget about your contract.',
        ],
      },
    ],
    integrity: {
      heading: 'Integrity',
      lines: [
        'Something dishonest is going on, such as fraud or a conflict of interest, or something that is dangerous to people or the environment.',
        'Not every adviser does this. With each name you read what they talk about. Talking does not start an official investigation: only you can do that.',
      ],
    },
  },

  elsewhere: {
    heading: 'Other help',
    intro: ['Not everything is for a confidential adviser. Here you read who helps you further.'],
    urgentHeading: 'It cannot wait',
    topicsHeading: 'Where else you can go',
    organisationHeading: 'In your own organisation',
    checked: (day) => `The numbers were checked on ${day}.`,
    call: (name) => `Call ${name}`,
    visit: (name) => name,
  },

  complaint: {
    heading: 'Complaint about an adviser',
    headingAbout: (name) => `Complaint about ${name}`,
    intro: 'A complaint never goes through the adviser it is about. Nor through this app.',
    talk: {
      heading: 'Talk about it, if you dare',
      lines: [
        'Sometimes a thing was meant differently or can be put right. You do not have to: skip this if it does not feel right.',
      ],
    },
    employer: {
      heading: 'With your employer',
      lines: ['Your employer is responsible for the adviser’s work. Ask for the complaints procedure.'],
      external: 'Your employer hires this adviser, and can be held to that.',
      linkLabel: 'The complaints procedure',
    },
    association: {
      heading: 'With the national association (LVV)',
      certified: (name) => `${name} is certified. So you can complain to the association as well.`,
      general: 'If the adviser is certified, you can complain to the association as well.',
      linkLabel: 'Complaints at the LVV',
    },
    supplier: {
      heading: (supplier) => `With ${supplier}`,
      generalHeading: 'With the organisation of an external adviser',
      lines: (supplier) => [`${supplier} has its own rules for complaints. They are on its website.`],
      general: ['An external adviser works for a supplier. That supplier has its own rules for complaints.'],
      linkLabel: (supplier) => `Complaints at ${supplier}`,
    },
    other: {
      heading: 'Help with your complaint',
      lines: ['Another confidential adviser may help you with this.'],
    },
  },

  employerView: {
    heading: 'What your employer sees',
    intro: (surface) => [`You are using ${surface} from your work. This is what that means.`],
    sees: {
      heading: 'Your employer can see',
      lines: (surface) => [`That the app In vertrouwen is in ${surface}, for everyone.`, 'Who the advisers are.'],
    },
    doesNotSee: {
      heading: 'Your employer does not see',
      lines: (surface) => [
        `What you write or read. It never becomes a message in ${surface}. The app has no rights to do that.`,
        'Whether you talk to somebody, to whom, and how often. We give no figures about that.',
      ],
    },
    cannotRuleOut: {
      heading: 'What we cannot rule out',
      lines: (surface) => [
        `${surface} carries your text and keeps track of which apps are used. How long, and who can see that, is not up to us.`,
        `Whoever manages ${surface} or your account can pretend to be you. What happens on a work phone or work laptop can sometimes be watched.`,
        'Whoever runs our server can change the software and then read new messages. Not old messages to an adviser.',
        'Somebody looking at your screen.',
      ],
    },
    wayAround: {
      heading: 'How to avoid that',
      lines: ['Call or e-mail an adviser with your own phone and your own address. The numbers are with each name.'],
    },
  },

  fault: {
    heading: 'This does not work right now',
    lines: [
      'Something went wrong on our side. Nothing is lost and nothing was sent. Try again in a few minutes.',
      'Rather not wait? Call one of these people.',
    ],
    retry: 'Try again',
  },
  unavailable: {
    heading: 'You cannot write to anybody here now',
    lines: ['There is no adviser yet who can receive messages here. You can call or e-mail.'],
    contact: 'How to reach somebody',
  },
  stranger: {
    heading: 'Talk in confidence',
    lines: [
      'A confidential adviser listens when something at work does not feel right, and thinks along with you. Hardly anything ever happens unless you agree.',
      'This app belongs to another organisation than yours. Your own employer usually has an adviser too: look on the intranet, in the staff handbook or on the site of your branch, or ask the works council.',
      'Danger right now: call 112. Thinking of suicide: call 113, free, day and night.',
    ],
  },
  unknownOrganisation: {
    heading: 'Talk in confidence',
    lines: [
      'A confidential adviser listens when something at work does not feel right, and thinks along with you.',
      'The app has not been set up for this workspace yet. Nothing about you was kept. Look for an adviser on the intranet or in the staff handbook, or ask the works council.',
      'Danger right now: call 112. Thinking of suicide: call 113, free, day and night.',
    ],
  },
};
