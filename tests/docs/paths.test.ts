/** The maps for whoever comes new: every file and folder of ours that they name is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = ['adaptive-cards', 'bench', 'docs', 'infra', 'manifests', 'organisations', 'scripts', 'src', 'tests'];
/** Folders with a slash behind them. */
const there = rooms.flatMap((room) => [
  `${room}/`,
  ...readdirSync(join(root, room), { recursive: true, withFileTypes: true }).map(
    (entry) => relative(root, join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''),
  ),
]);

/** In backticks; `…` and `*` stand for whatever follows. */
const pathsIn = (text: string): string[] =>
  [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([\w./*…-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => /\.(ts|tsx|lua)$|^\w.*\/$|^\w[^:]*\/.*…$/.test(path));

function find(path: string, base: string): string | undefined {
  const pattern = (base + path).replaceAll(/[.+]/g, '\\$&').replaceAll('*', '[^/]*').replaceAll('…', '.*');
  const whole = new RegExp(`^${pattern}$`);
  return there.find((one) => whole.test(one));
}
/** The folders around `path`, the nearest first. */
const around = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, names) => `${names.slice(0, names.length - index).join('/')}/`);

/** A path is written from the root, from `src/` or from `tests/`, or from where the one before it lies. */
function lost(text: string): string[] {
  let last = '';
  return pathsIn(text).filter((path) => {
    const found = ['', 'src/', 'tests/', ...around(last)]
      .map((base) => find(path, base))
      .find((one) => one !== undefined);
    last = found ?? last;
    return found === undefined;
  });
}

describe('the maps', () => {
  it.each(['docs/architecture.md', 'docs/threat-model.md', 'CONTRIBUTING.md'])('%s names what is there', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(pathsIn(text).length).toBeGreaterThan(10);
    expect(lost(text)).toEqual([]);
  });

  it('would miss a file that went, and a folder', () => {
    expect(
      lost('`slack/outbound/guard.ts`, `send-view.ts`, `seal/*.test.ts`, `guarantees/1-…`, `docs/decisions/`'),
    ).toEqual([]);
    expect(lost('`slack/gone.ts`, `slack/outbound/guard.ts`, `tab.ts`, `gone/`, `guarantees/0-…`')).toEqual([
      'slack/gone.ts',
      'tab.ts',
      'gone/',
      'guarantees/0-…',
    ]);
  });
});
