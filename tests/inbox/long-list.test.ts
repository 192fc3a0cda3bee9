/** An adviser with more conversations than fit on a page sees every one of them, and nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIST_PAGE } from '../../src/core/adviser/desk.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { newConversationId } from '../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';

const COUNT = LIST_PAGE + 7;
const SEAT = { organisation: 'acme', adviser: 'samira' };
interface Cursor {
  readonly organisation: string;
  readonly id: string;
  readonly hour: number;
}
interface Listed {
  readonly items: readonly Cursor[];
  readonly more?: readonly Cursor[];
}

let harness: Harness;
let browser: Browser;
let ids: string[];
beforeAll(async () => {
  harness = await startApi();
  browser = await harness.signedIn('sub-samira');
  ids = Array.from({ length: COUNT }, (_, index) => harness.desk.add(SEAT, COUNT - index));
});
afterAll(() => harness.close());

const list = async (after?: Readonly<Record<string, string>>) => {
  const query = after === undefined ? '' : `?${new URLSearchParams(after).toString()}`;
  const { status, text } = await browser.api('GET', `/api/conversations${query}`);
  return { status, listed: JSON.parse(text) as Listed };
};
const next = ({ organisation, id, hour }: Cursor) => list({ organisation, id, hour: String(hour) });

test('page after page, to the one who has waited longest', async () => {
  const first = (await list()).listed;
  expect(first.items).toHaveLength(LIST_PAGE);
  const [cursor] = first.more ?? [];
  if (cursor === undefined) throw new Error('the list ends silently');
  const { listed } = await next(cursor);
  expect([...first.items, ...listed.items].map(({ id }) => id)).toEqual(ids);
  expect(listed.more).toBeUndefined();
});

test('a place in an organisation of somebody else does not exist', async () => {
  harness.desk.add({ organisation: 'beta', adviser: 'bram' });
  expect((await next({ organisation: 'beta', id: newConversationId(), hour: 9 })).status).toBe(404);
});

test.each([
  ['no id', { organisation: 'acme', hour: '1' }],
  ['no hour', { organisation: 'acme', id: 'A'.repeat(22) }],
  ['an id of no shape', { organisation: 'acme', id: '../acme', hour: '1' }],
  ['an hour that is none', { organisation: 'acme', id: 'A'.repeat(22), hour: '1e9' }],
  ['an endless hour', { organisation: 'acme', id: 'A'.repeat(22), hour: '9'.repeat(400) }],
  ['something else', { before: '1' }],
])('%s is refused', async (_what, query) => {
  expect((await list(query as Record<string, string>)).status).toBe(400);
});
