/** Runs the checks side by side: one that hangs or throws costs its own line and no other's. */
import { withTimeout } from '../../base/timeout.ts';
import { fail, type Check, type Finding } from './types.ts';

export const CHECK_MS = 10_000;

/** An error's text may hold anything, so it is not shown: its code, or that there is none. */
const nameOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : '';
};

async function one({ id, within: ms = CHECK_MS, run }: Check): Promise<readonly Finding[]> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Finding[]>((resolve) => {
    timer = setTimeout(() => {
      ending.abort();
      resolve([
        fail(
          id,
          `The check "${id}" had no answer within ${ms / 1000} seconds.`,
          'Look whether the other side answers from this machine (firewall, proxy, DNS), and run the doctor again.',
        ),
      ]);
    }, ms);
  });
  try {
    return await Promise.race([Promise.resolve().then(() => run(ending.signal)), late]);
  } catch (error) {
    return [
      fail(
        id,
        `The check "${id}" itself broke off${nameOf(error)}.`,
        'Run the doctor again; if it stays, report it with this line.',
      ),
    ];
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

/** `undefined` when it fails or takes longer: whoever needs it says that it was not checked. */
export const soon = <T>(work: Promise<T>, ms = CHECK_MS / 2): Promise<T | undefined> =>
  withTimeout(
    ms,
    work.catch(() => undefined),
  );

/** In the order of `checks`, whichever ends first. */
export async function runChecks(checks: readonly Check[]): Promise<readonly Finding[]> {
  return (await Promise.all(checks.map(one))).flat();
}

/** 1 when something failed, and when nothing was looked at. */
export const exitCode = (findings: readonly Finding[]): number =>
  findings.length === 0 || findings.some(({ level }) => level === 'fail') ? 1 : 0;
