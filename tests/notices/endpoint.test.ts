/** A subscription is hostile: it must be no way into the network, nor to anybody but the browsers' own push services. */
import { describe, expect, it } from 'vitest';
import { isPushHost, PUSH_HOSTS, pushEndpoint } from '../../src/core/notices/endpoint.ts';

describe('the address of a subscription', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://web.push.apple.com/QH3k',
    'https://wns2-par02p.notify.windows.com/w/?token=BQ',
  ])('%s is one', (text) => expect(pushEndpoint(text, PUSH_HOSTS)?.href).toBe(text));

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evil-fcm.googleapis.com/x',
    'https://fcm.googleapis.com./x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com@10.0.0.1/x',
    'https://user:secret@fcm.googleapis.com/x',
    'https://fcm.googleapis.com/x#y',
    'https://push.apple.com/x',
    'https://.push.apple.com/x',
    'https://evilpush.apple.com/x',
    'https://10.0.0.1/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'http://localhost/x',
    'https://2130706433/x',
    'https://169.254.169.254/latest/meta-data',
    'https://fcm.googleapis.com/x\r\nHost: evil',
    'https://fcm.googleapis.com/x\n',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    '//fcm.googleapis.com/x',
    '',
    `https://fcm.googleapis.com/${'x'.repeat(1024)}`,
  ])('%s is none', (text) => expect(pushEndpoint(text, PUSH_HOSTS)).toBeUndefined());

  it('plain http leads to this machine only, and only where it is named with its port', () => {
    expect(pushEndpoint('http://localhost:4000/x', ['localhost:4000'])?.host).toBe('localhost:4000');
    expect(pushEndpoint('http://localhost:4001/x', ['localhost:4000'])).toBeUndefined();
    expect(pushEndpoint('http://push.example.nl/x', ['push.example.nl'])).toBeUndefined();
  });

  it.each([
    '10.0.0.1',
    '*',
    '*.',
    'com',
    'https://push.example.nl',
    'push.example.nl/x',
    'push.example.nl:444',
    'a b.nl',
    '*.*.nl',
  ])('%s is no host that can be configured', (pattern) => expect(isPushHost(pattern)).toBe(false));
  it.each([...PUSH_HOSTS, 'push.example.nl', 'localhost:4000', '127.0.0.1:8081'])('%s is one that can', (pattern) =>
    expect(isPushHost(pattern)).toBe(true),
  );
});
