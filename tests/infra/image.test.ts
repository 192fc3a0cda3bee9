/**
 * The image without an engine: the same list and the same step that the Dockerfile uses, with the packages that
 * the lock file calls production. What is in it is looked at, and then the product is started from it.
 */
import { validate } from 'dockerfile-utils';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assemble } from '../../infra/image/assemble.mjs';
import { startRedis } from '../support/redis-server.helper.ts';
import {
  developmentPackages,
  layOut,
  packagesWithScripts,
  productionPackages,
  readText,
  root,
} from '../support/infra/closure.helper.ts';

const EPOCH = 1_700_000_000;
const dockerfile = readText('infra/Dockerfile');
let folder: string;
let image: string;
let ours: string[];

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/src/main.js')))
    throw new Error('not built: run `npm test`, or `npm run build` first');
  folder = await mkdtemp(join(tmpdir(), 'image-'));
  image = join(folder, 'app');
  await mkdir(image);
  ours = assemble(root, image, EPOCH);
  layOut(image);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what the image holds', () => {
  it('has no test, demo, map, source, secret or history of ours', () => {
    expect(ours).toContain('dist/src/main.js');
    expect(ours).toContain('dist/src/adviser-cli.js');
    expect(ours).toContain('dist/src/store/redis/open-conversation-8.lua');
    expect(ours).toContain('dist/client/inbox/index.html');
    const strange = /(^|\/)(tests?|demo|bench|\.git[^/]*|\.env[^/]*|\.keyring)(\/|$)|\.(map|tsx?|pem|key|p12)$/;
    expect(ours.filter((path) => strange.test(path))).toEqual([]);
    expect(ours.filter((path) => !/\.(js|json|lua|css|html|svg|png|woff2?|ttf)(\.(br|gz))?$/.test(path))).toEqual([
      'LICENSE',
    ]);
    expect('dist/src/demo/index.js').toMatch(strange);
  });

  it('has no development dependency, and no package that would have run a script', () => {
    expect(developmentPackages.length).toBeGreaterThan(50);
    expect(developmentPackages.filter((path) => existsSync(join(image, path)))).toEqual([]);
    expect(productionPackages.filter((path) => !existsSync(join(image, path, 'package.json')))).toEqual([]);
    expect(readdirSync(join(image, 'node_modules'))).not.toContain('typescript');
    expect(packagesWithScripts).toEqual([]);
  });

  it('has the same bytes, modes and times each time', async () => {
    const again = join(folder, 'again');
    await mkdir(again);
    expect(assemble(root, again, EPOCH)).toEqual(ours);
    for (const path of ours) {
      const { mode, mtimeMs } = statSync(join(again, path));
      expect([mode & 0o777, mtimeMs], path).toEqual([0o644, EPOCH * 1000]);
      expect(readFileSync(join(again, path)).equals(readFileSync(join(image, path))), path).toBe(true);
    }
    expect(statSync(join(again, 'dist/src')).mtimeMs).toBe(EPOCH * 1000);
  });

  it('has every file of ours that the server imports', () => {
    const missing = ours
      .filter((path) => path.startsWith('dist/src/') && path.endsWith('.js') && !path.includes('/client/'))
      .flatMap((path) => {
        const text = readFileSync(join(image, path), 'utf8');
        const targets = [...text.matchAll(/(?:from|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, to = '']) => to);
        return targets.filter((to) => !existsSync(join(image, path, '..', to))).map((to) => `${path} → ${to}`);
      });
    expect(missing).toEqual([]);
  });
});

describe('the product started from it', () => {
  it('gets ready on a real Redis, with both platforms, and ends when asked', async () => {
    const redis = await startRedis();
    await mkdir(join(folder, 'organisations'));
    await cp(join(root, 'organisations/example.yaml'), join(folder, 'organisations/example.yaml'));
    const child = spawn(process.execPath, ['--max-old-space-size=256', 'dist/src/main.js'], {
      cwd: image,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        BOT_PORT: '0',
        INBOX_PORT: '0',
        OPERATIONS_PORT: '0',
        INBOX_ORIGIN: 'https://inbox.example.nl',
        REDIS_URL: redis.url,
        KEYRING_DIR: join(folder, 'keys/keyring'),
        ORGANISATIONS_DIR: join(folder, 'organisations'),
        SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
        SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
        TEAMS_APP_ID: '9d3f6b21-4c8e-4f70-b1a2-7e5d0c9f8b03',
        TEAMS_ORIGIN: 'https://bot.example.nl',
        TEAMS_CHAT_REPLY: 'silent',
        OIDC_1_NAME: 'Voorbeeld',
        OIDC_1_ISSUER: 'https://login.example.nl',
        OIDC_1_CLIENT_ID: 'inbox',
      },
    });
    const exit = once(child, 'exit');
    try {
      let text = '';
      const port = await new Promise<string>((resolve, reject) => {
        const look = (chunk: Buffer): void => {
          text += chunk.toString();
          const [, found] = /"part":"operations","port":(\d+)/.exec(text) ?? [];
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void exit.then(() => reject(new Error(`ended:\n${text}`)));
      });
      const readyz = async (): Promise<[number, string]> => {
        const response = await fetch(`http://127.0.0.1:${port}/readyz`);
        return [response.status, await response.text()];
      };
      await expect.poll(readyz, { timeout: 20_000 }).toEqual([200, 'ready\n']);
      child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
      expect(text).not.toContain('"event":"fault"');
    } finally {
      child.kill('SIGKILL');
      await redis.stop();
    }
  });
});

describe('the Dockerfile', () => {
  const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, line = '']) =>
    line.split(' ').slice(0, -1),
  );

  it('has no fault that a parser finds, and copies what there is', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FROM node\nHEALTHCHECK NOPE').length).toBeGreaterThan(0);
    expect(copies.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('takes from us only what the ignore file lets through, and the assembled folder', () => {
    const allowed = [...readText('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path = '']) => path);
    expect([...new Set(copies)].sort()).toEqual(allowed.sort());
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect([...last.matchAll(/^COPY (.+)$/gm)].map(([, line]) => line)).toEqual([
      '--from=dependencies /image/node_modules ./node_modules',
      '--from=build /image ./',
      '--from=build --chown=10001:10001 --chmod=0700 /keys /keys',
    ]);
    expect(last).not.toMatch(/^(RUN|ADD) /m);
  });

  it('brings everything that the build reads', () => {
    const [, list = ''] = /const inputs = \[([^\]]*)\]/.exec(readText('scripts/build.mjs')) ?? [];
    const inputs = [...list.matchAll(/'([^']+)'/g)].map(([, path = '']) => path);
    expect(inputs).toContain('src');
    // The figures are built on a developer's machine only.
    expect(inputs.filter((path) => path !== 'bench' && !copies.includes(path))).toEqual([]);
  });

  it('runs no script of a package, and nothing as root', () => {
    const installs = dockerfile.match(/npm ci[^\n]*/g) ?? [];
    expect(installs).toHaveLength(2);
    for (const line of installs) expect(line).toContain('--ignore-scripts');
    expect(dockerfile).toMatch(/^USER 10001:10001$/m);
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=docker\.io\/library\/node:\d+\.\d+\.\d+-bookworm-slim$/m);
    // The same command as `npm start`.
    const start = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(readText('package.json')));
    const words = [...dockerfile.matchAll(/^(?:ENTRYPOINT|CMD) (\[.*\])$/gm)].flatMap(([, line = '[]']) =>
      z.array(z.string()).parse(JSON.parse(line)),
    );
    expect(words.join(' ')).toBe(start.scripts.start);
  });
});
