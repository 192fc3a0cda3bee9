import type { appointment as dutch, appointmentDid as dutchDid } from '../../nl/board/appointment.ts';

export const appointment: typeof dutch = {
  heading: (name) => `${name} proposes an appointment`,
  instead: (name, at) => `${name} cannot make ${at} after all. That is not because of you. Does one of these suit you?`,
  choose: 'Press the moment that suits you. If none does, press Other.',
  notInCalendar:
    'The appointment is in this conversation only, and not in your calendar at work: others can look along there. Note it on your own telephone, or in a diary of your own.',
  take: (at, way) => `${at}, ${way}`,
  other: 'Other',
  ways: { phone: 'a call', video: 'video', 'in-person': 'in person', neutral: 'off site' },
  moment: (at, minutes, way) => `${at} (${minutes} minutes): ${way}`,
  phone: (name, phone) =>
    phone === undefined
      ? `${name} calls you on the number that you give at "Have ${name} call you".`
      : `${name} calls you from ${phone}, on the number that you give at "Have ${name} call you". You may also call yourself.`,
  phoneTo: (name, phone) =>
    phone === undefined
      ? `${name} calls you on the number that you gave.`
      : `${name} calls you from ${phone}, on the number that you gave. You may also call yourself.`,
  video: (host) => `you talk by video, at ${host}`,
  place: (where) => `you meet at: ${where}`,
  neutral: (where) => `you meet away from work: ${where}`,
  otherClock: (name, at) => `For ${name} it is then ${at}.`,
  agreedHeading: 'Your appointment',
  until: 'Until an hour before you can move it or call it off. You need not say why.',
  late: (name, phone) =>
    phone === undefined
      ? `It can no longer be moved or called off here. If you cannot make it, write that to ${name} below. That is enough.`
      : `It can no longer be moved or called off here. If you cannot make it, call ${name}: ${phone}. That is enough.`,
  fixed: (name: string, phone?: string): string =>
    phone === undefined
      ? 'You can no longer move it or call it off here. Not coming is always fine.'
      : `You can no longer move it or call it off here. Does it not work out? Call ${name}: ${phone}. Not coming is always fine.`,
  openVideo: 'Open the video link',
  move: (at, way) => `Rather ${at}, ${way}`,
  cancel: 'Call the appointment off',
  otherMoment: 'Ask for another moment',
  askedHeading: 'Another moment',
  asked: (name) =>
    `You asked for another moment. Write below to ${name} what would suit you, if you like. If one of these does suit you, press it.`,
  askedOnly: (name) => `You asked for another moment. Write below to ${name} what would suit you, if you like.`,
  cancelledHeading: 'The appointment is off',
  cancelledByYou: (at) => `You called off the appointment of ${at}. You always may. A new one is always possible too.`,
  cancelledBy: (name, at) =>
    `${name} cannot make ${at} after all. That is not because of you. If you want another moment, write it below.`,
  passedHeading: 'These moments have passed',
  passed: (name) =>
    `What ${name} proposed has passed, or is about to begin. That does not matter. If you want another moment, press below.`,
  faults: {
    past: 'This moment has passed or begins within an hour. It was not chosen. Choose another moment, or call.',
    late: 'The appointment begins within an hour, or has passed. It was not changed. If you cannot make it, call.',
  },
};

export const appointmentDid: typeof dutchDid = {
  put: (name) => `${name} proposed an appointment. It is at the top.`,
  moved: (name) => `${name} proposed another moment. It is at the top.`,
  'called-off': (name) => `${name} called the appointment off.`,
  'taken-away': (name) => `${name} withdrew the proposal for an appointment.`,
  answered: () => 'You chose a moment for an appointment.',
  move: () => 'You moved the appointment.',
  cancel: () => 'You called the appointment off.',
  other: () => 'You asked for another moment.',
};
