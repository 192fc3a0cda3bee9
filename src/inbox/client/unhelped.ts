/**
 * For what people write: some browsers send it to their maker, to check its spelling, to finish it or to translate it.
 * Set as attributes, because for `autocorrect` a browser's property is a boolean, and "off" would be true.
 */
const HELP = { spellcheck: 'false', autocorrect: 'off', writingsuggestions: 'false', translate: 'no' };

/** As the `ref` of a field. */
export function unhelped(element: HTMLElement | null): void {
  for (const [name, value] of Object.entries(HELP)) element?.setAttribute(name, value);
}
