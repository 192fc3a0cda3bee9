import type { callMe as dutch, callMeDid as dutchDid } from '../../nl/board/call-me.ts';

export const callMe: typeof dutch = {
  open: (name) => `Have ${name} call you`,
  change: 'Change this',
  remove: 'Do not call me any more',
  setHeading: (name) => `${name} may call you`,
  hidden: (name) => `You gave a number. Only ${name} can read it, so it is not shown here.`,
  from: (name, phone) =>
    phone === undefined ? `Ask ${name} from which number the call comes.` : `${name} calls from ${phone}.`,

  heading: (name) => `Have ${name} call you`,
  lines: (name, phone) => [
    phone === undefined
      ? `${name} calls when it suits you. Feel free to ask first from which number.`
      : `${name} calls when it suits you, from ${phone}.`,
    `If somebody else picks up, ${name} only says: "this is ${name}". Not what it is about, and not on whose behalf.`,
    'Rather not a work telephone. Your employer can find out who calls it.',
    'Your number is sealed, and disappears with this conversation. You can withdraw it at any time.',
  ],
  label: 'Your number',
  placeholder: 'For example 06 12345678',
  whenLabel: 'When does it suit you?',
  whenPlaceholder: 'For example weekdays after six',
  voicemail: {
    label: 'Leaving a message',
    option: 'A message may be left',
    hint: 'Without a tick nobody leaves a message. Somebody else may listen to a voicemail.',
  },
  submit: 'Have me called',
  back: 'Rather not',

  done: {
    heading: 'Your number was sent',
    lines: (name) => [
      `Only ${name} can read your number.`,
      'Changed your mind? You can change it or withdraw it in this conversation.',
    ],
    call: (name, phone) => `You may also call yourself: ${phone}. Ask for ${name}.`,
  },
  wrongNumber: 'This is no telephone number. Write only the number, such as 06 12345678. Nothing has been sent yet.',
  wrongWhen: (max) => `Write more briefly when it suits you, in ${max} characters. Nothing has been sent yet.`,
};

export const callMeDid: typeof dutchDid = {
  given: () => 'You gave a number to be called on.',
  changed: () => 'You changed when or where you want to be called.',
  'taken-back': () => 'You withdrew your number.',
};
