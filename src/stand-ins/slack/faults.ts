/** What can go wrong between the bot and Slack, planned by a test for the next calls of a method. */
export type Fault =
  /** Slack refuses: `{ok:false, error}`. */
  | { readonly error: string }
  /** An HTTP status instead of an answer: 429 comes with `Retry-After`. */
  | { readonly status: number; readonly retryAfter?: number }
  /** The connection breaks. `after`: only once Slack has done what was asked. */
  | { readonly cut: 'before' | 'after' }
  /** Slack is slow: nothing happens until this resolves. */
  | { readonly wait: Promise<unknown> };

export interface Faults {
  /** The next `times` (default 1) calls of `method` go wrong like this. */
  plan(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  return {
    plan(method, fault, times = 1) {
      planned.set(method, [...(planned.get(method) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    take: (method) => planned.get(method)?.shift(),
  };
}
