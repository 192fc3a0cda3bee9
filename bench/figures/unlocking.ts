/** Opening the inbox on a telephone, and its list: whether the page answers to a finger all the while. */
import type { Browser } from 'playwright-core';
import { median } from '../load.ts';
import { tasksOf, type Tasks } from '../main-thread.ts';
import { takePhone, type Cookie } from '../phone.ts';
import { below, type Row } from '../table.ts';
import { INBOX_ORIGIN } from '../workplace.ts';

const TIMES = 3;
/** The W3C's Long Tasks: from here on somebody notices that nothing happens. */
const LONG_MS = 50;

interface Opened {
  readonly unlocking: Tasks;
  readonly list: Tasks;
  readonly reading: Tasks;
}

async function open(browser: Browser, cookie: Cookie, passphrase: string): Promise<Opened> {
  const { page, close } = await takePhone(browser, cookie);
  try {
    await page.goto(INBOX_ORIGIN);
    await page.locator('input[type="password"]').fill(passphrase);
    const rows = page.locator('.conversations .row');
    // Keys that were just made are followed by the question whether the recovery code is still right.
    const notNow = page.locator('.stack button.quiet').last();
    const unlocking = await tasksOf(browser, page, async () => {
      await page.locator('form button[type="submit"]').click();
      await notNow.waitFor();
    });
    const list = await tasksOf(browser, page, async () => {
      await notNow.click();
      await rows.nth(49).waitFor();
      await page.waitForTimeout(3000);
    });
    const reading = await tasksOf(browser, page, async () => {
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(500);
      await page.locator('.conversations + .outline').click();
      await rows.nth(99).waitFor();
      await rows.nth(60).click();
      await page.locator('#answer').waitFor();
    });
    return { unlocking, list, reading };
  } finally {
    await close();
  }
}

/** @param cookie of an adviser with `listed` conversations */
export async function measureUnlocking(
  browser: Browser,
  cookie: Cookie,
  { passphrase, listed }: { readonly passphrase: string; readonly listed: number },
): Promise<Row[]> {
  const all: Opened[] = [];
  for (let count = 0; count < TIMES; count += 1) all.push(await open(browser, cookie, passphrase));
  const of = (name: keyof Opened): number => median(all.map((each) => each[name].longest));
  return [
    below('unlocking (Argon2id): longest task of the page', of('unlocking'), LONG_MS),
    below(`list of ${listed}: longest task of the page until it is there`, of('list'), LONG_MS),
    below(`list of ${listed}: longest task while somebody scrolls, wants more and opens one`, of('reading'), LONG_MS),
  ];
}
