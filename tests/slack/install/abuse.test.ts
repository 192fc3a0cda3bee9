/** Nobody is left without an answer because somebody played with the addresses, or because Slack spoke late. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Keyring, RecordStore } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { createEvents } from '../../../src/slack/flows/events.ts';
import { installationId } from '../../../src/slack/install/installations.ts';
import type { Pace } from '../../../src/slack/install/turns.ts';
import type { FlowContext } from '../../../src/slack/flows/context.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../../support/desks.helper.ts';
import { organisations } from '../../support/slack.helper.ts';
import { startFakeOAuth, type FakeOAuth } from '../../support/slack-oauth.helper.ts';
import { openOffice, type Office } from '../../support/slack-office.helper.ts';

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

describe('made-up ways back', () => {
  const attempt = async (from?: string): Promise<number> => {
    const { state, cookie } = await office.begin();
    return (await office.back({ state, code: 'canary-made-up' }, cookie, from)).status;
  };
  const openAt = async (pace: Pace): Promise<void> => {
    await office.close();
    office = await openOffice(slack, { clock, keyring, records, pace });
  };
  const NO_MORE = { everyMs: 3_600_000, patienceMs: 100 };

  test('are handed to Slack at a pace, or it would renew no token of anybody; the rest is told to wait', async () => {
    await openAt({ atOnce: 20, ...NO_MORE });
    const statuses = await Promise.all(Array.from({ length: 40 }, () => attempt()));
    expect(slack.asked).toHaveLength(20);
    expect(statuses.filter((status) => status === 400)).toHaveLength(20);
    expect(statuses.filter((status) => status === 503)).toHaveLength(20);
    expect(office.lines.join('')).toContain('too-many');
  });

  test('make a real installation from elsewhere wait a moment, and never refuse it', async () => {
    await openAt({ atOnce: 1, everyMs: 20, patienceMs: 30_000 });
    const flood = Promise.all(Array.from({ length: 40 }, () => attempt('198.51.100.1')));
    expect((await office.install({}, '192.0.2.7')).status).toBe(200);
    await flood;
  });

  test('that nobody began take nobody’s turn', async () => {
    for (let count = 0; count < 100; count += 1) await office.back({ state: 'x', code: 'x' });
    expect((await office.install()).status).toBe(200);
  });

  test('who is told to wait loses nothing: the same page, loaded again, goes on', async () => {
    await openAt({ atOnce: 1, ...NO_MORE });
    const { state, cookie } = await office.begin();
    slack.codes.set('canary-real', {});
    await attempt();
    const { status, headers, page } = await office.back({ state, code: 'canary-real' }, cookie);
    expect([status, headers.get('set-cookie'), headers.get('retry-after')]).toEqual([503, null, '60']);
    expect(page).toContain('laad deze pagina opnieuw');
    await openAt({ atOnce: 1, ...NO_MORE });
    expect((await office.back({ state, code: 'canary-real' }, cookie)).status).toBe(200);
  });

  test('by a picture or a frame on somebody’s page are none, and end nothing that is under way', async () => {
    const { state, cookie } = await office.begin();
    slack.codes.set('canary-real', {});
    const query = new URLSearchParams({ state, code: 'canary-real' }).toString();
    for (const destination of ['image', 'iframe', 'empty']) {
      const address = `${office.origin}/slack/oauth?${query}`;
      const response = await fetch(address, { headers: { cookie, 'sec-fetch-dest': destination } });
      expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    }
    expect((await office.back({ state: 'made-up', code: 'x' }, cookie)).headers.get('set-cookie')).toBeNull();
    expect((await office.back({ state, code: 'canary-real' }, cookie)).status).toBe(200);
  });
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
    const events = createEvents(
      { log } as unknown as FlowContext,
      organisations,
      async (...given) => void told.push(given),
    );
    await events.handle('app_uninstalled', { team_id: 'T0ONE', event_time: 1_795_000_000 });
    await events.handle('app_uninstalled', { team_id: 'T0ONE' });
    expect(told).toEqual([
      ['T0ONE', new Date(1_795_000_000_000)],
      ['T0ONE', undefined],
    ]);
  });
});
