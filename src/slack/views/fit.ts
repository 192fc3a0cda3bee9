/** Makes a page fit: what a list has too much goes first, then loose text; never a field or a button row. */
import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';

export interface Layout {
  readonly head: readonly KnownBlock[];
  /** The one part that may be long: one group of blocks per item. */
  readonly items: readonly (readonly KnownBlock[])[];
  readonly tail: readonly KnownBlock[];
  /** Which end of the list matters: the first advisers, the last messages. */
  readonly keepItems: 'first' | 'last';
}

const bytes = (blocks: readonly KnownBlock[]): number =>
  blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0);
const isNeeded = (block: KnownBlock): boolean => block.type === 'input' || block.type === 'actions';

export function fit(layout: Layout, maxBlocks: number): KnownBlock[] {
  const all = [...layout.head, ...layout.items.flat(), ...layout.tail];
  // Nearly every page: one cheap measure, since a UTF-16 unit is at most three bytes.
  if (all.length <= maxBlocks && JSON.stringify(all).length * 3 <= LIMITS.viewBytes) return all;
  const room = { blocks: maxBlocks, bytes: LIMITS.viewBytes };
  const needed = [...layout.head, ...layout.tail].filter(isNeeded);
  const loose = take(
    [...layout.head, ...layout.tail].filter((block) => !isNeeded(block)).map((block) => [block]),
    'first',
    {
      blocks: room.blocks - needed.length,
      bytes: room.bytes - bytes(needed),
    },
  );
  const fixed = new Set([...needed, ...loose.flat()]);
  const head = layout.head.filter((block) => fixed.has(block));
  const tail = layout.tail.filter((block) => fixed.has(block));
  const items = take(layout.items, layout.keepItems, {
    blocks: room.blocks - head.length - tail.length,
    bytes: room.bytes - bytes(head) - bytes(tail),
  });
  return [...head, ...items.flat(), ...tail];
}

type Groups = readonly (readonly KnownBlock[])[];
function take(groups: Groups, from: 'first' | 'last', room: { blocks: number; bytes: number }): Groups {
  const left = { ...room };
  const kept: (readonly KnownBlock[])[] = [];
  for (const group of from === 'first' ? groups : groups.toReversed()) {
    left.blocks -= group.length;
    left.bytes -= bytes(group);
    if (left.blocks < 0 || left.bytes < 0) break;
    kept.push(group);
  }
  return from === 'first' ? kept : kept.toReversed();
}
