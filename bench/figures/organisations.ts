/** One folder that grows from one organisation file to 5,000, and at each size the product and the doctor started on it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startNode } from '../child.ts';
import { onCore } from '../machine.ts';
import { fileOf, writeOrganisationFiles } from '../organisation-files.ts';
import { environmentOf, startOurs, type Ours } from '../ours.ts';
import type { BenchRedis } from '../redis.ts';
import { times, type Row } from '../table.ts';
import type { Workplace } from '../workplace.ts';

export interface OrganisationParts {
  readonly workplace: Workplace;
  readonly redis: BenchRedis;
  readonly apiPort: number;
}

const SIZES = [1, 100, 1000, 5000] as const;
/** In milliseconds, by how many files. */
const START_MS: Readonly<Record<number, number>> = { 1000: 2000, 5000: 8000 };
const DOCTOR_FILES = 1000;
const DOCTOR_MS = 3000;
const IDLE_SHARE = 0.003;
/** After this long nothing was written a moment ago. */
const SETTLE_MS = 8000;
const IDLE_MS = 6000;
const TRIES_MS = 20;

/** Workspaces that each added the app themselves: thousands of tokens are no variable. Nothing else is reached. */
const HOSTED = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'of-the-bench-of-the-bench',
  BOT_ORIGIN: 'https://localhost:1',
  OIDC_1_ISSUER: 'https://localhost:1',
};
const WEIGH = ['--expose-gc', '--import', new URL('../processes/weigh.js', import.meta.url).href];
const weightSchema = z.object({ rss: z.number(), heapUsed: z.number() });
const readSchema = z.object({
  readMs: z.number(),
  readProcessorMs: z.number(),
  changedProcessorMs: z.number(),
  parsed: z.number(),
});

interface Measured {
  readonly files: number;
  readonly startMs: number;
  /** Of all its threads, until both listeners were there. */
  readonly startProcessorMs: number;
  readonly read: z.infer<typeof readSchema>;
  readonly heap: number;
  readonly megabytes: number;
  /** Of a core. Only of the fewest and the most files. */
  readonly idle?: number;
  readonly changedMs: number;
  readonly doctorMs?: number;
}

async function readApart(folder: string, file: string): Promise<z.infer<typeof readSchema>> {
  const child = startNode('./processes/organisations.js', 'server', { FOLDER: folder, FILE: file });
  child.process.stdout?.resume();
  const [message] = await once(child.process, 'message');
  await child.stop();
  return readSchema.parse(message);
}

