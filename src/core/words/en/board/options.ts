import type { Words } from '../../nl.ts';

export const options: Words['board']['options'] = {
  heading: 'What do you want to talk about?',
  lines: (name) => [
    `${name} put this here for you. Choose what you want to discuss.`,
    'A button starts nothing. You only say what you want to talk about.',
  ],
  chosen: (label, name) =>
    `You chose: ${label}. Nothing has started. ${name} sees your choice. You may always choose something else.`,
};
