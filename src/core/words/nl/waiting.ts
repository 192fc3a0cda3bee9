import { capital } from '../capital.ts';
import { declined } from './declined.ts';
import { referral } from './referral.ts';

/** From the moment that somebody waits for an answer. */
export const waiting = {
  /** What an adviser answered with one press. The one place where somebody is told that they were read. */
  setAnswers: {
    read: (before: string) => capital(`Ik heb je gelezen. ${before} schrijf ik terug.`),
    declined,
    referral,
  },
  /** In the place of the field to write in, after so many messages that somebody has to read first. */
  ceiling: {
    arrived: (name: string) => `Je berichten zijn aangekomen. ${name} leest ze eerst.`,
  },
  /** For two days nothing can be written. Why is not said: who threatened knows, and nobody else is to read it there. */
  pause: {
    until: (moment: string) => `Dit gesprek heeft pauze. Vanaf ${moment} kun je hier weer schrijven.`,
    stays: (name: string) =>
      `Wat je schreef, blijft staan, en ${name} kan je gewoon antwoorden. Lezen, sluiten en wissen kan altijd.`,
    others: (names: string) =>
      `Wil je nu met iemand praten? Je kunt schrijven aan ${names}. Druk dan op Kies iemand anders.`,
    call: (numbers: string) => `Bellen kan ook: ${numbers}.`,
    notSent: (name: string) =>
      `Dit is niet verstuurd: je gesprek met ${name} heeft pauze. Bewaar je tekst. In dat gesprek staat vanaf wanneer je weer kunt schrijven, en wie er nu wel is.`,
  },
  awaited: {
    by: (before: string) => `Je krijgt ${before} antwoord.`,
    unknown: (name: string) => `We weten niet wanneer ${name} antwoordt.`,
    listedBy: (before: string) => `antwoord beloofd ${before}`,
    listedLate: (before: string) => `nog geen antwoord; het zou er ${before} zijn`,
    listedEnding: (day: string) => `verdwijnt op ${day}`,
    lateHeading: 'Nog geen antwoord',
    late: (name: string, before: string) =>
      `${name} zou ${before} antwoorden. Dat is niet gelukt. Dat ligt niet aan jou of aan wat je schreef.`,
    isThere: (name: string) => `Je bericht is er nog; alleen ${name} kan het lezen.`,
    isSealed: (name: string) => `Je bericht is er nog, verzegeld voor ${name}.`,
    orCall: (name: string, phone: string) =>
      `Je hoeft niet te wachten: bel ${name} op ${phone}, of kies iemand anders.`,
    orChoose: 'Je hoeft niet te wachten: kies iemand anders.',
    orCallOnly: (name: string, phone: string) =>
      `Je hoeft niet te wachten: bel ${name} op ${phone}, of zoek andere hulp.`,
    orHelp: 'Je hoeft niet te wachten: zoek andere hulp.',
    anew: (name: string) => `Dan begin je opnieuw en sturen we niets door. ${name} hoort daar niets van.`,
    choose: 'Kies iemand anders',
    wait: 'Ik wacht nog',
    waits: (name: string, before: string) => `Je wacht nog op antwoord. ${name} zou ${before} antwoorden.`,
    ending: (day: string, name: string) =>
      `Dit gesprek verdwijnt op ${day}, en er is nog geen antwoord. Wat je schreef is dan weg, bij jou en bij ${name}.`,
    stay: (days: string) =>
      `Wil je dat het blijft? Schrijf hieronder nog iets, al is het één zin. Dan blijft alles weer ${days}.`,
  },
};
