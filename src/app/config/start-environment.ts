/**
 * The environment of a process, with the variables of a file: `--env FILE` among its arguments, or Node's own `--env-file`.
 * Node's reader loses some lines without a word. Those variables are put back, and the operator is told, so that nobody
 * runs without a variable that they can see in their file. Variables that are set already win, as they do for Node.
 */
import { readFileSync } from 'node:fs';
import { AppError } from '../../base/errors.ts';
import { readEnvFile, type EnvFile } from './env-file.ts';
import type { Environment } from './fields.ts';

export interface StartedWith {
  readonly env: Environment;
  /** Words behind the command. */
  readonly argv: readonly string[];
  /** Node's own options, in which `--env-file` stands. */
  readonly execArgv: readonly string[];
  /** @throws when it cannot be read. */
  readonly read: (path: string) => Uint8Array;
}
export interface StartEnvironment {
  readonly env: Environment;
  /** What the process has to set for itself, so that libraries see the same. */
  readonly added: Readonly<Record<string, string>>;
  /** The words that are left. */
  readonly argv: readonly string[];
  /** For the operator: where something was lost, and what to do. */
  readonly said: readonly string[];
}
export interface LookedAt {
  readonly path: string;
  /** By `--env`: read strictly. By Node: as it is. */
  readonly by: 'us' | 'node';
  readonly file: EnvFile;
}

/** `--env FILE` or `--env=FILE`, wherever it stands. @throws AppError `CONFIG_INVALID` without a name behind it. */
export function takeOption(argv: readonly string[]): { readonly path?: string; readonly rest: readonly string[] } {
  const at = argv.findIndex((word) => word === '--env' || word.startsWith('--env='));
  if (at < 0) return { rest: argv };
  const isLong = argv[at] !== '--env';
  const path = isLong ? argv[at]?.slice('--env='.length) : argv[at + 1];
  if (path === undefined || path === '' || path.startsWith('--'))
    throw new AppError('CONFIG_INVALID', '--env needs the name of a file behind it, such as --env .env');
  return { path, rest: [...argv.slice(0, at), ...argv.slice(at + (isLong ? 1 : 2))] };
}

function nodesFiles(execArgv: readonly string[]): readonly string[] {
  return execArgv.flatMap((word, index) => {
    const [, long] = /^--env-file(?:-if-exists)?=(.+)$/.exec(word) ?? [];
    const next = /^--env-file(?:-if-exists)?$/.test(word) ? execArgv[index + 1] : undefined;
    return [long ?? next].filter((path) => path !== undefined);
  });
}

export const shownPath = (path: string): string => path.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');

/**
 * The file after `--env`; without it the files that Node read. Node's files may be gone by now: that is no reason to stop.
 * @throws AppError `CONFIG_INVALID` when the file after `--env` cannot be read.
 */
export function lookAtFiles(
  path: string | undefined,
  { execArgv, read }: Pick<StartedWith, 'execArgv' | 'read'>,
): readonly LookedAt[] {
  if (path === undefined)
    return nodesFiles(execArgv).flatMap((one): LookedAt[] => {
      try {
        return [{ path: one, by: 'node', file: readEnvFile(read(one)) }];
      } catch {
        return [];
      }
    });
  try {
    return [{ path, by: 'us', file: readEnvFile(read(path)) }];
  } catch {
    throw new AppError('CONFIG_INVALID', 'the file after --env cannot be read. Check its name and permissions.');
  }
}

/** Variables with a byte order mark in front of their name, as some tools pass them on: found by their name without it. */
function marked(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const plain = /^[\uFEFF\u200B]+\s*([A-Za-z_][A-Za-z0-9_]*)$/.exec(name)?.[1];
      return plain === undefined || value === undefined || env[plain] !== undefined ? [] : [[plain, value]];
    }),
  );
}

/** Variables that the process has not got: from the files, and by their marked names. What is set already wins. */
export function missingFrom(env: Environment, files: readonly LookedAt[]): Readonly<Record<string, string>> {
  const found = Object.assign(marked(env), ...files.map(({ file }) => file.variables)) as Record<string, string>;
  return Object.fromEntries(Object.entries(found).filter(([name]) => env[name] === undefined));
}

/** @throws AppError `CONFIG_INVALID` for a file after `--env` that is not what it should be: every line at once. */
export function startEnvironment({ env, argv, ...how }: StartedWith): StartEnvironment {
  const { path, rest } = takeOption(argv);
  const files = lookAtFiles(path, how);
  const remarks = files.flatMap((looked) => looked.file.remarks.map((remark) => ({ ...remark, ...looked })));
  const broken = remarks.filter(({ by, weight }) => by === 'us' && weight === 'broken');
  if (broken.length > 0)
    throw new AppError(
      'CONFIG_INVALID',
      `\n${broken.map((one) => `${shownPath(one.path)}, line ${one.line}: ${one.what}. ${one.remedy}`).join('\n')}`,
    );
  const added = missingFrom(env, files);
  const lost = path === undefined ? Object.keys(added) : [];
  return {
    env: { ...env, ...added },
    added,
    argv: rest,
    said: [
      ...remarks
        .filter(({ weight }) => weight !== 'note')
        .map((one) => `! ${shownPath(one.path)}, line ${one.line}: ${one.what}. → ${one.remedy}`),
      ...(lost.length === 0
        ? []
        : [
            `! Lost on the way into the environment, and taken after all: ${lost.join(', ')}. → Start with --env instead.`,
          ]),
    ],
  };
}

/**
 * The same for a process of ours, which sets for itself what was missing, so that libraries see it too.
 * @throws AppError `CONFIG_INVALID`
 */
export function environmentOf(
  own: Pick<NodeJS.Process, 'env' | 'argv' | 'execArgv'>,
  say: (line: string) => void,
): Pick<StartEnvironment, 'env' | 'argv'> {
  const { env, added, argv, said } = startEnvironment({
    env: own.env,
    argv: own.argv.slice(2),
    execArgv: own.execArgv,
    read: (path) => readFileSync(path),
  });
  Object.assign(own.env, added);
  for (const line of said) say(line);
  return { env, argv };
}
