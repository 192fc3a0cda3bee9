/** What binding a card costs by itself, in this process: every card with its sample, and the welcome in parts. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { cards } from '../../src/teams/views/cards.ts';
import { median } from '../load.ts';
import { ms, type Row } from '../table.ts';

const TIMES = 2000;
const WARM = 1000;
const MOST_MS = 0.1;

const sample = (name: string): z.infer<typeof fieldsSchema> =>
  fieldsSchema.parse(
    JSON.parse(readFileSync(new URL(`../../../adaptive-cards/samples/${name}.json`, import.meta.url), 'utf8')),
  );
const fieldsSchema = z.record(z.string(), z.unknown());

function each(work: () => unknown): number {
  const took: number[] = [];
  for (let count = -WARM; count < TIMES; count += 1) {
    const startedAt = performance.now();
    work();
    if (count >= 0) took.push(performance.now() - startedAt);
  }
  return median(took);
}

export function measureBinding(): readonly Row[] {
  const taken = Object.entries(cards)
    .map(([name, { bind }]) => {
      const fields = sample(name);
      return { name, took: each(() => bind(fields)) };
    })
    .toSorted((one, other) => one.took - other.took);
  const slowest = taken.at(-1) ?? { name: '', took: Number.NaN };
  return [
    {
      figure: `binding a card with its sample, median of ${taken.length} cards`,
      measured: micro(median(taken.map(({ took }) => took))),
    },
    {
      figure: `the slowest of them (${slowest.name})`,
      measured: micro(slowest.took),
      target: `below ${MOST_MS} ms`,
      met: slowest.took < MOST_MS,
    },
  ];
}
const micro = (value: number): string => (value < 0.1 ? `${(value * 1000).toFixed(1)} µs` : ms(value));
