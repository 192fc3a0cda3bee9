/**
 * The name under which an adviser knows a conversation: "blauwe reiger 27". Random, never derived from
 * the employee, kind enough to say aloud and to remember. It need not be unique: the id is.
 */
const COLOURS = [
  'blauwe',
  'groene',
  'gele',
  'witte',
  'grijze',
  'bruine',
  'zilveren',
  'gouden',
  'lichte',
  'stille',
  'kleine',
  'grote',
  'vroege',
  'late',
  'snelle',
  'rustige',
];
const BIRDS = [
  'reiger',
  'merel',
  'zwaluw',
  'specht',
  'kievit',
  'grutto',
  'uil',
  'meeuw',
  'mus',
  'spreeuw',
  'vink',
  'gans',
  'zwaan',
  'ooievaar',
  'lijster',
  'kraanvogel',
];

export function newHandle(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint16Array(3));
  return `${COLOURS[a % COLOURS.length]} ${BIRDS[b % BIRDS.length]} ${10 + (c % 90)}`;
}
