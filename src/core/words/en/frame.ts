/** What stands around every screen, and the words for time and for being reachable. */
import type { frame as dutch } from '../nl/frame.ts';
import type { Gender } from '../../organisation.ts';
import { time } from './time.ts';

const whose = (gender: Gender | undefined): string =>
  gender === 'woman' ? 'her hours' : gender === 'man' ? 'his hours' : 'the hours given';

export const frame: typeof dutch = {
  title: 'In vertrouwen',
  surfaces: {
    slack: {
      name: 'Slack',
      comeBack: 'You can always come back: type /vertrouwenspersoon, or open the app In vertrouwen.',
    },
    teams: {
      name: 'Teams',
      comeBack: 'You can always come back: open the app In vertrouwen and choose Start.',
    },
  },
  footer: { employerView: 'What your employer sees', referrals: 'Other help' },
  urgent:
    'Danger: call 112 · Thinking of suicide: call 113 · Centre for Sexual Violence: 0800-0188 · free, day and night',
  back: 'Back',
  backToStart: 'To the start',
  time,
  availability: {
    now: (first, gender, until) => `going by ${whose(gender)}, ${first} is there now (until ${until})`,
    nowBeside: (gender, until) => `there now going by ${whose(gender)} (until ${until})`,
    answers: (moment) => `usually answers ${moment}`,
    answersSlowly: 'an answer may take a while here',
    next: (moment) => `back ${moment}`,
    unknown: 'not reachable here in the coming weeks',
    full: 'has no room for a new conversation right now',
    fullUntil: (moment) => `has room for a new conversation again ${moment}`,
    noKey: 'reachable by phone or e-mail',
  },
  adviserKind: { internal: 'internal', external: 'external' },
  fault: {
    heading: 'This does not work right now',
    lines: [
      'Something went wrong on our side. We are not sure that it worked. Look again in a few minutes, then you see how it stands.',
      'Rather not wait? Call one of these people.',
    ],
    retry: 'Try again',
  },
  sectorLink: 'Advisers of your industry',
  sectorLine: 'Is there nobody for you here? Your industry association has advisers too.',
  unavailable: {
    heading: 'You cannot write to anybody here now',
    lines: ['There is no adviser yet who can receive messages here. You can call or e-mail.'],
    contact: 'How to reach somebody',
  },
};
