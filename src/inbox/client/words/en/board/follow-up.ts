import type { BoardWords } from '../../board.ts';

export const followUp: BoardWords['followUp'] = {
  button: 'Ask later how it is going',
  title: 'When do you ask how it is going?',
  lead: 'Choose one day. The employee reads this now and can say no. On that day the question is at the top of the conversation once, without a message about it.',
  until: (day) =>
    `This conversation is there up to and including ${day}. Would you like a later day? Write it in your own calendar, without a name.`,
  day: 'Day',
  past: 'Choose a day after today.',
  late: (day) =>
    `It can be up to and including ${day}: after that this conversation is not there any more. Write it in your own calendar, without a name.`,
  heading: 'Ask later how it is going',
  ahead: (day) => `On ${day} the employee has the question in front of them, once. They can say no.`,
  fine: 'The employee is fine with it.',
  refused: 'The employee would rather not. Do not ask about it.',
  asked: 'Today the employee has the question in front of them. They need not answer.',
  answered: {
    well: 'The employee says: it is going well.',
    'not-well': 'The employee says: it is not going well.',
    talk: 'The employee wants to talk about it.',
  },
  over: (day) => `On ${day} the employee had the question in front of them. Nothing was said to it.`,
  never: 'It is not asked another time. You can take this away.',
};
export const followUpDid = {
  you: { put: 'You want to ask later how it is going.', 'taken-away': 'You will not ask later how it is going.' },
  employee: {
    fine: 'Is fine with being asked later how it is going.',
    no: 'Would rather not be asked later how it is going.',
    answered: 'Said how it is going.',
  },
};
