/** Each fault says what is wrong in our own words: never a library's, never a value. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '../../../src/app/config/index.ts';
import { readVariables } from '../../../src/app/config/fields.ts';
import { cannotListen } from '../../../src/app/config/listening.ts';
import { isAppError } from '../../../src/base/errors.ts';
import { readValues } from '../../../src/commands/manifest/environment.ts';
import { runPosterCommand } from '../../../src/commands/poster/index.ts';

const faultsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (!isAppError(error, 'CONFIG_INVALID')) throw error;
    // What an operator reads and what the doctor takes apart are the same lines.
    expect(error.message.split('\n').slice(1)).toEqual(error.faults);
    return error.faults ?? [];
  }
};
/** Every variable that a schema of ours names, from the sources, so that a new one is tried as well. */
const NAMES = [
  'src/commands/manifest/environment.ts',
  ...readdirSync('src/app/config').map((one) => `src/app/config/${one}`),
]
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ {2,4}([A-Z][A-Z0-9_]+):/gm)])
  .map(([, name = '']) => (/^(NAME|ISSUER|CLIENT_ID|CLIENT_SECRET)$/.test(name) ? `OIDC_1_${name}` : name));
const VALUES = [
  'kanarie',
  '-1',
  '1.5',
  '99999',
  '1e3',
  '0x10',
  'kanarie'.repeat(400),
  'https://kanarie/pad',
  'http://kanarie',
  'kanarie\u0000',
];
/** How zod, Node and ioredis begin their own. */
const FOREIGN =
  /[Ii]nvalid|[Tt]oo (big|small)|[Ee]xpected|[Mm]ust match|[Rr]eceived|[Uu]nrecognized|NaN|<=|>=|ERR_|err_|(ENOENT|EADDR|EACCES)/;

describe('a variable that is wrong', () => {
  it.each([...new Set(NAMES)])('%s: in our words', (name) => {
    for (const value of VALUES) {
      const others = { TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555', OIDC_1_ISSUER: 'https://a.nl' };
      const env = { ...others, [name]: value };
      const said = [
        ...faultsOf(() => loadConfig(env)),
        ...faultsOf(() => readValues(env, { slack: 'env', teams: true }, '1.0.0')),
      ];
      expect(said.length).toBeGreaterThan(0);
      for (const line of said) {
        expect(line).not.toMatch(FOREIGN);
        expect(line).not.toContain('kanarie');
        expect(line).toMatch(/^[A-Z][A-Z0-9_]+\b.{8,}/);
      }
    }
  });

  it('has its rule in app/config and nowhere else, so that all who read it are of one mind', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !/^(app\/config|demo|stand-ins)\//.test(name),
    );
    const ruling = files.filter((name) =>
      /^ +[A-Z][A-Z0-9]*_[A-Z0-9_]+: z\s*\./m.test(readFileSync(`src/${name}`, 'utf8')),
    );
    expect(ruling).toEqual([]);
  });

  it('a rule without a sentence of its own gets one', () => {
    const faults: string[] = [];
    readVariables(z.object({ A: z.guid(), B: z.string().max(2).regex(/x/) }), { A: 'kanarie', B: 'kanarie' }, faults);
    expect(faults.length).toBeGreaterThan(1);
    for (const fault of faults) expect(fault).toMatch(/^[AB] is not as it should be/);
  });

  it('two listeners on one port are refused before either listens', () => {
    const said = (env: Record<string, string>): string => faultsOf(() => loadConfig(env)).join('\n');
    expect(said({ BOT_PORT: '3001' })).toContain('INBOX_PORT must be another port than BOT_PORT');
    expect(said({ OPERATIONS_PORT: '3000' })).toContain('OPERATIONS_PORT must be another port than BOT_PORT');
    expect(said({ BOT_PORT: '0', INBOX_PORT: '0' })).not.toContain('another port');
  });

  it('a poster says the same', async () => {
    const lines: string[] = [];
    const env = { BOT_ORIGIN: 'kanarie' };
    expect(await runPosterCommand(['zorg'], { env, target: '/nowhere', out: (line) => void lines.push(line) })).toBe(1);
    expect(lines.join('\n')).toMatch(/^BOT_ORIGIN must/);
    expect(lines.join('\n')).not.toMatch(FOREIGN);
  });
});

describe('a port that cannot be listened to', () => {
  const failure = async (port: number, host: string): Promise<unknown> => {
    const server = createServer();
    const failed = once(server, 'error').then(([one]) => one as unknown);
    server.listen(port, host);
    const error = await failed;
    return error;
  };
  const said = (error: unknown, port: number): string => {
    try {
      return cannotListen('BOT_PORT', port)(error);
    } catch (thrown) {
      if (!isAppError(thrown, 'LISTEN_FAILED')) throw thrown;
      return thrown.message;
    }
  };

  it('in use: the variable, the number and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    expect(said(await failure(port, '127.0.0.1'), port)).toMatch(
      new RegExp(`BOT_PORT: port ${port} is in use already\\. .*choose another BOT_PORT`),
    );
    taken.close();
  });

  it('HOST is of no machine here', async () => {
    // RFC 5737: an address that is nobody's.
    expect(said(await failure(0, '192.0.2.1'), 3000)).toMatch(/HOST is no address of this machine/);
  });

  it('too low a number for this user', () => {
    expect(said(Object.assign(new Error('kanarie'), { code: 'EACCES' }), 80)).toMatch(/1024 or higher/);
  });

  it('any other fault goes on as it is', () => {
    const other = new Error('kanarie');
    expect(() => cannotListen('BOT_PORT', 1)(other)).toThrow(other);
  });
});
