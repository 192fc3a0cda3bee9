/** The alerts ask for what the metrics have: a renamed metric or word would make an alert that never comes. */
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createOpenBook, CHECKS, CODES, EVENTS, PARTS } from '../../src/operations/open-book.ts';
import { readText } from './closure.ts';

const rules = z
  .object({
    groups: z.tuple([z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })]),
  })
  .parse(parse(readText('infra/prometheus/rules.yaml'))).groups[0].rules;
const WORDS: Readonly<Record<string, readonly string[]>> = { event: EVENTS, code: CODES, part: [...PARTS, ...CHECKS] };

it('every alert names metrics of the open book, and words that they can have', () => {
  const registry = new Registry();
  createOpenBook(registry);
  const metrics = registry.getMetricsAsArray().map(({ name }) => name);
  expect(rules.length).toBeGreaterThan(5);
  for (const { alert, expr } of rules) {
    const named = [...expr.matchAll(/in_vertrouwen_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''));
    expect(named.length, alert).toBeGreaterThan(0);
    expect(
      named.filter((name) => !metrics.includes(name)),
      alert,
    ).toEqual([]);
    for (const [, label = '', words = ''] of expr.matchAll(/(\w+)=~?"([^"]+)"/g))
      expect(
        words.split('|').filter((word) => !WORDS[label]?.includes(word)),
        `${alert}: ${label}`,
      ).toEqual([]);
  }
});

it('the page for operators names each of them by what it watches', () => {
  const page = readText('docs/operations.md');
  for (const { expr } of rules)
    for (const [, word = ''] of expr.matchAll(/(?:event|code)=~?"([^"|]+)/g)) expect(page).toContain(word);
});
