/** A question of the doctor's may carry a secret: over a connection that nobody vouches for it is not asked. */
import nock from 'nock';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../src/commands/doctor/ask.ts';
import { certificate } from '../../support/certificate.helper.ts';
import { otherSide } from '../../support/doctor.helper.ts';

/** Its stand-in for a socket knows nothing of certificates. Only loopback is asked here. */
beforeAll(() => nock.restore());
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const { signal } = new AbortController();

test('a secret is not sent to a server whose certificate is not trusted', async () => {
  const tls = certificate({ from: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 86_400_000) });
  const heard: unknown[] = [];
  const { origin, close } = await otherSide((request, response) => {
    heard.push(request.headers.authorization);
    response.end('{}');
  }, tls);
  closing.push(close);
  const headers = { authorization: 'Bearer canary' };
  expect(await ask(`${origin}/`, { signal, headers })).toEqual({ failed: 'certificate' });
  expect(heard).toEqual([]);
  expect(await ask(`${origin}/`, { signal, headers, ca: tls.cert })).toMatchObject({ status: 200 });
  expect(heard).toEqual(['Bearer canary']);
});

test('an answer without end is not read to its end', async () => {
  const { origin, close } = await otherSide((_request, response) => void response.end('x'.repeat(600 * 1024)));
  closing.push(close);
  expect(await ask(`${origin}/`, { signal })).toEqual({ failed: 'too-large' });
});
