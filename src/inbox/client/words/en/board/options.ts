import type { BoardWords } from '../../board.ts';

export const options: BoardWords['options'] = {
  button: 'Options',
  title: 'Options to talk about',
  lead: 'Choose what you want to discuss. "Do nothing for now" is always there, and the complaints procedure if you have one. A button starts nothing.',
  none: 'Choose at least one.',
  heading: 'Options',
  waits: 'Nothing has been chosen yet. There is no need to.',
  chosenNothing: 'The employee wants to do nothing for now. Let it rest, unless they come back to it themselves.',
  chosen: (label) => `The employee wants to talk about: ${label}.`,
};
