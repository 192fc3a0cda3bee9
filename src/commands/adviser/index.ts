/**
 * The operator's side of letting an adviser in: invite, look who waits, approve, reject, and forget who left. Runs where the
 * organisation files and the keyring are; nothing of it can be reached over the network.
 */
import { parseArgs } from 'node:util';
import { isAppError } from '../../base/errors.ts';
import { createEnrolments } from '../../core/adviser/enrolment.ts';
import { approve, reject } from './approve.ts';
import { forget } from './forget.ts';
import { invite } from './invite.ts';
import { pending } from './pending.ts';
import type { AdviserCliDeps } from './types.ts';

export type { AdviserCliDeps } from './types.ts';

export const ADVISER_USAGE = `npm run adviser -- [--env <file>] <command>
  --env <file>                              variables from a file such as .env; those already set win
  invite <adviser> [--organisation <id>]    print a link that works once, within 72 hours
  pending                                   who waits, and the six words of their key card
  approve <adviser> [--organisation <id>] [--fingerprint "six words"]
                                            let them in, after comparing the six words by telephone
  reject <adviser> [--organisation <id>]    throw a request away
  forget <adviser> [--organisation <id>] [--lost]
                                            remove the wrapped keys of an adviser who left, or lost every way to them`;

const OPTIONS = {
  organisation: { type: 'string' },
  fingerprint: { type: 'string' },
  lost: { type: 'boolean' },
} as const;
const COMMANDS = { invite, approve, reject, forget } as const;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch {
    return undefined;
  }
}

/** Whether these words are a command at all. */
export function isAdviserCommand(argv: readonly string[]): boolean {
  const [name = '', adviser, ...rest] = parse(argv)?.positionals ?? [];
  if (name === 'pending') return adviser === undefined;
  return Object.hasOwn(COMMANDS, name) && adviser !== undefined && rest.length === 0;
}

/** @returns the exit code: 0 done, 1 not done (said why), 2 not understood. Store and keyring faults are thrown. */
export async function runAdviserCommand(argv: readonly string[], deps: AdviserCliDeps): Promise<number> {
  const parsed = parse(argv);
  const [name = '', adviser] = parsed?.positionals ?? [];
  const enrolments = createEnrolments(deps);
  if (!isAdviserCommand(argv)) {
    deps.out(ADVISER_USAGE);
    return 2;
  }
  for (const { name: file, faults } of deps.organisations.refused?.() ?? []) {
    deps.out(`${file} is refused; what is in it is not seen here:`);
    for (const fault of faults) deps.out(`  ${fault}`);
  }
  if (adviser === undefined) return pending(enrolments, deps);
  try {
    return await COMMANDS[name as keyof typeof COMMANDS]({ ...parsed?.values, adviser, enrolments }, deps);
  } catch (error) {
    if (!isAppError(error, 'ORGANISATION_INVALID')) throw error;
    deps.out(error.message);
    return 1;
  }
}
