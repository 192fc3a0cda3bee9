/** What the load generator is asked and what it answers. */
import { z } from 'zod';

export const jobSchema = z.object({
  port: z.number(),
  path: z.string(),
  /**
   * Slack signs each body; Teams sends a token beside it: the first of these with the first request, and round. With a
   * cookie it is a browser that reads: no body is sent.
   */
  proof: z.discriminatedUnion('by', [
    z.object({ by: z.literal('signature'), secret: z.string() }),
    z.object({ by: z.literal('token'), tokens: z.array(z.string()).min(1) }),
    z.object({ by: z.literal('cookie'), cookie: z.string() }),
  ]),
  /** Body with `__USER__`, `__MARK__` and `__TRIGGER__` in it: form-encoded with a signature, JSON with a token. */
  template: z.string(),
  /** One request for each. */
  users: z.array(z.string()),
  concurrency: z.number(),
  /** Stands in every answer, or the run does not count. Empty: every answer is. */
  expect: z.string(),
});
export type Job = z.infer<typeof jobSchema>;

/** How long it took in all, and each request by itself in milliseconds. */
export const loadedSchema = z.object({ seconds: z.number(), times: z.array(z.number()) });
export type Loaded = z.infer<typeof loadedSchema>;

export interface Figures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
export const median = (values: readonly number[]): number =>
  at(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Pieces of one run, taken together. */
export function figuresOf(pieces: readonly Loaded[]): Figures {
  const sorted = pieces.flatMap(({ times }) => times).toSorted((a, b) => a - b);
  const seconds = pieces.reduce((sum, piece) => sum + piece.seconds, 0);
  return { perSecond: sorted.length / seconds, p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
}
/** Figure by figure, over the runs. */
export const medianOf = (runs: readonly Figures[]): Figures => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  p50: median(runs.map(({ p50 }) => p50)),
  p99: median(runs.map(({ p99 }) => p99)),
});
