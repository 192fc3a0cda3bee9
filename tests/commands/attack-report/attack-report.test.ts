/** `npm run attack-report`: the same as the checking page, with an exit code (requirement 87). */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAttackReport } from '../../../src/commands/attack-report/index.ts';
import { CHECK_WORDS } from '../../../src/core/report/check/said.ts';
import { render } from '../../../src/core/report/document/index.ts';
import { hospital, newMaker, signed, type Maker } from '../../support/release.helper.ts';

let folder: string;
let maker: Maker;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attack-report-'));
  maker = await newMaker();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...argv: readonly string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await runAttackReport(argv, { out: (line) => void lines.push(line) });
  return { code, said: lines.join('\n') };
}
async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

it('says of a good page that nobody can be found in it, and by which key it was signed', async () => {
  const page = render(await signed(maker, hospital(maker)), { language: 'nl' }) ?? '';
  // A mail program may put a mark in front that says nothing.
  for (const text of [page, `\uFEFF${page}`]) {
    const { code, said } = await run(await file('jaarverslag.html', text));
    expect(code).toBe(0);
    for (const line of [CHECK_WORDS.nl.signed, CHECK_WORDS.nl.page.same, CHECK_WORDS.nl.attack.good, maker.card.kid])
      expect(said).toContain(line);
  }
});

it('says which figure gives somebody away, in the language that is asked for, and ends with 1', async () => {
  const small = hospital(maker, 2026, { printed: { ...hospital(maker).printed, people: 30 } });
  const path = await file('klein.json', JSON.stringify(await signed(maker, small)));
  const { code, said } = await run('--language', 'en', path);
  expect(code).toBe(1);
  expect(said).toContain(`! 2026: ${CHECK_WORDS.en.findings.rule} ${CHECK_WORDS.en.rules.people}`);
});

it('ends with 1 for a page that was changed, and for what is no release', async () => {
  const page = render(await signed(maker, hospital(maker)), { language: 'nl' }) ?? '';
  expect((await run(await file('anders.html', page.replace('640', '540')))).said).toContain(CHECK_WORDS.nl.page.other);
  expect((await run(await file('anders.html', page.replace('640', '540')))).code).toBe(1);
  expect(await run(await file('geen.html', 'geen'))).toMatchObject({ code: 1 });
});

it('lets no file move the cursor', async () => {
  const release = hospital(maker);
  const strange = { ...release, organisation: { ...release.organisation, name: 'A\u001B[2J\u202EB' } };
  const { said } = await run(await file('vreemd.json', JSON.stringify(await signed(maker, strange))));
  for (const sign of ['\u001B', '\u202E']) expect(said).not.toContain(sign);
});

it.each([[[]], [['--language']], [['--language', 'fr', 'x.html']], [['--force', 'x.html']], [['--language', 'nl']]])(
  'ends with 2 and says how: %j',
  async (argv) => {
    const { code, said } = await run(...argv);
    expect([code, said]).toEqual([2, expect.stringContaining('npm run attack-report')]);
  },
);

it('ends with 2 where a file cannot be read or is too large, and names it', async () => {
  const missing = join(folder, 'weg.html');
  expect(await run(missing)).toEqual({ code: 2, said: `${missing}: cannot be read (ENOENT)` });
  const large = await file('groot.html', '');
  await truncate(large, 20_000_000);
  expect(await run(large)).toEqual({ code: 2, said: `${large}: larger than any release` });
});
