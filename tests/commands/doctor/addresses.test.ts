/** The public addresses: ours or somebody else's, for how long, and no alarm about what cannot be seen from inside. */
import nock from 'nock';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RequestListener } from 'node:http';
import { checkAddresses } from '../../../src/commands/doctor/addresses.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { certificate, type Certificate } from '../../support/certificate.helper.ts';
import { findingsOf, levels, otherSide, withoutRemedy } from '../../support/doctor.helper.ts';

/** Its stand-in for a socket knows nothing of certificates. Only loopback is asked here. */
beforeAll(() => nock.restore());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const day = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const lasting = certificate({ from: day(-10), until: day(90) });

const ours: RequestListener = (request, response) => {
  if (request.url === '/')
    response.writeHead(200, { 'content-security-policy': 'x; trusted-types in-vertrouwen' }).end();
  else response.writeHead(request.method === 'GET' ? 405 : 200).end();
};
async function look(
  handler: RequestListener,
  tls: Certificate | undefined = lasting,
  now = new Date(),
  trusted = tls,
): Promise<readonly Finding[]> {
  const { origin, close } = await otherSide(handler, tls);
  closing.push(close);
  return at(origin, trusted, now);
}
async function at(origin: string, trusted?: Certificate, now = new Date()): Promise<readonly Finding[]> {
  const origins = {
    slackWanted: true,
    socketMode: false,
    teamsWanted: true,
    botOrigin: origin,
    teamsOrigin: origin,
    inboxOrigin: origin,
  };
  const checks = checkAddresses(origins, () => now, trusted?.cert);
  const findings = (await Promise.all(checks.map(findingsOf))).flat();
  expect(withoutRemedy(findings)).toEqual([]);
  return findings;
}
const each = (certificate: string | undefined, reachable: string): Record<string, string> =>
  Object.fromEntries(
    ['inbox', 'bot', 'teams'].flatMap((part) => [
      ...(certificate === undefined ? [] : [[`address.${part}.certificate`, certificate]]),
      [`address.${part}.reachable`, reachable],
    ]),
  );

describe('a public address', () => {
  test('that leads to us, with a certificate that lasts, is fine', async () => {
    expect(levels(await look(ours))).toEqual(each('ok', 'ok'));
  });

  test('whose certificate ends within two weeks wants a look', async () => {
    expect(levels(await look(ours, lasting, day(77)))).toEqual(each('warn', 'ok'));
    expect(levels(await look(ours, lasting, day(75)))).toEqual(each('ok', 'ok'));
  });

  test('whose certificate has expired lets nobody in', async () => {
    const old = certificate({ from: day(-400), until: day(-1) });
    expect(levels(await look(ours, old))).toEqual(each('fail', 'ok'));
    expect(levels(await look(ours, lasting, day(91)))).toEqual(each('fail', 'ok'));
  });

  test('whose certificate nobody trusts', async () => {
    const other = certificate({ from: day(-10), until: day(90) });
    expect(levels(await look(ours, lasting, new Date(), other))).toEqual(each('fail', 'ok'));
  });

  test('without TLS is for this machine only', async () => {
    const { origin, close } = await otherSide(ours);
    closing.push(close);
    expect(levels(await at(origin))).toEqual(each('warn', 'ok'));
  });

  test.each([200, 301, 404, 500])('where something else answers %i', async (status) => {
    expect(levels(await look((_request, response) => response.writeHead(status).end()))).toEqual(each('ok', 'fail'));
  });

  test('whose proxy has nobody behind it may only not be started', async () => {
    expect(levels(await look((_request, response) => response.writeHead(502).end()))).toEqual(each('ok', 'warn'));
  });

  test('that cannot be seen from here may be right, and that is said', async () => {
    const findings = await at('https://127.0.0.1:1');
    expect(levels(findings)).toEqual(each(undefined, 'warn'));
    expect(findings[0]?.message).toContain('can be right');
  });
});

test('what is not set is not checked; Slack needs no address with Socket Mode', async () => {
  const some = { slackWanted: true, socketMode: true, teamsWanted: false };
  const checks = checkAddresses(some, () => new Date());
  expect(checks.map(({ id }) => id)).toEqual(['address.inbox']);
  expect(levels((await Promise.all(checks.map(findingsOf))).flat())).toEqual({ 'address.inbox': 'skipped' });
});
