/** NO_PROXY as curl and Go read it: what an administrator has written for the whole machine holds here too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNoProxy } from '../../../src/base/outgoing/no-proxy.ts';
import { readProxy } from '../../../src/base/outgoing/proxy-address.ts';

const isDirect = (list: string | undefined, url: string): boolean => readNoProxy(list)(new URL(url));

describe('NO_PROXY', () => {
  it.each([
    ['', 'https://slack.com/', false],
    ['*', 'https://slack.com/', true],
    ['slack.com', 'https://slack.com/', true],
    ['slack.com', 'https://hooks.slack.com/', true],
    ['.slack.com', 'https://hooks.slack.com/', true],
    ['*.slack.com', 'https://hooks.slack.com/', true],
    ['slack.com', 'https://notslack.com/', false],
    ['slack.com', 'https://slack.com.evil.example/', false],
    ['SLACK.com.', 'https://slack.com/', true],
    ['a.example, login.example.nl  b.example', 'https://login.example.nl/', true],
    ['login.example.nl:8443', 'https://login.example.nl/', false],
    ['login.example.nl:8443', 'https://login.example.nl:8443/', true],
    ['login.example.nl:443', 'https://login.example.nl/', true],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.0.0.0/8', 'https://ten.example/', false],
    ['192.0.2.7', 'https://192.0.2.7/', true],
    ['2', 'https://192.0.2.2/', false],
    ['fd00::/8', 'https://[fd00::1]/', true],
    ['[2001:db8::1]', 'https://[2001:db8::1]/', true],
    ['2001:db8::1', 'https://[2001:db8::1]/', true],
    ['10.0.0.0/99', 'https://10.0.0.1/', false],
    // This machine is another one for a proxy.
    ['', 'https://localhost:3000/', true],
    ['', 'http://127.0.0.1/', true],
    ['', 'https://[::1]/', true],
    [undefined, 'wss://wss-primary.slack.com/', false],
    ['slack.com:443', 'wss://wss-primary.slack.com/', true],
  ] as const)('"%s": %s is reached directly: %s', (list, url, expected) => {
    expect(isDirect(list, url)).toBe(expected);
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (list) => {
        expect(typeof isDirect(list, 'https://slack.com/')).toBe('boolean');
      }),
    );
  });
});

describe('HTTPS_PROXY', () => {
  it.each([
    ['proxy.example:8080', 'http://proxy.example:8080/'],
    ['http://proxy.example:8080', 'http://proxy.example:8080/'],
    ['https://proxy.example', 'https://proxy.example/'],
    ['http://us%23er:pa%2Fss@proxy.example:3128/', 'http://us%23er:pa%2Fss@proxy.example:3128/'],
  ])('%s is understood', (text, url) => expect(readProxy(text)).toBe(url));

  it.each([
    'socks5://proxy.example:1080',
    'http://',
    'http://proxy.example/path',
    'http://us%zz@proxy.example',
    'a b',
    'http://proxy.example:99999',
    '://x',
  ])('%s is not', (text) => expect(readProxy(text)).toBeUndefined());
});
