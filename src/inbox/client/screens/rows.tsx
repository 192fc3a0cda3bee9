/** The rows of the list. What arrives moves none of them under somebody's finger: it waits behind a button. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fromHour } from '../../../core/conversation.ts';
import { languageName } from '../../../core/words/moments.ts';
import type { ClientSeat, ListItem } from '../../contract.ts';
import { useEnv } from '../env.ts';
import type { Languages } from '../languages.ts';
import { keyOf } from '../listing.ts';
import type { SeatTime } from '../time.ts';

/** More at once holds up a telephone, and nobody reads it. */
const PAGE = 50;
/** Few enough that a telephone answers to a finger in between. */
const AT_ONCE = 5;

interface RowsProps {
  readonly items: readonly ListItem[];
  /** Read since the list came on screen. */
  readonly isRead: boolean;
  readonly seats: readonly ClientSeat[];
  readonly languages: Languages;
  readonly timeOf: (seat: ClientSeat | undefined) => SeatTime;
  readonly onOpen: (item: ListItem) => void;
}

export function Rows({ items, isRead, seats, languages, timeOf, onOpen }: RowsProps) {
  const { w } = useEnv();
  const list = useRef<HTMLUListElement>(null);
  const { rows, isBehind, catchUp } = useStillRows(items, isRead);
  const [pages, setPages] = useState(1);
  const focusAt = useRef<number | undefined>(undefined);
  const [, setOpened] = useState(0);
  const [drawn, setDrawn] = useState(AT_ONCE);
  const shown = rows.slice(0, pages * PAGE);
  const isDrawn = drawn >= shown.length;

  useEffect(() => {
    if (isDrawn) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + AT_ONCE));
    return () => clearTimeout(timer);
  }, [isDrawn, drawn]);
  useEffect(() => {
    if (!isDrawn) return;
    languages.show(
      shown.flatMap(({ item }) => item ?? []),
      () => setOpened((count) => count + 1),
    );
  }, [languages, items, isDrawn, pages, rows.length]);
  // What was pressed is gone or further down: the keyboard goes on at the rows that came.
  useLayoutEffect(() => {
    if (focusAt.current === undefined) return;
    const row = list.current?.children[focusAt.current]?.querySelector('button');
    focusAt.current = undefined;
    row?.focus();
  });

  const left = rows.length - shown.length;
  return (
    <>
      {isBehind ? (
        <div class="arrived">
          <button
            type="button"
            onClick={() => {
              focusAt.current = 0;
              catchUp();
            }}
          >
            {w.listChanged}
          </button>
        </div>
      ) : undefined}
      <ul class="conversations" ref={list}>
        {shown.map(({ key, item, was }, at) => (
          // Empty, it has a row's height: what comes under it does not move.
          <li key={key}>
            {at >= drawn ? undefined : item === undefined ? (
              <div class="row gone">
                <span class="handle" dir="auto" translate={false}>
                  {was.handle}
                </span>
                <span class="when">{w.rowGone}</span>
                <span class="marks" />
              </div>
            ) : (
              <Row item={item} seats={seats} language={languages.of(item)} timeOf={timeOf} onOpen={onOpen} />
            )}
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <button
          type="button"
          class="outline"
          onClick={() => {
            focusAt.current = shown.length;
            setPages(pages + 1);
            setDrawn(shown.length + AT_ONCE);
          }}
        >
          {w.listMore(left)}
        </button>
      ) : undefined}
    </>
  );
}

interface RowProps {
  readonly item: ListItem;
  readonly seats: readonly ClientSeat[];
  readonly language: string | undefined;
  readonly timeOf: (seat: ClientSeat | undefined) => SeatTime;
  readonly onOpen: (item: ListItem) => void;
}

function Row({ item, seats, language, timeOf, onOpen }: RowProps) {
  const { w, language: own, now } = useEnv();
  const { promised } = item;
  const draw = () => {
    const seat = seats.find(({ organisation }) => organisation.id === item.organisation);
    return (
      <button type="button" class={item.unread ? 'row new' : 'row'} onClick={() => onOpen(item)}>
        <span class="handle" dir="auto" translate={false}>
          {item.handle}
        </span>
        <span class="when">
          {timeOf(seat).moments.hour(item.hour)}
          {seat === undefined ? '' : ` · ${seat.organisation.name}`}
        </span>
        {promised === undefined ? undefined : (
          <span class="when">
            {w.promised(timeOf(seat).moments.before(fromHour(promised)), fromHour(promised) <= now())}
          </span>
        )}
        {/* There before anything is known to stand in it, so that nothing moves when it is. */}
        <span class="marks">
          <span class="language">{language === undefined ? '' : languageName(language, own)}</span>
          {item.unread ? <span class="mark">{w.isNew}</span> : undefined}
          {item.state === 'closed' ? <span class="mark plain">{w.isClosed}</span> : undefined}
        </span>
      </button>
    );
  };
  // Rows ask again for every few languages that were opened, and only those few look different then.
  return useMemo(draw, [w, own, item, seats, language, timeOf, onOpen]);
}

interface StillRow {
  readonly key: string;
  /** As it was when it came on screen. */
  readonly was: ListItem;
  /** As it is now; `undefined`: it is there no more. */
  readonly item: ListItem | undefined;
}

/**
 * Rows stay where they are while somebody looks: what changed of one is shown in its place, what is new or would move waits
 * for `catchUp`. What comes at the end moves nothing. Until the list was read for this visit (`isRead`) nobody has looked yet.
 */
function useStillRows(
  items: readonly ListItem[],
  isRead: boolean,
): {
  readonly rows: readonly StillRow[];
  readonly isBehind: boolean;
  readonly catchUp: () => void;
} {
  const [order, setOrder] = useState(items);
  const [isHeld, setIsHeld] = useState(false);
  let still = order;
  if (order !== items) {
    const begins = order.every((item, at) => items[at] !== undefined && keyOf(items[at]) === keyOf(item));
    if (!isHeld || begins) {
      still = items;
      setOrder(still);
    }
  }
  if (isRead && !isHeld) setIsHeld(true);
  // Rows are drawn a few at a time, and of all of them nothing changes in between.
  const compared = useMemo(() => {
    const now = new Map(items.map((item) => [keyOf(item), item]));
    const rows = still.map((was) => ({ key: keyOf(was), was, item: now.get(keyOf(was)) }));
    const isMoved = items.some((item, at) => still[at] === undefined || keyOf(still[at]) !== keyOf(item));
    return { rows, isBehind: isMoved || still.length !== items.length };
  }, [items, still]);
  return { ...compared, catchUp: () => setOrder(items) };
}
