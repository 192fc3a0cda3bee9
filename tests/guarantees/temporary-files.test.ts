/** No test leaves anything in the system's folder for temporary files, whatever becomes of it. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import setup, { makeFolder, OF_A_RUN } from '../support/temporary-folders.helper.ts';

it('each file has a folder of its own, below the one that goes with the run', () => {
  expect(basename(dirname(tmpdir()))).toMatch(new RegExp(`^${OF_A_RUN}`));
  expect(dirname(dirname(tmpdir()))).not.toContain(OF_A_RUN);
  expect(readdirSync(tmpdir())).toEqual([]);
});

it('the run takes all of it away, and puts back where the next one writes', () => {
  const mine = tmpdir();
  const end = setup();
  const ofTheRun = tmpdir();
  expect(dirname(ofTheRun)).toBe(mine);
  mkdtempSync(join(makeFolder('f-'), 'left-behind-'));
  end();
  expect(tmpdir()).toBe(mine);
  expect(readdirSync(mine)).toEqual([]);
});

it('nobody names the system’s folder past it', () => {
  const named = ['tests', 'bench', 'src'].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => /['"`]\/(?:var\/)?tmp(?:\/|['"`])/.test(readFileSync(join(top, name), 'utf8')))
      .map((name) => join(top, name)),
  );
  expect(named).toEqual([]);
});
