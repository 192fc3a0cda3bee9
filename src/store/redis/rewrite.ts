/**
 * Has Redis write its append-only file anew, so that what left is not in it any more. On every node, each of which has a
 * file of its own; the copies of a primary behind Sentinels too, to which nothing else of ours connects.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { RewriteOutcome, Rewritten } from '../../core/ports.ts';
import { parseInfo } from './check.ts';
import { addressesOf, attempt, createClient, type ClientOptions } from './client.ts';
import type { Connection, Node } from './connection.ts';

/** Long enough for some gigabytes; what takes longer is asked about an hour later. */
const LIMIT_MS = 10 * 60_000;
const LOOK_EVERY_MS = 100;
/** Each further one means that somebody else asked again in between. */
const TRIES = 4;

/** What each node counted when it was looked at last. */
interface Seen {
  readonly run: string;
  readonly gone: number;
  readonly rewrites: number;
}
interface Look extends Seen {
  readonly hasFile: boolean;
  readonly isGrown: boolean;
  readonly isBusy: boolean;
  readonly isWell: boolean;
  readonly leftOut: boolean;
  readonly copies: readonly { readonly host: string; readonly port: number }[];
}

/** Commands by which something of ours goes; what expires is counted apart. */
const GOING = ['del', 'unlink', 'getdel'];

async function look(client: Redis): Promise<Look> {
  const fields = parseInfo(await attempt(client.info('server', 'persistence', 'stats', 'replication', 'commandstats')));
  const number = (name: string): number => Number(fields.get(name) ?? 0);
  const calls = (command: string): number =>
    Number(/calls=(\d+)/.exec(fields.get(`cmdstat_${command}`) ?? '')?.[1] ?? 0);
  return {
    run: fields.get('run_id') ?? '',
    gone: GOING.reduce((sum, command) => sum + calls(command), number('expired_keys')),
    rewrites: number('aof_rewrites'),
    hasFile: fields.get('aof_enabled') === '1',
    isGrown: number('aof_current_size') > number('aof_base_size'),
    isBusy: number('aof_rewrite_in_progress') === 1 || number('aof_rewrite_scheduled') === 1,
    isWell: fields.get('aof_last_bgrewrite_status') !== 'err',
    leftOut: number('unexpected_error_replies') > 0,
    copies: [...fields].flatMap(([name, value]) => {
      const [, host, port] = /^slave\d+$/.test(name) ? (/^ip=([^,]+),port=(\d+)/.exec(value) ?? []) : [];
      return host === undefined ? [] : [{ host, port: Number(port) }];
    }),
  };
}

/** Without a look before this one nobody knows, and something may have. */
const mayHaveGone = (now: Look, before: Seen | undefined): boolean =>
  before?.run !== now.run || now.gone !== before.gone;

/** Until a rewrite that is under way is done. `undefined`: that takes too long, or Redis was started again. */
async function whenIdle(client: Redis, { run }: Look): Promise<Look | undefined> {
  for (const until = performance.now() + LIMIT_MS; performance.now() < until; await pause(LOOK_EVERY_MS)) {
    const now = await look(client);
    if (now.run !== run) return undefined;
    if (!now.isBusy) return now;
  }
  return undefined;
}

async function writeAnew(client: Redis, first: Look): Promise<RewriteOutcome> {
  let now = first;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (!now.hasFile || (!now.isGrown && !now.isBusy)) return 'written';
    // Redis left out steps of its own file when it started: they are in that file only, until it is written anew.
    if (now.leftOut) return 'would-lose';
    let isOurs = true;
    try {
      await client.bgrewriteaof();
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      if (/^NOPERM|unknown command/i.test(message)) return 'refused';
      if (!/in progress/i.test(message)) return 'failed';
      // Another instance asked at the same full hour, or Redis itself did: before us, so it may hold what left since.
      isOurs = false;
    }
    const after = await whenIdle(client, first);
    if (after === undefined || !after.isWell) return 'failed';
    if (isOurs) return 'written';
    now = after;
  }
  return 'failed';
}

const WORST = ['would-lose', 'refused', 'failed', 'written'] as const satisfies readonly RewriteOutcome[];
const worst = (outcomes: readonly RewriteOutcome[]): RewriteOutcome =>
  WORST.find((outcome) => outcomes.includes(outcome)) ?? 'nothing';

export function createRewrite(connection: Connection, options: ClientOptions): () => Promise<Rewritten> {
  const seen = new Map<string, Seen>();
  /** Not done the last time it was asked. */
  let isOwed = false;

  /** The copies of one primary. What cannot be reached cannot be asked, and its file is not known to be new. */
  const onCopies = async ({ copies }: Look): Promise<RewriteOutcome> => {
    const [address] = addressesOf(options);
    const { ca, commandTimeoutMs } = options;
    const how = {
      ...(ca === undefined ? {} : { ca }),
      ...(commandTimeoutMs === undefined ? {} : { commandTimeoutMs }),
    };
    const outcomes = await Promise.all(
      copies.map(async (place): Promise<RewriteOutcome> => {
        const { path: __, ...there } = address;
        const client = createClient(how, { ...there, ...place });
        try {
          await client.connect();
          return await writeAnew(client, await look(client));
        } catch {
          return 'failed';
        } finally {
          client.disconnect();
        }
      }),
    );
    return worst([...outcomes, 'written']);
  };
  const onNode = async ({ client }: Node, now: Look): Promise<RewriteOutcome> => {
    const outcome = await writeAnew(client, now);
    return outcome === 'written' && connection.kind === 'single' ? onCopies(now) : outcome;
  };

  return async () => {
    const nodes = connection.nodes();
    const looks = await Promise.all(nodes.map(async (node) => ({ node, now: await look(node.client) })));
    const known = looks.map(({ node, now }) => ({ now, before: seen.get(node.name) }));
    if (!isOwed && !known.some(({ now, before }) => mayHaveGone(now, before))) {
      for (const { node, now } of looks) seen.set(node.name, now);
      return { outcome: 'nothing', isNewer: false };
    }
    const outcome = worst([
      ...(await Promise.all(looks.map(({ node, now }) => onNode(node, now)))),
      ...(connection.missing().length === 0 ? [] : (['failed'] as const)),
    ]);
    const isNewer = known.every(({ now, before }) => before?.run === now.run && now.rewrites > before.rewrites);
    for (const { node, now } of looks) seen.set(node.name, now);
    isOwed = outcome !== 'written';
    return { outcome, isNewer };
  };
}
