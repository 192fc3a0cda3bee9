/** The configuration and every guard ask the same functions: what one lets pass the other does not refuse later. */
import { describe, expect, it } from 'vitest';
import { isLoopback, isLoopbackHost, safeBase, safeOrigin, safeUrl } from '../../src/base/url.ts';

describe('this machine', () => {
  it.each(['localhost', '127.0.0.1', '127.0.0.2', '127.255.255.254', '[::1]', '::1'])('%s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });
  it.each(['127.0.0.1.example.com', 'localhost.example.com', '128.0.0.1', '0.0.0.0', '', '::2', '127.0.0'])(
    'not %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
  it('an address is read as Node will go there', () => {
    expect(isLoopback(new URL('http://127.1/'))).toBe(true);
    expect(isLoopback(new URL('http://2130706433/'))).toBe(true);
  });
});

describe('an address that a secret may be sent to', () => {
  it.each(['https://slack.com/api/', 'https://a.nl?x=1', 'http://127.0.0.2:8080/x', 'http://[::1]/'])('%s', (text) => {
    expect(safeUrl(text)?.href).toBe(new URL(text).href);
  });
  it.each([
    'http://slack.com/',
    'ftp://localhost/',
    'https://u@slack.com/',
    'https://:p@slack.com/',
    'https://slack.com/#x',
    'slack.com',
    `https://a.nl/${'x'.repeat(2048)}`,
    '',
  ])('not %s', (text) => {
    expect(safeUrl(text)).toBeUndefined();
  });
  it('an origin has nothing behind it, and a base ends where a name goes', () => {
    expect(safeOrigin('https://a.nl')?.host).toBe('a.nl');
    for (const text of ['https://a.nl/', 'https://A.nl', 'https://a.nl:443', 'http://a.nl'])
      expect(safeOrigin(text)).toBeUndefined();
    expect(safeBase('https://a.nl/api/')?.host).toBe('a.nl');
    for (const text of ['https://a.nl/api', 'https://A.nl/api/', 'https://a.nl/?x=/', 'https://:p@a.nl/'])
      expect(safeBase(text)).toBeUndefined();
  });
});
