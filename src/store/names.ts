/** Doubled defence: ids were checked where they came in; in a Redis key a brace or colon would move one to another's place. */
const PART = /^[A-Za-z0-9_.-]{1,128}$/;

/** Every store refuses the same, so that what goes wrong on Redis goes wrong wherever it is tried out. */
export function part(value: string): string {
  if (!PART.test(value)) throw new TypeError('a part of a store key is malformed');
  return value;
}
