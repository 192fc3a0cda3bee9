import { expect, it } from 'vitest';
import { memoPer } from '../../src/base/memo.ts';

it('is made once for an object, and anew for another that is equal to it', () => {
  let times = 0;
  const of = memoPer(({ name }: { name: string }) => ({ name, times: (times += 1) }));
  const one = { name: 'zorg' };
  expect(of(one)).toBe(of(one));
  expect(of({ ...one })).toEqual({ name: 'zorg', times: 2 });
});
