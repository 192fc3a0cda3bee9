/**
 * The server with each environment that infra/ ships, on the Redis that infra/ ships, without Docker, Kubernetes or
 * Azure: their command, their variables and their probes are given to the programs inside. What was never run is in
 * docs/operations.md.
 */
import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readText, root } from '../support/infra/closure.helper.ts';
import { services } from '../support/infra/compose-file.helper.ts';
import { startShippedRedis, type ShippedRedis } from '../support/infra/redis.helper.ts';
import { here, startServer, type ShippedServer } from '../support/infra/server.helper.ts';
import { image, ways, type Settings } from '../support/infra/settings.helper.ts';

const run = promisify(execFile);
/** No address that may exist is asked: an issuer is only looked up when somebody signs in, or by the doctor. */
const NOWHERE = 'https://127.0.0.1:1';

let redis: ShippedRedis;
let server: ShippedServer | undefined;
beforeAll(async () => {
  redis = await startShippedRedis();
  await copyFile(join(root, 'organisations/example.yaml'), join(redis.dir, 'organisations/example.yaml'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
});
afterAll(() => redis.close());

const address = async (): Promise<Settings> => ({
  REDIS_URL: /^REDIS_URL=(.*)$/m.exec(await readFile(join(redis.dir, 'redis.env'), 'utf8'))?.[1] ?? '',
});
const settingsOf = async (way: keyof typeof ways): Promise<Settings> => here(ways[way](await address()), redis, {});

/** A machine that is busy may take a moment; a check gives up after 1.5 seconds. */
const isReady = async (one: ShippedServer): Promise<void> =>
  await expect.poll(() => one.readyz(), { timeout: 20_000 }).toBe('ready\n');

describe.each(Object.keys(ways) as (keyof typeof ways)[])('%s', (way) => {
  it('starts the server on the shipped Redis; it is ready, answers on each listener, and ends when asked', async () => {
    server = await startServer(await settingsOf(way));
    await isReady(server);
    expect((await fetch(`http://127.0.0.1:${server.port('bot')}/example`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${server.port('inbox')}/`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${server.port('operations')}/metrics`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.output()).not.toContain('"event":"fault"');
  });
});

describe('.env.example, copied and filled in', () => {
  it('is read by Node itself, as its first lines say', async () => {
    const env = await settingsOf('.env.example');
    const file = join(redis.dir, '.env');
    const shipped = readText('.env.example');
    // The shipped lines stay as they are; of a variable that comes twice the later one counts.
    const own = Object.entries(env).filter(([name, value]) => !shipped.includes(`\n${name}=${value}\n`));
    await writeFile(file, `${shipped}\n${own.map(([name, value]) => `${name}=${value}`).join('\n')}\n`, {
      mode: 0o600,
    });
    // Node reads this one when it starts, before the file.
    server = await startServer({ NODE_EXTRA_CA_CERTS: redis.authority }, [`--env-file=${file}`]);
    await isReady(server);
    expect(await server.end('SIGTERM')).toBe(0);
  });
});

describe('what asks whether it lives', () => {
  it('the image’s own check: yes while it answers, no when nobody does', async () => {
    server = await startServer(await settingsOf('compose.yaml'));
    const [command = '', ...args] = image.healthcheck;
    expect(command).toBe('node');
    const check = (port: number): Promise<unknown> =>
      run(process.execPath, args, { env: { OPERATIONS_PORT: String(port) } });
    await check(server.port('operations'));
    const port = server.port('operations');
    await server.end('SIGTERM');
    await expect(check(port)).rejects.toMatchObject({ code: 1 });
  });

  const httpGet = z.object({ httpGet: z.object({ path: z.string(), port: z.enum(['bot', 'inbox', 'operations']) }) });
  const { startupProbe, livenessProbe, readinessProbe } = z
    .object({
      spec: z.object({
        template: z.object({
          spec: z.object({
            containers: z.tuple([
              z.object({
                startupProbe: httpGet,
                livenessProbe: httpGet,
                readinessProbe: httpGet,
                command: z.never().optional(),
                args: z.never().optional(),
              }),
            ]),
          }),
        }),
      }),
    })
    .parse(parse(readText('infra/kubernetes/base/deployment.yaml'))).spec.template.spec.containers[0];

  it('Kubernetes’ probes: alive and ready; alive and not ready when Redis is gone; and ready when it is back', async () => {
    server = await startServer(await settingsOf('kubernetes/example'));
    const ask = async ({ httpGet: { path, port } }: z.infer<typeof httpGet>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${server?.port(port)}${path}`)).status;
    const all = async (): Promise<number[]> => Promise.all([startupProbe, livenessProbe, readinessProbe].map(ask));
    await expect.poll(all, { timeout: 20_000 }).toEqual([200, 200, 200]);
    await redis.end('SIGKILL');
    await expect.poll(all, { timeout: 20_000 }).toEqual([200, 200, 503]);
    await redis.start();
    await expect.poll(all, { timeout: 20_000 }).toEqual([200, 200, 200]);
  });

  it('Azure’s probes: the same paths, on the port that the server is told', async () => {
    const module = readText('infra/azure/modules/app.bicep');
    const probes = [...module.matchAll(/type: '(\w+)'\s+httpGet: \{\s+path: '([^']+)'\s+port: (\d+)/g)];
    expect(probes).toHaveLength(3);
    server = await startServer(await settingsOf('azure with its example'));
    await isReady(server);
    for (const [, type, path, port] of probes) {
      expect(port, type).toBe(ways['azure with its example']({})['OPERATIONS_PORT']);
      expect((await fetch(`http://127.0.0.1:${server.port('operations')}${path}`)).status, type).toBe(200);
    }
  });
});

describe('the two command lines of compose.yaml', () => {
  it('the operator’s: as its service starts it, it shows who waits', async () => {
    const { entrypoint, command, environment } = services.adviser;
    expect(entrypoint[0]).toBe('node');
    const env = here({ ...ways['compose.yaml'](await address()), ...environment }, redis, {});
    const { stdout } = await run(process.execPath, [...entrypoint.slice(1), ...command], { cwd: root, env });
    expect(stdout).toBe('Nobody waits.\n');
  });

  it('the doctor’s: finds nothing wrong with the shipped Redis and the shipped keyring', async () => {
    const env = here(ways['compose.yaml'](await address()), redis, {
      SLACK_API_URL: `${NOWHERE}/api/`,
      BOT_ORIGIN: NOWHERE,
      INBOX_ORIGIN: NOWHERE,
      OIDC_1_ISSUER: NOWHERE,
    });
    // Makes the keyring, and lets go of its ports.
    server = await startServer(env);
    await server.end('SIGTERM');
    const faults = async (): Promise<unknown> => {
      const ended = await run(process.execPath, ['dist/src/doctor.js', '--json'], {
        cwd: root,
        env,
      }).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
      const { findings } = z
        .object({ findings: z.array(z.object({ id: z.string(), level: z.string(), message: z.string() })) })
        .parse(JSON.parse(ended.stdout));
      const ours = findings.filter(({ id }) => /^(redis|keyring)/.test(id));
      expect(ours.length).toBeGreaterThan(8);
      return ours.filter(({ level }) => !['ok', 'info'].includes(level));
    };
    // On a busy machine a question may have no answer in time: then it is asked again, as an administrator would.
    await expect.poll(faults, { timeout: 40_000 }).toEqual([]);
  });
});
