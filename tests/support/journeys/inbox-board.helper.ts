/** In an open conversation of the inbox, by keyboard: options put before somebody, and a day on which to ask how it goes. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, dayIn } from '../../../src/core/calendar.ts';
import { boardWords } from '../../../src/inbox/client/words/board.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { axeFindings } from '../axe.helper.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const board = (page: Page) => page.getByRole('region', { name: boardWords.nl.heading });

/** Returns what axe finds in the dialog and behind it. */
export async function putsOptions(page: Page, picture: string): Promise<readonly string[]> {
  const words = boardWords.nl.options;
  const { each } = wordsIn('nl').options;
  await button(page, words.button).press('Enter');
  // Nothing is chosen for them, and what is always there needs no choosing.
  expect(await dialog(page).locator('input:checked').count()).toBe(0);
  expect(await dialog(page).getByText(each.nothing.label, { exact: true }).count()).toBe(0);
  await button(page, boardWords.nl.putIt).click();
  await dialog(page).getByRole('alert').filter({ hasText: words.none }).waitFor();
  await dialog(page).getByLabel(each.manager.label).press('Space');
  await dialog(page).getByLabel(each.self.label).press('Space');
  const found = await axeFindings(page);
  await page.screenshot({ path: picture });
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await button(page, boardWords.nl.putIt).press('Enter');
  expect((await sent).postData()).not.toContain('manager');
  await board(page).getByText(words.waits).waitFor();
  await page
    .locator('.thread')
    .getByText(boardWords.nl.did.you['options']?.['put'] ?? '')
    .waitFor();
  return [...found, ...(await axeFindings(page))];
}

/** Returns what axe finds in the dialog and behind it. */
export async function asksLater(page: Page, picture: string): Promise<readonly string[]> {
  const words = boardWords.nl.followUp;
  const day = (ahead: number): string => addDays(dayIn(new Date(), 'Europe/Amsterdam'), ahead);
  await button(page, words.button).press('Enter');
  const field = dialog(page).getByLabel(words.day, { exact: true });
  for (const [chosen, said] of [
    ['', words.past],
    [day(0), words.past],
    [day(90), words.late('').split('tot en met')[0] ?? ''],
  ] as const) {
    await field.fill(chosen);
    await button(page, boardWords.nl.putIt).click();
    await dialog(page).getByRole('alert').filter({ hasText: said }).waitFor();
  }
  const found = await axeFindings(page);
  await page.screenshot({ path: picture });
  await field.fill(day(7));
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await button(page, boardWords.nl.putIt).press('Enter');
  expect((await sent).postData()).not.toContain(day(7));
  await board(page).getByRole('heading', { name: words.heading }).waitFor();
  // Another day takes its place.
  await button(page, words.button).press('Enter');
  await field.fill(day(8));
  await button(page, boardWords.nl.putIt).press('Enter');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await board(page).getByRole('heading', { name: words.heading }).count()).toBe(1);
  return [...found, ...(await axeFindings(page))];
}
