/** The frame of the commands that an operator runs beside the server, with the same environment, store and keyring. */
import { writeSync } from 'node:fs';
import { loadConfig, type Config } from '../app/config/index.ts';
import { environmentOf } from '../app/config/start-environment.ts';
import { isAppError } from '../base/errors.ts';
import { openLog } from '../base/log-target.ts';
import type { Log } from '../base/log.ts';
import type { Clock } from '../core/ports.ts';
import { openTerminal, type Terminal } from './terminal.ts';

type OwnProcess = Pick<NodeJS.Process, 'env' | 'argv' | 'execArgv' | 'stdin' | 'stdout' | 'stderr'>;

export interface Surroundings {
  readonly argv: readonly string[];
  readonly config: Config;
  /** On the error output, so that the output holds what the command says and nothing else. */
  readonly log: Log;
  readonly clock: Clock;
  /** Writes one line for the operator. */
  readonly out: (line: string) => void;
  readonly terminal: Terminal;
  /** Closes this at the end, however the command ends. */
  readonly closing: <T extends Closable>(part: T) => T;
}
interface Closable {
  close(): unknown;
}

export interface Command {
  readonly usage: string;
  /** Are these words a command that `run` understands? */
  readonly isKnown: (argv: readonly string[]) => boolean;
  /** Gives the exit code: 0 done, 1 not done (said why), 2 not understood. */
  readonly run: (surroundings: Surroundings) => Promise<number>;
}

/** The exit code. Nothing is thrown: an unknown error's text may hold anything, and Node would print it. */
export async function runCommand(own: OwnProcess, command: Command): Promise<number> {
  const out = (line: string): void => void own.stdout.write(`${line}\n`);
  try {
    const { env, argv } = environmentOf(own, (line) => void own.stderr.write(`${line}\n`));
    // Before anything is opened: whoever asks how it works has not got a Redis yet.
    if (!command.isKnown(argv)) {
      out(command.usage);
      return 2;
    }
    return await runAndClose(own, command, { argv, config: loadConfig(env), out });
  } catch (error) {
    out(
      isAppError(error)
        ? error.message
        : 'Not done: an unexpected fault. Run the doctor (npm run doctor -- --env FILE).',
    );
    return 1;
  }
}

async function runAndClose(
  { stdin, stdout, stderr }: OwnProcess,
  command: Command,
  started: Pick<Surroundings, 'argv' | 'config' | 'out'>,
): Promise<number> {
  const open: Closable[] = [];
  const closing = <T extends Closable>(part: T): T => {
    open.unshift(part);
    return part;
  };
  const { log } = openLog({ write: (bytes) => writeSync(stderr.fd, bytes) });
  const clock = { now: () => new Date() };
  try {
    const terminal = closing(openTerminal(stdin, stdout));
    return await command.run({ ...started, log, clock, terminal, closing });
  } finally {
    for (const part of open) await part.close();
  }
}
