import type { callMe as dutch, callMeDid as dutchDid } from '../../nl/board/call-me.ts';

export const callMe: typeof dutch = {
  heading: 'Wants to be called',
  unreadable: 'The number does not open with this key. Ask for it in a message.',
  number: 'Number',
  when: 'When it suits',
  mayLeave: 'You may leave a message. Say only that you called, and your first name.',
  mayNotLeave: 'Leave no message.',
  somebodyElse: (name) => `If somebody else picks up, say only "this is ${name}", and not what you call about.`,
  afterwards: 'Did you call? Then send a short message. Until then the employee waits.',
};
export const callMeDid: typeof dutchDid = {
  given: 'Gave a number to call.',
  changed: 'Changed where or when you can call.',
  'taken-back': 'Withdrew the number. Do not call any more.',
};
