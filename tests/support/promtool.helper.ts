/**
 * What the shipped alerts do with what our metrics say: by promtool, with the rules as they lie there; and by ourselves
 * for the forms that they are written in, where promtool is not on the machine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { onPath } from './nginx.helper.ts';

/** Series, as Prometheus writes them → value. */
export type Page = ReadonlyMap<string, number>;
export const pageOf = (text: string): Page =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))] as const),
  );

/** Looked at every minute: `calm` for an hour, and from then on `after`. */
export interface Course {
  readonly alert: string;
  readonly calm: Page;
  readonly after: Page;
  /** Minutes after the change at which it has to fire. */
  readonly within: number;
}
const CALM = 60;
const AFTER = 90;

const values = ({ calm, after }: Course): Input[] =>
  // A counter that stays at zero tells nobody anything, and there are hundreds.
  [...new Set([...calm.keys(), ...after.keys()])]
    .filter((series) => calm.get(series) !== 0 || after.get(series) !== 0)
    .map((series) => {
      const times = (page: Page, count: number): string => `${page.get(series) ?? '_'} `.repeat(count);
      return { series, values: (times(calm, CALM) + times(after, AFTER)).trim() };
    });

interface Input {
  readonly series: string;
  readonly values: string;
}
const atMinute = (alert: string, minute: number, value: number) => ({
  expr: `clamp_max(count(ALERTS{alertname="${alert}",alertstate="firing"}), 1) or vector(0)`,
  eval_time: `${minute}m`,
  exp_samples: [{ labels: '{}', value }],
});
function promtool(
  rules: string,
  tests: readonly { input_series: readonly Input[]; promql_expr_test: unknown }[],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  try {
    const file = join(folder, 'test.yaml');
    const all = tests.map((test) => ({ interval: '1m', ...test }));
    writeFileSync(file, stringify({ rule_files: [rules], evaluation_interval: '1m', tests: all }));
    const { status, stdout, stderr } = spawnSync(onPath('promtool') ?? '', ['test', 'rules', file], {
      encoding: 'utf8',
    });
    return status === 0 ? '' : stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns what promtool has against it: nothing when each alert is silent while it is calm, and fires after. */
export const faultsByPromtool = (rules: string, courses: readonly Course[]): string =>
  promtool(
    rules,
    courses.map((course) => ({
      input_series: values(course),
      promql_expr_test: [atMinute(course.alert, CALM - 1, 0), atMinute(course.alert, CALM + course.within, 1)],
    })),
  );
/** @returns nothing when it fires at that minute of these series. */
export const firingAt = (rules: string, alert: string, series: readonly Input[], minute: number): string =>
  promtool(rules, [{ input_series: series, promql_expr_test: [atMinute(alert, minute, 1)] }]);

const matches = (series: string, selector: string): boolean => {
  const [, name = '', inside = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(selector) ?? [];
  if (series.split('{')[0] !== name) return false;
  return [...inside.matchAll(/(\w+)(=~|!~|=|!=)"([^"]*)"/g)].every(([, label = '', sign, wanted = '']) => {
    const value = new RegExp(`[{,]${label}="([^"]*)"`).exec(series)?.[1] ?? '';
    const same = sign?.endsWith('~') === true ? new RegExp(`^(?:${wanted})$`).test(value) : value === wanted;
    return same !== sign?.startsWith('!');
  });
};

/**
 * The same for our own forms: a gauge compared, an increase compared, sums of it, and absence. `undefined` for a form
 * that only Prometheus knows.
 */
export function firesByOurselves(expr: string, { calm, after }: Pick<Course, 'calm' | 'after'>): boolean | undefined {
  const absent = /^absent\((\S+)\)$/.exec(expr)?.[1];
  if (absent !== undefined) return ![...after.keys()].some((series) => matches(series, absent));
  const [, selector, sign, limit] = /^(\w+(?:\{[^}]*\})?) (==|>) ([\d*\s]+)$/.exec(expr) ?? [];
  const number = (text = ''): number => text.split('*').reduce((product, part) => product * Number(part), 1);
  if (selector !== undefined)
    return [...after].some(
      ([series, value]) =>
        matches(series, selector) && (sign === '>' ? value > number(limit) : value === number(limit)),
    );
  const [, by, counted, least] =
    /^(?:sum by \(([\w, ]+)\) \()?increase\((\w+\{[^}]*\}|\w+)\[\d+[mh]\]\)\)? > (\d+)$/.exec(expr) ?? [];
  if (counted === undefined) return undefined;
  // A series that was not there before has no increase: that is what a first fault would be lost by.
  const grown = [...after].flatMap(([series, value]) => {
    const before = calm.get(series);
    return matches(series, counted) && before !== undefined ? [[series, value - before] as const] : [];
  });
  const groups = new Map<string, number>();
  for (const [series, more] of grown) {
    const key =
      by === undefined
        ? series
        : by
            .split(', ')
            .map((label) => new RegExp(`[{,]${label}="([^"]*)"`).exec(series)?.[1] ?? '')
            .join();
    groups.set(key, (groups.get(key) ?? 0) + more);
  }
  return [...groups.values()].some((more) => more > Number(least));
}
