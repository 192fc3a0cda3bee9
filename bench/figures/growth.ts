/** 10² → 10⁶ open conversations of one organisation: what each thing costs, and how many times that with more of them. */
import type { Child } from '../child.ts';
import { median } from '../load.ts';
import { walk } from '../requests.ts';
import type { Spent } from '../spent.ts';
import type { Row } from '../table.ts';
import { ACTIONS, takeAll, type Action, type Taken } from './growth-actions.ts';
import { openPlace, type Place } from './growth-place.ts';

const NAMES: Readonly<Record<Action, string>> = {
  modal: 'modal',
  form: 'form, sealed and stored',
  withdrawal: 'withdrawal of one message, without waiting for the disk',
  list: 'list of 100, beside as many of another organisation',
  middle: 'the page in the middle of one’s own list',
  thread: 'conversation of 50 messages',
  notices: 'whom to notify in one slot, of four',
  due: 'hourly: 100 keys that are due, found and overwritten',
  pages: 'hourly: the look at all erasure keys',
};
/** With fewer there is no whole page behind the middle of a quarter of them. */
const WHOLE_PAGE = 10_000;
/** Until everything that is hot was compiled. */
const WARM = 3;

export interface GrowthParts {
  readonly sizes: readonly number[];
  readonly pieces: number;
  readonly apiPort: number;
  readonly slackApi: Child;
  readonly load: Child;
}

/** Each piece is taken of every size, so that a slow moment of the machine meets all of them. */
export async function measureGrowth({ sizes, pieces, apiPort, slackApi, load }: GrowthParts): Promise<Row[]> {
  const places: Place[] = [];
  try {
    for (const size of sizes) places.push(await openPlace(size, apiPort));
    const shown = await walk(places[0]?.ours.botPort ?? 0, slackApi);
    const taken: Taken[][] = [];
    for (let piece = 0; piece < WARM + pieces; piece += 1) {
      const row: Taken[] = [];
      for (const place of places) row.push(await takeAll(place, { load, pages: shown, piece }));
      if (piece >= WARM) taken.push(row);
    }
    return ACTIONS.flatMap((action) => {
      const from = action === 'middle' ? sizes.findIndex((size) => size >= WHOLE_PAGE) : 0;
      const later = taken.map((row) => row.slice(from));
      return rowsOf(action, sizes.slice(from), later);
    });
  } finally {
    for (const place of places) await place.stop();
  }
}

const said = (microseconds: number): string =>
  microseconds < 10_000 ? `${Math.round(microseconds)} µs` : `${(microseconds / 1000).toFixed(1)} ms`;

/** @param taken by piece, and then by size */
function rowsOf(action: Action, sizes: readonly number[], taken: readonly (readonly Taken[])[]): Row[] {
  const at = (index: number, pick: keyof Spent): number =>
    median(taken.map((piece) => piece[index]?.[action][pick] ?? Number.NaN));
  /** Within each piece, and then the median; a dash where nothing was asked. */
  const ratios = (pick: keyof Spent): string =>
    sizes
      .slice(1)
      .map((_, index) =>
        median(taken.map((piece) => (piece[index + 1]?.[action][pick] ?? 0) / (piece[0]?.[action][pick] ?? 0))),
      )
      .map((ratio) => (Number.isFinite(ratio) ? ratio.toFixed(2) : '–'))
      .join(' / ');
  const whole = (size: number): string => size.toLocaleString('en');
  const more = sizes.slice(1).map(whole).join(' / ');
  return [
    {
      figure: `${NAMES[action]}, ${whole(sizes[0] ?? 0)}`,
      measured: `${said(at(0, 'own'))}, Redis ${said(at(0, 'redis'))}, of which scripts and scans ${said(at(0, 'commands'))}`,
    },
    { figure: `  × with ${more}`, measured: ratios('own') },
    { figure: '  Redis / its scripts and scans', measured: `${ratios('redis')}  |  ${ratios('commands')}` },
    ...(action === 'due' || action === 'pages'
      ? [
          {
            figure: `  with ${whole(sizes.at(-1) ?? 0)}`,
            measured: `${said(at(sizes.length - 1, 'own'))}, Redis ${said(at(sizes.length - 1, 'redis'))}`,
          },
        ]
      : []),
  ];
}
