/**
 * Bytes → text, strictly. Node's own `'utf8'` puts "�" in the place of what it cannot read, so that a name typed in
 * Windows-1252 would stand on everybody's screen as "Andr�", and a secret would silently be another one.
 */

/** Without a byte order mark, which some editors put before the first line. `undefined`: this is not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The line (from 1) on which the first byte stands that is not UTF-8. */
export function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let from = 0;
  // A line end is one byte that is part of no other character, so a line can be tried by itself.
  for (let at = bytes.indexOf(10, from); at !== -1; at = bytes.indexOf(10, from)) {
    if (decodeText(bytes.subarray(from, at)) === undefined) return line;
    line += 1;
    from = at + 1;
  }
  return line;
}