/** From the writing of a file until its organisation's page says so. */
async function changeOne({ botPort }: Ours, file: string, id: string): Promise<number> {
  const name = `Anders ${Date.now()}`;
  const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${botPort}/${id}`)).text();
  const text = await readFile(file, 'utf8');
  const startedAt = performance.now();
  await writeFile(file, text.replace(/^name: .*$/m, `name: ${name}`));
  while (!(await page()).includes(name)) {
    if (performance.now() - startedAt > 10_000) throw new Error('a changed file did not come in force');
    await delay(TRIES_MS);
  }
  return performance.now() - startedAt;
}

/** Of all its threads since it was started, in milliseconds. */
const processorMs = async ({ child }: Ours): Promise<number> =>
  (await child.ask('used', z.object({ processor: z.number() }))).processor / 1000;

async function idleShare(ours: Ours): Promise<number> {
  await delay(SETTLE_MS);
  const [before, startedAt] = [await processorMs(ours), performance.now()];
  await delay(IDLE_MS);
  return ((await processorMs(ours)) - before) / (performance.now() - startedAt);
}

async function runDoctor(environment: Readonly<Record<string, string>>): Promise<number> {
  const doctor = fileURLToPath(new URL('../../src/doctor.js', import.meta.url));
  const [command, args] = onCore('server', process.execPath, [doctor]);
  const startedAt = performance.now();
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return performance.now() - startedAt;
}

async function measureSize(
  { workplace, redis, apiPort }: OrganisationParts,
  folder: string,
  files: number,
): Promise<Measured> {
  const id = fileOf(files - 1);
  const file = join(folder, `${id}.yaml`);
  const at = { ...workplace, organisationsDir: folder };
  const read = await readApart(folder, file);
  const ours = await startOurs(at, redis, apiPort, { more: HOSTED, flags: WEIGH, said: 'ignore' });
  const startProcessorMs = await processorMs(ours);
  const { heapUsed, rss } = await ours.child.ask('weigh', weightSchema);
  const isEdge = files === SIZES[0] || files === SIZES.at(-1);
  const idle = isEdge ? { idle: await idleShare(ours) } : {};
  const changedMs = await changeOne(ours, file, id);
  await ours.child.stop();
  const doctor =
    files === DOCTOR_FILES
      ? {
          doctorMs: await runDoctor({
            ...environmentOf(at, redis, apiPort),
            ...HOSTED,
            BOT_PORT: '1',
            INBOX_PORT: '2',
          }),
        }
      : {};
  return {
    files,
    startMs: ours.startMs,
    startProcessorMs,
    read,
    heap: heapUsed,
    megabytes: rss / 1e6,
    changedMs,
    ...idle,
    ...doctor,
  };
}

export async function measureOrganisations(parts: OrganisationParts): Promise<Row[]> {
  const folder = join(parts.workplace.folder, 'many');
  const measured: Measured[] = [];
  for (const [index, files] of SIZES.entries()) {
    await writeOrganisationFiles(folder, SIZES[index - 1] ?? 0, files);
    measured.push(await measureSize(parts, folder, files));
  }
  return rowsOf(measured);
}

const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function rowsOf(all: readonly Measured[]): Row[] {
  const [fewest] = all;
  const steps = all.map((one, index) => ({ one, less: all[index - 1] }));
  return steps.flatMap(({ one, less }): Row[] => {
    const { files, startMs, startProcessorMs, read, heap, megabytes, idle, changedMs, doctorMs } = one;
    const named = `${files.toLocaleString('en')} ${files === 1 ? 'file' : 'files'}`;
    const most = START_MS[files];
    const more = less === undefined ? 1 : files / less.files;
    const grown = (now: number, before: number | undefined): string =>
      before === undefined ? '' : `, ${times(now / before)} for ${more} × the files`;
    return [
      {
        figure: `${named}: start to both listeners`,
        measured: seconds(startMs) + grown(startMs, less?.startMs),
        ...(most === undefined ? {} : { target: `below ${seconds(most)}`, met: startMs < most }),
      },
      {
        figure: `${named}: processor time of that`,
        measured: seconds(startProcessorMs) + grown(startProcessorMs, less?.startProcessorMs),
      },
      {
        figure: `${named}: reading alone, and its processor time`,
        measured: `${seconds(read.readMs)}, ${(read.readProcessorMs / files).toFixed(2)} ms each`,
      },
      ...(fewest === undefined || less === undefined
        ? []
        : [
            {
              figure: `${named}: heap of each, and the whole process`,
              measured: `${((heap - fewest.heap) / (files - 1) / 1024).toFixed(1)} KiB, ${megabytes.toFixed(0)} MB`,
            },
          ]),
      {
        figure: `${named}: one changed, until it is in force`,
        measured: `${seconds(changedMs)}, ${read.changedProcessorMs.toFixed(1)} ms of processor`,
        target: 'one is parsed',
        met: read.parsed === 1,
      },
      ...(idle === undefined
        ? []
        : [
            {
              figure: `${named}: of a core, while nothing happens`,
              measured: percent(idle),
              ...(idle === fewest?.idle
                ? {}
                : {
                    target: `at most ${percent(IDLE_SHARE)} more than 1 file`,
                    met: idle - (fewest?.idle ?? 0) <= IDLE_SHARE,
                  }),
            },
          ]),
      ...(doctorMs === undefined
        ? []
        : [
            {
              figure: `${named}: the doctor`,
              measured: seconds(doctorMs),
              target: `below ${seconds(DOCTOR_MS)}`,
              met: doctorMs < DOCTOR_MS,
            },
          ]),
    ];
  });
}
