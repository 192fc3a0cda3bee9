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
};
