import type { Words } from '../../nl.ts';

export const options: Words['board']['options'] = {
  heading: 'What do you want to talk about?',
  lines: (name) => [
    `${name} put this here for you. Choose what you want to discuss.`,
    'A button starts nothing. You only say what you want to talk about.',
  ],
  removed: (name) =>
    `What you chose before is not on the list any more. Choose something else, or ask ${name} about it.`,
  readAll: 'Read what each option is',
  readOne: 'Read what goes with this',
  chosenNothing: (label, name) =>
    `You chose: ${label}. That is fine too. ${name} sees your choice. You may always choose something else.`,
  chosen: (label, name) =>
    `You chose: ${label}. Nothing has started. ${name} sees your choice. You may always choose something else.`,
};
