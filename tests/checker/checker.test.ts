/**
 * The checking page as it is handed out: one file, opened from a disk, in a real browser, by somebody without an account
 * (requirements 87 and 92).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHECKER_WORDS } from '../../src/checker/words.ts';
import { CHECK_WORDS } from '../../src/core/report/check/said.ts';
import { render } from '../../src/core/report/document/index.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtChecker } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { hospital, newMaker, signed, type Maker } from '../support/release.helper.ts';

let folder: string;
let maker: Maker;
let browser: Browser;
let page: Page;
let errors: string[];
let asked: string[];
const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checker-'));
  maker = await newMaker();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  [errors, asked] = [[], []];
  page = await browser.newPage({ locale: 'nl-NL', viewport: { width: 360, height: 800 } });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(builtChecker).href);
});
afterEach(() => page.close());

const results = (): Promise<string> => page.locator('#results').innerText();
async function drop(...paths: readonly string[]): Promise<void> {
  await page.setInputFiles('#files', paths);
  await page.locator('#found').waitFor();
}

describe('the checking page', () => {
  it('is one valid file, whose policy allows its own bytes and no connection', async () => {
    const text = readFileSync(builtChecker, 'utf8');
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });
    const { results: found } = await validator.validateString(text);
    expect(found.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line}: ${ruleId}`))).toEqual([]);
    expect(text).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; connect-src 'none'/);
    await page.evaluate(() => fetch('https://voorbeeld.example/').catch(() => undefined));
    expect(errors.join()).toMatch(/Content Security Policy/);
    expect(asked).toEqual([pathToFileURL(builtChecker).href]);
  });

  it('says of a good account that nobody can be found in it, shows it, and asks nobody anything', async () => {
    await drop(await file('goed.html', render(await signed(maker, hospital(maker)), { language: 'nl' }) ?? ''));
    const said = await results();
    for (const line of [
      CHECKER_WORDS.nl.good,
      CHECK_WORDS.nl.attack.good,
      CHECK_WORDS.nl.signed,
      CHECK_WORDS.nl.page.same,
      maker.card.kid,
    ])
      expect(said).toContain(line);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('found');
    await page.getByText(CHECKER_WORDS.nl.show).press('Enter');
    await page.getByRole('heading', { name: 'Jaarverslag 2026 van de vertrouwenspersonen' }).waitFor();
    const band = page.locator('svg rect').first();
    expect(await band.evaluate((one) => getComputedStyle(one).fill)).toBe('rgb(23, 101, 106)');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    expect(errors).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('says what is wrong with one that was changed or gives somebody away, in both languages', async () => {
    const good = render(await signed(maker, hospital(maker)), { language: 'nl' }) ?? '';
    const small = hospital(maker, 2025, { printed: { ...hospital(maker).printed, years: [2025], people: 30 } });
    await drop(
      await file('anders.html', good.replace('<td>15 tot en met 19</td>', '<td>20 tot en met 24</td>')),
      await file('klein.json', JSON.stringify(await signed(maker, small))),
      await file('vreemd.html', '<img src=x onerror="document.title=1"><script>document.title=2</script>'),
    );
    for (const line of [
      CHECKER_WORDS.nl.bad,
      CHECK_WORDS.nl.page.other,
      CHECK_WORDS.nl.rules.people,
      CHECK_WORDS.nl.unknown,
    ])
      expect(await results()).toContain(line);
    await page.getByRole('button', { name: 'English' }).press('Enter');
    for (const line of [
      CHECKER_WORDS.en.bad,
      CHECK_WORDS.en.page.other,
      CHECK_WORDS.en.rules.people,
      CHECK_WORDS.en.unknown,
    ])
      expect(await results()).toContain(line);
    expect(await page.title()).toBe(CHECKER_WORDS.en.title);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(errors).toEqual([]);
    await page.locator('#again').press('Enter');
    expect(await results()).toBe('');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('files');
  });

  it('takes what is dropped anywhere on it, and lets no name of a file become an element', async () => {
    const text = JSON.stringify(await signed(maker, hospital(maker)));
    await page.evaluate((content) => {
      const files = new DataTransfer();
      files.items.add(new File([content], '<b id="evil">x</b>.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    }, text);
    await page.locator('#found').waitFor();
    expect(await results()).toContain('<b id="evil">x</b>.json');
    expect(await page.locator('#evil').count()).toBe(0);
  });
});
