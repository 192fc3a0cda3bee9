import type { Words } from '../../nl.ts';

export const followUp: Words['board']['followUp'] = {
  heading: {
    ahead: 'One more question later',
    today: (name) => `${name} asks how it is going`,
  },
  ahead: (name, day) =>
    `On ${day} ${name} would like to know how you are doing. The question is here on that day, once.`,
  fine: (day) => `You are fine with it. On ${day} the question how you are doing is here, once.`,
  quiet: 'You get no message about it, and nothing appears in your calendar. If you say no, nothing is asked.',
  refused: (name) => `You said no. That is fine. ${name} will not ask. You can still write.`,
  asked: [
    'How are you doing now?',
    'Choose what fits, or write it. Doing nothing is fine too. It is not asked another time.',
  ],
  answered: {
    well: (name) => `You said that it is going well. ${name} reads that.`,
    'not-well': (name) =>
      `You said that it is not going well. ${name} reads that. Is there more you want to tell? Write it, or call.`,
    talk: (name) => `You want to talk about it. ${name} reads that. Feel free to add when it suits you, or call.`,
  },
  beyond: (day) =>
    `On ${day} this conversation is no longer here, unless something is added. Then nothing is asked here.`,
  says: {
    fine: 'That is fine',
    no: 'Rather not',
    well: 'It is going well',
    'not-well': 'It is not going well',
    talk: 'I want to talk about it',
  },
  again: 'Ask me after all',
};
export const followUpDid = {
  put: (name: string): string =>
    `${name} would like to know later how it is going. It is at the top, and you can say no.`,
  'taken-away': (name: string): string => `${name} will not ask later after all.`,
  fine: (): string => 'You are fine with being asked later how it is going.',
  no: (): string => 'You would rather not be asked how it is going.',
  answered: (): string => 'You said how it is going.',
};
