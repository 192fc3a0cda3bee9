/** Whatever a client makes up, the answer is a refusal: never a fault, never somebody else's. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

let harness: Harness;
let bram: Browser;
let conversation: string;
beforeAll(async () => {
  harness = await startApi();
  conversation = harness.desk.add({ organisation: 'acme', adviser: 'samira' });
  bram = await harness.signedIn('sub-bram');
});
afterAll(() => harness.close());

const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => each !== '.' && each !== '..');

test('no organisation and no id that can be made up finds anything, and all answers are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(text, fc.constant('acme')),
      fc.oneof(text, fc.constant(conversation)),
      async (organisation, id) => {
        const path = `/api/conversations/${encodeURIComponent(organisation)}/${encodeURIComponent(id)}`;
        const visit = await bram.api('GET', path);
        expect([visit.status, visit.text]).toEqual([404, '{"code":"not-found"}']);
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  ['POST', '/auth/start'],
  ['PUT', '/api/planning'],
  ['PUT', '/api/key-slots'],
  ['PUT', '/api/key-slots/recovery'],
  ['PUT', '/api/key-slots/ways'],
  ['POST', '/api/enrolment'],
  ['POST', '/api/conversations/beta/AAAAAAAAAAAAAAAAAAAAAA/replies'],
  ['POST', '/api/conversations/beta/AAAAAAAAAAAAAAAAAAAAAA/close'],
])('%s %s answers any JSON with a refusal', async (method, path) => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const visit = await bram.api(method, path, JSON.stringify(value));
      expect(visit.status).toBeGreaterThanOrEqual(400);
      expect(visit.status).toBeLessThan(500);
      expect(Object.keys(JSON.parse(visit.text) as object)).toEqual(['code']);
    }),
    { numRuns: 100 },
  );
});

test('no cookie that can be made up is a session', async () => {
  const value = fc.string({
    unit: fc.constantFrom(...'!#$%&()*+-./:<=>?@[]^_`{|}~ ;,AZaz09'.split('')),
    maxLength: 80,
  });
  await fc.assert(
    fc.asyncProperty(value, async (cookie) => {
      const browser = harness.browser();
      browser.setCookie('__Host-session', cookie);
      expect((await browser.api('GET', '/api/me')).status).toBe(401);
    }),
    { numRuns: 200 },
  );
});
