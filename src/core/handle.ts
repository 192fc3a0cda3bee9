/**
 * The name under which an adviser knows a conversation: "rustige lijster 48". Random, never derived from
 * the employee, kind enough to say aloud and to remember. It need not be unique: the id is.
 * Nothing in it may say something of who was just hurt: of skin, weight, age, a body, a pregnancy, silence or reason, or
 * be a number that stands for hatred or sex.
 */
export const COLOURS = ['blauwe', 'groene', 'oranje', 'zilveren', 'koperen', 'rustige', 'kalme', 'heldere'] as const;
export const BIRDS = [
  'reiger',
  'zwaluw',
  'kievit',
  'grutto',
  'lijster',
  'kraanvogel',
  'spreeuw',
  'wulp',
  'leeuwerik',
  'karekiet',
  'plevier',
  'winterkoning',
  'ijsvogel',
  'putter',
  'wielewaal',
] as const;
const LEFT_OUT = new Set([14, 18, 28, 69, 74, 88]);
export const NUMBERS: readonly number[] = Array.from({ length: 90 }, (_, index) => 10 + index).filter(
  (number) => !LEFT_OUT.has(number),
);

export function newHandle(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint16Array(3));
  return `${COLOURS[a % COLOURS.length]} ${BIRDS[b % BIRDS.length]} ${NUMBERS[c % NUMBERS.length]}`;
}
