/** What an adviser keeps for a year, in English. */
export const book = {
  title: 'What you keep',
  why: 'Did an employee say yes to a slip, or did you tell something without a yes? Then you keep one line of it, for a year. A complaint may come months later.',
  what: 'A line holds no name and nothing from the conversation. It stays when the employee wipes the conversation too. The employee reads that beforehand.',
  sealed:
    'Your lines are sealed with your key. Only you can read them. When you have lost every way to your key, your lines are gone as well.',
  none: 'You keep no lines at the moment.',
  consent: (to: string, named: boolean) =>
    `An employee said yes: you could tell something to ${to}, ${named ? 'with their name' : 'without their name'}.`,
  withdrawn: 'That yes was withdrawn later.',
  breach: (to: string, named: boolean) =>
    `You told something to ${to} without a yes of the employee, ${named ? 'with their name' : 'without their name'}.`,
  ways: {
    danger: 'It was because somebody was in serious danger.',
    judge: 'It was because a judge asked.',
    law: 'It was because the law requires it.',
  },
  toldBefore: 'The employee heard it from you beforehand.',
  notToldBefore: 'The employee did not hear it beforehand.',
  goes: (day: string) => `This line goes on ${day}.`,
  trouble: {
    'put-back':
      'The server had older lines and counts than this device already knew, or none. Somebody may have put them back. What this device knows is there again. Tell the operator.',
    unreadable:
      'What the server had of your lines and counts does not open with your key. Only what this device knows is still there. If you did not get a new key, tell the operator.',
    newer:
      'Your lines or counts were written with a newer version of this page. This page changes nothing about them. Load the page again. What you write down or count here waits on this device until then.',
    full: 'Nothing more fits. What you write down or count waits on this device until old lines have gone.',
    'not-kept':
      'The server just did not take your lines and counts. They wait on this device, sealed, until you open or lock your inbox again.',
  },
};
