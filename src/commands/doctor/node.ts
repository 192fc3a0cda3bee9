/** Whether this Node still gets security fixes: it reads what strangers send. */
import { fail, info, ok, warn, type Finding } from './types.ts';

/** What the product uses begins here: `engines` in package.json. */
const OLDEST = [20, 19] as const;
/** Last day with fixes, by major: nodejs.org/en/about/previous-releases, looked up in November 2026. */
const ENDS: ReadonlyMap<number, string> = new Map([
  [20, '2026-04-30'],
  [21, '2024-06-01'],
  [22, '2027-04-30'],
  [23, '2025-06-01'],
  [24, '2028-04-30'],
  [25, '2026-06-01'],
  [26, '2029-04-30'],
]);
const SOON_DAYS = 90;
const DAY_MS = 86_400_000;

/** Majors with the longest life before them, as a package manager offers them. */
function alive(now: Date): string {
  const today = now.toISOString().slice(0, 10);
  const majors = [...ENDS].filter(([major, end]) => major % 2 === 0 && end >= today).map(([major]) => major);
  return majors.length === 0
    ? 'Install a release that nodejs.org lists as LTS.'
    : `Install Node ${majors.toSorted((one, other) => other - one).join(' or ')}.`;
}

export function checkNode(version: string, now: Date): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    return fail('node', `Node ${version} is too old.`, `${alive(now)} It must be ${OLDEST.join('.')} or newer.`);
  const end = ENDS.get(major);
  if (end === undefined)
    return info(
      'node',
      `Node ${version} is newer than this version of the product knows: see at nodejs.org until when it gets fixes.`,
    );
  const left = Math.floor((Date.parse(`${end}T23:59:59Z`) - now.getTime()) / DAY_MS);
  if (left < 0)
    return warn('node', `Node ${version} works, but Node ${major} gets no security fixes since ${end}.`, alive(now));
  if (left < SOON_DAYS)
    return warn('node', `Node ${version} works; Node ${major} gets security fixes until ${end}.`, alive(now));
  return ok('node', `Node ${version} gets security fixes until ${end}.`);
}
