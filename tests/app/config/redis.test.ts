/** Where Redis is: what can be read, and what is said of what cannot, before anything starts. */
import { describe, expect, test } from 'vitest';
import { readRedis } from '../../../src/app/config/redis.ts';
import { readAddresses } from '../../../src/store/redis/address.ts';
import { addressesOf, createClient } from '../../../src/store/redis/client.ts';

const faultsOf = (env: Record<string, string>): string => {
  const faults: string[] = [];
  readRedis(env, faults);
  return faults.join('\n');
};

describe.each(['ka#narie', 'ka/narie', '12/kanarie', '12?kanarie', '12#kanarie', 'ka%narie', '%', 'ka%zznarie'])(
  'a password "%s" that was not encoded',
  (password) => {
    test('is refused under the name of the variable, with how to write it, and not shown', () => {
      const said = faultsOf({ REDIS_URL: `redis://user:${password}@redis.example.nl:6379` });
      expect(said).toMatch(/^REDIS_URL cannot be read as an address/);
      expect(said).toMatch(/%23.*%25.*%2F.*quotes/);
      expect(said).not.toMatch(/kanarie|err_|invalid url/i);
    });

    test('is what the client sends when it was', () => {
      const url = `rediss://user:${encodeURIComponent(password)}@redis.example.nl:6380`;
      expect(faultsOf({ REDIS_URL: url })).toBe('');
      const client = createClient({ url });
      expect(client.options).toMatchObject({ username: 'user', password, host: 'redis.example.nl', port: 6380 });
      client.disconnect();
    });
  },
);

test.each([
  ['redis://redis.example.nl', { host: 'redis.example.nl', port: 6379, tls: false }],
  ['redis://:pass,word@[fd00::1]:7000/2', { host: 'fd00::1', port: 7000, password: 'pass,word', database: 2 }],
  ['rediss://a@redis.example.nl?family=6&db=3', { tls: true, username: 'a', family: 6, database: 3 }],
  ['unix:///run/a%20b.sock', { path: '/run/a b.sock' }],
])('%s is read as before', (url, address) => {
  expect(faultsOf({ REDIS_URL: url })).toBe('');
  expect(addressesOf({ url })).toEqual([expect.objectContaining(address)]);
});

test('several nodes of a cluster, with commas, also in their passwords', () => {
  const url = 'redis://u:a,b@one:7000, redis://u:a,b@two:7001,rediss://three:7002';
  expect(readAddresses(url)?.map(({ host, port, password }) => [host, port, password])).toEqual([
    ['one', 7000, 'a,b'],
    ['two', 7001, 'a,b'],
    ['three', 7002, undefined],
  ]);
  expect(faultsOf({ REDIS_URL: `${url},redis://:ka#narie@four` })).toMatch(/^REDIS_URL cannot be read/);
});

describe('Sentinels', () => {
  const REDIS_URL = 'rediss://user:secret@redis.example.nl';
  const sentinels = 'redis://:a%23b@one.example.nl,redis://:a%23b@two.example.nl:26380';

  test('are named once, with one password, and the primary by its usual name', () => {
    expect(readRedis({ REDIS_URL, REDIS_SENTINELS: sentinels }, [])).toEqual({
      kind: 'redis',
      url: REDIS_URL,
      sentinels: { url: sentinels, primary: 'mymaster' },
    });
    const client = createClient({ url: REDIS_URL, sentinels: { url: sentinels, primary: 'x' } });
    expect(client.options).toMatchObject({
      name: 'x',
      sentinels: [
        { host: 'one.example.nl', port: 26_379 },
        { host: 'two.example.nl', port: 26_380 },
      ],
      sentinelPassword: 'a#b',
      username: 'user',
      password: 'secret',
    });
    expect(client.options.sentinelTLS).toBeUndefined();
    expect(client.options.tls).toBeDefined();
    client.disconnect();
  });

  test.each([
    ['one.example.nl:26379', /^REDIS_SENTINELS must be redis:\/\/host:26379/],
    ['redis://:ka#narie@one.example.nl', /^REDIS_SENTINELS cannot be read as an address/],
    ['redis://:a@one.example.nl,redis://:b@two.example.nl', /^REDIS_SENTINELS must name all Sentinels with one scheme/],
  ])('"%s" is refused by name', (REDIS_SENTINELS, sentence) => {
    const said = faultsOf({ REDIS_URL, REDIS_SENTINELS });
    expect(said).toMatch(sentence);
    expect(said).not.toContain('kanarie');
  });

  test('cannot stand beside a socket or a list of nodes', () => {
    for (const url of ['unix:///run/redis.sock', 'redis://one,redis://two'])
      expect(faultsOf({ REDIS_URL: url, REDIS_SENTINELS: sentinels })).toMatch(/^REDIS_URL must be one/);
  });
});
