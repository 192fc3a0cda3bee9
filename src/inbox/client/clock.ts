/**
 * The time, also on a device whose clock is wrong: what an employee reads beside an answer, and which moments can still be
 * promised, then follow the clock of the server, which every answer of its says (`Date`, RFC 9110, 6.6.1). What guards
 * something, such as the lock, goes by the device alone: a server must not be able to put that off.
 */

/** Answers take a while, and a clock that is a little off changes no hour. */
const TOLERANCE_MS = 5 * 60_000;

export interface Clock {
  /** Passes on, and hears what time it is there. */
  readonly send: typeof fetch;
  readonly now: () => Date;
  readonly device: () => Date;
  /** By which nothing is forgotten too soon: the earlier of the two. */
  readonly earliest: () => Date;
  /** By which nothing ends too soon: the later of the two. */
  readonly latest: () => Date;
}

export function createClock(send: typeof fetch, device: () => Date): Clock {
  /** By how much the server's clock is ahead of this one. */
  let ahead = 0;
  const hear = (said: string | null): void => {
    const difference = Date.parse(said ?? '') - device().getTime();
    if (Number.isNaN(difference)) return;
    ahead = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
  };
  const moved = (by: number): Date => new Date(device().getTime() + by);
  return {
    async send(input, init) {
      const response = await send(input, init);
      hear(response.headers.get('date'));
      return response;
    },
    now: () => moved(ahead),
    device,
    earliest: () => moved(Math.min(0, ahead)),
    latest: () => moved(Math.max(0, ahead)),
  };
}
