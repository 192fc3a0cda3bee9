/** What the figures were taken on, and which core each part gets. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** `server`: what is being measured. `rest`: load generator, stand-in for Slack, Redis. */
export type Core = 'server' | 'rest';
const CORE: Readonly<Record<Core, string>> = { server: '0', rest: '1' };

const canPin = cpus().length >= 2 && spawnSync('taskset', ['-c', CORE.rest, 'true']).status === 0;

/** Program and arguments that run `command` on its core, or unchanged where cores cannot be given out. */
export function onCore(core: Core, command: string, args: readonly string[]): [string, string[]] {
  return canPin ? ['taskset', ['-c', CORE[core], command, ...args]] : [command, [...args]];
}

export const redisProgram = (): string => process.env['REDIS_SERVER'] ?? 'redis-server';

export function describeMachine(): string {
  const redis = /v=([\d.]+)/.exec(execFileSync(redisProgram(), ['--version'], { encoding: 'utf8' }))?.[1] ?? '?';
  const cores = canPin
    ? 'the server under test has one core; load generator, Slack stand-in and Redis share another'
    : 'all processes share all cores (taskset is not there, or there is one core only)';
  return `Node ${process.versions.node}, Redis ${redis}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}\n${cores}`;
}

/** Resident memory of a process in MB (10^6 bytes). */
export function residentMegabytes(pid: number): number {
  return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6;
}
