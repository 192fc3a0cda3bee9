/** What whoever adds the app to Slack reads, in English. */
import type { InstallWords } from './index.ts';

export const en: InstallWords = {
  again: 'Start again',
  outcomes: {
    installed: {
      heading: 'In vertrouwen is in Slack',
      lines: [
        'The app was added. It cannot post messages by itself, and it cannot read messages.',
        'Type /vertrouwenspersoon in Slack to see what an employee sees. You can close this page.',
      ],
    },
    refused: {
      heading: 'Not added',
      lines: [
        'Permission was not given in Slack. Nothing has changed.',
        'Do you want it after all? Start again, or ask who approves Slack apps in your organisation.',
      ],
    },
    expired: {
      heading: 'This link no longer works',
      lines: [
        'You have ten minutes to add the app. It works once, and only in the browser in which you began.',
        'Start again, in this browser.',
      ],
    },
    'unknown-workspace': {
      heading: 'We do not know this Slack workspace',
      lines: [
        'It belongs to none of the organisations on this server. We gave the access back at once.',
        'Give whoever runs this server the id of your workspace (it begins with T, or with E for Enterprise). Then start again.',
      ],
    },
    unwanted: {
      heading: 'Not added',
      lines: [
        'Slack gave this app other permissions than the one it needs. We gave the access back at once.',
        'Ask whoever runs this server to put the manifest in the app in Slack again. Then start again.',
      ],
    },
    unanswered: {
      heading: 'Not added',
      lines: ['Slack gave no answer that we can use.', 'Wait a minute and start again.'],
    },
    busy: {
      heading: 'Not added yet',
      lines: [
        'There are too many requests to add the app at this moment. Yours is not lost.',
        'Wait a minute and load this page again.',
      ],
    },
    'not-stored': {
      heading: 'Not added',
      lines: ['We could not store the installation. We gave the access back.', 'Wait a minute and start again.'],
    },
  },
};
