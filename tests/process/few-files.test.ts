/** What is started is put into a few files by the build. A module that was in them and also beside them would run twice, each with state of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../dist/src/', import.meta.url));
const files = readdirSync(built).filter((name) => /^main(\..+)?\.js$/.test(name));
const targets = (name: string): string[] =>
  [
    ...readFileSync(built + name, 'utf8').matchAll(/(?:^(?:import|export)\b[^'"\n]*|\bimport\()["'](\.[^"']*)["']/gm),
  ].map(([, target = '']) => target);

it('the started files know each other, and no module of ours beside them', () => {
  expect(files).toContain('main.js');
  const known = new Set(files.map((name) => `./${name}`));
  const all = files.flatMap(targets);
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter((target) => !known.has(target))).toEqual([]);
});
