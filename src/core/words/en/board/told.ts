/** Confidence that is broken, told to the employee. */
export const told = {
  heading: {
    before: (name: string): string => `${name} has to tell something`,
    after: (name: string): string => `${name} told something`,
  },
  why: {
    danger: (name: string): readonly string[] => [
      `${name} believes that somebody is in serious danger, and sees no other way. That is why ${name} is telling something, even without your yes.`,
    ],
    judge: (name: string): readonly string[] => [`A judge is asking ${name} questions. ${name} has to answer.`],
    law: (name: string): readonly string[] => [`The law requires ${name} to tell this, even without your yes.`],
  },
  done: {
    danger: (name: string, day: string): readonly string[] => [
      `On ${day} ${name} told something, even without your yes. ${name} believes that somebody is in serious danger, and saw no other way.`,
    ],
    judge: (name: string, day: string): readonly string[] => [
      `On ${day} a judge asked ${name} questions. ${name} had to answer.`,
    ],
    law: (name: string, day: string): readonly string[] => [
      `On ${day} ${name} told something, because the law requires it, even without your yes.`,
    ],
  },
  consulted: (name: string): string => `${name} asked an expert about it, without your name.`,
  because: {
    danger: 'Telling you first was too dangerous.',
    unreachable: (name: string): string => `${name} could not reach you first.`,
  },
  who: 'To whom',
  what: { before: 'Only this', after: 'This was said' },
  named: { yes: 'With your name.', no: 'Without your name.' },
  write: (name: string): string => `Is there something you want to say? Write to ${name} in this conversation.`,
  orCall: (name: string, phone: string): string => `You can call too: ${name}, ${phone}.`,
  danger: 'If you are in danger yourself, call 112.',
  disagree: (hasOthers: boolean): string =>
    `Do you disagree? You can complain${hasOthers ? ', or talk to another confidential adviser' : ''}.`,
  keeps: (name: string): string =>
    `${name} keeps one line of this for a year: which day, why, to which function, with or without your name, and whether you knew beforehand. Also if you wipe this conversation.`,
  read: 'Read what is told',
  complain: 'Complain',
  another: 'Another confidential adviser',
};
export const toldDid = {
  put: (name: string): string => `${name} has to tell something, or did. What it is stands at the top.`,
  'taken-away': (name: string): string => `${name} does not tell it after all.`,
};
