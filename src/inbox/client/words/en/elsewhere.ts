import { referral } from '../../../../core/words/en/referral.ts';
import type { pause as nlPause, refer as nl, textBlocks as nlBlocks } from '../nl/elsewhere.ts';

export const refer: typeof nl = {
  button: 'Refer on',
  title: 'Whom or what do you name?',
  lead: 'You name somebody, and the employee decides. Whoever you name is told nothing.',
  who: 'Whom or what',
  choose: 'Choose',
  advisers: 'Confidential advisers',
  inside: (organisation) => `At ${organisation}`,
  places: 'Other employers and places',
  country: 'In the whole country',
  typed: 'Type it yourself',
  kinds: { internal: 'internal', external: 'external' },
  name: 'Name for the employee',
  phone: 'Telephone number',
  wrong: {
    who: 'Choose whom or what you name.',
    name: 'Type a name, in one line and without odd characters.',
    phone: 'Nobody can call this number. Write it as 030 123 45 67.',
  },
  reads: 'The employee reads this, in the employee’s language:',
  go: 'Send',
  sent: 'Sent. The employee can now write or call themselves.',
  closed: 'This conversation was closed already. Nothing was sent.',
  not: 'Nothing was sent: the conversation changed each time, or nothing more fits in it. Try once more.',
  first: 'First name somebody else',
  formerAdviser: 'somebody who is no confidential adviser here any more',
  said: referral,
};

export const pause: typeof nlPause = {
  button: 'Pause after a threat',
  title: 'A pause of 48 hours in this conversation?',
  lead: 'For when you are threatened. The employee cannot write here for 48 hours. You can.',
  reads: 'The employee reads from when writing is possible again, and who is there now. No reason is given.',
  danger: 'Danger right now? Call 112. Talk about it with somebody you trust.',
  go: 'Yes, begin the pause',
  no: 'No, no pause',
  done: 'The pause has begun.',
  until: (moment) => `A pause until ${moment}. Until then the employee cannot write here, but can close and wipe.`,
  end: 'End the pause',
  ended: 'The pause is over. The employee can write here again.',
  moved: 'The pause had begun or ended already. This is how it is now.',
  late: 'Nothing was changed: this page was open for long. Press once more.',
  nobodyElse:
    'Nothing was changed: the employee would see nobody else, and no number. Ask the operator to add a colleague or a number.',
};

export const textBlocks: typeof nlBlocks = {
  title: 'My own sentences',
  where:
    'On this device only, sealed with your key; they stay here after you sign out too. Put no names in them. Press a sentence to use it.',
  add: 'New sentence',
  save: 'Add',
  saved: 'The sentence was added.',
  remove: 'Remove',
  removeThis: (text) => `Remove: ${text}`,
  removed: 'The sentence is gone.',
  empty: 'First write a sentence.',
  tooLong: (over) => `This sentence is ${over} characters too long.`,
  full: 'No more than ten sentences fit here. Remove one for a new one.',
  notKept: 'This browser can keep nothing here, for instance in a private window. The sentence was not added.',
};
