/** Nothing is missed: what changed before the stream was open, and while it was cut, is read. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followChanges } from '../../../src/inbox/client/changes.ts';

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;
  constructor() {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}
const say = (event: string): boolean | undefined => Stream.all.at(-1)?.dispatchEvent(new Event(event));

beforeEach(() => {
  Stream.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser's window, as far as it is used. */
const page = (): Window =>
  Object.assign(new EventTarget(), { document: new EventTarget(), setTimeout, clearTimeout }) as unknown as Window;
function follow() {
  const told: string[] = [];
  const stop = followChanges(page(), {
    onChange: () => told.push('changed'),
    onOpen: (isAgain) => told.push(isAgain ? 'open again' : 'open'),
  });
  return { told, stop };
}

it('says when the stream is open, and of every later time that it was away in between', () => {
  const { told, stop } = follow();
  say('open');
  say('changed');
  // Cut: the browser makes the connection anew by itself.
  say('error');
  say('open');
  expect(told).toEqual(['open', 'changed', 'open again']);
  stop();
});

it('tries again after a refusal, and reads meanwhile', () => {
  const { told, stop } = follow();
  Stream.all.at(-1)?.close();
  say('error');
  expect(Stream.all).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(Stream.all).toHaveLength(2);
  expect(told).toEqual(['changed']);
  say('open');
  expect(told).toEqual(['changed', 'open']);
  stop();
});
