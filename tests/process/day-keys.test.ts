/** One wrong reading destroys no key of a day: of a clock, an organisation file, a retention. On the server as it is started. */
import { cp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, toDay } from '../../src/core/days.ts';
import { openInstallation, type Installation } from '../support/installation.helper.ts';
import { unpackRelease020, type Release020 } from '../support/release-0.2.0.helper.ts';

// Each starts several processes, one after the other.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let left: Release020;
let home: Installation;
const today = (): string => toDay(new Date());

beforeEach(async () => {
  left = await unpackRelease020();
  home = await openInstallation(left.folder, left.redis);
});
afterEach(async () => {
  await home.close();
  await left.close();
});
const folder = (): Promise<string[]> => readdir(left.keyringDir);
const dayKeys = async (): Promise<string[]> => (await folder()).filter((name) => /^day-.*\.key$/.test(name)).sort();
/** As 0.2.0 made them: a key for each of these days ago, nothing beside it. */
async function keysOf(...daysAgo: readonly number[]): Promise<string[]> {
  const names = daysAgo.map((days) => `day-${addDays(today(), -days)}.key`);
  for (const name of names)
    if (!(await folder()).includes(name))
      await writeFile(join(left.keyringDir, name), crypto.getRandomValues(new Uint8Array(32)), { mode: 0o600 });
  return names;
}
const LAST_20 = Array.from({ length: 20 }, (_, index) => index);

/** The same program on a machine whose clock is off. */
async function clockOff(seconds: number): Promise<Record<string, string>> {
  const file = join(left.folder, 'clock.cjs');
  await writeFile(
    file,
    `const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(Real.now() + ${seconds * 1000}) : super(...given); }
  static now() { return Real.now() + ${seconds * 1000}; }
};`,
  );
  return { NODE_OPTIONS: `--require ${file}` };
}
const file = (name = 'werkplek'): string => join(left.folder, 'organisations', `${name}.yaml`);
const change = async (path: string, from: string, to: string): Promise<void> => {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
};

describe.each([
  ['of 0.2.0, without a promise', false],
  ['that were promised', true],
])('twenty keys %s', (_what, isPromised) => {
  let names: string[];
  beforeEach(async () => {
    names = await keysOf(...LAST_20);
    if (!isPromised) return;
    await home.start();
    await home.stop();
  });

  it.each([40 * 86_400, -400 * 86_400])(
    'stay when our clock is %d seconds off, and /readyz says so',
    async (seconds) => {
      await home.start(await clockOff(seconds));
      expect(await home.readyz()).toEqual([503, 'clock\n']);
      expect(await dayKeys()).toEqual(expect.arrayContaining(names));
    },
  );

  it('stay when the retention is mistyped', async () => {
    await change(file(), 'conversationDays: 30', 'conversationDays: 3');
    await change(file(), 'closedDays: 7', 'closedDays: 3');
    await home.start();
    expect(await dayKeys()).toEqual(expect.arrayContaining(names));
  });
});

it('a key promised for a year outlives the file that asked for the year', async () => {
  await cp(file(), file('lang'));
  await change(file('lang'), 'id: werkplek', 'id: lang');
  await change(file('lang'), 'teamIds: [ T0WERKPLEK ]', 'teamIds: [ T0LANG ]');
  await change(file('lang'), 'conversationDays: 30', 'conversationDays: 365');
  await home.start();
  await home.stop();
  await rm(file('lang'));
  await home.start();
  // Tomorrow's: the key of the fixture's own day is promised for longer.
  const tomorrow = addDays(today(), 1);
  expect((await folder()).filter((name) => name.startsWith(`day-${tomorrow}.`)).sort()).toEqual([
    `day-${tomorrow}.key`,
    `day-${tomorrow}.until-${addDays(tomorrow, 366)}`,
  ]);
});

it('a retention that became longer raises every promise', async () => {
  const [old = ''] = (await keysOf(10)).map((name) => name.slice('day-'.length, -'.key'.length));
  await home.start();
  await home.stop();
  expect(await folder()).toContain(`day-${old}.until-${addDays(old, 31)}`);
  await change(file(), 'conversationDays: 30', 'conversationDays: 90');
  await home.start();
  expect(await folder()).toContain(`day-${old}.until-${addDays(old, 91)}`);
  expect(await folder()).not.toContain(`day-${old}.until-${addDays(old, 31)}`);
});

it('ten minutes off is not ready, long before an hour keeps the keys', async () => {
  await home.start(await clockOff(600));
  expect(await home.readyz()).toEqual([503, 'clock\n']);
  expect(await home.metrics()).toContain('in_vertrouwen_ready{part="clock"} 0');
});

it('two that are due go at the start, and with them their promises', async () => {
  const gone = await keysOf(32, 33);
  const [kept = ''] = await keysOf(31);
  await home.start();
  expect(home.output()).toContain('"event":"day-keys-destroyed","part":"keyring","count":2');
  expect(await folder()).toContain(kept);
  for (const name of gone)
    expect((await folder()).filter((each) => each.startsWith(name.slice(0, -'.key'.length)))).toEqual([]);
});

describe('more than two that are due', () => {
  let due: string[];
  beforeEach(async () => {
    due = await keysOf(40, 41, 42, 43, 44);
  });

  it('wait for the operator, whatever starts how often, and everybody says so', async () => {
    for (let starts = 0; starts < 3; starts += 1) {
      await home.start();
      expect(home.output()).toContain('"event":"day-keys-kept","part":"keyring","reason":"too-many","count":5');
      expect(await home.metrics()).toContain('event="day-keys-kept"');
      await home.stop();
    }
    expect(await dayKeys()).toEqual(expect.arrayContaining(due));
    const finding = (await home.doctor()).findings.find(({ id }) => id === 'keyring.due');
    expect(finding).toMatchObject({ level: 'warn' });
    expect(finding?.remedy).toContain('npm run keyring -- --env FILE destroy');
  });

  it('do not go by a word that comes by a pipe', async () => {
    await home.start();
    expect((await home.keyring('status')).output).toContain(addDays(today(), -44));
    for (const typed of ['', 'destroy\n']) {
      const { code, output } = await home.keyring('destroy', typed);
      expect([code, output.includes('a person at a terminal')]).toEqual([1, true]);
    }
    expect(await dayKeys()).toEqual(expect.arrayContaining(due));
  });
});

it('no file in the folder tells a moment finer than an hour', async () => {
  await home.start();
  const names = await folder();
  expect(names.filter((name) => name.includes('.until-')).length).toBeGreaterThan(0);
  for (const name of names.filter((each) => each.startsWith('day-')))
    expect([name, (await stat(join(left.keyringDir, name))).mtimeMs % 3_600_000]).toEqual([name, 0]);
});
