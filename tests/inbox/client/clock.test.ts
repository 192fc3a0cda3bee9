import { describe, expect, it } from 'vitest';
import { createClock } from '../../../src/inbox/client/clock.ts';

const SERVER = new Date('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A device that is so far ahead of the server, which says this after `Date`. */
async function heard(deviceAhead: number, date: string | null = SERVER.toUTCString()) {
  const device = new Date(SERVER.getTime() + deviceAhead);
  const headers = new Headers(date === null ? {} : { date });
  const clock = createClock(
    async () => new Response('sent on', { headers }),
    () => device,
  );
  expect(clock.now()).toEqual(device);
  expect(await (await clock.send('/api/me')).text()).toBe('sent on');
  const ahead = (at: Date): number => at.getTime() - SERVER.getTime();
  const { now, earliest, latest } = clock;
  expect(clock.device()).toEqual(device);
  return [now, earliest, latest].map((read) => ahead(read()));
}

describe('the time on a device', () => {
  it('that is wrong is the server’s; nothing is forgotten too soon, and nothing ends too soon', async () => {
    expect(await heard(2 * DAY)).toEqual([0, 0, 2 * DAY]);
    expect(await heard(-400 * DAY)).toEqual([0, -400 * DAY, 0]);
    expect(await heard(6 * MINUTE)).toEqual([0, 0, 6 * MINUTE]);
  });

  it('that is a little off, or of which the server says nothing sound, is its own', async () => {
    for (const ahead of [0, 4 * MINUTE, -4 * MINUTE]) expect(await heard(ahead)).toEqual([ahead, ahead, ahead]);
    for (const date of [null, '', 'tomorrow']) expect(await heard(2 * DAY, date)).toEqual([2 * DAY, 2 * DAY, 2 * DAY]);
  });

  it('is its own again once it was put right', async () => {
    let device = new Date(SERVER.getTime() + DAY);
    const send = async (): Promise<Response> => new Response('', { headers: { date: SERVER.toUTCString() } });
    const clock = createClock(send, () => device);
    await clock.send('/');
    device = new Date(SERVER.getTime() + MINUTE);
    await clock.send('/');
    expect(clock.now()).toEqual(device);
  });
});
