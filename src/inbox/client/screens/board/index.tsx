/**
 * What both have in front of them besides messages, and the buttons to put more there. Loaded behind the conversation. One
 * file for each kind of item.
 */
import { useState } from 'preact/hooks';
import type { Item, ItemOf } from '../../../../core/board/items.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { useEnv } from '../../env.ts';
import { Notice } from '../components.tsx';
import { OptionsDialog, optionsLines } from './options.tsx';
import { useStep, type BoardProps, type Looking } from './step.ts';

export type { BoardProps } from './step.ts';

interface Look<I extends Item> {
  readonly heading: (at: Looking) => string;
  readonly lines: (at: Looking, item: I, placed: Placed) => readonly string[];
}
const LOOKS: { readonly [K in Item['is']]: Look<ItemOf<K>> } = {
  options: { heading: ({ w }) => w.board.options.heading, lines: optionsLines },
};
// The table is by kind, which the compiler cannot follow through the look-up.
const lookOf = (item: Item): Look<Item> => LOOKS[item.is] as unknown as Look<Item>;

type Putting = 'options';

export function Board(props: BoardProps) {
  const { open, seat } = props;
  const { w, language } = useEnv();
  const [putting, setPutting] = useState<Putting>();
  const { step, busy, problem, done } = useStep(props);
  const { placed, unread } = open.reading.board;
  const at: Looking = { w, language, seat };
  const canPut =
    open.thread.state === 'open' && open.reading.replyKey !== undefined && open.reading.ownPart !== 'newer';
  const takeAway = (one: Placed): void =>
    step((part) => {
      const items = part.items.filter((_, index) => placed[index]?.mark !== one.mark);
      if (items.length === part.items.length || one.item === 'newer') return undefined;
      return { did: { is: one.item.is, act: 'taken-away' }, part: { ...part, items } };
    }, w.board.takenAway);
  if (placed.length === 0 && unread.length === 0 && !canPut) return null;
  return (
    <section class="board" aria-label={w.board.heading}>
      <h2>{w.board.heading}</h2>
      <p class="fine">{w.board.lead}</p>
      {unread.includes('adviser') ? <Notice kind="alert">{w.board.newer}</Notice> : undefined}
      {unread.includes('employee') ? <Notice kind="alert">{w.board.unread}</Notice> : undefined}
      {placed.map((one) =>
        one.item === 'newer' ? (
          <p key={one.mark}>{w.board.newer}</p>
        ) : (
          <div key={one.mark} class="item">
            <h3>{lookOf(one.item).heading(at)}</h3>
            {lookOf(one.item)
              .lines(at, one.item, one)
              .map((line) => (
                <p key={line}>{line}</p>
              ))}
            {canPut ? (
              <button type="button" class="quiet" aria-disabled={busy} onClick={() => takeAway(one)}>
                {w.board.takeAway}
              </button>
            ) : undefined}
          </div>
        ),
      )}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {done === undefined ? undefined : <Notice>{done}</Notice>}
      {canPut ? (
        <button type="button" class="quiet" onClick={() => setPutting('options')}>
          {w.board.options.button}
        </button>
      ) : undefined}
      {putting === 'options' ? <OptionsDialog {...props} onClose={() => setPutting(undefined)} /> : undefined}
    </section>
  );
}
