/** What an adviser of a journey puts on the board, and what they read of it, with the inbox's own modules. */
import { expect } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { Item, ItemOf } from '../../../src/core/board/items.ts';
import { newItemKey } from '../../../src/core/board/key.ts';
import type { AdviserBrowser } from '../adviser-browser.helper.ts';
import type { EmployeeDriver } from '../employee.helper.ts';

type Put<K extends Item['is']> = Omit<ItemOf<K>, 'is' | 'key'>;

export async function put<K extends Item['is']>(
  adviser: AdviserBrowser,
  id: ConversationId,
  is: K,
  item: Put<K>,
): Promise<void> {
  const done = await adviser.step(id, (part) => ({
    did: { is, act: 'put' },
    part: { ...part, items: [...part.items, { is, key: newItemKey(), ...item }] },
  }));
  expect(done).toBe('sent');
}

/** What the employee said last to the one item of this kind. */
export async function said(adviser: AdviserBrowser, id: ConversationId, is: Item['is']): Promise<string | undefined> {
  const { board } = (await adviser.read(id)).reading;
  expect(board.unread).toEqual([]);
  const found = board.placed.filter(({ item }) => item !== 'newer' && item.is === is);
  expect(found).toHaveLength(1);
  return found[0]?.answer?.says;
}

export function buttonOf(employee: EmployeeDriver, ends: string): string {
  const found = employee.buttons().filter((label) => label.endsWith(ends));
  if (found.length !== 1) throw new Error(`"${ends}" ends ${found.length} of: ${employee.buttons().join(' / ')}`);
  return found[0] ?? '';
}
