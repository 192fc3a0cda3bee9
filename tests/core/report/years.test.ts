/** Requirements 87 and 89: ten thousand years of teams and their reports, and nothing to be found in any of them. */
import { expect, test } from 'vitest';
import { TABLES_FROM } from '../../../src/core/report/classes.ts';
import { lived } from '../../support/report-lived.helper.ts';
import { dice } from '../../support/report-made.helper.ts';

const ORGANISATIONS = 2000;
const YEARS = 5;

test('87: in ten thousand years of teams the attack finds nothing, and every figure is true', () => {
  const roll = dice(2026);
  const all = Array.from({ length: ORGANISATIONS }, () => lived(YEARS, roll));
  expect(all.flatMap(({ found }) => found).slice(0, 3)).toEqual([]);
  expect(all.flatMap(({ untrue }) => untrue).slice(0, 3)).toEqual([]);
  const reports = all.flatMap(({ reports }) => reports.map(({ printed }) => printed));
  expect(reports).toHaveLength(ORGANISATIONS * YEARS);
  // What protects by printing nothing would pass too: from twenty who came hardly a table is lost.
  const full = reports.filter(({ total, people = 0 }) => people >= 250 && (total?.least ?? 0) >= TABLES_FROM);
  const lost = full.filter(({ withheld }) => withheld.includes('about'));
  expect(full.length).toBeGreaterThan(1000);
  expect(lost.length / full.length).toBeLessThan(0.02);
  expect(reports.filter(({ years, tables }) => years.length > 1 && tables.length > 0).length).toBeGreaterThan(300);
});
