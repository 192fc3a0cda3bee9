/** Who may know whom stands in import-rule.json. The linter says it while writing; this says it in CI, and what it cannot see. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readImportRule, refusal } from '../../scripts/lint/rooms.mjs';

const rule = readImportRule();
const root = fileURLToPath(new URL('../../src/', import.meta.url));
/** Without declarations (`.d.ts`): nothing of them runs, so no room knows anybody by them. */
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.d)\.tsx?$/.test(name));

interface Import {
  readonly from: string;
  readonly to: string;
}
const imports: Import[] = files.flatMap((name) => {
  const text = readFileSync(join(root, name), 'utf8');
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)import\s+['"]([^'"]+)['"]/g),
  ];
  return found.map(([, target = '']) => ({
    from: `src/${name}`,
    to: target.startsWith('.') ? posix.join('src', posix.dirname(name), target) : target,
  }));
});
describe('the import rule', () => {
  it('sees the imports there are', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'src/app/compose.ts', to: 'src/core/employee/desk.ts' });
    expect(imports).toContainEqual({ from: 'src/app/open-state.ts', to: 'src/store/redis/index.ts' });
  });

  it('no file imports what import-rule.json does not allow it', () => {
    expect(imports.flatMap(({ from, to }) => refusal(rule, from, to) ?? [])).toEqual([]);
  });

  it('is the table of docs/architecture.md, and every room of the tree', () => {
    const page = readFileSync(join(root, '../docs/architecture.md'), 'utf8');
    const [, part = ''] = page.split('## The rooms, and the import rule');
    const rows = [...(part.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|[^|]+\| (.+) \|$/gm)];
    const table = rows.map(([, room = '', may = '']) => [room, [...may.matchAll(/`([^`]+)`/g)].map(([, one]) => one)]);
    expect(table).toEqual(Object.entries(rule.rooms).map(([room, { may }]) => [room, may]));
    const tree = new Set(files.map((name) => name.split('/')[0]?.replace(/\.ts$/, '')));
    expect(tree).toEqual(new Set(Object.keys(rule.rooms).map((room) => room.split('/')[0])));
  });

  it.each([
    ['src/base/log.ts', 'src/core/ports.ts'],
    ['src/core/events.ts', 'src/slack/index.ts'],
    ['src/core/events.ts', 'express'],
    ['src/seal/aes.ts', 'src/base/log.ts'],
    ['src/slack/index.ts', 'src/teams/index.ts'],
    ['src/teams/index.ts', 'src/store/redis/index.ts'],
    ['src/inbox/server/index.ts', 'src/slack/index.ts'],
    ['src/inbox/server/index.ts', '@slack/bolt'],
    ['src/inbox/server/index.ts', 'src/app/config/index.ts'],
    ['src/operations/index.ts', 'src/store/redis/index.ts'],
    ['src/app/compose.ts', 'src/main.ts'],
    ['src/app/compose.ts', 'src/stand-ins/slack/index.ts'],
    ['src/commands/doctor/index.ts', 'src/demo/demo.ts'],
    ['src/stand-ins/slack/index.ts', 'src/slack/http/verify.ts'],
    ['src/slack/flows/submit.ts', 'src/core/words/index.ts'],
    ['src/slack/views/home.ts', 'src/core/pages/info-pages.ts'],
    ['src/teams/views/screens.ts', 'src/core/words/nl.ts'],
    ['src/teams/publishing/index.ts', 'src/core/pages/context.ts'],
    ['src/core/events.ts', 'a-package-that-nobody-named'],
    ['src/a-new-room/index.ts', 'src/base/log.ts'],
  ])('%s may not know %s', (from, to) => {
    expect(refusal(rule, from, to)).toEqual(expect.any(String));
  });

  it('nobody who serves people counts: only the composition knows operations, others its meter', () => {
    const knowing = imports.filter(({ to }) => to.startsWith('src/operations/') && to !== 'src/operations/meter.ts');
    expect(new Set(knowing.map(({ from }) => from.split('/')[1]))).toEqual(new Set(['app', 'operations']));
  });

  it('what is said of a late request is decided in the desk: no flow of a platform holds a watch of its own', () => {
    const waiting = imports.filter(({ to }) => to === 'src/base/timeout.ts').map(({ from }) => from.slice(4));
    expect(waiting.filter((name) => /^(slack|teams)\//.test(name)).sort()).toEqual([
      // A call to Slack that opens a window, and remembering which one it was.
      'slack/flows/open.ts',
      // Saying goodbye to Slack's socket.
      'slack/http/socket.ts',
      // Whether a press is answered with 200 or not; there are no words in either.
      'slack/routes.ts',
    ]);
  });

  it('nobody but the processes reads the environment', () => {
    const readers = files.filter((name) =>
      /process\.env|\(process,/.test(readFileSync(join(root, name), 'utf8').replaceAll(/^\s*(\/\/|\*).*$/gm, '')),
    );
    // Node's own list of certificates is no setting of ours: see there.
    const own = readers.filter((name) => name !== 'base/outgoing/certificates.ts');
    expect(own.sort()).toEqual([
      'commands/adviser/main.ts',
      'commands/doctor/main.ts',
      'commands/keyring/main.ts',
      'commands/manifest/main.ts',
      'commands/poster/main.ts',
      'commands/supplier/main.ts',
      'demo/index.ts',
      'main.ts',
    ]);
  });

  it('nobody prints but through the log and the processes', () => {
    expect(
      files.filter((name) => /console\.(log|info|warn|error|debug)/.test(readFileSync(join(root, name), 'utf8'))),
    ).toEqual([]);
  });

  it('no file has grown into two', () => {
    expect(files.filter((name) => readFileSync(join(root, name), 'utf8').split('\n').length > 301)).toEqual([]);
  });
});

describe('the tests', () => {
  const tests = fileURLToPath(new URL('../', import.meta.url));
  const names = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

  it('share helpers in support/, contracts in contracts/, fixtures in fixtures/, long forms in prove/, and nothing else', () => {
    const allowed = /\.test\.ts$|^prove\/.*\.prove\.ts$|^support\/.*\.helper\.ts$|^contracts\/|^fixtures\//;
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('of one room never lean on those of another', () => {
    const leaning = names.flatMap((name) => {
      const text = readFileSync(join(tests, name), 'utf8');
      return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
        .map(([, target = '']) => posix.join(posix.dirname(name), target))
        .filter((to) => !to.startsWith('../') && !/^(support|contracts|fixtures)\//.test(to))
        .map((to) => `${name} imports ${to}`);
    });
    expect(leaning).toEqual([]);
  });
});
