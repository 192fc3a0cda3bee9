/** The composed product counts what it answers and what goes wrong, and shows the first only later. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Composed } from '../../src/app/compose.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { composeInMemory } from '../support/composed.helper.ts';
import { testClock } from '../support/desks.helper.ts';

const clock = testClock();
let running: Composed;
const get = (port: number | undefined, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, init);
const metrics = async (): Promise<string> => (await get(running.operationsPort, '/metrics')).text();

beforeAll(async () => {
  running = await composeInMemory({ clock, store: memoryStore(clock), keyring: await memoryKeyring() });
});
afterAll(() => running.close());

it('counts a refused request at once as an error, and requests in a batch, for both listeners', async () => {
  for (let i = 0; i < 100; i++)
    await (
      await get(running.botPort, '/slack', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      })
    ).text();
  await (await get(running.inboxPort, '/')).text();
  // Slack's look at the certificate: answered, without a signature.
  for (let i = 0; i < 100; i++)
    await (
      await get(running.botPort, '/slack', { method: 'POST', body: new URLSearchParams({ ssl_check: '1' }) })
    ).text();
  const before = await metrics();
  expect(before).toContain(
    'in_vertrouwen_errors_total{event="request-refused",part="slack",code="REQUEST_REFUSED"} 100',
  );
  expect(before).toContain('in_vertrouwen_ready{part="keyring"} 1');
  expect(before).not.toContain('in_vertrouwen_requests_total');
  clock.advance(1);
  const after = await metrics();
  expect(after).toContain('in_vertrouwen_requests_total{listener="bot",outcome="refused"} 100');
  expect(after).toContain('in_vertrouwen_requests_total{listener="inbox",outcome="answered"} 1');
});
