/** Who may know whom. The linter says it while writing; this says it in CI, and about what the linter cannot see. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

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
    from: name,
    to: target.startsWith('.') ? relative(root, join(root, dirname(name), target)) : target,
  }));
});
/** First folder, or the file itself at the top. */
const room = (path: string): string => path.split('/')[0] ?? path;
const breaking = (allowed: (from: string, to: string) => boolean): string[] =>
  imports
    .filter(({ from, to }) => !to.startsWith('node:') && to.includes('.') && !to.startsWith('@') && !allowed(from, to))
    .map(({ from, to }) => `${from} → ${to}`);
const own = (rooms: readonly string[]) => (from: string, to: string) =>
  !files.includes(to) || rooms.includes(room(to)) || room(to) === room(from);

/** Reading a request's body is the same for both chat platforms, and nothing that core would do. */
const bodyOfPlatform = (from: string, to: string): boolean =>
  to === 'http-body.ts' && ['slack', 'teams'].includes(room(from));

/** How others are reached is the same for everybody who reaches somebody. */
const wayOut = (from: string, to: string): boolean =>
  room(to) === 'outgoing' && ['slack', 'teams', 'inbox', 'store'].includes(room(from));

describe('the import rule', () => {
  it('sees the imports there are', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'compose.ts', to: 'core/employee-desk.ts' });
    expect(imports).toContainEqual({ from: 'compose.ts', to: 'store/redis/index.ts' });
  });

  it('core knows core and seal', () => {
    expect(breaking((from, to) => room(from) !== 'core' || own(['seal'])(from, to))).toEqual([]);
  });

  it('seal knows nobody but the table of errors', () => {
    expect(breaking((from, to) => room(from) !== 'seal' || own([])(from, to) || to === 'core/errors.ts')).toEqual([]);
  });

  it('adapters, inbox, store and keyring know core, seal, the log and themselves', () => {
    const rooms = ['slack', 'teams', 'inbox', 'store', 'keyring', 'public'];
    expect(
      breaking(
        (from, to) =>
          !rooms.includes(room(from)) ||
          own(['core', 'seal', 'log.ts'])(from, to) ||
          bodyOfPlatform(from, to) ||
          wayOut(from, to),
      ),
    ).toEqual([]);
  });

  it('the way out knows nobody but core and itself', () => {
    expect(breaking((from, to) => room(from) !== 'outgoing' || own(['core'])(from, to))).toEqual([]);
  });

  it('operations knows core, the log and how to listen: it cannot reach what it would count', () => {
    expect(
      breaking((from, to) => room(from) !== 'operations' || own(['core', 'log.ts', 'listener.ts'])(from, to)),
    ).toEqual([]);
    const knowing = imports.filter(({ to }) => room(to) === 'operations' && to !== 'operations/meter.ts');
    expect(new Set(knowing.map(({ from }) => room(from)))).toEqual(new Set(['compose.ts', 'operations']));
  });

  it('the inbox knows no chat platform, not even by a package', () => {
    expect(imports.filter(({ from, to }) => room(from) === 'inbox' && /slack|teams|bolt|botbuilder/i.test(to))).toEqual(
      [],
    );
  });

  it('only the processes and the demo know the composition; only the composition reads the config', () => {
    const processes = ['main.ts', 'adviser-cli.ts', 'keyring-cli.ts', 'doctor.ts', 'doctor', 'demo', 'compose.ts'];
    expect(
      breaking((from, to) => (to !== 'compose.ts' && to !== 'config.ts') || processes.includes(room(from))),
    ).toEqual([]);
    expect(breaking((_from, to) => to !== 'main.ts')).toEqual([]);
  });

  it('Slack’s part of the composition is known to the composition only', () => {
    expect(imports.filter(({ to }) => to === 'compose-slack.ts').map(({ from }) => from)).toEqual(['compose.ts']);
  });

  it('nothing of the product knows the demo', () => {
    expect(breaking((from, to) => room(to) !== 'demo' || room(from) === 'demo')).toEqual([]);
  });

  it('nobody but the processes reads the environment', () => {
    const readers = files.filter((name) =>
      /process\.env/.test(readFileSync(join(root, name), 'utf8').replaceAll(/^\s*(\/\/|\*).*$/gm, '')),
    );
    // Node's own list of certificates is no setting of ours: see there.
    const own = readers.filter((name) => name !== 'outgoing/certificates.ts');
    expect(own.sort()).toEqual(['adviser-cli.ts', 'demo/index.ts', 'doctor.ts', 'keyring-cli.ts', 'main.ts']);
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
