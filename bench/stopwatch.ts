/** One thing after the other, in this process: how long each took, in milliseconds. */
import { median } from './load.ts';
import { ms } from './table.ts';

const TIMES = 500;
const WARM = 100;
/** How many indexes `each` goes through. */
export const MEASURED = WARM + TIMES;

export const took = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${ms(median(sorted))}  p99 ${ms(sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN)}`;
};
/** Adds how long it took to `times`. */
export async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  times.push(performance.now() - startedAt);
  return result;
}
/** The first hundred do not count: until then nothing is compiled. */
export async function each(work: (index: number) => Promise<unknown>): Promise<readonly number[]> {
  for (let index = 0; index < WARM; index += 1) await work(index);
  const times: number[] = [];
  for (let index = WARM; index < WARM + TIMES; index += 1) await timed(times, () => work(index));
  return times;
}
