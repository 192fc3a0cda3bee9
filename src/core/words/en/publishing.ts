/** The public card, the short messages that go with it, and what HR sees while publishing them. */
import type { publishing as dutch } from '../nl/publishing.ts';
import type { Language } from '../../organisation.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nl: 'Dutch', en: 'English' };

export const publishing: typeof dutch = {
  card: {
    heading: 'Talk in confidence',
    intro: [
      'Does something at work not feel right? A confidential adviser listens and thinks it through with you. Even if it happens to a colleague. Even if it is small, or you are not sure.',
    ],
    expect: {
      heading: 'What you may expect',
      lines: [
        'Somebody who listens calmly and does not judge.',
        'Help to see clearly what you can do. You choose, and doing nothing is fine too.',
        'What you tell stays between you and the adviser. There are a few exceptions. You read those before you write.',
        'Your manager and HR do not hear from us who comes.',
      ],
    },
    notExpect: {
      heading: 'What you may not expect',
      lines: [
        'An adviser does not investigate and does not punish anybody.',
        'An adviser does not solve it for you, and is no therapist or lawyer.',
        'An adviser is not there for emergencies. In danger, call 112. Thinking of suicide: call 113.',
      ],
    },
    freedom: {
      heading: 'You need nobody’s permission',
      lines: (volunteers) => [
        volunteers === false
          ? 'You may also come if you are a temp, self-employed or an intern.'
          : 'You may also come if you are a temp, self-employed, an intern or a volunteer.',
      ],
    },
    advisers: 'These are the confidential advisers',
    internal: 'internal, a colleague',
    topics: { conduct: 'conduct', integrity: 'integrity' },
    external: (supplier) => `external, from ${supplier}`,
    outside: {
      heading: 'Rather not use work apps?',
      call: 'Then call or e-mail one of these people, with your own phone.',
      page: 'Or read this on your own phone:',
      code: 'QR code of this address',
    },
    button: 'Open In vertrouwen',
    short: (heading) => `In vertrouwen: ${heading}`,
  },
  messages: {
    outsidePage: 'Rather not use work apps? On your own phone:',
    outsideCall: (name, contact) => `Rather not use work apps? ${name}: ${contact}`,
    texts: {
      doubt: {
        name: 'In doubt?',
        heading: 'Not sure if it is bad enough?',
        lines: [
          'You do not have to prove anything or decide anything. An adviser listens even if it is small, or if you only want to tell your story.',
        ],
      },
      witness: {
        name: 'Seen something',
        heading: 'Did you see something happen to somebody else?',
        lines: [
          'It can weigh on you even when it does not happen to you. You can talk about it and look together at what you want to do. Doing nothing is fine too.',
        ],
      },
      permission: {
        name: 'No permission needed',
        heading: 'You do not have to ask anybody',
        lines: [
          'You need no permission to talk with a confidential adviser. Not from your manager and not from HR. Nor do they hear from us that you came.',
        ],
      },
      everyone: {
        name: 'Without a permanent contract too',
        heading: 'No permanent contract? You are welcome',
        lines: ['Temps, self-employed people, interns and volunteers can come to a confidential adviser as well.'],
        withoutVolunteers: ['Temps, self-employed people and interns can come to a confidential adviser as well.'],
      },
      online: {
        name: 'Online too',
        heading: 'It is also about what happens online',
        lines: [
          'A joke in the group app. A remark under your photo. Messages in the evening. Does it have to do with your work, and does it not feel right? Then you can talk about it.',
        ],
      },
      outsiders: {
        name: 'A customer or visitor',
        heading: 'Was it not a colleague?',
        lines: [
          'A customer, a patient, a pupil, a visitor: then too you can come to a confidential adviser. It is not just part of the job.',
        ],
      },
      control: {
        name: 'You decide',
        heading: 'Talking is not yet a complaint',
        lines: [
          'After a talk nothing starts by itself. You decide whether there is a next step, and which one. When that may be different, you read before you write.',
        ],
      },
      people: {
        name: 'Who you talk to',
        heading: 'Who do you talk to?',
        lines: ['You choose who you feel at ease with. You can still choose somebody else later.'],
      },
    },
  },
  publishing: {
    title: 'Publish the card',
    heading: 'Show that there is somebody to talk to',
    intro: ['The message is the same for everybody. We do not keep track of who reads it or presses the button.'],
    rhythm: (count) =>
      count === 0
        ? 'Nothing was published this quarter yet. One or two short messages a month keep the card known.'
        : `Published this quarter: ${count}. One or two short messages a month keep the card known.`,
    warnings: {
      heading: 'This is not well arranged yet',
      procedure: (names) =>
        `There is no procedure for a complaint about ${names}. Who is not certified comes under a procedure of the employer. Make one, and ask IT to fill in the address.`,
      supplier: (suppliers) =>
        `There is no page with the complaints rules of ${suppliers}. Ask the supplier for it, and ask IT to fill in the address.`,
      reportingPoint: (name) =>
        `${name} is the reporting point too. The card says so. Better look for somebody who is an adviser only.`,
    },
    post: {
      label: 'Which message?',
      hint: 'What comes next is at the top of the list.',
      card: 'The card to pin',
      next: (name) => `Next message: ${name}`,
      other: (name) => `Message: ${name}`,
    },
    language: { label: 'Language of the message', names: LANGUAGE_NAMES },
    channel: { label: 'In which channel?', placeholder: 'Choose a channel' },
    preview: 'This is how it will look',
    previewButton: (label) => `Under the message there is a button: ${label}`,
    publish: 'Publish this message',
    noPictures: 'Slack could not load a photo or the QR code. The card will be published without pictures.',
    /** Where the text goes into somebody's own message, which they send themselves. */
    insert: {
      show: 'Show this message',
      label: 'Put it in my message',
      steps: 'How it gets into the channel',
      first:
        'Press ‘Put it in my message’. It is then in the box in which you type. Others see it only when you send it. Do this on a computer: on an iPhone it does not always work.',
    },
    published: {
      heading: 'The message is in the channel',
      lines: [
        'Everybody in the channel can read it. The button keeps working. You do not have to do anything for it later.',
      ],
      notPinned: 'You do not have to pin this message. Only the card is pinned.',
      count: (count) => `Published this quarter: ${count}.`,
      unsureCount: 'Counting did not work just now. That makes no difference for the message.',
      pin: {
        heading: 'Now pin it',
        slack: [
          'Go to the message in the channel.',
          'Point at the message and choose the three dots (More actions). On a phone: press and hold the message.',
          'Choose Pin to channel.',
          'Is an old card still pinned? Take it away with Un-pin.',
        ],
        teams: [
          'Send the message in the channel.',
          'Point at the message and choose the three dots (More options). On a phone: press and hold the message.',
          'Choose Pin.',
          'Is an old card still pinned? Unpin it.',
        ],
      },
      pictureAlt: 'The menu of a message in Slack. The three dots are at the top right. The menu holds Pin to channel.',
      again: 'Next message',
    },
    refused: {
      heading: 'Only HR can publish',
      lines: [
        'Only people whom your organisation chose for it can publish this message. Your name is not among them.',
        'Should it be? Ask IT to add you.',
      ],
      number: 'Give IT this number. It belongs under publishers:',
      open: 'Do you want to talk with somebody yourself? You can. You do not have to ask anybody.',
    },
    notPosted: {
      heading: 'The message was not published',
      unsureHeading: 'We are not sure whether the message is there',
      usedHeading: 'The message has already been published',
      reasons: {
        channel: [
          'The app may not publish anything in this channel.',
          'Choose another channel. Or ask who manages the channel whether the app may publish there.',
        ],
        expired: [
          'This window was open for too long, so the channel no longer took the message.',
          'Press ‘Try again’ and publish the message within half an hour.',
        ],
        used: [
          'A message was already published with this window.',
          'It is in the channel, once. Do you want to publish another one? Then press ‘Try again’.',
        ],
        'no-channel': ['No channel was chosen.', 'Press ‘Try again’ and choose a channel.'],
        unsure: [
          'The answer of the channel did not come in time.',
          'First look in the channel. Is the message not there? Then press ‘Try again’.',
        ],
        failed: [
          'The channel did not take the message just now.',
          'Try again in a few minutes. Does it fail again? Then ask IT to look in the log.',
        ],
        changed: ['The message has just become different from what you saw.', 'Look at it again and then publish it.'],
      },
      again: 'Try again',
    },
    open: 'Publish the card (HR)',
  },
};
