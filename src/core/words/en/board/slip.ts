/** A slip: may this be told? */
export const slip = {
  heading: {
    tell: (name: string): string => `May ${name} tell this?`,
    report: (name: string): string => `May ${name} do the reporting for you?`,
    'hand-over': (name: string): string => `May ${name} tell this to another confidential adviser?`,
  },
  decides: 'You decide. You do not have to, and not now.',
  purpose: {
    tell: (): readonly string[] => [],
    report: (name: string): readonly string[] => [
      `Reporting is something else than talking: it begins a procedure. ${name} does it in your place, and only after consulting you.`,
      'Below you choose why you do not do it yourself. You do not have to explain.',
    ],
    'hand-over': (name: string): readonly string[] => [
      `The other one hears only what stands below. What you wrote to ${name} does not go along. If you want to write to the other one, you begin a new conversation.`,
    ],
  },
  who: 'To whom',
  what: 'What',
  named: { yes: 'With your name: yes.', no: 'With your name: no.' },
  until: (day: string): string => `Until and including: ${day}.`,
  ifNot: (name: string): string => `If you say no, or nothing, ${name} tells nothing, and helps you just as well.`,
  afterwards: 'Whoever hears this may have to act on it. Talk about that first.',
  later: 'You can take back your yes later. What has been told by then cannot be untold.',
  keeps: (name: string): string =>
    `If you say yes, ${name} keeps one line for a year: which day, to which function, with or without your name, and whether you took it back. Also if you wipe this conversation.`,
  says: {
    yes: 'Yes, this is fine',
    'yes-fear': 'Yes: I do not dare to myself',
    'yes-alone': 'Yes: I cannot do it alone',
    'yes-own': 'Yes: my reason is my own',
    no: 'No',
    'not-yet': 'Not yet',
    change: 'I want to change something',
    revoke: 'Take back my yes',
  },
  said: {
    yes: (name: string, day: string): string => `You said yes. ${name} may tell this until and including ${day}.`,
    no: (name: string): string => `You said no. ${name} does not tell this.`,
    'not-yet': (name: string): string => `You said: not yet. ${name} does not tell this.`,
    change: (name: string): string =>
      `You want to change something. ${name} does not tell this. Write or say what should be different.`,
    revoke: (name: string): string => `Your yes is withdrawn. From now on ${name} says nothing more about this.`,
    again: 'Is it fine later after all? Then there will be a new slip.',
    over: (name: string): string => `This slip is over. ${name} says nothing more about this.`,
  },
  read: 'Read the slip',
  ask: 'I want something to be told',
  asked: (name: string): string =>
    `You asked for a slip. ${name} sees that, and puts one here for you once you both know what should be on it. Until you say yes, ${name} tells nothing.`,
};
export const slipDid = {
  put: (name: string): string => `${name} put a slip here for you. It is at the top. It need not be now.`,
  'taken-away': (name: string): string => `${name} took a slip away. What was on it may not be told.`,
  yes: (): string => 'You said yes to a slip.',
  'yes-fear': (): string => 'You said yes to a slip.',
  'yes-alone': (): string => 'You said yes to a slip.',
  'yes-own': (): string => 'You said yes to a slip.',
  no: (): string => 'You said no to a slip.',
  'not-yet': (): string => 'You said: not yet.',
  change: (): string => 'You want to change something about a slip.',
  revoke: (): string => 'You took back your yes.',
  ask: (): string => 'You asked for a slip.',
};
