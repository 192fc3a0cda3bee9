/**
 * From a letter to a talk: a number to call, and an appointment that both see and no calendar of the tenant does, with
 * their adviser in a real browser. Requirements 42, 43, 44, 51 and 52.
 */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { boardWords } from '../../src/inbox/client/words/board.ts';
import type { EmployeeDriver } from '../support/employee.helper.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { startStage } from '../support/journeys/demo-page.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const words = boardWords.nl.appointment;
let demo: Demo;
let browser: Browser;
let page: Page;
const errors: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  ({ demo } = await startStage());
  browser = await launchChromium();
  const context = await browser.newContext({
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 390, height: 844 },
    acceptDownloads: true,
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted type/i.test(message.text())) errors.push(message.text());
  });
  page.on('request', (request) => void asked.push(request.postData() ?? ''));
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await page.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: nl.unlock, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const picture = (name: string) => page.screenshot({ path: `${pictures}inbox-${name}.png`, fullPage: true });
const dialog = () => page.getByRole('dialog');
const board = () => page.locator('section.board');
const moment = (count: number) => dialog().getByRole('group', { name: words.moment(count) });
/** The first free moments are some hours away at least, whatever the hour of this run. */
async function choose(count: number, at: number): Promise<string> {
  const select = moment(count).getByLabel(words.when);
  await select.selectOption({ index: at });
  return (await select.locator('option').nth(at).innerText()).trim();
}
/** The one of whoever has this screen in front. The list holds still until somebody asks it to show what is new. */
async function openThatOf(employee: EmployeeDriver): Promise<void> {
  const [, handle = 'none'] = /Je schuilnaam in dit gesprek: (.+? \d\d)/.exec(employee.words()) ?? [];
  const row = page.locator('.row').filter({ hasText: handle });
  const show = page.getByRole('button', { name: nl.listChanged });
  await row.or(show).first().waitFor();
  if ((await row.count()) === 0) await show.click();
  await row.click();
  await board().waitFor();
}

const labelOf = (employee: EmployeeDriver, like: RegExp): string =>
  employee.buttons().find((label) => like.test(label)) ?? `none like ${like.source}`;

// One is enough for what the adviser's page does; talk.test.ts plays the employee's side on both.
describe.each(platforms.slice(0, 1))('an appointment from $name (requirements 42, 43, 44, 51, 52)', (platform) => {
  it('is proposed out of free hours, chosen with one press, saved as a file, moved and called off', async () => {
    const noor = platform.somebody({ demo });
    await write(noor, 'Kunnen we praten?');
    await noor.close();
    await toMyConversation(noor);
    await openThatOf(noor);
    await board().getByRole('button', { name: words.button }).click();
    await dialog().getByText(words.knownOnly).waitFor();
    await expect.poll(() => moment(1).locator('option').count()).toBeGreaterThan(4);
    const first = await choose(1, 1);
    const second = await choose(2, 3);
    await moment(2).getByLabel(words.way).selectOption({ label: words.ways.neutral });
    expect(await axeFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: words.submit }).click();
    await dialog().getByRole('alert').getByText(words.at(2, words.wrong.where)).waitFor();
    await moment(2).getByLabel(words.where).fill('Bibliotheek Neude');
    await picture('appointment-proposing');
    await dialog().getByRole('button', { name: words.submit }).click();
    await board().getByText(words.waits).waitFor();

    await noor.close();
    await toMyConversation(noor);
    expect(noor.words()).toContain('Samira stelt een afspraak voor');
    expect(noor.words()).toContain('niet in je agenda van het werk');
    expect(noor.words()).toContain(second);
    await noor.press(labelOf(noor, /, buiten werk$/));
    expect(noor.words()).toContain('Jullie afspraak');
    await board().getByText(words.agreed).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture('appointment-agreed');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      board().getByRole('button', { name: words.file }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('afspraak.ics');
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nSUMMARY:Afspraak\r\nCLASS:PRIVATE\r\n/);
    expect(file).not.toMatch(/neude|noor|samira|vertrouwen/i);

    await noor.press(labelOf(noor, /^Liever .*, bellen$/));
    await board().getByText(first, { exact: false }).waitFor();
    await board().getByRole('button', { name: words.cancel }).click();
    await board().getByText(words.isCancelled).waitFor();
    await noor.close();
    await toMyConversation(noor);
    expect(noor.words()).toContain(`Samira kan ${first} toch niet. Dat ligt niet aan jou.`);
    await noor.close();
    // What an appointment says left this browser sealed.
    expect(asked.filter((body) => /Neude|appointment/.test(body))).toEqual([]);
    platform.expectNothingWritten({ demo });
    await page.getByRole('button', { name: nl.back, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: nl.listTitle }).waitFor();
  }, 60_000);

  it('has a number to call, with when and whether something may be left', async () => {
    const daan = platform.somebody({ demo });
    await write(daan, 'Liever bellen');
    await daan.close();
    await toMyConversation(daan);
    await openThatOf(daan);
    await daan.press('Laat Samira je bellen');
    expect(daan.words()).toContain('Geef liever geen werktelefoon.');
    daan.fill('bel me maar');
    await daan.submit();
    expect(daan.words()).toContain('Dit is geen telefoonnummer.');
    daan.fill('06 12345678');
    await daan.submit();
    expect(daan.words()).toContain('Je nummer is verstuurd');
    await daan.close();
    const link = board().getByRole('link', { name: '06 12345678' });
    expect(await link.getAttribute('href')).toBe('tel:+31612345678');
    await board().getByText(boardWords.nl.callMe.mayNotLeave).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture('call-me');
    await toMyConversation(daan);
    await daan.press('Bel me niet meer');
    await expect.poll(() => link.count()).toBe(0);
    await daan.close();
    platform.expectNothingWritten({ demo });
    await page.getByRole('button', { name: nl.back, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: nl.listTitle }).waitFor();
  }, 60_000);
});

it('the page’s own policy refused nothing', () => expect(errors).toEqual([]));
