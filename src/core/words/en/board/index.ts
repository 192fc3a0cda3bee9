import type { Words } from '../../nl.ts';
import { appointment, appointmentDid } from './appointment.ts';
import { callMe, callMeDid } from './call-me.ts';
import { counting, countingDid } from './counting.ts';
import { followUp, followUpDid } from './follow-up.ts';
import { options } from './options.ts';
import { slip, slipDid } from './slip.ts';
import { told, toldDid } from './told.ts';

export const board: Words['board'] = {
  changed: 'This has just changed. Below is what stands here now. What you pressed was not kept.',
  tooFast: 'You chose many things in a short time. Wait a moment, then press again.',
  full: (name) => `Nothing more fits in this conversation. Call ${name}, or start a new one.`,
  newer: (name) =>
    `${name} put something here for you that we cannot show at the moment. Ask ${name} what it is, or call.`,
  ownNewer: 'What you chose here before cannot be shown at the moment. Say it again in a message.',
  more: (count, name) =>
    `Not everything that ${name} put here fits: ${count} earlier ${count === 1 ? 'thing is' : 'things are'} not shown. Ask ${name} to tidy up.`,
  open: 'Read and choose',
  back: 'Back to the conversation',
  did: {
    appointment: appointmentDid,
    'call-me': callMeDid,
    count: countingDid,
    'follow-up': followUpDid,
    slip: slipDid,
    told: toldDid,
    options: {
      put: (name) => `${name} put options here for you. They are at the top.`,
      'taken-away': (name) => `${name} took the options away.`,
      answered: () => 'You chose what you want to talk about.',
    },
  },
  didUnknown: 'Something changed in what is at the top.',
  appointment,
  callMe,
  counting,
  followUp,
  options,
  slip,
  told,
};
