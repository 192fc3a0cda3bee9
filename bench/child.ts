/** A process of the bench: told things over its IPC channel one at a time, ended with the bench. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { onCore, type Core } from './machine.ts';

export interface Child {
  readonly process: ChildProcess;
  /** Sends one message and gives its one answer. */
  ask<T>(question: object | string, response: z.ZodType<T>): Promise<T>;
  stop(): Promise<void>;
}

/** One listener for all: there are more of them than Node thinks is sane for one event. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** `process.env` holds what the caller's shell exported; a server gets only what it needs. */
const inherited = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], NODE_ENV: 'production' });

export function startNode(
  file: string,
  core: Core,
  env: Readonly<Record<string, string>>,
  flags: string[] = [],
  said: 'inherit' | 'ignore' = 'inherit',
): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const [command, args] = onCore(core, process.execPath, [...flags, path]);
  const child = spawn(command, args, {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', said, 'ipc'],
  });
  running.add(child);
  const died = once(child, 'exit').then((): never => {
    throw new Error(`${file} ended`);
  });
  died.catch(() => undefined);
  return {
    process: child,
    async ask(question, response) {
      const reply = once(child, 'message');
      child.send(question);
      const [message] = await Promise.race([reply, died]);
      return response.parse(message);
    },
    async stop() {
      running.delete(child);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** For a process whose first message says on which port it listens. */
export async function startListener(
  file: string,
  core: Core,
  env: Readonly<Record<string, string>>,
  flags: string[] = [],
): Promise<{ child: Child; port: number }> {
  const child = startNode(file, core, env, flags);
  child.process.stdout?.resume();
  const [message] = await Promise.race([
    once(child.process, 'message'),
    once(child.process, 'exit').then((): never => {
      throw new Error(`${file} did not start`);
    }),
  ]);
  return { child, port: z.object({ port: z.number() }).parse(message).port };
}
