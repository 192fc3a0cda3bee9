/** Who is there for what, and never for both: the reporting point, who is accused, and what somebody does not do. */
import type { parties as dutch } from '../nl/parties.ts';

export const parties: typeof dutch = {
  parties: {
    reportingPoint: {
      writing: (who) => `${who} is the reporting point too. Writing here is talking: it starts nothing.`,
      calling: 'If you call, say that you want to talk. Talking is not yet reporting.',
      brief: 'also the reporting point',
      label: 'Reporting point too',
      value: 'yes. Talking starts nothing. When you call, say that you want to talk.',
    },
    both: {
      ask: (who) => `Is it about somebody who can come to ${who} as well?`,
      choose: (who) => `${who} cannot be there for both of you. Feel free to choose somebody else.`,
      nobodyElse: (who) => `${who} cannot be there for both of you. Help from outside is under Other help.`,
    },
    topics: {
      labels: { conduct: 'Conduct', integrity: 'Integrity' },
      heading: 'Who can you talk to about this?',
      doesNot: (who) => `${who} does not do this.`,
      others: (names, count) => `${names} ${count === 1 ? 'does' : 'do'}.`,
      do: (names) => `You can talk about this with ${names}.`,
      nobody: 'None of the advisers here does this.',
      outside: 'Help from outside is under Other help.',
    },
  },
  accused: {
    open: 'Are you accused yourself?',
    heading: 'Are you accused yourself?',
    intro: [
      'That can be hard. You may talk to somebody too. It says nothing about what happened.',
      'An adviser is never there for you and for the other person. So choose somebody else than the other person’s adviser.',
      'You need not know who that is. If somebody cannot help you, you hear so, and choose another. We never say why it cannot be done.',
    ],
    alone: (who) =>
      `There is only ${who} here. If ${who} cannot help you, you hear so. Look under Other help then: we never say why it cannot be done.`,
    can: {
      heading: 'What an adviser can do for you',
      lines: [
        'Listen, and go through with you what you can do.',
        'Think about who can help you further. That is often somebody else, such as a lawyer.',
      ],
    },
    cannot: {
      heading: 'What an adviser does not do',
      lines: [
        'Give legal help.',
        'Find out what happened, or say who is right.',
        'Take you to task. Your manager does that.',
        'Go and talk to the other person.',
      ],
    },
    rehabilitation: {
      heading: 'Were you wrongly accused?',
      line: (names, count) =>
        `${names} ${count === 1 ? 'helps' : 'help'} you to be able to work well again afterwards.`,
    },
    outside: 'Who helps you further',
    noNames: {
      heading: 'We do not ask for names',
      lines: ['Nowhere in this app do we ask who it is about. There is no list of people who are accused.'],
    },
    choose: 'Choose somebody to talk to',
  },
};
