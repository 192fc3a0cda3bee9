/** At every full hour of `now`: what is done then leaves no time on a disk that tells of anything but the hour. */
const HOUR_MS = 3_600_000;
const EARLY_MS = 1000;

/** @returns the way to stop. `work` must not reject. */
export function everyFullHour(now: () => Date, work: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const left = HOUR_MS - (now().getTime() % HOUR_MS);
    timer = setTimeout(() => {
      // Timers may come a moment early, and would then come twice.
      if (HOUR_MS - (now().getTime() % HOUR_MS) <= EARLY_MS) return wait();
      wait();
      void work();
    }, left);
    timer.unref();
  };
  wait();
  return () => clearTimeout(timer);
}
