/** At every full hour of `now`, or every whole period of it: what is done then leaves no time on a disk that tells of anything but that. */
const HOUR_MS = 3_600_000;
const EARLY_MS = 1000;

/** @returns the way to stop. `work` must not reject. @param periodMs at most a day, counted from midnight UTC */
export function everyPeriod(periodMs: number, now: () => Date, work: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout;
  const leftAt = (): number => periodMs - (now().getTime() % periodMs);
  const wait = (): void => {
    timer = setTimeout(() => {
      // Timers may come a moment early, and would then come twice.
      if (leftAt() <= EARLY_MS) return wait();
      wait();
      void work();
    }, leftAt());
    timer.unref();
  };
  wait();
  return () => clearTimeout(timer);
}

/** As `everyPeriod`. */
export const everyFullHour = (now: () => Date, work: () => Promise<unknown>): (() => void) =>
  everyPeriod(HOUR_MS, now, work);
