import type { waiting as nl } from '../nl/waiting.ts';
import { declined } from './declined.ts';
import { referral } from './referral.ts';

export const waiting: typeof nl = {
  setAnswers: {
    read: (before) => `I have read you. I will write back ${before}.`,
    declined,
    referral,
  },
  ceiling: {
    arrived: (name) => `Your messages have arrived. ${name} reads them first.`,
  },
  pause: {
    until: (moment) => `This conversation has a pause. From ${moment} you can write here again.`,
    stays: (name) => `What you wrote stays, and ${name} can simply answer you. You can always read, close and wipe.`,
    others: (names) =>
      `Do you want to talk to somebody now? You can write to ${names}. Then press Choose somebody else.`,
    call: (numbers) => `You can call as well: ${numbers}.`,
    notSent: (name) =>
      `This was not sent: your conversation with ${name} has a pause. Keep your text. That conversation says from when you can write again, and who is there now.`,
  },
  awaited: {
    by: (before) => `You will get an answer ${before}.`,
    unknown: (name) => `We do not know when ${name} will answer.`,
    listedBy: (before) => `answer promised ${before}`,
    listedLate: (before) => `no answer yet; it was going to be there ${before}`,
    listedEnding: (day) => `disappears on ${day}`,
    lateHeading: 'No answer yet',
    late: (name, before) =>
      `${name} was going to answer ${before}. That has not happened. It is not because of you or of what you wrote.`,
    isThere: (name) => `Your message is still there; only ${name} can read it.`,
    isSealed: (name) => `Your message is still there, sealed for ${name}.`,
    orCall: (name, phone) => `You need not wait: call ${name} on ${phone}, or choose somebody else.`,
    orChoose: 'You need not wait: choose somebody else.',
    orCallOnly: (name, phone) => `You need not wait: call ${name} on ${phone}, or find other help.`,
    orHelp: 'You need not wait: find other help.',
    anew: (name) => `You then start afresh and we pass nothing on. ${name} is not told.`,
    choose: 'Choose somebody else',
    wait: 'I will wait',
    waits: (name, before) => `You are still waiting for an answer. ${name} was going to answer ${before}.`,
    ending: (day, name) =>
      `This conversation disappears on ${day}, and there is no answer yet. What you wrote is then gone, for you and for ${name}.`,
    stay: (days) =>
      `Do you want it to stay? Write something more below, even one sentence. Then all of it stays for ${days} again.`,
  },
};
