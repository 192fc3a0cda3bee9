/** Every place that an employee is sent to stands in the table of facts, with the number and the day it was looked at. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REFERRALS } from '../../src/core/referrals.ts';

const page = readFileSync(new URL('../../docs/facts.md', import.meta.url), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| ([a-z-]+) +\| (\S[^|]*?) +\| (\d{4}-\d{2}-\d{2}) +\| (\S[^|]*?) +\|$/gm)].map(
    ([, id = '', phone = '', checked = '']) => [id, { phone, checked }],
  ),
);

it('the table and the screens name the same places, numbers and days', () => {
  const named = REFERRALS.map(({ id, phone, checked }) => [id, { phone: phone ?? '–', checked }] as const);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(named));
});

it('what needs a lawyer is marked', () => {
  const law = page.slice(page.indexOf('## The law: for a lawyer'));
  for (const point of ['article 160', 'Article 162', '`sector: education`', 'professional secrecy'])
    expect(law).toContain(point);
});
