/** Each returns what axe finds in the end. In an open conversation of the inbox: naming somebody else, a pause, and the adviser's own sentences, by keyboard too. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { nl } from '../../../src/inbox/client/words/nl.ts';
import { axeFindings } from '../axe.helper.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

export async function namesSomebodyElse(page: Page, picture: string): Promise<readonly string[]> {
  await button(page, nl.decline).click();
  await button(page, nl.refer.first).press('Enter');
  await dialog(page).getByRole('heading', { name: nl.refer.title }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });

  await button(page, nl.refer.button).press('Enter');
  await button(page, nl.refer.go).click();
  await dialog(page).getByRole('alert').filter({ hasText: nl.refer.wrong.who }).waitFor();
  const who = page.getByLabel(nl.refer.who, { exact: true });
  const groups = await who.locator('optgroup').evaluateAll((all) => all.map((one) => one.getAttribute('label')));
  expect(groups).toContain(nl.refer.advisers);
  expect(groups).toContain(nl.refer.country);
  await who.selectOption({ label: nl.refer.typed });
  await page.getByLabel(nl.refer.name).fill('Steunpunt <b>West</b>');
  await page.getByLabel(nl.refer.phone).fill('12');
  await button(page, nl.refer.go).click();
  await dialog(page).getByRole('alert').filter({ hasText: nl.refer.wrong.phone }).waitFor();
  await page.getByLabel(nl.refer.phone).fill('030 231 42 14');
  expect(await dialog(page).getByRole('alert').count()).toBe(0);
  const overflow = await dialog(page)
    .locator('article')
    .evaluate((one) => one.getBoundingClientRect().right - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const said = nl.refer.said.place('Samira', 'Steunpunt <b>West</b>', '030 231 42 14');
  expect(await dialog(page).locator('.text').innerText()).toBe(said);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: picture });
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await page.getByLabel(nl.refer.phone).press('Enter');
  expect((await sent).postData()).not.toContain('Steunpunt');
  await page.locator('.thread .text', { hasText: said }).waitFor();
  await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain(nl.refer.sent);
  expect(await button(page, nl.refer.button).evaluate((one) => one === document.activeElement)).toBe(true);
  return axeFindings(page);
}

export async function keepsAPause(page: Page, picture: string): Promise<readonly string[]> {
  await button(page, nl.pause.button).press('Enter');
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: picture });
  await button(page, nl.pause.go).click();
  await page.getByText(/^Pauze tot .*\. De medewerker kan hier tot dan niet schrijven/).waitFor();
  await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain(nl.pause.done);
  await button(page, nl.pause.end).press('Enter');
  await button(page, nl.pause.button).waitFor();
  await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain(nl.pause.ended);
  return axeFindings(page);
}

export async function usesOwnSentences(page: Page, picture: string): Promise<readonly string[]> {
  const answer = page.locator('#answer');
  await page.getByText(nl.textBlocks.title).press('Enter');
  await page.getByLabel(nl.textBlocks.add).fill('Dank je dat je schrijft.');
  await button(page, nl.textBlocks.save).press('Enter');
  const block = button(page, 'Dank je dat je schrijft.');
  await block.waitFor();
  await answer.fill('Dag.  Tot gauw.');
  await answer.evaluate((field) => field instanceof HTMLTextAreaElement && field.setSelectionRange(5, 5));
  await block.press('Enter');
  expect(await answer.inputValue()).toBe('Dag. Dank je dat je schrijft. Tot gauw.');
  expect(await answer.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: picture, fullPage: true });
  await button(page, nl.textBlocks.removeThis('Dank je dat je schrijft.')).press('Enter');
  await block.waitFor({ state: 'detached' });
  await answer.fill('');
  return axeFindings(page);
}
