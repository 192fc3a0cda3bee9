/** The list, being reachable or full, and one conversation, in English. */
import { declined } from '../../../../core/words/en/declined.ts';
import type { conversations as dutch } from '../nl/conversations.ts';
import type { Wide } from '../index.ts';

export const conversations: Wide<typeof dutch> = {
  listTitle: 'Conversations',
  listGoesOn: 'The older conversations are still to come.',
  listNotWhole: 'You do not see all your conversations now: the oldest are missing.',
  isNew: 'new',
  isClosed: 'closed',
  newCount: (count) =>
    count === 0
      ? 'Nothing new.'
      : count === 1
        ? 'One conversation with something new.'
        : `${count} conversations with something new.`,
  openNew: 'Read new',
  emptyTitle: 'Nobody is waiting for you now.',
  empty: 'When somebody writes, you see it here at once. There is no need to reload the page.',
  hoursTitle: 'Your hours',
  hoursAt: (organisation) => `Your hours at ${organisation}`,
  hoursNone: 'No regular hours have been set.',
  hoursExpect: (hours) => `Employees read that you usually answer within ${hours} working hours.`,
  contactsAt: (organisation) => `Whom you can call at ${organisation}`,
  contactsNote:
    'For you alone: employees do not see this list. If you call somebody, name no employee, unless that employee agrees.',
  contactFunctions: {
    'company-doctor': 'Company doctor',
    'social-work': 'Occupational social work',
    ombuds: 'Ombuds officer',
    'complaints-committee': 'Chair of the complaints committee',
    integrity: 'Integrity',
    hr: 'HR',
    'works-council': 'Works council',
  },
  topicsAsked: (organisation) =>
    `What do you talk about at ${organisation}: how people treat each other, integrity, or both? That is not filled in yet, and employees now read the first only. Tell the operator, who fills it in.`,
  otherKey:
    'The key in this browser is not the one your organisation uses now. You may not be able to read new messages. Tell the operator.',
  tour: [
    {
      title: 'Whoever writes has another name here',
      text: 'Each conversation stands under a made-up name, such as calm thrush 48, with the organisation and the language. Press a row and you are in the conversation.',
    },
    {
      title: 'Your key, your conversations',
      text: 'Your passphrase opens your key, only here in your browser. When you leave your screen, press Lock. Put your recovery code on paper in a fixed place: without passphrase and without code nothing opens here any more, not for us either.',
    },
    {
      title: 'Not there for a while?',
      text: 'Say so with the button at the bottom, for an hour or until a day. When you have enough conversations, press Full: nothing new is added, and what runs goes on.',
    },
    {
      title: 'Come at fixed moments',
      text: 'Choose a fixed moment, also when there is nothing new. Then your colleagues cannot tell when there is. An empty list is quite normal.',
    },
  ],
  tourNext: 'Next',
  tourSkip: 'Skip',
  tourEnd: 'Done',
  tourSettings: 'Choose it in Settings',
  tourAt: (at, of) => `${at} of ${of}`,
  listChanged: 'Something is new. Show it',
  listMore: (left) => `More conversations (${left} left)`,
  rowGone: 'This conversation is not there any more.',
  days: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },

  presence: {
    available: 'Employees read that, going by your hours, you are there now.',
    availableUntil: (at) => `Employees read that, going by your hours, you are there now, until ${at}.`,
    unproven: 'Employees read when you usually answer, and not that you are there now.',
    away: 'Employees see that you cannot be reached now.',
    awayNext: (at) => `You cannot be reached now. Employees read: back ${at}.`,
    full: 'You are shown as full. Employees read that you have no room for a new conversation now.',
    'no-key': 'Your key has not been included yet. Employees can call or e-mail you, and cannot write to you here yet.',
  },
  proof: {
    asked: 'Open your inbox on this device at least once a week: then employees can see that messages arrive.',
    from: (moment) => `From ${moment} employees read that messages arrive at you.`,
    proven: 'Employees read that messages arrive at you. It stays so if you open your inbox every week.',
  },
  goFull: 'Full',
  makeRoom: 'Room again',
  fullUntil: (day) => `That is so until ${day}. Conversations that are there go on.`,
  fullAsked: (open) =>
    `You have ${open} conversations open. Rather no new ones for a while? Then press Full. Nothing closes by itself.`,
  fullTitle: 'Until which day do you take no new conversations?',
  fullLead:
    'Until that day employees read that you have no room. They see no number. Conversations that are there simply go on.',
  fullDate: 'I have room again on',
  fullGo: 'Full until that day',
  fullDone: 'You are now shown as full.',
  roomDone: 'You take new conversations again.',
  presenceAt: (organisation) => `${organisation}: `,
  presenceOf: (reachable, all) =>
    reachable === all
      ? `Reachable now at ${all} organisations`
      : reachable === 0
        ? `Reachable now at none of your ${all} organisations`
        : `Reachable now at ${reachable} of your ${all} organisations`,
  goAway: 'Away now',
  comeBack: 'Back again',
  lock: 'Lock',
  actions: 'Quick actions',
  awayTitle: 'How long will you be away?',
  awayLead: 'Employees see this at once. What they write to you still comes in.',
  awayHour: '1 hour',
  awayDay: 'The rest of the day',
  awayDate: 'I am back on',
  awayDateGo: 'Away until that day',
  awayDateWrong: 'Choose a day after today, within a year.',
  awayDone: 'You are shown as away.',
  backDone: 'You are no longer shown as away.',

  promised: (before, isPast) => (isPast ? `Answer was promised ${before}` : `Answer promised ${before}`),
  readTitle: 'Let them know that you read it',
  readLead: 'No time to answer now? Then let them know that you read it, and before when you will write back.',
  readBy: 'I will write back',
  readAnswer: (before) => `I have read you. I will write back ${before}.`,
  readSent: 'Sent. The employee reads that you read it, and before when you will write back.',
  readTooLate: 'That moment is no longer possible. Nothing was sent. Choose another moment.',

  decline: 'I cannot do this',
  declineTitle: 'Not have this conversation?',
  declineLead:
    'You do not have to have this conversation, whatever the reason. The employee reads this, in the employee’s language:',
  declined,
  declineThen: 'The conversation closes at once. Neither of you can write in it any more.',
  declineYes: 'Yes, send this and close',
  declineNo: 'No, I will have this conversation',
  /** Of what stands above the messages. */
  boardStale: 'This has just changed. Look at what is here now.',
  boardFull: 'No more fits. First take away what is not needed any more.',
  boardChanged: 'Something changed in what you both have in front of you.',
  declineSent: 'Sent. The conversation is closed.',
  declineClosed: 'This conversation was closed already. Nothing was sent.',
  declineNot:
    'Nothing was sent: the conversation was changing all the time, or nothing more fits. Try again, or close it.',

  employee: 'Employee',
  you: 'You',
  who: 'The employee tells you who they are:',
  earlier: 'Show earlier messages',
  answer: 'Answer',
  answerTo: (handle) => `Your answer to ${handle}`,
  answerHint: 'Only this employee can read it.',
  left: (count) => `${count} ${count === 1 ? 'character' : 'characters'} left.`,
  tooLong: (count) =>
    `${count} ${count === 1 ? 'character' : 'characters'} too many. Shorten your answer or send it in parts.`,
  send: 'Send your answer',
  sending: 'Being sealed and sent.',
  sent: 'Your answer has been sent.',
  emptyAnswer: 'There is nothing in your answer yet.',
  draftBack: 'You had already typed something. It was kept sealed on this device and is back now.',
  newMessage: 'There is a new message.',
  sheet: 'A guide for a talk',
  note: 'Your own note',
  noteThere: '(something is in it)',
  noteLabel: 'Your note on this conversation',
  noteHint:
    'No names. Only you can read your note, on your other devices too. It goes together with this conversation.',
  noteSave: 'Keep your note',
  noteSaved: 'Your note is kept.',
  noteTooLong: (count) => `${count} ${count === 1 ? 'character' : 'characters'} too many. Make your note shorter.`,
  noteElsewhere:
    'You changed this note on another device too. What stands there is below. If you keep this one, what stands above takes its place.',
  noteEmptied: 'The note was emptied there.',
  noteJoin: 'Put it underneath',
  noteTakeOther: 'Take that one',
  noteUnreadable: 'There is a note that your key cannot open. If you keep one here, it may take its place.',
  close: 'Close this conversation',
  closeTitle: 'Close this conversation?',
  closeLead:
    'Neither of you can write in it after that. It disappears after a few days. The employee can always begin a new conversation.',
  closeYes: 'Yes, close it',
  closeNo: 'No, leave it open',
  closedNow: 'This conversation is closed. You can read it until it disappears.',
  expires: (day) => `This conversation disappears on ${day}, unless something is added.`,
  expiresClosed: (day) => `This conversation disappears on ${day}.`,
  goneTitle: 'This conversation is not here (any more)',
  gone: 'The employee may have wiped it, or it was kept for as long as agreed. What it held does not come back.',
  goneWithText: 'This conversation is no longer here. This was still in your answer field:',
  closedWithDraft: 'This conversation has been closed meanwhile. This was still in your answer field:',
  closedWithText: 'This conversation was closed meanwhile. Your answer was not sent; your text is still here.',
  threadFull: 'This answer does not fit in the conversation any more. Make it shorter. Your text is still here.',
  stillMoving:
    'New messages kept coming in just now. Your answer was not sent; your text is still here. Read them first and send again.',
  noReplyKey:
    'Answering is not possible here: there is no message from the employee that your key can open with certainty. Ask the operator to look into it.',
  unreadable: {
    damaged: 'This message is damaged and cannot be read.',
    forged: 'This message is not as it was sent. Your inbox therefore does not show it.',
    newer: 'You sent this from a newer page. Reload this page, then you can read it.',
    'other-key': 'This message is sealed for another key than yours. It cannot be read here.',
  },
  gap: 'Something is missing or changed here. This message does not follow on from what is above it.',
  endMissing:
    'The end of this conversation does not match what the server says about it. The last message may be missing.',
  shorter:
    'This conversation is shorter than when you last read it on this device. Something is gone. That should not simply happen: tell the operator.',
  changed:
    'What you read here before has been changed since. That should not happen: tell the operator, and do not rely on what is here for now.',
};
