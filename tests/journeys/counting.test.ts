/**
 * Counting contacts, the adviser in a real browser: a call in seven presses, a conversation that is closed, one whose employee
 * does not want to be counted, a mistake, and the counters on another device.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { REQUIRED_FIELDS, type RequiredField } from '../../src/core/register/fields.ts';
import { REGISTER_WORDS } from '../../src/core/register/words/index.ts';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { registerWords } from '../../src/inbox/client/words/register.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import type { EmployeeDriver } from '../support/employee.helper.ts';
import { startStage } from '../support/journeys/demo-page.helper.ts';
import { firstLoad } from '../support/journeys/inbox-sheet.helper.ts';
import { platforms, type Platform } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const words = registerWords.nl;
const lists = REGISTER_WORDS.nl;
const PHONE = { viewport: { width: 390, height: 844 } };
let browser: Browser;
let demo: Demo;
let page: Page;
const sent: string[] = [];

/** Another device of Samira's. */
async function device(look: BrowserContextOptions, hear?: (request: Request) => void): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', ...look });
  const opened = await context.newPage();
  if (hear !== undefined) opened.on('request', hear);
  opened.setDefaultTimeout(15_000);
  await opened.goto(demo.inboxOrigin);
  await opened.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await opened.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await unlock(opened);
  return opened;
}
async function unlock(of: Page): Promise<void> {
  await of.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await of.getByRole('button', { name: nl.unlock, exact: true }).click();
  await of.getByRole('heading', { name: nl.listTitle }).waitFor();
}
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchChromium();
  ({ demo } = await startStage());
  page = await device(PHONE, (request) => void sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  // Both requests of this unlocking, which come when they come, so that none is taken for one at a press: last year's counters
  // lie there, are read, and written into.
  await vi.waitUntil(() => handedIn() === 2, { timeout: 15_000 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).click();
const picture = (name: string, on = page) => on.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
const handedIn = (): number => sent.filter((request) => request === 'PUT /api/books').length;
const toList = async (): Promise<void> => {
  const back = page.getByRole('button', { name: nl.back, exact: true });
  if (await back.isVisible()) await back.click();
  await page.getByRole('heading', { name: nl.listTitle }).waitFor();
};
/** The list, read again. */
async function anew(): Promise<void> {
  await toList();
  await press(nl.settings);
  await toList();
}
async function toMine(on = page): Promise<void> {
  await press(nl.counting.contact, on);
  await press(nl.counting.mine, on);
}
const question = (field: RequiredField, on: Page) => on.getByRole('group', { name: lists.fields[field].label });
/** One press for each question; one that has an answer is opened again first. */
async function answer(about: keyof (typeof lists)['fields']['about']['values'], on = page): Promise<void> {
  for (const field of ['counted', ...REQUIRED_FIELDS.filter((one) => one !== 'counted')] as const) {
    const { label, values } = lists.fields[field];
    const folded = on.locator(`.answered[data-field=${field}]`);
    if (await folded.isVisible()) await folded.click();
    const [first = ''] = Object.values(values);
    const chosen = field === 'about' ? lists.fields.about.values[about] : first;
    await on.getByRole('group', { name: label }).getByRole('button', { name: chosen, exact: true }).click();
  }
}
/** How long the page is, in pixels of its own. */
const lengthOf = (on: Page): Promise<number> => on.evaluate(() => document.documentElement.scrollHeight);
async function talkWith(noor: EmployeeDriver, story: string): Promise<void> {
  await write(noor, story);
  await noor.close();
  await anew();
  await page.locator('.row.new').first().click();
  await page.getByText(story).waitFor();
}
async function close(): Promise<void> {
  await press(nl.close);
  await press(nl.closeYes);
  await page.getByText(nl.closedNow).waitFor();
}

describe('a call', () => {
  it('76: is counted in seven presses, with nothing chosen before, nothing to write in and nothing sent', async () => {
    const before = sent.length;
    await press(nl.counting.contact);
    await page.getByText(words.sheet.never).waitFor();
    const groups = page.getByRole('group');
    await question('counted', page).waitFor();
    expect(await page.locator('.count :is(textarea, select, input)').count()).toBe(0);
    expect(await page.locator('.count :is([aria-pressed=true], .answered)').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await picture('count-1-contact');
    await press(words.sheet.count);
    await page.getByText(words.sheet.missing(7)).waitFor();
    expect(await page.evaluate(`document.activeElement.closest('fieldset').dataset.field`)).toBe('counted');
    // One question at a time, so that the sheet stays within reach of a thumb; what is answered is a line that opens again.
    for (const [at, field] of (['counted', 'who', 'about'] as const).entries()) {
      expect(await groups.count()).toBe(1);
      expect(await page.locator('.answered').count()).toBe(at);
      expect(await lengthOf(page)).toBeLessThan(1600);
      await picture(`count-2-${field}`);
      const [first = ''] = Object.values(lists.fields[field].values);
      await question(field, page).getByRole('button', { name: first, exact: true }).click();
    }
    await answer('bullying');
    expect(await page.locator('.answered').count()).toBe(REQUIRED_FIELDS.length);
    expect(await groups.count()).toBe(0);
    expect(await lengthOf(page)).toBeLessThan(1600);
    expect(await axeFindings(page)).toEqual([]);
    await picture('count-2-answered');
    await press(words.sheet.count);
    await page.getByRole('status').getByText(words.sheet.counted).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(sent.slice(before).filter((request) => !request.startsWith('GET '))).toEqual([]);
    // By keyboard: of somebody who was counted already one answer is enough.
    await press(words.contact.another);
    await question('counted', page).getByRole('button', { name: lists.fields.counted.values.no, exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(words.sheet.known).waitFor();
    expect(await groups.count()).toBe(0);
    await page.keyboard.press('Enter');
    // The status still says it of the one before.
    await page.getByRole('button', { name: words.contact.another, exact: true }).waitFor();
    await toList();
  });
});

describe('a conversation', () => {
  const [platform] = platforms as readonly [Platform];

  it('76: is closed first, and counted then, now or later', async () => {
    const noor = platform.somebody({ demo });
    await talkWith(noor, 'Mag ik iets vragen?');
    await close();
    await page.getByRole('heading', { name: words.closing.title }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture('count-3-closed');
    await press(words.closing.later);
    await page.getByText(words.closing.laterSaid).waitFor();
    await toList();
    await page.getByText(nl.counting.waiting(1)).waitFor();
    await picture('count-4-waits');
    expect(await axeFindings(page)).toEqual([]);
    await press(nl.counting.open);
    await page.getByRole('heading', { name: words.closing.title }).waitFor();
    await answer('work');
    await press(words.sheet.count);
    await page.getByText(words.sheet.counted).first().waitFor();
    await toList();
    await expect.poll(() => page.getByText(nl.counting.waiting(1)).count()).toBe(0);
    await noor.close();
  });

  it('that its employee wiped waits no longer', async () => {
    const noor = platform.somebody({ demo });
    await talkWith(noor, 'Dit wis ik.');
    await close();
    await press(words.closing.later);
    await toList();
    await page.getByText(nl.counting.waiting(1)).waitFor();
    await toMyConversation(noor);
    await noor.press('Wis dit gesprek');
    await noor.press('Wis dit gesprek');
    await expect.poll(() => page.getByText(nl.counting.waiting(1)).count()).toBe(0);
  });

  it.each(platforms)('of an employee in $name who does not want it is not counted, and it says so', async (other) => {
    const noor = other.somebody({ demo });
    await talkWith(noor, `Liever niet geteld, via ${other.name}.`);
    await toMyConversation(noor);
    await noor.press('Tel mij niet mee');
    await noor.close();
    await close();
    await page.getByText(words.closing.leftOut).waitFor();
    expect(await page.locator('.count').count()).toBe(0);
    await picture(`count-5-left-out-${other.name}`);
    await toList();
    expect(await page.getByText(nl.counting.waiting(1)).count()).toBe(0);
    other.expectNothingWritten({ demo });
  });
});

describe('the adviser’s own counters', () => {
  const n = (of: Page, label: string) =>
    of.locator('.own-table dl > div', { hasText: label }).locator('dd').innerText();

  it('88: show people, answers and own work; a mistake is taken away, and never more than there is', async () => {
    const before = handedIn();
    await toMine();
    await page.getByText(words.mine.people(2)).waitFor();
    expect(await page.getByText(words.mine.again(1)).count()).toBe(1);
    expect(await n(page, lists.fields.about.values.work)).toBe('1');
    const outreach = lists.activities.outreach;
    await press(words.activities.plus(outreach));
    await press(words.activities.plus(outreach));
    await press(words.activities.minus(outreach));
    await page.getByLabel(words.activities.contacts).fill('12');
    await press(words.activities.save);
    await page.getByText(words.activities.saved).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture('count-6-mine');
    await press(words.minus.title);
    await answer('private');
    await press(words.minus.take);
    await page.getByText(words.minus.lacking('').slice(0, 30)).waitFor();
    await picture('count-7-minus');
    expect(await axeFindings(page)).toEqual([]);
    await answer('bullying');
    await press(words.minus.take);
    await page.getByText(words.minus.taken).first().waitFor();
    await press(nl.back);
    await page.getByText(words.mine.people(1)).waitFor();
    expect(handedIn()).toBe(before);
    await toList();
  });

  it('76: are on another device once this one was locked, in the dark too, and stay no words of the first load', async () => {
    const before = handedIn();
    await press(nl.lock);
    await page.getByRole('button', { name: nl.unlock, exact: true }).waitFor();
    await expect.poll(handedIn).toBeGreaterThan(before);
    const laptop = await device({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
    await toMine(laptop);
    await laptop.getByText(words.mine.people(1)).waitFor();
    expect(
      await laptop.locator('.times li', { hasText: lists.activities.outreach }).locator('strong').innerText(),
    ).toBe('1');
    expect(await laptop.getByLabel(words.activities.contacts).inputValue()).toBe('12');
    expect(await axeFindings(laptop)).toEqual([]);
    await picture('count-8-mine-dark', laptop);
    await press(nl.back, laptop);
    await press(nl.counting.contact, laptop);
    await laptop.getByText(words.sheet.never).waitFor();
    expect(await axeFindings(laptop)).toEqual([]);
    await picture('count-9-contact-dark', laptop);
    // At the locking in one request, and nothing since.
    expect(handedIn()).toBe(before + 1);
    const first = await firstLoad(demo.inboxOrigin);
    for (const late of [words.sheet.never, lists.fields.about.values.bullying]) expect(first).not.toContain(late);
  });
});
