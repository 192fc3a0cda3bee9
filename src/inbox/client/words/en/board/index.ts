import type { BoardWords } from '../../board.ts';
import { appointment, appointmentDid } from './appointment.ts';
import { callMe, callMeDid } from './call-me.ts';
import { followUp, followUpDid } from './follow-up.ts';
import { options } from './options.ts';
import { slip, slipDid } from './slip.ts';
import { told, toldDid } from './told.ts';

export const board: BoardWords = {
  heading: 'What you both have in front of you',
  lead: 'The employee sees this too, above the messages. HR, managers and colleagues do not.',
  newer: 'There is something here that this page does not know yet. Load the page again.',
  unread: 'What the employee chose cannot be read by this page. Load the page again, or ask about it.',
  put: 'Put something here',
  putIt: 'Put it here',
  isPut: 'It is there for the employee.',
  takeAway: 'Take away',
  takenAway: 'It was taken away.',
  did: {
    you: {
      appointment: appointmentDid.you,
      'follow-up': followUpDid.you,
      options: { put: 'You put options here.', 'taken-away': 'You took the options away.' },
      slip: slipDid.you,
      told: toldDid.you,
    },
    employee: {
      appointment: appointmentDid.employee,
      'call-me': callMeDid,
      count: { out: 'Would rather not be counted.', in: 'May be counted after all.' },
      'follow-up': followUpDid.employee,
      options: { answered: 'Chose what to talk about.' },
      slip: slipDid.employee,
    },
    unknown: 'Something changed in what you both have in front of you.',
  },
  appointment,
  callMe,
  followUp,
  options,
  slip,
  told,
};
