/** Tokens that live twelve hours: renewed in time, by one instance at a time, and never lost while it can be helped. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import type { Keyring, RecordStore, Store } from '../../../src/core/ports.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { createLog } from '../../../src/base/log.ts';
import type { OAuthClient } from '../../../src/slack/install/oauth.ts';
import { createRefreshLock } from '../../../src/slack/install/refresh-lock.ts';
import { openRedisStore } from '../../../src/store/redis/index.ts';
import { testClock, type TestClock } from '../../support/desks.helper.ts';
import { startRedis, type RedisServer } from '../../support/redis-server.helper.ts';
import { CLIENT, startFakeOAuth, type FakeOAuth } from '../../support/slack-oauth.helper.ts';
import { openOffice, type Office } from '../../support/slack-office.helper.ts';

const FIRST = 'xoxe.xoxb-canary-1';
const SECOND = 'xoxe.xoxb-canary-2';

let redis: RedisServer;
let clock: TestClock;
let slack: FakeOAuth;
let keyring: Keyring;
let stores: Store[];
let offices: Office[];

beforeAll(async () => {
  redis = await startRedis({ aof: false });
});
afterAll(() => redis.stop());
beforeEach(async () => {
  await redis.cli('FLUSHALL');
  clock = testClock(new Date());
  slack = await startFakeOAuth();
  keyring = await memoryKeyring();
  stores = [];
  offices = [];
});
afterEach(async () => {
  expect(offices.flatMap(({ lines }) => lines).join('')).not.toMatch(/canary|xoxe/);
  for (const office of offices) await office.close();
  for (const store of stores) await store.close();
  await slack.close();
});

async function instance(
  change: (real: RecordStore) => RecordStore = (real) => real,
  client?: OAuthClient,
): Promise<Office> {
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined), clock });
  stores.push(store);
  const office = await openOffice(slack, {
    clock,
    keyring,
    records: change(store.records),
    ...(client === undefined ? {} : { client }),
  });
  offices.push(office);
  return office;
}
const storeOf = (): RecordStore => {
  const [first] = stores;
  if (first === undefined) throw new Error('no store');
  return first.records;
};
const refreshes = (): number => slack.asked.filter(({ fields }) => fields['grant_type'] === 'refresh_token').length;
const tokenAt = ({ installing }: Office): Promise<string | undefined> =>
  Promise.resolve(installing.tokenForTeam('T0ONE'));

describe('a token about to end', () => {
  test('is used as it is while a new one is fetched beside it, and then the new one is', async () => {
    const one = await instance();
    await one.install();
    expect(await tokenAt(one)).toBe(FIRST);
    clock.advance(11);
    // Read again, because the entry is old; still alive, so nobody waits for Slack.
    expect(await tokenAt(one)).toBe(FIRST);
    expect(await tokenAt(one)).toBe(FIRST);
    await expect.poll(() => tokenAt(one), { timeout: 5000 }).toBe(SECOND);
    expect(refreshes()).toBe(1);
  });

  test('is renewed before anybody asks', async () => {
    const one = await instance();
    await one.install();
    await one.installing.tend();
    expect(refreshes()).toBe(0);
    clock.advance(10.5);
    await Promise.all([one.installing.tend(), (await instance()).installing.tend()]);
    expect(refreshes()).toBe(1);
    expect(await tokenAt(one)).toBe(SECOND);
  });
});

describe('two instances at once', () => {
  test('ask Slack exactly once, and both have the new token', async () => {
    const [one, two] = [await instance(), await instance()];
    await one.install();
    clock.advance(13);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const both = Promise.all([tokenAt(one), tokenAt(two)]);
    slack.before = () => held;
    await expect.poll(refreshes, { timeout: 5000 }).toBe(1);
    release();
    expect(await both).toEqual([SECOND, SECOND]);
    expect(refreshes()).toBe(1);
    // And what is stored is the pair that works: the next time it renews again.
    clock.advance(13);
    expect(await tokenAt(two)).toBe('xoxe.xoxb-canary-3');
  });

  test('twenty presses at once on each are still one call', async () => {
    const [one, two] = [await instance(), await instance()];
    await one.install();
    clock.advance(13);
    const all = await Promise.all(Array.from({ length: 40 }, (_, index) => tokenAt(index % 2 === 0 ? one : two)));
    expect(new Set(all)).toEqual(new Set([SECOND]));
    expect(refreshes()).toBe(1);
  });
});

describe('when it goes wrong', () => {
  test('a refresh token that was used is not tried again; the old token is used until it ends', async () => {
    const one = await instance();
    await one.install();
    slack.change = (response) => (response['ok'] === true ? { ok: false, error: 'invalid_refresh_token' } : response);
    clock.advance(11);
    await one.installing.tend();
    await one.installing.tend();
    expect(refreshes()).toBe(1);
    expect(await tokenAt(one)).toBe(FIRST);
    expect(one.lines.join('')).toContain('refresh-spent');
    clock.advance(2);
    expect(await tokenAt(one)).toBeUndefined();
    slack.change = (response) => response;
    await one.install();
    expect(await tokenAt(one)).toMatch(/^xoxe\.xoxb-canary-/);
  });

  test('when Slack does not answer nobody else asks at once, and the old token is used', async () => {
    const one = await instance();
    await one.install();
    clock.advance(11);
    slack.change = () => 500;
    await one.installing.tend();
    await (await instance()).installing.tend();
    expect(refreshes()).toBe(1);
    expect(await tokenAt(one)).toBe(FIRST);
  });

  test('an instance that died with the lock in hand holds up the others for half a minute, not for an hour', async () => {
    const other = await instance();
    await other.install();
    clock.advance(13);
    expect(await createRefreshLock({ records: storeOf(), keyring, clock }).take('T0ONE')).toBe(true);
    clock.advance(29 / 3600);
    expect(await tokenAt(other)).toBeUndefined();
    expect(refreshes()).toBe(0);
    clock.advance(2 / 3600);
    expect(await tokenAt(other)).toBe(SECOND);
    expect(refreshes()).toBe(1);
    expect((await redis.keys()).filter((key) => key.includes('slack-refresh'))).toEqual([]);
  });

  test('new tokens that could not be written down are used here, and written down later', async () => {
    let away = false;
    const one = await instance((real) => ({
      ...real,
      put: (...args) => (away ? Promise.reject(new AppError('STORE_AWAY')) : real.put(...args)),
    }));
    await one.install();
    clock.advance(11);
    away = true;
    await one.installing.tend();
    expect(await tokenAt(one)).toBe(SECOND);
    away = false;
    await one.installing.saveAgain();
    expect(await tokenAt(await instance())).toBe(SECOND);
    expect(refreshes()).toBe(1);
  });

  describe('with new tokens that could not be written down', () => {
    let away = false;
    let one: Office;
    beforeEach(async () => {
      away = false;
      one = await instance((real) => ({
        ...real,
        put: (...args) => (away ? Promise.reject(new AppError('STORE_AWAY')) : real.put(...args)),
      }));
      await one.install();
      clock.advance(11);
      away = true;
      await one.installing.tend();
      away = false;
    });

    test('an app that is removed takes them along: they are not used, and not written down later', async () => {
      await one.installing.forget('T0ONE');
      await one.installing.saveAgain();
      expect(await tokenAt(one)).toBeUndefined();
      expect((await redis.keys()).filter((key) => key.includes('installation'))).toEqual([]);
    });

    test('an app that is installed again has what Slack gave out last', async () => {
      await one.install();
      expect(await tokenAt(one)).toBe('xoxe.xoxb-canary-3');
      await one.installing.saveAgain();
      expect(await tokenAt(await instance())).toBe('xoxe.xoxb-canary-3');
    });
  });

  test.each([
    ['more than it should be able to do', { scope: 'commands,chat:write' }],
    ['another app', { app_id: 'A0OTHER' }],
    ['another workspace', { team: { id: 'T0OTHER' } }],
  ])('a new token for %s ends the installation and is revoked', async (_what, about) => {
    const one = await instance();
    await one.install();
    clock.advance(13);
    slack.change = (response) => ({ ...response, ...about });
    expect(await tokenAt(one)).toBeUndefined();
    expect(slack.revoked).toEqual([SECOND]);
    expect((await redis.keys()).filter((key) => key.includes('installation'))).toEqual([]);
  });

  test('a new token for another app ends the installation as well where no app is named here', async () => {
    const { appId: _any, ...client } = CLIENT;
    const one = await instance((real) => real, client);
    await one.install();
    clock.advance(13);
    slack.change = (response) => ({ ...response, app_id: 'A0OTHER' });
    expect(await tokenAt(one)).toBeUndefined();
    expect(slack.revoked).toEqual([SECOND]);
  });

  describe('while a new token is being written down', () => {
    let meanwhile: (() => Promise<void>) | undefined;
    let one: Office;
    beforeEach(async () => {
      one = await instance((real) => ({
        ...real,
        put: async (...args) => {
          const first = meanwhile;
          meanwhile = undefined;
          await first?.();
          return real.put(...args);
        },
      }));
      await one.install();
      clock.advance(11);
    });

    test('an app that is removed stays removed', async () => {
      meanwhile = () => one.installing.forget('T0ONE');
      await one.installing.tend();
      expect((await redis.keys()).filter((key) => key.includes('installation'))).toEqual([]);
    });

    test('an app that is installed again keeps what it was given then, and the old is not tried again', async () => {
      meanwhile = async () => {
        await one.install();
        throw new AppError('STORE_AWAY');
      };
      await one.installing.tend();
      expect(await tokenAt(one)).toBe('xoxe.xoxb-canary-3');
      expect(await tokenAt(await instance())).toBe('xoxe.xoxb-canary-3');
    });
  });

  test('an app that is removed while its token is being renewed stays removed', async () => {
    const [one, two] = [await instance(), await instance()];
    await one.install();
    clock.advance(13);
    slack.before = async () => {
      slack.before = () => Promise.resolve();
      await two.installing.forget('T0ONE');
    };
    expect(await tokenAt(one)).toBeUndefined();
    expect((await redis.keys()).filter((key) => key.includes('installation'))).toEqual([]);
  });
});

test('Redis shows no workspace, no token and no app', async () => {
  const one = await instance();
  await one.install();
  clock.advance(13);
  await tokenAt(one);
  for (const key of await redis.keys()) {
    const value = await redis.client.getBuffer(key);
    expect(key + (value?.toString('latin1') ?? '')).not.toMatch(/T0ONE|A0OURS|xox|canary|refresh-\d/);
  }
});
