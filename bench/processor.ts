/** Processor time of another process, of all its threads: what others do on the machine is not in it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** proc_pid_stat(5): the 14th and 15th field; the second, in brackets, may hold spaces. */
const [USER, SYSTEM] = [11, 12];
const ticksPerSecond = platform() === 'linux' ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 0;

/** Milliseconds since it began, in steps of 10. `NaN` where the system does not say it there. */
export function processorMs(pid: number): number {
  if (ticksPerSecond === 0) return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[USER]) + Number(fields[SYSTEM])) / ticksPerSecond) * 1000;
}

export const us = (value: number): string => `${Math.round(value * 1000)} µs`;
