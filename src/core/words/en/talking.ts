/** From the limits of confidentiality to the end of a conversation. A change to `limits` needs a new `LIMITS_VERSION`. */
import type { talking as dutch } from '../nl/talking.ts';

export const talking: typeof dutch = {
  limits: {
    heading: 'Before you write',
    stays: (who) => `What you write is for ${who}. Your manager, HR and colleagues do not read it.`,
    exceptions: (who) =>
      `${who} passes nothing on without your yes. Three exceptions: a judge asks, somebody is in serious danger, or the law requires it. ${who} tells you beforehand, if that is possible.`,
    watching: (surface, call) => `Whoever runs ${surface} or our server could look in while you write or read.${call}`,
    rather: (who, phone) => ` Rather not? Call ${who}: ${phone}.`,
    wiping: (days) =>
      `You write under a made-up name. You can wipe everything at any time; otherwise it disappears ${days} after the last message.`,
    crime: (who) =>
      `Is it about a very serious crime? Then the law may oblige anybody who knows of it to go to the police. Ask ${who} about it before you tell much.`,
    sector: {
      education: {
        internal: (who) =>
          `Is it about sexual abuse of a pupil under 18 by somebody who works at the school? Then ${who} must tell the board at once. Everybody at the school has that duty.`,
        external: (who) =>
          `Is it about sexual abuse of a pupil under 18 by somebody who works at the school? Everybody who works there must tell the board at once. ${who} will then show you the way to the inspectorate’s confidential inspector and the police.`,
      },
      childcare: {
        internal: (who) =>
          `Is it about sexual or other abuse of a child by somebody who works at the childcare centre? Then ${who} must tell the management at once. Everybody who works there has that duty.`,
        external: (who) =>
          `Is it about sexual or other abuse of a child by somebody who works at the childcare centre? Everybody who works there must tell the management at once. ${who} will then show you the way to the inspectorate’s confidential inspector and the police.`,
      },
      government: {
        internal: (who) =>
          `Is it about a crime by a public official, such as bribery? Then ${who}, as a public official, may have to go to the police.`,
      },
    },
    breaks: {
      heading: (who) => `When ${who} does tell something`,
      lines: (who) => [
        'If you give written permission.',
        'If a judge asks questions. A confidential adviser has no professional secrecy under the law, and may then have to answer.',
        `If somebody is in serious danger and there is no other way. ${who} first tries to get your permission and asks an expert, without your name.`,
        'If the law requires it.',
      ],
    },
    others: {
      heading: 'Why not HR or your manager?',
      lines: ['They cannot promise this. Sometimes they have to act on what they hear.'],
    },
    sealing: {
      heading: 'How sealing works',
      lines: (who, surface) => [
        `Your message is sealed. From then on only ${who} can open it, with a key that only ${who} has. One exception is your own choice: when you tick while writing that you want to be able to read your own words back.`,
        `On the way from your screen to the sealing, your text passes through ${surface} and through our server. We never post a message in ${surface}.`,
      ],
    },
    keeping: {
      heading: 'How long things stay',
      lines: (days, closedDays, hours) => [
        `Everything disappears ${days} after the last message, or ${closedDays} after a conversation is closed. An answer you have read disappears on your side after ${hours}, unless you let it stay longer. You can also wipe everything yourself.`,
        'What you agree on together, such as an appointment or a slip, stays at the top for as long as the conversation is there.',
      ],
    },
    handle: {
      heading: 'Who you are',
      lines: (who) => [
        `We do not send your name. ${who} sees a made-up name, until you say who you are. Remember that your story can show who you are as well.`,
      ],
    },
    accept: 'I understand',
    call: (who, phone) => `Call ${who}: ${phone}`,
    changed: 'This explanation has changed since you read it. Please read it once more.',
    public: {
      heading: 'What stays between you, and when not',
      who: 'the adviser',
      Who: 'The adviser',
      stays: 'What you tell is for the adviser. Your manager, HR and colleagues do not hear it.',
      internal: 'an internal adviser',
      external: 'An external adviser',
    },
    changedWithText:
      'This explanation has changed since you read it. Please read it once more. Your text is still there: by sending it you accept this explanation.',
  },
  write: {
    heading: (name) => `Write to ${name}`,
    hint: 'You do not have to tell everything. One sentence is enough to begin. Names of others are not needed, nor of patients or pupils.',
    startersLabel: 'Hard to begin? Choose a first sentence.',
    starters: { talk: 'I just want to talk', options: 'I want to know what I can do', witness: 'I saw something' },
    starterTexts: {
      talk: 'I just want to talk about something at work.',
      options: 'Something is going on at work. I would like to know what I can do.',
      witness: 'I saw something at work and want to talk about it.',
    },
    label: 'What do you want to tell?',
    placeholder: 'Write in your own words',
    submitTo: (first) => `Send to ${first}`,
    submit: 'Send',
    chooseLabel: 'Who do you want to send this to now?',
    choosePlaceholder: 'Choose somebody',
    arrived: {
      heading: 'Your message had already arrived',
      somebodyElse: 'somebody else',
      elsewhere: (name, other) =>
        `Your first press did reach ${name}: see it, wipe it, or write to ${other} as well. Your text is still there.`,
      closed: (name) =>
        `Your first press did reach ${name}. That conversation was closed afterwards. What is here was not sent. Do you still want to send it? Choose to whom: a new conversation then begins.`,
      noFurther: (name) =>
        `Your first press did reach ${name}. You can no longer write to ${name} here. What is here was not sent. Choose somebody else if you want to send it.`,
    },
    unavailable: {
      gone: 'You can no longer write here to the person you chose. Your text is still there. Choose somebody else.',
      full: (name) =>
        `${name} has just run out of room. Your text is still there. Choose somebody else, or call ${name}.`,
      away: (name) =>
        `${name} is no longer reachable just now. Your text is still there. Send it anyway, for later, or choose somebody else.`,
      lost: 'Something went wrong: we can no longer see who this was for. Nothing was sent now and your text is still there. Choose who you want to send it to.',
      nobody:
        'Nobody can receive a message here at this moment. Your text is still there. Call or e-mail, or try later.',
      nobodyFor:
        'Whoever talks about what you look for cannot receive a message here now. Your text is still there. Call or e-mail, or try again later.',
    },
  },
  ownCopy: {
    label: 'Your own words',
    option: 'I want to be able to read this message back here',
    hint: 'Without a tick you see later only that you sent something. With a tick you can read it back, as long as an answer. As long as you can, so can anybody who gets into your account, or who has the storage and all keys of the server.',
  },
  notSaved: {
    heading: 'Not sent yet',
    fault:
      'Something went wrong on our side. Your message was not saved. Your text is still there: try again in a moment.',
    unsureHeading: 'Not certain yet',
    unknown: 'We do not know whether it arrived. Press once more: it will not arrive twice. Your text is still there.',
    closedForNow:
      'Nobody can write here at the moment, through a fault on our side. Nothing was sent this time. Your text is still there: please try again later today.',
    gone: 'This conversation is not here (any more). Perhaps it was wiped or has expired. What you wrote now was not sent and is still there. Copy it if you want to keep it, and start a new conversation.',
    closed:
      'This conversation has been closed meanwhile. What you wrote now was not sent and is still there. Copy it if you want to keep it, and start a new conversation.',
    tooOften: (numbers) =>
      `You have opened a conversation ten times today. You can do so again tomorrow. Your text is still there. Would you like to speak to somebody now? Call or e-mail: ${numbers}.`,
    orCall: (name, phone) => ` Or call ${name}: ${phone}.`,
    empty: 'There is nothing here yet. Write something first, even one sentence.',
    tooLong: (max) => `This is too long. Make it shorter than ${max} characters, or send it in two parts.`,
    unreadable: 'It holds characters that we cannot send. Please type the text again.',
    chooseFirst: 'First choose who you want to send this to.',
    tooFast: 'You sent many messages in the past hour. Wait a little and then try again.',
    readFirst: (name) =>
      `What you wrote before has arrived. ${name} reads that first. This was not sent: keep it, or call.`,
    tooMany: 'You already have a few conversations. Close one first, or continue one you have.',
    conversationFull: 'This conversation has become too long to go on. Start a new one, or call.',
  },
  sent: {
    heading: 'Sent',
    sealed: (name) => `Your message is sealed. Only ${name} can read it.`,
    sealedAndKept: (name) =>
      `Your message is sealed for ${name}. As you wanted, you can read it back yourself under My conversations.`,
    handle: (handle, name) =>
      `Your made-up name is ${handle}. If you call ${name}, say that name: then ${name} knows which conversation is yours.`,
    answer: (name, moment) =>
      `${name} usually answers ${moment}. Look here again then. The answer will appear here. You get no notice of it.`,
    answerUnknown: (name) =>
      `It may take a while before ${name} answers. The answer will appear here. You get no notice of it: look here from time to time.`,
    answerOverdue: (name, before) =>
      `${name} was going to answer ${before}. That has not happened yet. It is not because of you. What you wrote is still there. You get no notice of it: look here from time to time.`,
    closed:
      'This conversation was closed afterwards. You can still read it until it disappears, and you can always start a new conversation.',
    withdraw: 'Changed your mind? You can always wipe this conversation.',
    call: (name, phone) => `Can it not wait? Call ${name}: ${phone}.`,
    open: 'See this conversation',
    withdrawAction: 'Wipe this conversation',
  },
  conversations: {
    heading: 'My conversations',
    empty: 'You have no conversations. The ones you wiped or that expired are no longer here.',
    when: (moment) => `last message ${moment}`,
    closed: 'closed',
    news: (unread) => (unread === 1 ? '1 new answer' : `${unread} new answers`),
    open: 'Open',
    formerAdviser: 'a former adviser',
  },
  conversation: {
    heading: (name) => `Conversation with ${name}`,
    open: 'This conversation is open.',
    handle: (handle) => `Your made-up name in this conversation: ${handle}`,
    closed: 'This conversation is closed.',
    closedByYou: 'You closed this conversation.',
    closedByAdviser: (name) => `This conversation was closed by ${name}.`,
    you: 'You',
    sealed: 'sent, sealed',
    readableUntil: (moment) => `can be read until ${moment}`,
    readableFromNow: (day, hours) =>
      `can be read up to and including ${day}, or until ${hours} hours after you open this conversation again`,
    letStay: (day) => `Let it stay until ${day}`,
    letStayMeans:
      'Let something stay longer only if you still need it. As long as it is here, anybody who gets into your account, or who has the storage and all keys of the server, can read it too.',
    readAndGone: (hours) =>
      `You read this answer. After ${hours} hours it was wiped, or on the day until which you let it stay.`,
    unreadable: 'This message can no longer be read.',
    newer: (name) => `We cannot show this answer here now. Look again later, or ask ${name} to write it down.`,
    allUnreadable:
      'This conversation can no longer be read. Usually the time for which it is kept is over. You can start a new one.',
    earlier: 'Earlier messages',
    replyLabel: 'Your answer',
    /** While the last word is the employee's own. */
    addLabel: 'Add something',
    replyPlaceholder: 'Write in your own words',
    replySubmit: 'Send',
    keep: (moment) => `This conversation disappears by itself on ${moment}, or earlier if you want.`,
    adviserGone: (name) =>
      `You can no longer write to ${name} here. Choose somebody else if you want to go on talking. Nothing is passed on.`,
    /** Of a key that is lost. Never for one that may be in other hands: that is another matter. */
    keyLost: (name) => [
      `${name} can no longer read this conversation. ${name} has lost the key that opens your messages. Nobody else has that key.`,
      `What ${name} had not read yet will not arrive any more. It is not because of you.`,
      'Answers that you can still read stay until the day shown with them.',
    ],
    keyLostNext: ({ name, isBack, phone }) =>
      `You can ${[...(isBack ? [`start again with ${name}`] : []), 'choose somebody else', ...(phone === undefined ? [] : [`call: ${phone}`])].join(', or ')}.`,
    startAgain: (name) => `Start again with ${name}`,
    adviserLeft: (name) =>
      `${name} is no longer an adviser here, and can no longer read this conversation. What you told stays with ${name}, also after the last working day, with the same exceptions you read before you wrote. Choose a new adviser if you want to go on talking. We pass nothing on. Answers that you can still read stay until the day shown with them.`,
    chooseAnother: 'Choose somebody else',
    reveal: 'Say who I am',
    another: 'Somebody else, please',
    withdraw: 'Wipe this conversation',
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
    submit: 'Send',
    back: 'Rather not',
  },
  withdraw: {
    heading: 'Wipe this conversation?',
    lines: (name) => [
      'This whole conversation disappears now, on your side and on the adviser’s. It does not come back, not even if you change your mind.',
      `What has been read already, ${name} may still know. That too is not passed on without your permission, with the same exceptions you read before you wrote.`,
      `One thing stays. Did you say yes to a slip, or did ${name} tell something without your yes? Then ${name} keeps one line of that for a year: which day, why, to which function, with or without a name, and whether you took it back or knew beforehand. Who you are is not in it.`,
    ],
    confirm: 'Wipe this conversation',
    back: 'No, leave it',
  },
  close: {
    heading: 'Close this conversation?',
    lines: (days) => [
      `After closing you can no longer write. You can read it for another ${days} days, then it disappears.`,
      'Would you rather not be counted, and did you not choose that yet? Then first go back and press Leave me out. After closing you can no longer do so.',
      'You can always start a new conversation, with the same person or somebody else.',
    ],
    confirm: 'Close this conversation',
    back: 'No, leave it open',
  },
  closed: {
    heading: 'You closed this conversation',
    anew: (name) => `New conversation with ${name}`,
    lines: (days) => [
      `You can read it for another ${days} days under My conversations. Then it disappears.`,
      'The door stays open: you can always start a new conversation.',
    ],
  },
  withdrawn: {
    heading: 'The conversation is wiped',
    lines: [
      'The conversation is gone, on your side and on the adviser’s.',
      'The door stays open: you can always start a new conversation.',
    ],
    notErasedHeading: 'Nobody sees the conversation any more',
    notErased: [
      'It is no longer with you, and no longer with the adviser.',
      'It is not erased everywhere yet. We keep trying until it is. You do not have to do anything for that.',
      'The door stays open: you can always start a new conversation.',
    ],
  },
  gone: {
    heading: 'This conversation is not here (any more)',
    lines: [
      'Perhaps it was wiped or expired. What expired, we do not have either.',
      'The door stays open: you can always start a new conversation.',
    ],
  },
};
