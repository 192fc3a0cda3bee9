import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/base/log.ts';

const lines: string[] = [];
const log = createLog(
  (line) => void lines.push(line),
  () => new Date('2026-11-24T09:00:00Z'),
);

describe('the log', () => {
  it('writes one line of fixed words and numbers', () => {
    lines.length = 0;
    log.error('call-failed', { part: 'slack', reason: 'timeout', status: 504 });
    expect(lines).toEqual([
      '{"at":"2026-11-24T09:00:00.000Z","level":"error","event":"call-failed","part":"slack","reason":"timeout","status":504}\n',
    ]);
  });

  it('cannot be made to carry what a person wrote', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (before, after) => {
        lines.length = 0;
        const text = `${before} Canary ${after}`;
        log.error('fault', { reason: text, [text]: text, status: text } as object);
        expect(lines.join('')).not.toContain('Canary');
      }),
    );
  });
});
