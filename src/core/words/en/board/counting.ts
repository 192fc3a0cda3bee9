import type { Words } from '../../nl.ts';

export const counting: Words['board']['counting'] = {
  lines: (name) => [
    `Once a year ${name} counts how many people came, and roughly what about. No names, no stories, and no figures when few people came.`,
    `Rather not? Press Leave me out. You get the same help. Only ${name} sees that you chose this.`,
    'You can until the conversation closes. After that they are only strokes, and nobody knows which stroke is yours.',
  ],
  out: 'Leave me out',
  left: (name) => [`You will not be counted. Only ${name} sees that you chose this.`],
  in: 'Count me after all',
};
export const countingDid = {
  out: (): string => 'You chose not to be counted.',
  in: (): string => 'You chose to be counted after all.',
};
