/** The alerts ask for what the metrics have: a renamed metric or word would make an alert that never comes. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '../../src/base/errors.ts';
import type { Log } from '../../src/base/log.ts';
import { LISTENERS, PLATFORMS } from '../../src/operations/meter.ts';
import {
  createLiveMetrics,
  CHECKS,
  CODES,
  EVENTS,
  PARTS,
  type LiveMetrics,
} from '../../src/operations/live-metrics.ts';
import { onPath } from '../support/nginx.helper.ts';
import {
  faultsByPromtool,
  firesByOurselves,
  firingAt,
  pageOf,
  type Course,
  type Page,
} from '../support/promtool.helper.ts';
import { readText } from '../support/infra/closure.helper.ts';

const rules = z
  .object({
    groups: z.tuple([z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })]),
  })
  .parse(parse(readText('infra/prometheus/rules.yaml'))).groups[0].rules;
const WORDS: Readonly<Record<string, readonly string[]>> = { event: EVENTS, code: CODES, part: [...PARTS, ...CHECKS] };

it('every alert names metrics of the live metrics, and words that they can have', () => {
  const registry = new Registry();
  createLiveMetrics(registry);
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

/** What our metrics say at the start, and after something happened. */
async function course(happens: (metrics: LiveMetrics) => void): Promise<Pick<Course, 'calm' | 'after'>> {
  const registry = new Registry();
  const metrics = createLiveMetrics(registry);
  for (const check of CHECKS) metrics.checked(check, true, 0.002);
  const calm = pageOf(await registry.metrics());
  happens(metrics);
  return { calm, after: pageOf(await registry.metrics()) };
}
const log = (metrics: LiveMetrics): Log => metrics.hear({ info: () => undefined, error: () => undefined });
const many = (times: number, act: () => void): void => {
  for (let index = 0; index < times; index += 1) act();
};
const changed = async (series: string, value: number): Promise<Pick<Course, 'calm' | 'after'>> => {
  const { calm } = await course(() => undefined);
  return { calm, after: new Map([...calm, [series, value]]) };
};

/** For each alert the first thing that it is there for, and the minutes it may take. */
const FIRST: Readonly<Record<string, readonly [number, ...(() => Promise<Pick<Course, 'calm' | 'after'>>)[]]>> = {
  InVertrouwenCannotServe: [2, ...CHECKS.map((check) => () => course((metrics) => metrics.checked(check, false, 1)))],
  InVertrouwenAway: [
    // Five minutes more, for which Prometheus goes on with the last it heard.
    10,
    async () => ({ ...(await course(() => undefined)), after: new Map() }),
  ],
  InVertrouwenFailed: [1, ...LISTENERS.map((listener) => () => course((metrics) => metrics.failed(listener)))],
  InVertrouwenFault: [
    1,
    () => course((metrics) => log(metrics).error('fault', { part: 'slack', reason: 'submit' })),
    () => course((metrics) => log(metrics).error('fault', { part: 'keyring', code: 'KEYRING_UNREADABLE' })),
    () => course((metrics) => log(metrics).error('fault', { part: 'operations', reason: 'x' })),
    () => course((metrics) => log(metrics).error('fault')),
  ],
  InVertrouwenStoreRefuses: [
    1,
    () => course((metrics) => log(metrics).error('fault', { part: 'core', code: 'STORE_FULL' })),
    () => course((metrics) => log(metrics).error('fault', { part: 'inbox', code: 'STORE_READ_ONLY' })),
  ],
  InVertrouwenGuard: [
    1,
    ...PLATFORMS.map(
      (part) => () => course((metrics) => log(metrics).error('call-refused', { part, code: 'CALL_REFUSED' })),
    ),
  ],
  InVertrouwenKeysKept: [
    1,
    () => course((metrics) => log(metrics).error('day-keys-kept', { part: 'keyring', reason: 'clock', count: 3 })),
  ],
  InVertrouwenErasureWaiting: [
    1,
    () => course((metrics) => log(metrics).error('erasure-waiting', { part: 'keyring', code: 'KEYRING_UNREADABLE' })),
    () => course((metrics) => log(metrics).error('erasure-waiting', { part: 'keyring' })),
  ],
  InVertrouwenOrganisationRefused: [2, () => course((metrics) => metrics.refusedFiles(1))],
  InVertrouwenNotForgotten: [1, () => course((metrics) => metrics.unwritten(25))],
  InVertrouwenRequestsRefused: [
    1,
    () =>
      course((metrics) =>
        many(25, () => log(metrics).error('request-refused', { part: 'slack', code: 'REQUEST_REFUSED' })),
      ),
  ],
  InVertrouwenPlatformFails: [
    1,
    () => course((metrics) => many(8, () => log(metrics).error('call-failed', { part: 'teams', code: 'CALL_FAILED' }))),
    () => course((metrics) => many(8, () => log(metrics).error('view-open-failed', { part: 'slack' }))),
    () =>
      course((metrics) =>
        many(8, () => log(metrics).error('sign-in-refused', { part: 'inbox', reason: 'provider-away' })),
      ),
  ],
  InVertrouwenMemory: [31, () => changed('in_vertrouwen_memory_bytes', 450 * 1024 * 1024)],
};
/** Their form is for Prometheus alone: a share of a histogram over time. */
const SLOW = 'InVertrouwenKeysSlow';

