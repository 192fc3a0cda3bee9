/** A bound card: plain JSON. */
export type Bound = Readonly<Record<string, unknown>>;
