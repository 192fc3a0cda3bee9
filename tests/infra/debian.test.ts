/** What a Debian administrator copies: the service, its user, its folders, and the switch from one version to another. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../support/nginx.helper.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'infra/debian');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const lines = (name: string): readonly string[] =>
  read(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('the service', () => {
  const settings = lines('in-vertrouwen.service');

  it.skipIf(onPath('systemd-analyze') === undefined)('is one that systemd understands', () => {
    const { status, stderr } = spawnSync(
      onPath('systemd-analyze') ?? '',
      ['verify', join(folder, 'in-vertrouwen.service')],
      {
        encoding: 'utf8',
      },
    );
    // What is not installed on this machine is no fault of the file.
    const faults = stderr
      .split('\n')
      .filter((line) => line !== '' && !/is not executable|No such file|not found/.test(line));
    expect([status === 0 || faults.length === 0, faults]).toEqual([true, []]);
  });

  it('reads its variables with our own reader, as the doctor and the commands do', () => {
    expect(settings).toContain(
      'ExecStart=/usr/bin/node --max-old-space-size=256 dist/src/main.js --env /etc/in-vertrouwen/env',
    );
    expect(settings.some((line) => line.startsWith('EnvironmentFile'))).toBe(false);
  });

  it.each([
    'User=in-vertrouwen',
    'LimitCORE=0',
    'MemorySwapMax=0',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'UMask=0077',
    'StateDirectoryMode=0700',
  ])('has %s', (line) => expect(settings).toContain(line));

  it('waits longer for the end than the server takes, and does not try a faulty start for ever', () => {
    // The server's own grace is 8 s (docs/operations.md).
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(settings.join('\n'))?.[1])).toBeGreaterThan(8);
    expect(settings).toContain('Restart=on-failure');
    expect(settings.some((line) => line.startsWith('StartLimitBurst='))).toBe(true);
  });

  it('the user and the folders are the ones it names', () => {
    // And in no group of another: Redis' files and its list of users are for the group `redis`.
    expect(lines('sysusers.conf').map((line) => line.split(/\s+/).slice(0, 2).join(' '))).toEqual(['u in-vertrouwen']);
    const folders = new Map(
      lines('tmpfiles.conf').map((line) => {
        const [kind = '', path = '', mode = '', user = ''] = line.split(/\s+/);
        return [path, `${kind} ${mode} ${user}`];
      }),
    );
    expect(folders.get('/etc/in-vertrouwen/env')).toBe('z 0640 root');
    expect(folders.get('/etc/in-vertrouwen/organisations')).toBe('d 0750 in-vertrouwen');
    expect(folders.get('/var/lib/in-vertrouwen')).toBe('d 0700 in-vertrouwen');
  });

  it.skipIf(onPath('systemd-sysusers') === undefined || process.getuid?.() !== 0)(
    'systemd makes that user and those folders',
    async () => {
      const empty = await mkdtemp(join(tmpdir(), 'debian-root-'));
      try {
        mkdirSync(join(empty, 'etc'));
        for (const [program, file] of [
          ['systemd-sysusers', 'sysusers.conf'],
          ['systemd-tmpfiles', 'tmpfiles.conf'],
        ] as const) {
          if (onPath(program) === undefined) continue;
          const create = program === 'systemd-tmpfiles' ? ['--create'] : [];
          const { status, stderr } = spawnSync(program, [`--root=${empty}`, ...create, '-'], {
            input: read(file),
            encoding: 'utf8',
          });
          expect([program, status, stderr]).toEqual([program, 0, expect.anything()]);
        }
        expect(readFileSync(join(empty, 'etc/passwd'), 'utf8')).toMatch(/^in-vertrouwen:.*:\/usr\/sbin\/nologin$/m);
        expect(existsSync(join(empty, 'etc/in-vertrouwen/organisations'))).toBe(true);
      } finally {
        await rm(empty, { recursive: true, force: true });
      }
    },
  );
});

describe('a folder for each version', () => {
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  let scratch: string;
  let server: ChildProcess | undefined;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'versions-'));
    // No registry is asked: the packages of this checkout stand in for those that npm would put there.
    mkdirSync(join(scratch, 'bin'));
    writeFileSync(
      join(scratch, 'bin/npm'),
      `#!/bin/sh\necho "$@" >> ${scratch}/npm-calls\nln -s ${root}node_modules node_modules\n`,
    );
    chmodSync(join(scratch, 'bin/npm'), 0o755);
    mkdirSync(join(scratch, 'opt'));
  });
  afterAll(async () => {
    server?.kill('SIGKILL');
    await rm(scratch, { recursive: true, force: true });
  });
  const run = (...words: string[]): { readonly status: number | null; readonly said: string } => {
    const { status, stdout, stderr } = spawnSync('sh', [join(folder, 'version.sh'), ...words], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${scratch}/bin:${process.env['PATH']}`, IN_VERTROUWEN: join(scratch, 'opt') },
    });
    return { status, said: stdout + stderr };
  };

  it('is complete before it has its name, and never written over', () => {
    expect(run('switch', version)).toMatchObject({ status: 1 });
    expect(run('add').said).toContain('is complete');
    expect(readdirSync(join(scratch, 'opt'))).toEqual([version]);
    expect(readFileSync(join(scratch, 'npm-calls'), 'utf8')).toMatch(/^ci --omit=dev --ignore-scripts /);
    expect(run('add')).toMatchObject({ status: 1, said: expect.stringContaining('never written over') as string });
    for (const path of [
      'dist/src/main.js',
      'dist/src/adviser-cli.js',
      'dist/src/doctor.js',
      'docs/operations.md',
      'LICENSE',
      'organisations/example.yaml',
    ])
      expect(existsSync(join(scratch, 'opt', version, path)), path).toBe(true);
  });

  it('a running server goes on serving its own pages through a switch, and after its folder has a successor', async () => {
    const opt = join(scratch, 'opt');
    expect(run('switch', version).status).toBe(0);
    expect(readlinkSync(join(opt, 'current'))).toBe(version);
    mkdirSync(join(scratch, 'organisations'));
    await cp(join(root, 'organisations/example.yaml'), join(scratch, 'organisations/example.yaml'));
    writeFileSync(
      join(scratch, 'env'),
      [
        'STORE=memory',
        'BOT_PORT=0',
        'INBOX_PORT=0',
        'INBOX_ORIGIN=http://localhost:3001',
        'HOSTED_BY="Zorg # één"',
        'SLACK_SIGNING_SECRET=a-signing-secret-for-the-test',
        'SLACK_BOT_TOKEN=xoxb-a-token-for-the-test',
        `KEYRING_DIR=${scratch}/keyring`,
        `ORGANISATIONS_DIR=${scratch}/organisations`,
      ].join('\n'),
    );
    // As the service does: by the link, with a path inside the scratch, and the file.
    server = spawn(process.execPath, ['--max-old-space-size=256', 'dist/src/main.js', '--env', join(scratch, 'env')], {
      cwd: join(opt, 'current'),
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await expect
      .poll(() => /"part":"inbox","port":(\d+)/.exec(said)?.[1] ?? said, { timeout: 20_000 })
      .toMatch(/^\d+$/);
    const port = /"part":"inbox","port":(\d+)/.exec(said)?.[1];
    expect(said).toContain('"event":"trial-only","part":"store","reason":"memory"');
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(assets.length).toBeGreaterThan(0);

    mkdirSync(join(opt, '9.9.9/dist/src'), { recursive: true });
    symlinkSync(join(opt, version, 'dist/src/main.js'), join(opt, '9.9.9/dist/src/main.js'));
    expect(run('switch', '9.9.9').status).toBe(0);
    expect(readlinkSync(join(opt, 'current'))).toBe('9.9.9');
    for (const path of ['/', ...assets])
      expect([path, (await fetch(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, 200]);
    expect(run('switch', '8.8.8')).toMatchObject({ status: 1 });
    expect(readlinkSync(join(opt, 'current'))).toBe('9.9.9');
    expect(run('list').said).toContain('9.9.9');
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  it('says how it is used', () => expect(run().status).toBe(2));
});
