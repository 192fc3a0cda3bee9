/** Nobody is left without an answer because somebody played with the addresses, or because Slack spoke late. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Keyring, RecordStore } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { createEvents } from '../../../src/slack/events.ts';
import { installationId } from '../../../src/slack/install/installations.ts';
import type { Parts } from '../../../src/slack/parts.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../../support/desks.ts';
import { organisations } from '../harness.ts';
import { startFakeOAuth, type FakeOAuth } from './fake-oauth.ts';
import { openOffice, type Office } from './office.ts';

let slack: FakeOAuth;
let office: Office;
let keyring: Keyring;
let records: RecordStore;
let clock: TestClock;
const kept = (): Promise<Uint8Array | undefined> => records.get('installation', installationId(keyring, 'T0ONE'));

beforeEach(async () => {
  clock = testClock();
  slack = await startFakeOAuth();
  keyring = await memoryKeyring();
  records = memoryStore(clock).records;
  office = await openOffice(slack, { clock, keyring, records });
});
afterEach(async () => {
  expect(office.lines.join('')).not.toMatch(/canary|xoxe|T0[A-Z]/);
  await office.close();
  await slack.close();
});

test('too many ways back in a minute are not handed to Slack, which would then renew no token of anybody', async () => {
  const attempt = async (): Promise<number> => {
    const { state, cookie } = await office.begin();
    return (await office.back({ state, code: 'canary-made-up' }, cookie)).status;
  };
  const statuses: number[] = [];
  for (let i = 0; i < 35; i += 1) statuses.push(await attempt());
  expect(statuses).toEqual([...Array<number>(30).fill(400), ...Array<number>(5).fill(502)]);
  expect(slack.asked).toHaveLength(30);
  expect(office.lines.join('')).toContain('too-many');
  clock.advance(1 / 60);
  // Who began nothing takes nobody's place.
  for (let i = 0; i < 35; i += 1) await office.back({ state: 'x', code: 'x' });
  expect((await office.install()).status).toBe(200);
});

describe('an end that Slack tells late, or again', () => {
  test('does not undo the installation that came after it, also when its tokens were renewed', async () => {
    await office.install();
    const removed = clock.now();
    clock.advance(0.1);
    await office.install();
    await office.installing.forget('T0ONE', removed);
    expect(await office.installing.tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-2');
    clock.advance(11.5);
    await office.installing.tend();
    expect(await office.installing.tokenForTeam('T0ONE')).toBe('xoxe.xoxb-canary-3');
    await office.installing.forget('T0ONE', removed);
    expect(await kept()).toBeDefined();
    await office.installing.forget('T0ONE', clock.now());
    expect(await kept()).toBeUndefined();
    expect(await office.installing.tokenForTeam('T0ONE')).toBeUndefined();
  });

  test('is told with the moment that Slack names', async () => {
    const told: unknown[] = [];
    const log = { info: () => undefined, error: () => undefined };
    const events = createEvents({ log } as unknown as Parts, organisations, async (...given) => void told.push(given));
    await events.handle('app_uninstalled', { team_id: 'T0ONE', event_time: 1_795_000_000 });
    await events.handle('app_uninstalled', { team_id: 'T0ONE' });
    expect(told).toEqual([
      ['T0ONE', new Date(1_795_000_000_000)],
      ['T0ONE', undefined],
    ]);
  });
});
