import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RECHECK_MS } from '../../src/inbox/server/routes/changes.ts';
import { sessionId } from '../../src/inbox/server/session/sessions.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

let harness: Harness;
beforeEach(async () => {
  // Only the interval of the streams: sockets keep their own time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  harness = await startApi();
});
afterEach(async () => {
  await harness.close();
  vi.useRealTimers();
});

interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** Reads on until so many characters came, or the end; all that came so far. */
  until(length: number): Promise<string>;
  toEnd(): Promise<string>;
  leave(): Promise<void>;
}
async function listenTo(browser: Browser): Promise<Stream> {
  const response = await fetch(`${harness.origin}/api/changes`, {
    headers: { cookie: `__Host-session=${browser.cookie('__Host-session')}`, 'sec-fetch-site': 'same-origin' },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (length: number): Promise<string> => {
    while (text.length < length) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) break;
      text += chunk.value;
    }
    return text;
  };
  return {
    status: response.status,
    headers: response.headers,
    until,
    toEnd: () => until(Infinity),
    leave: async () => {
      await reader?.cancel();
    },
  };
}

const OPENED = ':\n\n';
const CHANGED = 'event: changed\ndata:\n\n';

describe('the stream', () => {
  test('says "changed" and nothing else, for the own seats only', async () => {
    const stream = await listenTo(await harness.signedIn('sub-samira'));
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    await stream.until(OPENED.length);
    await harness.store.changes.publish('beta', 'bram');
    await harness.store.changes.publish('acme', 'nora');
    await harness.store.changes.publish('acme', 'samira');
    await harness.store.changes.publish('acme', 'samira');
    harness.inbox.close();
    expect(await stream.toEnd()).toBe(OPENED + CHANGED + CHANGED);
  });

  test('ends at once when this session signs out, in every window of it', async () => {
    const browser = await harness.signedIn('sub-samira');
    const streams = [await listenTo(browser), await listenTo(browser)];
    await browser.api('POST', '/auth/sign-out');
    expect(await Promise.all(streams.map((stream) => stream.toEnd()))).toEqual([OPENED, OPENED]);
  });

  test('goes on for another session of the same adviser', async () => {
    const mine = await harness.signedIn('sub-samira');
    const stream = await listenTo(await harness.signedIn('sub-samira'));
    await mine.api('POST', '/auth/sign-out');
    await harness.store.changes.publish('acme', 'samira');
    expect(await stream.until((OPENED + CHANGED).length)).toBe(OPENED + CHANGED);
  });

  test('ends within half a minute when the session was revoked on another instance', async () => {
    const browser = await harness.signedIn('sub-samira');
    const stream = await listenTo(browser);
    await harness.store.records.delete('session', sessionId(browser.cookie('__Host-session') ?? ''));
    vi.advanceTimersByTime(RECHECK_MS);
    expect(await stream.toEnd()).toBe(OPENED);
  });

  test('two windows of a session are looked after by one look at the store, and end together', async () => {
    const browser = await harness.signedIn('sub-samira');
    const streams = [await listenTo(browser), await listenTo(browser)];
    const get = vi.spyOn(harness.store.records, 'get');
    vi.advanceTimersByTime(RECHECK_MS);
    for (const stream of streams) expect(await stream.until(2 * OPENED.length)).toBe(OPENED + OPENED);
    expect(get.mock.calls.filter(([kind]) => kind === 'session')).toHaveLength(1);
    await harness.store.records.delete('session', sessionId(browser.cookie('__Host-session') ?? ''));
    vi.advanceTimersByTime(RECHECK_MS);
    for (const stream of streams) expect(await stream.toEnd()).toBe(OPENED + OPENED);
  });

  test('a window that stays is looked after when the one that was first has closed', async () => {
    const browser = await harness.signedIn('sub-samira');
    const [first, second] = [await listenTo(browser), await listenTo(browser)];
    await first.leave();
    await vi.waitFor(async () => expect((await browser.api('GET', '/api/changes')).status).toBe(200));
    await harness.store.records.delete('session', sessionId(browser.cookie('__Host-session') ?? ''));
    vi.advanceTimersByTime(RECHECK_MS);
    expect(await second.toEnd()).toBe(OPENED);
  });

  test('ends within half a minute when the adviser is taken off the list', async () => {
    const stream = await listenTo(await harness.signedIn('sub-samira'));
    harness.organisations.replace([]);
    vi.advanceTimersByTime(RECHECK_MS);
    expect(await stream.toEnd()).toBe(OPENED);
  });

  test('ends when the store cannot say whether the session still counts', async () => {
    const stream = await listenTo(await harness.signedIn('sub-samira'));
    harness.store.records.get = () => Promise.reject(new Error('away'));
    vi.advanceTimersByTime(RECHECK_MS);
    expect(await stream.toEnd()).toBe(OPENED);
  });

  test('beats while the session counts, without keeping it alive', async () => {
    const browser = await harness.signedIn('sub-samira');
    const stream = await listenTo(browser);
    vi.advanceTimersByTime(RECHECK_MS);
    expect(await stream.until(2 * OPENED.length)).toBe(OPENED + OPENED);
    harness.clock.advance(15 * 60_000);
    vi.advanceTimersByTime(RECHECK_MS);
    expect(await stream.toEnd()).toBe(OPENED + OPENED);
    expect((await browser.api('GET', '/api/me')).status).toBe(401);
  });

  test('opened again and again by a browser alone does not keep the session alive', async () => {
    const browser = await harness.signedIn('sub-samira');
    for (let round = 0; round < 3; round += 1) {
      harness.clock.advance(4 * 60_000);
      const stream = await listenTo(browser);
      expect(stream.status).toBe(200);
      harness.inbox.close();
      await stream.toEnd();
    }
    harness.clock.advance(3 * 60_000);
    expect((await browser.api('GET', '/api/changes')).status).toBe(401);
  });

  test('ends at once at a stop, and none begins after it, while everything else is still answered', async () => {
    const browser = await harness.signedIn('sub-samira');
    const stream = await listenTo(browser);
    harness.inbox.drain();
    expect(await stream.toEnd()).toBe(OPENED);
    expect((await browser.api('GET', '/api/changes')).status).toBe(503);
    expect((await browser.api('GET', '/api/me')).status).toBe(200);
  });

  test('two at a time, a third is put off; one that closed makes room', async () => {
    const browser = await harness.signedIn('sub-samira');
    const first = await listenTo(browser);
    const second = await listenTo(browser);
    expect((await browser.api('GET', '/api/changes')).status).toBe(429);
    await second.leave();
    // The server notices when the connection is gone, which is soon but not now.
    await vi.waitFor(async () => expect((await browser.api('GET', '/api/changes')).status).toBe(200));
    await first.leave();
  });
});
