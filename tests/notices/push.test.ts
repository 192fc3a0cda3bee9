/** What leaves as web push, taken and opened by a push service of our own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { direct } from '../../src/base/outgoing/index.ts';
import { createPush, pushText } from '../../src/notices/push.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { startPushService, type PushService, type StandInSubscription } from '../../src/stand-ins/push-service.ts';

const INBOX = 'https://inbox.example.nl';
const NOW = new Date('2026-11-27T10:34:56.789Z');
const pushKey = async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey };
};
const targetOf = ({ endpoint, keys }: StandInSubscription) => ({
  endpoint: new URL(endpoint),
  p256dh: fromBase64url(keys.p256dh) ?? new Uint8Array(),
  auth: fromBase64url(keys.auth) ?? new Uint8Array(),
});

describe('a notice by web push', () => {
  let service: PushService;
  let key: Awaited<ReturnType<typeof pushKey>>;
  beforeAll(async () => {
    service = await startPushService();
    key = await pushKey();
  });
  afterAll(() => service.close());
  const push = (hosts = [service.host], now = NOW) =>
    createPush({ key, inboxOrigin: INBOX, hosts, outgoing: direct, clock: { now: () => now } });

  it('is one constant per language, in the shape of Declarative Web Push', async () => {
    expect(await push().send(targetOf(service.subscribe()), 'nl')).toBe('taken');
    expect(service.arrived.at(-1)?.text).toBe(
      '{"web_push":8030,"notification":{"title":"In vertrouwen","lang":"nl","dir":"ltr","body":"Kijk even in je postvak.","navigate":"https://inbox.example.nl/","tag":"inbox"}}',
    );
    expect(await push().send(targetOf(service.subscribe()), 'en')).toBe('taken');
    expect(service.arrived.at(-1)?.text).toBe(new TextDecoder().decode(pushText('en', INBOX)));
  });

  it('has the same headers and the same length for everybody, in either language, at any moment of an hour', async () => {
    const before = service.arrived.length;
    const one = targetOf(service.subscribe());
    await push().send(one, 'nl');
    await push(undefined, new Date('2026-11-27T10:00:00Z')).send(one, 'en');
    await push().send(targetOf(service.subscribe()), 'nl');
    const headers = service.arrived.slice(before).map(({ headers: { authorization = '', ...rest } }) => {
      const [, claims = '', k = ''] = /^vapid t=[\w-]+\.([\w-]+)\.[\w-]+, k=([\w-]+)$/.exec(authorization) ?? [];
      return { ...rest, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as unknown, k };
    });
    expect(headers).toHaveLength(3);
    expect(new Set(headers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(headers[0]).toEqual({
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      'content-length': '614',
      ttl: '43200',
      urgency: 'normal',
      topic: 'inbox',
      host: service.host,
      connection: 'close',
      claims: { aud: `http://${service.host}`, exp: Date.parse('2026-11-27T23:00:00Z') / 1000, sub: INBOX },
      k: Buffer.from(key.publicKey).toString('base64url'),
    });
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [400, 'refused'],
    [403, 'refused'],
    [413, 'refused'],
  ] as const)('%i means %s', async (status, means) => {
    const subscription = service.subscribe();
    service.answer(status, subscription.endpoint);
    expect(await push().send(targetOf(subscription), 'nl')).toBe(means);
  });

  it('follows no redirect', async () => {
    const subscription = service.subscribe();
    const before = service.arrived.length;
    service.answer(302, subscription.endpoint);
    expect(await push().send(targetOf(subscription), 'nl')).toBe('later');
    expect(service.arrived).toHaveLength(before);
  });

  it('goes to no host that is not named any more, and asks it nothing', async () => {
    const before = service.arrived.length;
    expect(await push(['fcm.googleapis.com']).send(targetOf(service.subscribe()), 'nl')).toBe('refused');
    expect(service.arrived).toHaveLength(before);
  });

  it('is for later when nobody answers', async () => {
    const away = await startPushService();
    const target = targetOf(away.subscribe());
    await away.close();
    expect(await push([away.host]).send(target, 'nl')).toBe('later');
  });
});
