import { describe, expect, it, vi } from 'vitest';
import { createLockClock, LOCK_AFTER_MS, watchForAbsence } from '../../../src/inbox/client/crypto/lock.ts';

const START = 1_000_000;
const clockAt = () => {
  const time = { now: START };
  return { time, clock: createLockClock(() => time.now) };
};

describe('locking by itself', () => {
  it('waits ten minutes after the last sign of somebody, and not a moment longer', () => {
    const { time, clock } = clockAt();
    time.now += LOCK_AFTER_MS - 1;
    expect(clock.due()).toBe(false);
    expect(clock.touch()).toBe(true);
    time.now += LOCK_AFTER_MS - 1;
    expect(clock.due()).toBe(false);
    time.now += 1;
    expect(clock.due()).toBe(true);
  });

  it('cannot be undone by the press that ends an absence', () => {
    const { time, clock } = clockAt();
    time.now += LOCK_AFTER_MS;
    expect(clock.touch()).toBe(false);
    time.now = START;
    expect(clock.due()).toBe(true);
  });

  it('trusts no clock that was set back, and forgives one that was corrected a little', () => {
    const corrected = clockAt();
    corrected.time.now -= 59_000;
    expect(corrected.clock.due()).toBe(false);
    const setBack = clockAt();
    setBack.time.now -= 61_000;
    expect(setBack.clock.due()).toBe(true);
  });
});

/** As much of a window as the watch uses. */
function fakePage() {
  const page = new EventTarget();
  const document = new EventTarget();
  const timers = new Map<number, () => void>();
  return {
    page: Object.assign(page, {
      document,
      setInterval: (work: () => void) => {
        timers.set(timers.size + 1, work);
        return timers.size;
      },
      clearInterval: (id: number) => void timers.delete(id),
    }) as unknown as Window,
    document,
    timers,
    tick: () => {
      for (const work of timers.values()) work();
    },
  };
}

describe('watching a page', () => {
  const watch = () => {
    const { time, clock } = clockAt();
    const fake = fakePage();
    const lock = vi.fn<() => void>();
    return { time, lock, ...fake, stop: watchForAbsence(fake.page, clock, lock) };
  };

  it.each(['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'])('takes %s as a sign of somebody', (sign) => {
    const { time, lock, page, tick } = watch();
    time.now += LOCK_AFTER_MS - 1;
    page.dispatchEvent(new Event(sign));
    time.now += LOCK_AFTER_MS - 1;
    tick();
    expect(lock).not.toHaveBeenCalled();
  });

  it.each(['focus', 'pageshow', 'resume'])('asks the clock on %s, after timers that stood still', (sign) => {
    const { time, lock, page } = watch();
    page.dispatchEvent(new Event(sign));
    expect(lock).not.toHaveBeenCalled();
    time.now += LOCK_AFTER_MS;
    page.dispatchEvent(new Event(sign));
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('asks the clock when the tab is shown again', () => {
    const { time, lock, document } = watch();
    time.now += LOCK_AFTER_MS;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('keeps a press that comes too late from reaching anything', () => {
    const { time, lock, page } = watch();
    time.now += LOCK_AFTER_MS;
    const press = new Event('pointerdown', { cancelable: true });
    page.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('locks once, and leaves nothing running', () => {
    const { time, lock, page, tick, timers } = watch();
    time.now += LOCK_AFTER_MS;
    tick();
    page.dispatchEvent(new Event('keydown'));
    page.dispatchEvent(new Event('focus'));
    expect(lock).toHaveBeenCalledTimes(1);
    expect(timers.size).toBe(0);
  });

  it('does nothing after it was stopped', () => {
    const { time, lock, page, stop, timers } = watch();
    stop();
    time.now += LOCK_AFTER_MS;
    page.dispatchEvent(new Event('focus'));
    expect(lock).not.toHaveBeenCalled();
    expect(timers.size).toBe(0);
  });
});
