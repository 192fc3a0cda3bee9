/**
 * Whose turn it is to have a code handed to Slack. Each is a call with our client, and beginning costs nobody anything:
 * whoever made Slack refuse us for a while would keep every workspace's token from being renewed. So there is a pace.
 * Who keeps it up shuts nobody out: turns go round by address, so that others wait a few seconds at the most.
 */
export interface Pace {
  readonly atOnce: number;
  readonly everyMs: number;
  /** Longer than this nobody looks at an empty page. */
  readonly patienceMs: number;
}
const PACE: Pace = { atOnce: 20, everyMs: 2000, patienceMs: 15_000 };
const WAITING_PER_CALLER = 5;

export interface Turns {
  /** `false`: it did not come in time, or this caller has enough waiting already. */
  next(caller: string): Promise<boolean>;
  close(): void;
}

export function createTurns({ atOnce, everyMs, patienceMs }: Pace = PACE): Turns {
  /** In the order in which callers have their next turn. */
  const waiting = new Map<string, ((has: boolean) => void)[]>();
  let left = atOnce;
  let timer: NodeJS.Timeout | undefined;

  const give = (): void => {
    const [first] = waiting;
    if (first === undefined) {
      left += 1;
      return;
    }
    const [caller, [go, ...others]] = first;
    waiting.delete(caller);
    if (others.length > 0) waiting.set(caller, others);
    go?.(true);
  };
  const tick = (): void => {
    give();
    if (left >= atOnce) stop();
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    next(caller) {
      timer ??= setInterval(tick, everyMs).unref();
      // With a turn left nobody waits: a turn that comes free goes to who waits first.
      if (left > 0) {
        left -= 1;
        return Promise.resolve(true);
      }
      const mine = waiting.get(caller) ?? [];
      if (mine.length >= WAITING_PER_CALLER) return Promise.resolve(false);
      return new Promise((resolve) => {
        const go = (has: boolean): void => {
          clearTimeout(patience);
          resolve(has);
        };
        const patience = setTimeout(() => {
          const others = (waiting.get(caller) ?? []).filter((each) => each !== go);
          if (others.length > 0) waiting.set(caller, others);
          else waiting.delete(caller);
          go(false);
        }, patienceMs);
        waiting.set(caller, [...mine, go]);
      });
    },
    close() {
      stop();
      for (const go of [...waiting.values()].flat()) go(false);
      waiting.clear();
    },
  };
}
