/**
 * What starting costs: with Slack alone, with Teams beside it, and from a build that Teams was taken out of. The
 * difference between the first and the last is what Teams costs whoever does not use it.
 */
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { median } from '../load.ts';
import { residentMegabytes } from '../machine.ts';
import { ask, type Microsoft } from '../microsoft.ts';
import { startOurs } from '../ours.ts';
import { ms, type Row } from '../table.ts';
import type { Workplace } from '../workplace.ts';

const ROUNDS = 4;
const START_MS = 800;
/** What a start leaves behind has been collected or not by then, for all alike. */
const SETTLED_MS = 300;

const KINDS = ['slack', 'teams', 'without'] as const;
type Kind = (typeof KINDS)[number];
interface Started {
  readonly ms: number;
  /** Until the first dialog was answered: botbuilder is loaded after the listeners are there. */
  readonly answeredMs: number;
  readonly megabytes: number;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The same build, and not one file of Teams in it. */
async function buildWithoutTeams({ folder }: Workplace): Promise<string> {
  const copy = join(folder, 'without-teams');
  const built = join(copy, 'dist');
  await mkdir(built, { recursive: true });
  await cp(at('../../../package.json'), join(copy, 'package.json'));
  await cp(at('../../src'), join(built, 'src'), { recursive: true });
  await cp(at('../../client/inbox'), join(built, 'client', 'inbox'), { recursive: true });
  await rm(join(built, 'src', 'teams'), { recursive: true });
  for (const chunk of ['teams', 'signpost']) await rm(join(built, 'src', `main.${chunk}.js`));
  await symlink(at('../../../node_modules'), join(copy, 'node_modules'));
  return pathToFileURL(join(built, 'src', 'main.js')).href;
}

export async function measureStart(
  workplace: Workplace,
  redis: { readonly socket: string },
  apiPort: number,
  microsoft: Microsoft,
): Promise<{ readonly start: Row; readonly teams: readonly Row[] }> {
  const without = await buildWithoutTeams(workplace);
  const [token = ''] = await microsoft.tokens(1);
  const options: Readonly<Record<Kind, Parameters<typeof startOurs>[3]>> = {
    slack: {},
    teams: { more: microsoft.environment },
    without: { main: without },
  };
  const start = async (kind: Kind): Promise<Started> => {
    const startedAt = performance.now();
    const ours = await startOurs(workplace, redis, apiPort, options[kind]);
    const { status } = await ask(ours.botPort, token, '77777777-aaaa-4bbb-8ccc-888888888888');
    if (status !== (kind === 'teams' ? 200 : 404)) throw new Error(`${kind}: answered ${status}`);
    const answeredMs = performance.now() - startedAt;
    await delay(SETTLED_MS);
    const megabytes = residentMegabytes(ours.pid);
    await ours.child.stop();
    return { ms: ours.startMs, answeredMs, megabytes };
  };
  const taken: Record<Kind, Started[]> = { slack: [], teams: [], without: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed()) taken[kind].push(await start(kind));
  return rowsOf(taken);
}

function rowsOf(taken: Readonly<Record<Kind, readonly Started[]>>) {
  const all = (kind: Kind, pick: keyof Started): number[] => taken[kind].map((one) => one[pick]);
  const of = (kind: Kind, pick: keyof Started): number => median(all(kind, pick));
  const added = (pick: keyof Started, kind: Kind, to: Kind): number => of(kind, pick) - of(to, pick);
  /** How far starts of one and the same thing lie apart. */
  const spread = (pick: keyof Started): number =>
    Math.max(
      ...(['slack', 'without'] as const).map((kind) => Math.max(...all(kind, pick)) - Math.min(...all(kind, pick))),
    );
  const noise = (pick: keyof Started) => {
    const width = spread(pick);
    const text = pick === 'megabytes' ? mb(width) : ms(width);
    return { target: `nothing: noise is ${text}`, met: added(pick, 'slack', 'without') <= width };
  };
  const started = of('slack', 'ms');
  return {
    start: {
      figure: 'start of the process to both listeners, Redis up',
      measured: ms(started),
      target: `below ${START_MS} ms`,
      met: started < START_MS,
    },
    teams: [
      { figure: 'added by Teams: start to both listeners', measured: plus(added('ms', 'teams', 'slack'), 'ms') },
      { figure: 'start to the first dialog answered', measured: ms(of('teams', 'answeredMs')) },
      { figure: 'added by Teams: resident', measured: plus(added('megabytes', 'teams', 'slack'), 'MB') },
      {
        figure: 'added when not configured: start',
        measured: plus(added('ms', 'slack', 'without'), 'ms'),
        ...noise('ms'),
      },
      {
        figure: 'added when not configured: resident',
        measured: plus(added('megabytes', 'slack', 'without'), 'MB'),
        ...noise('megabytes'),
      },
    ],
  };
}
const mb = (value: number): string => `${value.toFixed(1)} MB`;
const plus = (value: number, unit: 'ms' | 'MB'): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(unit === 'MB' ? 1 : 0)} ${unit}`;
