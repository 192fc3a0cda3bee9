/** The short version at start-up: what this machine alone can see at once. It warns, and stops nothing. */
import type { Environment } from '../config/fields.ts';
import type { Organisation } from '../core/organisation.ts';
import { checkPeople } from './people.ts';
import { lineOf } from './print.ts';
import { checkSettings } from './settings.ts';

export function startUpWarnings(
  env: Environment,
  organisations: readonly Organisation[],
  now: Date,
): readonly string[] {
  const lines = [...checkSettings(env), ...checkPeople(organisations, now)]
    .filter(({ level }) => level === 'warn' || level === 'fail')
    .map((each) => lineOf(each, false));
  return lines.length === 0 ? [] : [...lines, '`npm run doctor` looks at everything, from outside too.'];
}
