/** What an adviser can read while they talk, in English. */
import type { SheetWords } from '../sheet.ts';

export const sheet: SheetWords = {
  lead: 'Only to read, before or during a talk.',
  aloud: {
    heading: 'On the telephone',
    lead: 'First ask whether somebody can talk freely now. Then say these three sentences, before much is told.',
    said: [
      'I pass nothing on without your yes, unless a judge asks, somebody is in serious danger or the law requires it.',
      'Once a year I count how many people came and roughly what about, without names; if you would rather not, I leave you out.',
      'You do not have to say who you are: a made-up name is fine too.',
    ],
    after: [
      'Say too that you tell them of such an exception beforehand, if that is possible.',
      'Do you have a duty by law, at a school or in government? Then name it too.',
    ],
  },
  talks: [
    {
      heading: 'The first talk: listening',
      points: [
        'Let the employee finish. Silences are fine.',
        'Do not judge, not even what the employee did or did not do.',
        'Ask further only after that, until it is clear to both of you.',
        'Ask: what is the problem for you?',
        'Ask: who has to do with it? No names needed.',
        'Ask: when is it solved for you?',
        'Nobody has to choose yet. Sometimes one good talk is enough.',
      ],
    },
    {
      heading: 'The second talk: what is possible',
      points: [
        'Go through everything that is possible. From informal, such as talking to a colleague or manager, to formal, such as a complaint or going to the police.',
        'Always name these two as well: doing nothing now, and the complaints procedure.',
        'Each time, say what speaks for it, what is hard about it and what may come of it.',
        'Whoever hears something may have to act on it. Say so before the choice.',
        'Do not say what the employee should do. The employee chooses, as precisely as possible. Not choosing yet is fine too.',
      ],
    },
    {
      heading: 'What you agree on',
      points: [
        'What you still help with: finding words, preparing, coming along or helping to write it down.',
        'How you tell each other how it goes: who begins, on which day, and how.',
        'Whether you tell somebody something. You do that only after a clear yes. A yes may become a no later.',
      ],
    },
  ],
};
