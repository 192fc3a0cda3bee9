/** What stands above the messages of a conversation, beside words: what an adviser put there, and what was said to it. */
import { appointment, appointmentDid } from './appointment.ts';
import { callMe, callMeDid } from './call-me.ts';
import { counting, countingDid } from './counting.ts';
import { followUp, followUpDid } from './follow-up.ts';
import { options } from './options.ts';
import { slip, slipDid } from './slip.ts';
import { told, toldDid } from './told.ts';

export const board = {
  /** Somebody pressed what is there no more, or was changed since. */
  changed: 'Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.',
  tooFast: 'Je hebt in korte tijd veel gekozen. Wacht even, en druk dan opnieuw.',
  full: (name: string): string => `In dit gesprek past niets meer. Bel ${name}, of begin een nieuw gesprek.`,
  newer: (name: string): string =>
    `${name} zette iets voor je klaar dat we hier nu niet kunnen laten zien. Vraag ${name} wat het is, of bel.`,
  ownNewer: 'Wat jij hier eerder koos, kunnen we nu niet laten zien. Zeg het opnieuw in een bericht.',
  more: (count: number, name: string): string =>
    `Hier past niet alles wat ${name} klaarzette: ${count} ${count === 1 ? 'ding' : 'dingen'} van eerder ${count === 1 ? 'staat' : 'staan'} er niet. Vraag ${name} om op te ruimen.`,
  open: 'Lees en kies',
  back: 'Terug naar het gesprek',
  did: {
    appointment: appointmentDid,
    'call-me': callMeDid,
    count: countingDid,
    'follow-up': followUpDid,
    slip: slipDid,
    told: toldDid,
    options: {
      put: (name: string): string => `${name} zette mogelijkheden voor je klaar. Ze staan bovenaan.`,
      'taken-away': (name: string): string => `${name} haalde de mogelijkheden weg.`,
      answered: (): string => 'Je koos waar je het over wilt hebben.',
    },
  } as Readonly<Record<string, Readonly<Record<string, (name: string) => string>>>>,
  didUnknown: 'Er is iets veranderd in wat bovenaan staat.',
  appointment,
  callMe,
  counting,
  followUp,
  options,
  slip,
  told,
};
