/** The nginx of the machine with our site as it lies there: only ports, folders and host names are replaced. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { certificate } from './certificate.helper.ts';
import { freePort } from './free-port.helper.ts';

/** Debian keeps it where only root looks. */
export const onPath = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

export interface Nginx {
  readonly https: number;
  readonly http: number;
  readonly folder: string;
  /** What the checks of nginx itself say (`nginx -t`). */
  readonly checked: string;
  /** Its logs outside our site's blocks. */
  logs(): string;
  stop(): Promise<void>;
}

export async function startNginx(
  program: string,
  site: string,
  parts: { readonly botPort: number; readonly inboxPort: number; readonly hosts: Readonly<Record<string, string>> },
): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const [https, http] = [await freePort(), await freePort()];
  const now = Date.now();
  const { cert, key } = certificate({ from: new Date(now - 86_400_000), until: new Date(now + 86_400_000) });
  const hosts = Object.entries(parts.hosts).toSorted(([one], [other]) => other.length - one.length);
  const named = hosts.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(site, 'utf8'));
  for (const name of Object.values(parts.hosts)) {
    const certificates = join(folder, 'live', name);
    await mkdir(certificates, { recursive: true });
    await writeFile(join(certificates, 'fullchain.pem'), cert);
    await writeFile(join(certificates, 'privkey.pem'), key);
  }
  const placed = named
    .replaceAll('/etc/letsencrypt/live', join(folder, 'live'))
    .replaceAll('[::]:', '127.0.0.2:')
    .replaceAll(/(listen (?:127\.0\.0\.2:)?)443\b/g, `$1${https}`)
    .replaceAll(/(listen (?:127\.0\.0\.2:)?)80\b/g, `$1${http}`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${parts.botPort}`)
    .replaceAll('127.0.0.1:3001', `127.0.0.1:${parts.inboxPort}`);
  await writeFile(join(folder, 'site.conf'), placed);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  // As Debian's own nginx.conf: it logs, unless a site says otherwise.
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log info;
events { worker_connections 256; }
http {
  access_log ${folder}/access.log;
  ${temporary.map((name) => `${name}_temp_path ${folder}/temp-${name};`).join('\n  ')}
  include ${folder}/site.conf;
}
`,
  );
  const words = ['-e', join(folder, 'error.log'), '-p', folder, '-c', join(folder, 'nginx.conf')];
  const test = spawnSync(program, ['-t', ...words], { encoding: 'utf8' });
  const child: ChildProcess = spawn(program, words, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGQUIT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + 10_000;
  while (!(await listens(https))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`nginx did not start:\n${test.stderr}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const logs = (): string =>
    ['access.log', 'error.log'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return { https, http, folder, checked: test.stderr, logs, stop };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
