/** What stands around every screen, and the words for time and for being reachable. */
import type { Gender } from '../../organisation.ts';
import { time } from './time.ts';

const whose = (gender: Gender | undefined): string =>
  gender === 'woman' ? 'haar' : gender === 'man' ? 'zijn' : 'de opgegeven';

export const frame = {
  title: 'In vertrouwen',
  surfaces: {
    slack: {
      name: 'Slack',
      comeBack: 'Terugkomen kan altijd: typ /vertrouwenspersoon, of open de app In vertrouwen.',
    },
    teams: {
      name: 'Teams',
      comeBack: 'Terugkomen kan altijd: open de app In vertrouwen en kies Start.',
    },
  },
  footer: { employerView: 'Wat ziet je werkgever?', referrals: 'Andere hulp' },
  /** One quiet line, on the first page and after sending. */
  urgent:
    'Gevaar: bel 112 · Denk je aan zelfdoding: bel 113 · Centrum Seksueel Geweld: 0800-0188 · gratis, dag en nacht',
  back: 'Terug',
  backToStart: 'Naar het begin',
  time,
  availability: {
    /** Said of their hours: nobody can know whether somebody sits there. */
    now: (first: string, gender: Gender | undefined, until: string) =>
      `volgens ${whose(gender)} uren is ${first} er nu (tot ${until})`,
    nowBeside: (gender: Gender | undefined, until: string) => `volgens ${whose(gender)} uren er nu (tot ${until})`,
    answers: (moment: string) => `antwoordt meestal ${moment}`,
    answersSlowly: 'een antwoord kan hier even duren',
    next: (moment: string) => `weer ${moment}`,
    unknown: 'de komende weken niet hier bereikbaar',
    full: 'heeft nu geen ruimte voor een nieuw gesprek',
    fullUntil: (moment: string) => `heeft ${moment} weer ruimte voor een nieuw gesprek`,
    noKey: 'bereikbaar per telefoon of e-mail',
  },
  adviserKind: { internal: 'intern', external: 'extern' },
  fault: {
    heading: 'Het lukt nu even niet',
    lines: [
      'Er ging iets mis aan onze kant. We weten niet zeker of het gelukt is. Kijk over een paar minuten nog eens, dan zie je hoe het ervoor staat.',
      'Liever niet wachten? Bel een van deze mensen.',
    ],
    retry: 'Probeer opnieuw',
  },
  /** Where an industry association has advisers of its own. */
  sectorLink: 'Vertrouwenspersonen van je branche',
  sectorLine: 'Is hier niemand voor jou? Je brancheorganisatie heeft ook vertrouwenspersonen.',
  unavailable: {
    heading: 'Hier kun je nu niemand schrijven',
    lines: ['Er is nog geen vertrouwenspersoon die hier berichten kan ontvangen. Bellen of mailen kan wel.'],
    contact: 'Zo bereik je iemand',
  },
};
