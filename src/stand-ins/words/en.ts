/** What the stand-ins themselves say: English. */
import type { StandInWords } from './index.ts';

export const en: StandInWords = {
  signIn: {
    title: 'Sign in',
    heading: 'Who are you?',
    lead: 'In real life you sign in here with your own organisation. In this demo you choose a name.',
    fault: 'Signing in did not work',
    faultLead: 'Go back to the inbox and start again.',
  },
  teamsTrouble: 'Something went wrong. Please try again.',
};
