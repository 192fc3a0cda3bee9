/** A third language, made up: the compiler names every list that lacks it, and what has no list speaks it at once. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const ADDED = 'fy';
vi.mock('../../src/core/organisation.ts', async (original) => ({
  ...(await original<object>()),
  LANGUAGES: ['nl', 'en', 'fy'],
}));
vi.mock('../../src/slack/install/words/index.ts', async (original) => {
  const { installWords } = await original<typeof import('../../src/slack/install/words/index.ts')>();
  return { installWords: { ...installWords, fy: { ...installWords.nl, again: 'Op ’e nij begjinne' } } };
});

/** Where a language has something of its own: words, names and notations. Nothing else may be named, or it is a choice by hand. */
const LISTS = [
  'src/checker/words.ts',
  'src/core/billing/words/index.ts',
  'src/core/coordination/words.ts',
  'src/core/referrals.ts',
  'src/core/register/words/index.ts',
  'src/core/report/check/said.ts',
  'src/core/report/document/national.ts',
  'src/core/report/document/words/index.ts',
  'src/core/report/leaflet.ts',
  'src/core/report/text-rules.ts',
  'src/core/report/text-words.ts',
  'src/core/words/en/publishing.ts',
  'src/core/words/index.ts',
  'src/core/words/languages.ts',
  'src/core/words/moments.ts',
  'src/core/words/nl/publishing.ts',
  'src/demo/words/index.ts',
  'src/inbox/client/passphrase/suggest.ts',
  'src/inbox/client/words/board.ts',
  'src/inbox/client/words/en/report.ts',
  'src/inbox/client/words/index.ts',
  'src/inbox/client/words/nl/report.ts',
  'src/inbox/client/words/options.ts',
  'src/inbox/client/words/register.ts',
  'src/inbox/client/words/report.ts',
  'src/inbox/client/words/sheet.ts',
  'src/inbox/client/words/statement.ts',
  'src/inbox/server/coordinator/page.ts',
  'src/inbox/server/routes/pages.ts',
  'src/slack/install/words/index.ts',
  'src/stand-ins/words/index.ts',
  'src/teams/tab/client/words.ts',
];

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'third-language-'));
  await cp('src', join(copy, 'src'), { recursive: true });
  for (const name of ['node_modules', 'adaptive-cards']) await symlink(resolve(name), join(copy, name));
  const list = join(copy, 'src/core/organisation.ts');
  const text = await readFile(list, 'utf8');
  const added = text.replace(`LANGUAGES = ['nl', 'en']`, `LANGUAGES = ['nl', 'en', '${ADDED}']`);
  expect(added).not.toBe(text);
  await writeFile(list, added);
  const config = JSON.parse(await readFile('tsconfig.json', 'utf8')) as { compilerOptions: object };
  const { compilerOptions } = JSON.parse(await readFile('src/inbox/client/tsconfig.json', 'utf8')) as typeof config;
  const options = {
    ...config.compilerOptions,
    ...compilerOptions,
    rootDir: '.',
    types: ['node'],
    lib: [...(compilerOptions as { lib: string[] }).lib, 'es2024.string'],
  };
  await writeFile(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['src'], exclude: [] }),
  );
});
afterAll(() => rm(copy, { recursive: true, force: true }));

test('the compiler names the lists that lack it, and nothing else', async () => {
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const said = await new Promise<string>((done) => {
    execFile(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], { cwd: copy }, (_error, out) => done(out));
  });
  const faults = said.split('\n').filter((line) => line.startsWith('src/'));
  expect([...new Set(faults.map((line) => line.replace(/\(.*/, '')))].toSorted()).toEqual(LISTS);
}, 60_000);

test('a stored head keeps it, and a language that nobody knows takes no conversation away', async () => {
  const { language } = await import('../../src/store/redis/head.ts');
  expect(language(Buffer.from(ADDED))).toEqual({ language: ADDED });
  expect(language(Buffer.from('en'))).toEqual({ language: 'en' });
  expect(language(Buffer.from('xx'))).toEqual({});
});

test('the inbox reads a thread in it', async () => {
  const { thread } = await import('../../src/inbox/contract.ts');
  const page = {
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    handle: 'rustige lijster 48',
    state: 'open',
    language: ADDED,
    length: 0,
    from: 0,
    envelopes: [],
    headHash: '',
    expiresHour: 1,
  };
  expect(thread.parse(page)).toEqual(page);
  // A page that stays open meets a server that knows one more.
  expect(thread.safeParse({ ...page, language: 'xx' }).success).toBe(true);
});

test('the tab and the inbox choose it for whoever reads it', async () => {
  const tab = await import('../../src/teams/tab/client/words.ts');
  const inbox = await import('../../src/inbox/client/words/index.ts');
  expect(tab.languageOf('fy-NL')).toBe(ADDED);
  expect(inbox.languageOf(['fy-NL', 'en'], null)).toBe(ADDED);
  expect(inbox.languageOf(['en'], ADDED)).toBe(ADDED);
});

test('the pages around an installation say it too', async () => {
  const { renderPage } = await import('../../src/slack/install/pages.ts');
  const page = renderPage('refused');
  expect(page.match(/<section lang="(\w+)"/g)).toEqual(['nl', 'en', ADDED].map((one) => `<section lang="${one}"`));
  expect(page).toContain('Op ’e nij begjinne');
});

test('an organisation may speak it', async () => {
  const { ownWords } = await import('../../src/core/words/index.ts');
  expect(ownWords({ [ADDED]: 'Us bedriuwsdokter' } as never, 'nl')).toBe('Us bedriuwsdokter');
});
