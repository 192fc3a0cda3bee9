/** The longest task of a page's main thread, from the browser's own trace. */
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number().default(0),
      dur: z.number().default(0),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
});
const CATEGORIES = ['toplevel', 'devtools.timeline'];

export interface Tasks {
  /** Milliseconds of the thread's own processor time, so that other programs on this machine do not count. */
  readonly longest: number;
  /** Milliseconds by the clock, as the browser's `longtask` has it. */
  readonly longestByClock: number;
}

export async function tasksOf(browser: Browser, page: Page, work: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && threads.has(`${pid}/${tid}`),
  );
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  const longest = (pick: (task: (typeof tasks)[number]) => number): number => Math.max(...tasks.map(pick)) / 1000;
  return { longest: longest(({ tdur, dur }) => tdur ?? dur), longestByClock: longest(({ dur }) => dur) };
}
