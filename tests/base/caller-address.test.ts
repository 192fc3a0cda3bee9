/** Who counts as one caller: nobody becomes many by having many addresses, and nobody becomes somebody else. */
import { describe, expect, test } from 'vitest';
import { addressGroup, callerAddress } from '../../src/base/caller-address.ts';

describe('one caller', () => {
  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:9'],
    ['2001:db8::1', '2001:db8:0:0:5::'],
    ['::1', '::2'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
    ['64:ff9b::192.0.2.1', '64:ff9b::192.0.2.2'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ])('%s is %s', (one, other) => expect(addressGroup(one)).toBe(addressGroup(other)));

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8:1::1', '2001:db8:2::1'],
    ['192.0.2.7', '192.0.2.8'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8'],
    ['::ffff:192.0.2.7', '::1'],
  ])('%s is not %s', (one, other) => expect(addressGroup(one)).not.toBe(addressGroup(other)));

  test.each(['', '::', ':', 'unknown', 'a:b:c:d:e:f:g:h:i:j'])('%j is taken for something, and throws nothing', (odd) =>
    expect(typeof addressGroup(odd)).toBe('string'),
  );
});

describe('the address of a caller', () => {
  const from = (forwarded: string | undefined, proxies: number): string =>
    callerAddress({ socket: { remoteAddress: '10.0.0.1' }, headers: { 'x-forwarded-for': forwarded } }, proxies);

  test('is who connected, when no proxy is trusted, whatever they say', () => {
    expect(from('192.0.2.1', 0)).toBe('10.0.0.1');
  });
  test('is who the trusted proxies heard from, not what the caller wrote before', () => {
    expect(from('203.0.113.9, 192.0.2.1', 1)).toBe('192.0.2.1');
    expect(from('203.0.113.9, 192.0.2.1, 10.0.0.2', 2)).toBe('192.0.2.1');
  });
  test('is the farthest there is, when fewer proxies spoke than are trusted', () => {
    expect(from('192.0.2.1', 3)).toBe('192.0.2.1');
    expect(from(undefined, 1)).toBe('10.0.0.1');
  });
});
