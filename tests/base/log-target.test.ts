/** A log that is full or that nobody reads is no trouble of the product's; what was lost is counted and said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/base/log-target.ts';

const failing = (code: string): Error => Object.assign(new Error(code), { code });
type Turn = number | string;

/** A target that does, write by write, what the list says; after it everything. A number: so many bytes. */
function target(turns: Turn[]) {
  let text = '';
  const { log, lost } = openLog({
    now: () => new Date('2026-11-24T09:00:00Z'),
    againMs: 1,
    write(bytes) {
      const turn = turns.shift() ?? 'all';
      if (typeof turn === 'string' && turn !== 'all') throw failing(turn);
      const count = turn === 'all' ? bytes.length : Math.min(turn, bytes.length);
      text += Buffer.from(bytes.subarray(0, count)).toString('utf8');
      return count;
    },
  });
  const lines = () => text.split('\n').filter(Boolean);
  const events = () =>
    lines().flatMap((line): { event: string; count?: number }[] => {
      try {
        return [JSON.parse(line) as { event: string; count?: number }];
      } catch {
        return [];
      }
    });
  return { log, lost, lines, events, text: () => text };
}

describe('the target of the log', () => {
  it.each(['EPIPE', 'ENOSPC', 'EIO', 'EBADF'])('goes on after %s, and says once how many lines that cost', (code) => {
    const { log, lost, events } = target([code, code, code]);
    for (let i = 0; i < 3; i++) log.info('started');
    expect(lost()).toBe(3);
    log.info('listening');
    log.info('stopped');
    expect(events().map(({ event, count }) => [event, count])).toEqual([
      ['listening', undefined],
      ['log-resumed', 3],
      ['stopped', undefined],
    ]);
    expect(lost()).toBe(3);
  });

  it('does not glue a line to the half of one that the full disk broke off', () => {
    const { log, lines, lost } = target([10, 'ENOSPC']);
    log.info('started');
    log.info('stopped');
    expect(lost()).toBe(1);
    expect(lines()).toHaveLength(3);
    expect(JSON.parse(lines()[1] ?? '')).toMatchObject({ event: 'stopped' });
    expect(JSON.parse(lines()[2] ?? '')).toMatchObject({ event: 'log-resumed', count: 1 });
  });

  it('waits for a reader that is a moment behind, and loses nothing', async () => {
    const { log, lost, events } = target(['EAGAIN', 'EAGAIN', 7, 'EAGAIN', 0, 'EINTR']);
    log.info('started');
    log.info('listening');
    await expect.poll(() => events().map(({ event }) => event)).toEqual(['started', 'listening']);
    expect(lost()).toBe(0);
  });

  it('keeps a bounded amount for one that does not read', async () => {
    const turns: Turn[] = Array.from({ length: 100_000 }, () => 'EAGAIN');
    const { log, lost, events } = target(turns);
    for (let i = 0; i < 10_000; i++) log.info('started');
    expect(lost()).toBeGreaterThan(5000);
    const missed = lost();
    turns.length = 0;
    await expect.poll(() => events().at(-1)).toMatchObject({ event: 'log-resumed', count: missed });
    expect(events()).toHaveLength(10_000 - missed + 1);
  });

  it('whatever the target does: every line arrives whole or is counted', async () => {
    const turn = fc.oneof(fc.nat({ max: 200 }), fc.constantFrom('all', 'ENOSPC', 'EPIPE', 'EAGAIN', 'EINTR'));
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), async (turns, count) => {
        const { log, lost, events } = target([...turns]);
        for (let i = 0; i < count; i++) log.info('started', { count: i });
        await expect
          .poll(() => events().filter(({ event }) => event === 'started').length + lost(), { interval: 1 })
          .toBeGreaterThanOrEqual(count);
        // A line that tells of losses may be lost itself.
        const told = events().filter(({ event }) => event === 'started').length;
        expect(told).toBeLessThanOrEqual(count);
        expect(told + lost()).toBeGreaterThanOrEqual(count);
      }),
      { numRuns: 60 },
    );
  });
});
