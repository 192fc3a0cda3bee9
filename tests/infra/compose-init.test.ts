/** Run again, infra/compose-init.sh makes no secret anew beside what was made under the old one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../support/infra/closure.helper.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const init = (): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('sh', [join(root, 'infra/compose-init.sh'), join(folder, 'iv'), join(folder, 'keys')], {
    encoding: 'utf8',
  });
const read = (name: string): string => readFileSync(join(folder, 'iv', name), 'utf8');

it('changes nothing that is there', () => {
  expect(init()).toMatchObject({ status: 0, stderr: '' });
  const before = ['redis.acl', 'redis.env', 'tls/ca.crt', 'tls/redis.crt', 'tls/redis.key'].map(read);
  expect(init()).toMatchObject({ status: 0, stderr: '' });
  expect(['redis.acl', 'redis.env', 'tls/ca.crt', 'tls/redis.crt', 'tls/redis.key'].map(read)).toEqual(before);
});

it('gives a lost list the password that the server has', () => {
  init();
  const [env, list] = [read('redis.env'), read('redis.acl')];
  rmSync(join(folder, 'iv', 'redis.acl'));
  expect(init().status).toBe(0);
  expect(read('redis.env')).toBe(env);
  expect(read('redis.acl')).toBe(list);
});

it.each(['-@dangerous -@admin +info', '-@dangerous -@admin +info +cluster|slots'])(
  'gives the list of an earlier release the right to have the file written anew: %s',
  (rights) => {
    init();
    const shipped = read('redis.acl');
    const older = shipped.replace(/-@dangerous .*$/m, rights);
    expect(older).not.toContain('bgrewriteaof');
    writeFileSync(join(folder, 'iv/redis.acl'), older);
    expect(init().stdout).toMatch(/^Gave the server the right \+bgrewriteaof .*$\n?/m);
    expect(read('redis.acl')).toBe(older.replace(' +info', ' +info +bgrewriteaof'));
    expect(init().stdout).not.toContain('bgrewriteaof');
  },
);

it.each([
  ['user default on nopass ~* &* +@all', '-@dangerous -@admin +info', ['Gave the server']],
  ['user default off', '+info -@dangerous', ['Mended the line']],
  ['user default off', '-@dangerous -@admin +info', ['Mended the line', 'Gave the server']],
])('says of each line what it did to it, and nothing of a line that it left: %s, %s', (byDefault, rights, said) => {
  init();
  const older = read('redis.acl').replace(/^user default .*$/m, byDefault);
  writeFileSync(join(folder, 'iv/redis.acl'), older.replace(/-@dangerous .*$/m, rights));
  const lines = init().stdout.split('\n');
  expect(lines.flatMap((line) => /^(?:Mended|Gave) the \w+/.exec(line)?.[0] ?? [])).toEqual(said);
});

it('leaves rights that somebody else wrote as they are', () => {
  init();
  const own = read('redis.acl').replace(/-@dangerous .*$/m, '+info -@dangerous');
  writeFileSync(join(folder, 'iv/redis.acl'), own);
  init();
  expect(read('redis.acl')).toBe(own);
});

it('says when the password itself is lost, and what then', () => {
  init();
  rmSync(join(folder, 'iv', 'redis.env'));
  expect(init().stderr).toContain('Remove redis.acl and run this again');
  rmSync(join(folder, 'iv', 'redis.acl'));
  expect(init()).toMatchObject({ status: 0, stderr: '' });
  expect(read('redis.env')).toMatch(/^REDIS_URL=rediss:\/\/in-vertrouwen:[0-9a-f]{64}@redis:6379\n$/);
});

it('says that the keys are not there when Redis has data', () => {
  init();
  mkdirSync(join(folder, 'iv/redis/appendonlydir'));
  expect(init().stderr).toContain('mount the volume with its keys');
  mkdirSync(join(folder, 'keys/keyring'));
  writeFileSync(join(folder, 'keys/keyring/record.key'), 'x');
  expect(init().stderr).toBe('');
});

it.each(['ON nopass %RW~* &* +@ALL', 'on nopass ~* +@all', 'ON NOPASS ALLKEYS ALLCOMMANDS'])(
  'leaves a default user alone that is on and may do all, however it is written: %s',
  (rights) => {
    init();
    const list = read('redis.acl').replace(/^user default .*$/m, `user default ${rights}`);
    writeFileSync(join(folder, 'iv/redis.acl'), list);
    expect(init()).toMatchObject({ status: 0, stderr: '' });
    expect(read('redis.acl')).toBe(list);
  },
);
