/** The server as the image starts it: its own command, with an environment that infra/ ships. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './closure.helper.ts';
import type { ShippedRedis } from './redis.helper.ts';
import { image, type Settings } from './settings.helper.ts';

export interface ShippedServer {
  readonly env: Settings;
  port(part: 'bot' | 'inbox' | 'operations'): number;
  readyz(): Promise<string>;
  output(): string;
  isRunning(): boolean;
  /** Resolves with the exit code when it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** This machine's folders, ports and hosts in the places of the shipped ones; whatever else is set stays. */
export function here(shipped: Settings, redis: ShippedRedis, hosts: Settings): Settings {
  const folder = {
    KEYRING_DIR: join(redis.keys, 'keyring'),
    ORGANISATIONS_DIR: join(redis.dir, 'organisations'),
    NODE_EXTRA_CA_CERTS: redis.authority,
  };
  return {
    ...shipped,
    ...folder,
    ...(shipped['HOST'] === undefined ? {} : { HOST: '127.0.0.1' }),
    BOT_PORT: '0',
    INBOX_PORT: '0',
    OPERATIONS_PORT: '0',
    REDIS_URL: redis.url,
    ...hosts,
  };
}

/** Resolves when every listener said its port; rejects with what the process said when it ended before. */
export async function startServer(env: Settings, more: readonly string[] = []): Promise<ShippedServer> {
  const [, ...args] = image.command;
  const child = spawn(process.execPath, [...more, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killOnExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  let text = '';
  const ports = new Map<string, number>();
  await new Promise<void>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      text += chunk.toString();
      for (const [, part = '', port] of text.matchAll(/"part":"(\w+)","port":(\d+)/g)) ports.set(part, Number(port));
      if (ports.size === 3) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void gone.then(() => reject(new Error(`ended:\n${text}`)));
  });
  const port: ShippedServer['port'] = (part) => ports.get(part) ?? 0;
  return {
    env,
    port,
    readyz: async () => (await fetch(`http://127.0.0.1:${port('operations')}/readyz`)).text(),
    output: () => text,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async end(signal) {
      child.kill(signal);
      const code = await gone;
      process.off('exit', killOnExit);
      return code;
    },
  };
}
