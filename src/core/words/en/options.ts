/** "What can you do?": everything that can happen after a talk, to read before the first word. */
import { capital } from '../capital.ts';
import type { options as dutch } from '../nl/options.ts';

export const options: typeof dutch = {
  open: 'What can you do?',
  heading: 'What can you do?',
  anybody: 'the adviser',
  next: {
    heading: 'What happens next?',
    lines: (who) => [
      capital(`${who} listens first and asks questions. Nothing more has to happen.`),
      'Then you talk together about what you can do, and what is good and hard about it.',
      capital(`You choose, and doing nothing is fine too. ${who} helps you before, during and after.`),
    ],
  },
  reading: 'A button below starts nothing: it only opens an explanation. We do not keep what you open.',
  all: 'Everything you can do',
  headings: {
    more: 'What would you like to know more about?',
    what: 'What it is',
    favour: 'What speaks for it',
    against: 'What can be hard',
    name: 'Who hears your name?',
    help: (who) => `What ${who} can do in it`,
  },
  crossing: [
    'Talking is not yet reporting. What is on this page is no longer talking: it is reporting or complaining.',
    'You do that yourself, outside this app. Nothing in this app can start it for you.',
    'Only when you do it, terms begin to run.',
  ],
  terms: [
    'Are you reporting wrongdoing to an employer of 50 people or more? Then the law says: a confirmation within 7 days, and after that word of what happens with it within 3 months.',
  ],
  codeOfConduct: 'The code of conduct',
  confidentialityRules: 'The rules about confidentiality',
  each: {
    self: {
      label: 'Talk about it yourself',
      what: () => ['You tell the other person yourself what bothers you, and what you want.'],
      favour: [
        'Sometimes the other does not know what it does to you. Then one talk can be enough.',
        'You choose the moment and the words.',
      ],
      against: [
        'It can be tense, certainly if the other has more power than you.',
        'The other may get angry or deny it. If you do not feel safe, do not do it alone.',
      ],
      name: ['Only the person you talk to.'],
      help: (who) => [
        `Before: ${who} looks for words with you, and you prepare the talk together.`,
        'During: you do this yourself. You may agree to call straight afterwards.',
        'After: talk about how it went, and whether you want anything more.',
      ],
    },
    together: {
      label: 'Talk with somebody along',
      what: (who) => [`You talk to the other person, and somebody you choose comes along: a colleague, or ${who}.`],
      favour: ['You are not on your own.', 'Whoever comes along still knows later what was said.'],
      against: [
        'The other may be startled by somebody else. So say it beforehand.',
        'Whoever comes along then knows what it is about too.',
      ],
      name: ['The person you talk to, and whoever comes along.'],
      help: (who) => [
        `Before: ${who} helps you think of what to say, and who comes along.`,
        `During: ${who} can come along to support you. You do the talking.`,
        'After: write down together what was agreed.',
      ],
    },
    manager: {
      label: 'To your manager',
      what: (who) => [
        capital(
          `${who} does not talk to the other person. Your manager does that, only if you say yes, and with your name only if you agree to that.`,
        ),
      ],
      favour: ['A manager can speak to somebody and make agreements.'],
      against: [
        'A manager sometimes has to act on what they hear. That cannot be held back then.',
        'Is it about your manager? Then it can be somebody above them, or HR.',
      ],
      name: [
        'Your manager, if you go there yourself. The other person only if you agree to it.',
        'Without a name too, the other can sometimes guess who it comes from.',
      ],
      help: (who) => [
        `Before: ${who} helps you write down what happened and what you ask for.`,
        `During: ${who} can come along to your manager.`,
        'After: talk about whether it goes better, and what you do if it does not.',
      ],
    },
    mediator: {
      label: 'A mediator',
      link: 'About the mediator',
      what: (who) => [
        capital(
          `A mediator helps you and the other person to sort it out together. ${who} does not mediate, and can help you ask for a mediator.`,
        ),
      ],
      favour: [
        'You look for a solution with somebody who takes no side.',
        'It can help if you have to go on working together.',
      ],
      against: [
        'It is possible only if you want it, the other wants it too, and your employer agrees.',
        'A mediator does not say who is right. If you are afraid of the other, it often does not fit.',
      ],
      name: ['The mediator, the other person and whoever arranges the mediator for your employer.'],
      help: (who) => [
        `Before: ${who} talks with you about whether this suits you, and how you ask for it.`,
        capital(`During: the talks are with the mediator. ${who} takes no part in them.`),
        'After: talk about whether you can go on with what was agreed.',
      ],
    },
    committee: {
      label: 'A complaint to the committee',
      link: 'The complaints rules about conduct',
      what: () => [
        'You write a complaint. The complaints committee finds out what happened and gives advice. Your employer decides.',
        'A small organisation often has a committee of its industry, or one from outside.',
      ],
      favour: [
        'There are fixed rules: for the terms, for your privacy and for who is heard.',
        'There will be a decision, and you hear which one.',
      ],
      against: [
        'Both sides are heard. So the other hears what you wrote, and may respond to it.',
        'The rules name the terms: when you hear something, and until when you can complain. It can take months.',
        'The decision may be another than you hope for.',
      ],
      name: ['The committee, the other person and your employer. Complaining without a name is mostly not possible.'],
      help: (who) => [
        `Before: ${who} explains how it goes, and helps you write the complaint.`,
        `During: ${who} can come along when you are heard.`,
        'After: talk about what the decision means for you.',
      ],
    },
    integrity: {
      label: 'Reporting about integrity',
      link: 'Reporting about integrity at your employer',
      what: () => ['There are two kinds. Where you go with it is not the same.'],
      favour: [
        'What is wrong can stop.',
        'If you come forward about wrongdoing with good reasons, the law says that your employer may not punish you for it.',
      ],
      against: [
        'People may treat you differently all the same.',
        'Finding out can take long. You do not always hear everything.',
      ],
      name: [
        'Whoever looks into it. They may not just pass on your name. Sometimes it can be guessed who it comes from.',
      ],
      help: (who) => [
        `Before: ${who} thinks with you about where to go, and helps you write down what you know.`,
        'During: support, also if it takes long. If it is too much for you, an adviser can sometimes take it over, always after talking it through with you.',
        'After: talk about how it goes at work.',
      ],
    },
    inspectorate: {
      label: 'The inspectorate',
      what: () => [
        'The Netherlands Labour Authority checks whether your employer does enough against unwanted conduct. It does not settle what is between you and the other person.',
      ],
      favour: ['It can help if your employer does nothing, or if it troubles more people.'],
      against: [
        'It is about what your employer arranges, and not about who is right.',
        'If you give no name, you do not hear what happens with it.',
      ],
      name: ['The inspectorate, if you give your name. Ask beforehand whether your employer can tell that it was you.'],
      help: (who) => [
        `Before: ${who} thinks with you about whether this fits, and helps you write down what is going on.`,
        'During: support if you are asked questions.',
        'After: talk about what changes at work.',
      ],
    },
    police: {
      label: 'The police',
      what: () => [
        'Did something happen that is a crime, such as sexual assault, threats or violence? Then you can go to the police formally. Danger right now: call 112.',
      ],
      favour: [
        'The police can investigate, and a judge can punish.',
        'Is it about sexual violence and are you in doubt? Then you can ask the police questions first without giving your name.',
      ],
      against: [
        'You can mostly not take it back afterwards.',
        'It can take long, and punishment does not always follow.',
      ],
      name: [
        'The police. The suspect may hear your name too. Ask beforehand what can be done about that, such as another address.',
      ],
      help: (who) => [
        `Before: ${who} prepares it with you, and writes down with you what happened.`,
        `During: ${who} can go with you.`,
        'After: support at work, also if it takes long.',
      ],
    },
    nothing: {
      label: 'Do nothing now',
      what: () => ['You do not have to do anything. Not because somebody else thinks you must, either.'],
      favour: ['You have time to think.', 'Talking about it can be enough already.'],
      against: [
        'The conduct may go on.',
        'Complaining is sometimes possible until a certain day. Ask about it, so that you do not miss that day.',
      ],
      name: ['Nobody from us. You choose whom you tell.'],
      help: (who) => [
        `Now: ${who} listens, and can write down with you what happened, with the day.`,
        'Later: you can always choose something after all, or talk once more.',
      ],
    },
  },
  kinds: [
    {
      heading: 'Integrity: harm to the organisation',
      lines: [
        'Such as fraud, theft or a conflict of interest. For example: a boss gives all the work to his brother’s firm.',
        'You go to your employer formally, to whoever is there for integrity.',
      ],
    },
    {
      heading: 'Integrity: harm to society (wrongdoing)',
      lines: [
        'Such as danger to health, or misuse of subsidies. For example: an inspection was not done, and the paper says it was.',
        'You go to your employer formally, or straight outside: to the Dutch Whistleblowers Authority or a supervisor.',
      ],
    },
  ],
};
