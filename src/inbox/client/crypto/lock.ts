/**
 * When to lock by itself. A browser slows or stops the timers of a hidden tab and of a sleeping laptop, so
 * the timer only asks; the clock decides.
 */
export const LOCK_AFTER_MS = 10 * 60_000;
/** When the clock was set back this far, it says nothing about how long somebody was away. */
const CLOCK_SLIP_MS = 60_000;

export interface LockClock {
  /** Somebody is here, so the time begins anew. `false` when it had run out already; then it stays so. */
  touch(): boolean;
  /** Has the time run out? Once it has, it stays so. */
  due(): boolean;
}

export function createLockClock(now: () => number, limitMs: number = LOCK_AFTER_MS): LockClock {
  let last = now();
  let over = false;
  const due = (): boolean => {
    const idle = now() - last;
    over ||= idle >= limitMs || idle < -CLOCK_SLIP_MS;
    return over;
  };
  return {
    due,
    touch() {
      if (due()) return false;
      last = now();
      return true;
    },
  };
}

/** `watchForAbsence` with a clock that starts now: for a screen that holds a key. Returns how to stop. */
export function lockWhenIdle(page: Window, now: () => Date, lock: () => void): () => void {
  return watchForAbsence(
    page,
    createLockClock(() => now().getTime()),
    lock,
  );
}

/** Everything that counts as "somebody is here". Moving a mouse past a table does not. */
const SIGNS = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/** Watches a page; calls `lock` once. The returned function stops watching. */
export function watchForAbsence(page: Window, clock: LockClock, lock: () => void): () => void {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  const ask = (): void => {
    if (!stopping.signal.aborted && clock.due()) {
      stop();
      lock();
    }
  };
  const here = (event: Event): void => {
    if (stopping.signal.aborted || clock.touch()) return;
    // When the time had run out, the press that shows somebody is back must not reach its button: the page is about to be locked.
    event.preventDefault();
    event.stopPropagation();
    ask();
  };
  for (const sign of SIGNS)
    page.addEventListener(sign, here, { capture: true, passive: false, signal: stopping.signal });
  for (const sign of ['focus', 'pageshow', 'resume'] as const)
    page.addEventListener(sign, ask, { signal: stopping.signal });
  page.document.addEventListener('visibilitychange', ask, { signal: stopping.signal });
  const timer = page.setInterval(ask, 5000);
  stopping.signal.addEventListener('abort', () => page.clearInterval(timer));
  return stop;
}