const courses = async (): Promise<readonly Course[]> =>
  (
    await Promise.all(
      Object.entries(FIRST).map(([alert, [within, ...happenings]]) =>
        Promise.all(happenings.map(async (happens) => ({ alert, within, ...(await happens()) }))),
      ),
    )
  ).flat();

it('every alert has its first fault here', () => {
  expect(rules.map(({ alert }) => alert).toSorted()).toEqual([...Object.keys(FIRST), SLOW].toSorted());
});

it('every alert is silent while it is calm, and fires for the first fault: by ourselves', async () => {
  for (const { alert, ...pages } of await courses()) {
    const expr = rules.find((rule) => rule.alert === alert)?.expr ?? '';
    const fires = (after: Page): boolean | undefined => firesByOurselves(expr, { calm: pages.calm, after });
    expect([alert, fires(pages.calm), fires(pages.after)]).toEqual([alert, false, true]);
  }
});

it('a counter that was not there before would be noticed: its first fault is heard by nobody', async () => {
  const { calm, after } = await course((metrics) => log(metrics).error('fault', { part: 'slack' }));
  const started = new Map([...calm].filter(([, value]) => value > 0));
  const expr = rules.find(({ alert }) => alert === 'InVertrouwenFault')?.expr ?? '';
  expect([firesByOurselves(expr, { calm: started, after }), firesByOurselves(expr, { calm, after })]).toEqual([
    false,
    true,
  ]);
});

it('no error makes a series that was not there at the start, whatever its words', async () => {
  const { calm, after } = await course((metrics) => {
    for (const event of [...EVENTS, 'trial-only'] as const)
      for (const part of [...PARTS, 'operations', undefined] as const)
        for (const code of [...Object.keys(ERROR_CODES), 'unheard-of', undefined])
          log(metrics).error(event, { ...(part && { part }), ...(code && { code: code as ErrorCode }) });
  });
  expect([...after.keys()].filter((series) => !calm.has(series))).toEqual([]);
});

describe.skipIf(onPath('promtool') === undefined)('by promtool, with the file as it lies there', () => {
  const file = fileURLToPath(new URL('../../infra/prometheus/rules.yaml', import.meta.url));

  it('is taken', () => {
    const { status, stdout, stderr } = spawnSync(onPath('promtool') ?? '', ['check', 'rules', file], {
      encoding: 'utf8',
    });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  it('every alert is silent while it is calm, and fires for the first fault', async () => {
    expect(faultsByPromtool(file, await courses())).toBe('');
  });

  it('keys that are slow for an hour are told', () => {
    const page = (le: string): string => `in_vertrouwen_check_seconds_bucket{part="keyring",le="${le}"}`;
    const slow = (count: number): string => [...Array(150).keys()].map((minute) => minute * count).join(' ');
    // Counted on: a histogram that stands still has no rate.
    const series = ['0.05', '0.25', '+Inf'].map((le) => ({ series: page(le), values: slow(le === '0.05' ? 0 : 4) }));
    expect(firingAt(file, SLOW, series, 120)).toBe('');
    const quick = ['0.05', '0.25', '+Inf'].map((le) => ({ series: page(le), values: slow(4) }));
    expect(firingAt(file, SLOW, quick, 120)).not.toBe('');
  });
});

it('the page for operators names each of them by what it watches', () => {
  const page = readText('docs/operations.md');
  for (const { expr } of rules)
    for (const [, word = ''] of expr.matchAll(/(?:event|code)=~?"([^"|]+)/g)) expect(page).toContain(word);
});
