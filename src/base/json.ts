/** JSON that somebody else wrote. */

/** `undefined` for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `undefined` for whatever is not one object. */
export function readJsonObject(text: string): Record<string, unknown> | undefined {
  const value = readJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
