import type { declined as nl } from '../nl/declined.ts';

export const declined: typeof nl = (name) =>
  [
    `${name} cannot have this conversation with you.`,
    'That can be for lack of time, because it comes too close, or for another reason. We never say which.',
    'It says nothing about you or your story.',
    `What ${name} read stays with ${name}, with the same exceptions as you read before.`,
    'If you want to go on, choose somebody else. We pass nothing on.',
  ].join(' ');
