/** What stands between the two besides messages, as the adviser sees it. */
import { appointment, appointmentDid } from './appointment.ts';
import { callMe, callMeDid } from './call-me.ts';
import { followUp, followUpDid } from './follow-up.ts';
import { options } from './options.ts';
import { slip, slipDid } from './slip.ts';
import { told, toldDid } from './told.ts';

export const board = {
  heading: 'Wat jullie voor je hebben',
  lead: 'De medewerker ziet dit ook, bovenaan het gesprek. HR, leidinggevenden en collega’s niet.',
  newer: 'Hier staat iets dat deze pagina nog niet kent. Laad de pagina opnieuw.',
  unread: 'Wat de medewerker koos, kan deze pagina niet lezen. Laad de pagina opnieuw, of vraag ernaar.',
  put: 'Zet iets klaar',
  putIt: 'Zet klaar',
  isPut: 'Het staat klaar voor de medewerker.',
  takeAway: 'Haal weg',
  takenAway: 'Het is weggehaald.',
  /** In place of a message: what was done with it. `you` is the adviser. */
  did: {
    you: {
      appointment: appointmentDid.you,
      'follow-up': followUpDid.you,
      options: { put: 'Je zette mogelijkheden klaar.', 'taken-away': 'Je haalde de mogelijkheden weg.' },
      slip: slipDid.you,
      told: toldDid.you,
    } as Readonly<Record<string, Readonly<Record<string, string>>>>,
    employee: {
      appointment: appointmentDid.employee,
      'call-me': callMeDid,
      count: { out: 'Wil niet meegeteld worden.', in: 'Mag toch meegeteld worden.' },
      'follow-up': followUpDid.employee,
      options: { answered: 'Koos waar het over mag gaan.' },
      slip: slipDid.employee,
    } as Readonly<Record<string, Readonly<Record<string, string>>>>,
    unknown: 'Er is iets veranderd in wat jullie voor je hebben.',
  },
  appointment,
  callMe,
  followUp,
  options,
  slip,
  told,
};
