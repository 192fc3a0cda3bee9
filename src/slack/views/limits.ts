/**
 * Slack's published ceilings, in characters or items unless a name says otherwise. Sources: the block,
 * element and view pages under docs.slack.dev/reference and the comments in `@slack/types` 3.2.
 */
export const LIMITS = {
  title: 24,
  submit: 24,
  header: 150,
  text: 3000,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  actionsElements: 25,
  contextText: 3000,
  blockId: 255,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  inputLength: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  altText: 2000,
  modalBlocks: 100,
  messageBlocks: 50,
  privateMetadata: 3000,
  /** Slack refuses above 250 kB; what it adds in storing the view is unknown, hence the margin. */
  viewBytes: 200_000,
  /** Undocumented for `errors` in a submission's answer; one sentence is far below this. */
  fieldError: 1000,
} as const;

/** Rows of buttons one screen may have of one kind; more is a fault upstream, not a reason to fail. */
export const BUTTON_ROWS = 4;
/** Selects on one screen; there are six preferences. */
export const CHOICES = 8;

const ELLIPSIS = '…';

/** At most `max` UTF-16 units, never half a surrogate pair, at a word when one ends near. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max - ELLIPSIS.length);
  const space = room.lastIndexOf(' ');
  const kept = space > max / 2 ? room.slice(0, space) : whole(room);
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** Pieces of at most `max` UTF-16 units that together are exactly `text`. */
export function split(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  for (let rest = text; rest.length > 0;) {
    const piece = rest.length <= max ? rest : whole(rest.slice(0, max));
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

const HIGH_SURROGATE_AT_END = /[\uD800-\uDBFF]$/;
function whole(text: string): string {
  return text.length > 1 && HIGH_SURROGATE_AT_END.test(text) ? text.slice(0, -1) : text;
}
