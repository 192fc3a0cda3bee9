import type { referral as nl } from '../nl/referral.ts';

export const referral: typeof nl = {
  adviser: (from, name, about, first) =>
    `${from} names somebody else to talk to: ${name} (${about}). If you want to, write to them yourself. ${first} knows nothing of this, and we pass nothing on.`,
  place: (from, name, phone) =>
    `${from} names a number that you can call: ${name}, ${phone}. If you want to, call it yourself. Whoever answers knows nothing of this, and we pass nothing on.`,
  noKey: (from, name, phone) =>
    `${from} named ${name}. You cannot write to them now. ${phone === undefined ? 'Choose somebody else.' : `Call ${phone}, or choose somebody else.`}`,
  left: (from) => `${from} named somebody who is no confidential adviser here now. Choose somebody else.`,
};
