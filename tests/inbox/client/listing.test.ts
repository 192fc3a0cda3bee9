/** Whoever has waited longest stands at the end of the list, and the list always comes to its end. */
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { ApiResult } from '../../../src/inbox/client/api.ts';
import { listAll, withOthers } from '../../../src/inbox/client/listing.ts';
import type { ListItem, ListCursor } from '../../../src/inbox/contract.ts';
import { failed, ok } from '../../support/inbox-client.helper.ts';

const id = (name: string): ConversationId => name.padEnd(22, '0') as ConversationId;
const item = (name: string, hour: number, organisation = 'acme'): ListItem => {
  return { organisation, id: id(name), handle: name, state: 'open', hour, unread: true };
};
const cursor = (name: string, hour: number, organisation = 'acme'): ListCursor => ({
  organisation,
  id: id(name),
  hour,
});
type Page = ApiResult<{ items: ListItem[]; more?: ListCursor[] }>;

/** Answers one page after the other, whatever is asked; `asked` says what that was. */
function pages(...answers: readonly Page[]) {
  const asked: (ListCursor | undefined)[] = [];
  const list = (after?: ListCursor): Promise<Page> => {
    asked.push(after);
    return Promise.resolve(answers[asked.length - 1] ?? failed('try-again'));
  };
  return { api: { list }, asked };
}
const handles = (response: Awaited<ReturnType<typeof listAll>>) =>
  response.ok ? response.value.items.map(({ handle }) => handle) : response.why;
const nothing = (): void => {};

describe('the whole list', () => {
  it('asks once when there is one page, and shows nothing in between', async () => {
    const { api, asked } = pages(ok({ items: [item('a', 2)] }));
    const shown: unknown[] = [];
    expect(handles(await listAll(api, (items) => shown.push(items)))).toEqual(['a']);
    expect([asked, shown]).toEqual([[undefined], []]);
  });

  it('goes on until every organisation has come to its end, newest first, at once what is sure of its place', async () => {
    const { api, asked } = pages(
      ok({ items: [item('a', 9), item('x', 8, 'beta')], more: [cursor('a', 9), cursor('x', 8, 'beta')] }),
      ok({ items: [item('b', 7)], more: [cursor('b', 7)] }),
      ok({ items: [item('y', 6, 'beta')] }),
      ok({ items: [item('c', 1)] }),
    );
    const shown: string[][] = [];
    const all = await listAll(api, (items) => shown.push(items.map(({ handle }) => handle)));
    expect(handles(all)).toEqual(['a', 'x', 'b', 'y', 'c']);
    expect(asked).toEqual([undefined, cursor('a', 9), cursor('x', 8, 'beta'), cursor('b', 7)]);
    // Something of the first organisation may still come between `a` and `x`.
    expect(shown).toEqual([['a']]);
  });

  it('has each conversation once, also when one came twice', async () => {
    const { api } = pages(
      ok({ items: [item('a', 9), item('b', 8)], more: [cursor('b', 8)] }),
      ok({ items: [item('b', 8), item('c', 8)] }),
    );
    expect(handles(await listAll(api, nothing))).toEqual(['a', 'b', 'c']);
  });

  it('says what it could not read, and gives what it could', async () => {
    const { api } = pages(ok({ items: [item('a', 9)], more: [cursor('a', 9)] }), failed('try-again'));
    expect(await listAll(api, nothing)).toMatchObject({
      ok: true,
      value: { items: [{ handle: 'a' }], failed: { why: 'try-again' } },
    });
  });

  it('is over when the session is', async () => {
    const { api } = pages(ok({ items: [item('a', 9)], more: [cursor('a', 9)] }), failed('signed-out'));
    expect(handles(await listAll(api, nothing))).toBe('signed-out');
  });

  it('ends, and says so, when a server hands out the same page for ever', async () => {
    const same = ok({ items: [item('a', 9)], more: [cursor('a', 9)] });
    const { api, asked } = pages(same, same, same, same);
    expect(await listAll(api, nothing)).toMatchObject({ value: { failed: { code: 'odd-answer' } } });
    expect(asked).toHaveLength(2);
  });

  it('keeps on screen who was there before, when the rest could not be read', () => {
    const before = [item('a', 5), item('z', 1)];
    expect(withOthers([item('a', 9)], before).map(({ handle, hour }) => [handle, hour])).toEqual([
      ['a', 9],
      ['z', 1],
    ]);
  });
});
