/** "I have read you" said once is not offered a second time for the same moment: it would stand in the conversation twice. */
import { expect, test } from 'vitest';
import type { Line } from '../../../src/inbox/client/crypto/thread.ts';
import { saidRead } from '../../../src/inbox/client/read-answer.ts';

const line = (from: 'employee' | 'adviser', kind: 'text' | 'read', text: string): Line => ({
  sequence: 0,
  gap: false,
  readable: true,
  from,
  hour: 1,
  body: { kind, text },
});
const written = line('employee', 'text', 'Hallo?');
const read = line('adviser', 'read', '500000');

test.each([
  ['nothing was said yet', [written], undefined],
  ['it was the last word', [written, read], 500_000],
  ['another moment took its place', [written, read, line('adviser', 'read', '500004')], 500_004],
  ['the employee wrote after it', [written, read, written], undefined],
  ['an answer was written after it', [written, read, line('adviser', 'text', 'Dag.')], undefined],
  ['somebody typed a number', [written, line('employee', 'read', '500000')], undefined],
])('%s', (_, lines, by) => {
  expect(saidRead({ lines })).toBe(by);
});
