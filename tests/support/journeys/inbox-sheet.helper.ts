/** Opens the sheet where it stands, in the list or in a conversation, by keyboard; and what must be true of it there. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sheetWords } from '../../../src/inbox/client/words/sheet.ts';
import { axeFindings } from '../axe.helper.ts';

/** Returns what axe finds on it, folded again. */
export async function readsTheSheet(page: Page, picture: string): Promise<readonly string[]> {
  const asked: string[] = [];
  const listen = (request: { method(): string; url(): string }): void => {
    if (request.method() !== 'GET') asked.push(request.url());
  };
  page.on('request', listen);
  const sheet = page.locator('.sheet');
  const fold = sheet.locator('summary');
  const { aloud, talks } = sheetWords.nl;
  await fold.waitFor();
  expect(await sheet.getByText(aloud.said[0] ?? '').isVisible()).toBe(false);
  await fold.press('Enter');
  await sheet.getByText(aloud.said[0] ?? '').waitFor();
  expect(await sheet.locator('.aloud li').allInnerTexts()).toEqual(aloud.said);
  expect(await sheet.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
    [aloud, ...talks].map(({ heading }) => heading),
  );
  // For reading only: nothing to press, to tick or to fill in, and nothing that becomes of it.
  expect(await sheet.locator('input, textarea, select, button, a, [contenteditable]').count()).toBe(0);
  const found = await axeFindings(page);
  await page.screenshot({ path: picture, fullPage: true });
  await fold.press('Enter');
  expect(await sheet.getByText(aloud.said[0] ?? '').isVisible()).toBe(false);
  page.off('request', listen);
  expect(asked).toEqual([]);
  return found;
}

/** The scripts that the page names itself, which everybody waits for. */
export async function firstLoad(origin: string): Promise<string> {
  const html = await (await fetch(origin)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, file = '']) => origin + file);
  expect(files.length).toBeGreaterThan(0);
  return (await Promise.all(files.map(async (file) => (await fetch(file)).text()))).join('\n');
}
