/**
 * One list over six organisations: nobody falls off it, the longest waiting is offered first, each row says where and in
 * which language, and what arrives moves nothing under somebody's finger.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_PAGE } from '../../src/core/adviser/desk.ts';
import type { ConversationId, Pseudonym } from '../../src/core/conversation.ts';
import { createSending } from '../../src/core/employee/send.ts';
import { findAdviser, type Language, type Organisation } from '../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { DEMO_ORGANISATION } from '../../src/demo/organisation.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { boardWords } from '../../src/inbox/client/words/board.ts';
import { sheetWords } from '../../src/inbox/client/words/sheet.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { asksLater, putsOptions } from '../support/journeys/inbox-board.helper.ts';
import { keepsAPause, namesSomebodyElse, usesOwnSentences } from '../support/journeys/inbox-elsewhere.helper.ts';
import { firstLoad, readsTheSheet } from '../support/journeys/inbox-sheet.helper.ts';
import { startStage } from '../support/journeys/demo-page.helper.ts';

const NAMES = ['Bakkerij Zonnig', 'Kinderopvang De Wadden', 'Stichting Thuiszorg Rivierenland', 'Bouw & Zn', 'Museum'];
/** More than a page of one organisation, more than the screen shows at once, and no more than a slow machine seals soon. */
const EACH = [LIST_PAGE + 3, 4, 3, 2, 2, 1];
const SHOWN = 50;
const COUNT = EACH.reduce((sum, count) => sum + count);
const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

let demo: Demo;
let browser: Browser;
let page: Page;
let longest: ConversationId;
const token = (): string => randomBytes(16).toString('base64url');

/** One conversation, sealed as an employee's is. Its name follows from the form, so the handle is whatever it became. */
async function write(
  organisation: Organisation,
  at: Date,
  language: Language,
  to = 'samira',
): Promise<{ id: ConversationId; handle: string }> {
  const adviser = findAdviser(organisation, to);
  if (adviser === undefined) throw new Error('no adviser');
  const { store, keyring } = demo;
  const sent = await createSending({ conversations: store.conversations, keyring }).open(
    {
      organisation,
      adviser,
      employee: `employee-${token()}` as Pseudonym,
      kind: 'text',
      text: 'Mag ik iets vragen?',
      language,
      ownCopy: false,
      formId: token(),
      now: at,
    },
    { limits: LIMITS_VERSION, refuseWhenAway: false, load: load() },
  );
  expect(sent.result).toBe('stored');
  return sent;
}
const load = () => ({ open: 0 });
const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  ({ demo } = await startStage());
  const file = await readFile(join(demo.organisationsDir, 'werkplek.yaml'), 'utf8');
  for (const [index, name] of NAMES.entries()) {
    const text = file
      .replace(`id: ${DEMO_ORGANISATION}`, `id: org-${index}`)
      .replace(/^name: .*/m, `name: ${name}`)
      .replace(/^slack:\n(?: .*\n)+/m, '')
      .replace(/^teams:\n(?: .*\n)+/m, '');
    await writeFile(join(demo.organisationsDir, `org-${index}.yaml`), text);
  }
  expect(await demo.organisations.reload()).toEqual([]);
  const all = demo.organisations.all();
  expect(all).toHaveLength(EACH.length);
  for (const [at, organisation] of all.entries())
    for (let index = 0; index < (EACH[at] ?? 0); index += 1) {
      const isLongest = at === 0 && index === 0;
      const sent = await write(
        organisation,
        hoursAgo(isLongest ? 40 : (index % 20) + 1),
        index % 5 === 1 ? 'en' : 'nl',
      );
      if (isLongest) longest = sent.id;
    }
  browser = await launchChromium();
  const context = await browser.newContext({
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 390, height: 844 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await page.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: nl.unlock, exact: true }).click();
  await page.locator('.row').first().waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const rows = () => page.locator('.conversations > li');
const texts = async (part: string): Promise<string[]> => page.locator(`.row ${part}`).allInnerTexts();

describe('the first visit on this device', () => {
  it('has four cards, by keyboard too, and never again once they are over', async () => {
    const card = page.locator('.tour');
    await card.getByRole('button', { name: nl.tourSkip }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}tour.png` });
    const toLast = async (): Promise<void> => {
      for (const { title } of nl.tour.slice(1)) {
        await card.getByRole('button', { name: nl.tourNext }).press('Enter');
        expect(await page.locator('h2:focus').innerText()).toBe(title);
      }
    };
    await toLast();
    // Asked once, in the open, with the way to where it is chosen; the answer goes nowhere.
    for (const question of nl.noticesAsk) expect(await card.getByText(question).isVisible()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}tour-notices.png` });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await card.getByRole('button', { name: nl.tourSettings }).press('Enter');
    await page.getByRole('heading', { name: nl.noticesTitle }).waitFor();
    expect(await page.locator('h1:focus').innerText()).toBe(nl.settings);
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    page.removeAllListeners('request');
    expect(await page.evaluate(`localStorage.getItem('in-vertrouwen.tour')`)).toBe('over');
    await page.evaluate(`localStorage.removeItem('in-vertrouwen.tour')`);
    await page.getByRole('button', { name: nl.back }).click();
    await toLast();
    await card.getByRole('button', { name: nl.tourEnd }).press('Enter');
    expect(await card.count()).toBe(0);
    expect(await page.locator('h1:focus').count()).toBe(1);
    expect(await page.evaluate(`localStorage.getItem('in-vertrouwen.tour')`)).toBe('over');
  });
});

describe('the list of six organisations', () => {
  it('names the organisation and the language on every row that is shown, opened by the browser', async () => {
    await page.getByText(nl.listGoesOn).waitFor({ state: 'hidden' });
    expect(await rows().count()).toBe(SHOWN);
    await expect.poll(async () => (await texts('.language')).filter((text) => text === '').length).toBe(0);
    expect(new Set(await texts('.language'))).toEqual(new Set(['Nederlands', 'Engels']));
    const known = demo.organisations.all().map(({ name }) => name);
    for (const when of await texts('.handle + .when'))
      expect(known.some((name) => when.endsWith(` · ${name}`))).toBe(true);
    await page.screenshot({ path: `${pictures}list-six.png` });
  });

  it('shows the rest at a press, and the keyboard goes on at the first of them', async () => {
    await page.getByRole('button', { name: nl.listMore(COUNT - SHOWN) }).click();
    expect(await rows().count()).toBe(COUNT);
    expect(await rows().nth(SHOWN).locator('button:focus').count()).toBe(1);
    await expect.poll(async () => (await texts('.language')).filter((text) => text === '').length).toBe(0);
  });

  it('moves nothing when something arrives, and says that it did', async () => {
    const before = await texts('.handle');
    const top = await page.locator('.row').nth(1).boundingBox();
    const organisation = demo.organisations.all()[1];
    if (organisation === undefined) throw new Error('no organisation');
    const { handle } = await write(organisation, new Date(), 'en');
    await demo.store.changes.publish(organisation.id, 'samira');
    const button = page.getByRole('button', { name: nl.listChanged });
    await button.waitFor();
    expect(await texts('.handle')).toEqual(before);
    expect(await page.locator('.row').nth(1).boundingBox()).toEqual(top);
    await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain(nl.newCount(COUNT + 1));
    await page.screenshot({ path: `${pictures}list-arrived.png` });
    await button.press('Enter');
    expect((await texts('.handle'))[0]).toBe(handle);
    expect(await rows().first().locator('button:focus').count()).toBe(1);
    await expect.poll(async () => (await texts('.language'))[0]).toBe('Engels');
  });

  it('is without findings of axe, 320 pixels wide too, where nothing sticks out', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate('scrollTo(0, 0)');
    const wide = await page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > 320)
      .map((one) => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 40))`);
    expect(wide).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}list-320.png` });
    await page.setViewportSize({ width: 390, height: 844 });
  });

  it('has the sheet for a talk, for whoever rings: to read, and behind the first load (53-57, 63)', async () => {
    expect(await readsTheSheet(page, `${pictures}sheet-list.png`)).toEqual([]);
    const script = await firstLoad(demo.inboxOrigin);
    expect(script).toContain(nl.sheet);
    for (const { heading } of sheetWords.nl.talks) expect(script).not.toContain(heading);
    for (const lead of [boardWords.nl.lead, boardWords.en.lead]) expect(script).not.toContain(lead);
  });

  it('offers first who has waited longest, and the conversation says where and in which language it is', async () => {
    const asked = page.waitForRequest((request) => request.url().endsWith(`/${longest}`));
    await page.getByRole('button', { name: nl.openNew }).click();
    await asked;
    expect(await page.locator('.of').innerText()).toBe(`${demo.organisations.all()[0]?.name ?? ''} · Nederlands`);
    await page.screenshot({ path: `${pictures}conversation-of.png` });
  });
});

it('what arrives after opening moves no row, however short the list, and is not missed before the stream is open', async () => {
  const [organisation] = demo.organisations.all();
  if (organisation === undefined) throw new Error('no organisation');
  await write(organisation, hoursAgo(2), 'nl', 'tom');
  const tom = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  await tom.goto(demo.inboxOrigin);
  await tom.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await tom.getByRole('button', { name: 'Tom de Wit' }).click();
  // The second time no self-test waits, after which the list would be read once more.
  for (const time of ['first', 'second']) {
    if (time === 'second') await tom.reload();
    await tom.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
    await tom.getByRole('button', { name: nl.unlock, exact: true }).click();
    // There as soon as all of the list is.
    await tom.getByRole('button', { name: nl.openNew }).waitFor();
  }
  const before = await tom.locator('.row .handle').allInnerTexts();
  await write(organisation, new Date(), 'nl', 'tom');
  await demo.store.changes.publish(organisation.id, 'tom');
  await tom.getByRole('button', { name: nl.listChanged }).waitFor();
  expect(await tom.locator('.row .handle').allInnerTexts()).toEqual(before);

  // Between the reading of the list and the opening of the stream nobody is told.
  let open = (): void => undefined;
  const mayOpen = new Promise<void>((resolve) => (open = resolve));
  await tom.route('**/api/changes', (route) => mayOpen.then(() => route.continue()));
  await tom.reload();
  await tom.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await tom.getByRole('button', { name: nl.unlock, exact: true }).click();
  await tom.getByRole('button', { name: nl.openNew }).waitFor();
  await write(organisation, new Date(), 'nl', 'tom');
  await demo.store.changes.publish(organisation.id, 'tom');
  open();
  await tom.getByRole('button', { name: nl.listChanged }).waitFor();
  await tom.context().close();
});

it('a message that arrives moves nothing under somebody who types, and is said', async () => {
  const answer = page.locator('#answer');
  await answer.fill('Dag, ik');
  await answer.focus();
  const top = (await answer.boundingBox())?.y;
  const { conversations } = demo.store;
  const [organisation, adviser] = [demo.organisations.all()[0], 'samira'];
  if (organisation === undefined) throw new Error('no organisation');
  const last = { limit: 1, copies: false };
  const head = (await conversations.read(organisation.id, longest, { adviser }, last, new Date()))?.head;
  const of = findAdviser(organisation, adviser);
  if (head === undefined || of === undefined) throw new Error('no conversation');
  const sending = createSending({ conversations, keyring: demo.keyring });
  const message = { organisation, adviser: of, employee: head.owner, kind: 'text', language: 'nl' } as const;
  const text = 'Het gaat over mijn rooster, en ik weet niet goed waar ik moet beginnen.';
  const sent = await sending.append({ ...message, text, ownCopy: false, formId: token(), now: new Date() }, longest, {
    load,
    planned: { number: 0, load: load() },
  });
  expect(sent.result).toBe('stored');
  await demo.store.changes.publish(organisation.id, adviser);
  await page.getByText(text).waitFor();
  expect(Math.abs(((await answer.boundingBox())?.y ?? 0) - (top ?? 0))).toBeLessThan(2);
  await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain(nl.newMessage);
  await answer.fill('');
});

describe('an own note', () => {
  const fold = () => page.locator('.note > summary');
  const field = () => page.getByLabel(nl.noteLabel);
  const save = () => page.getByRole('button', { name: nl.noteSave });

  it('is kept sealed, and moves nothing of the conversation when it comes back', async () => {
    await fold().click();
    await field().fill('Rooster, dinsdag');
    const put = page.waitForRequest((request) => request.url().endsWith('/note'));
    await save().click();
    expect((await put).postData()).not.toContain('Rooster');
    await page.getByText(nl.noteSaved).first().waitFor();
    expect(await fold().innerText()).toContain(nl.noteThere);
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}note.png` });
  });

  it('that another device changed meanwhile is shown beside this one, and neither is lost', async () => {
    const other = await page.context().newPage();
    await other.goto(demo.inboxOrigin);
    await other.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
    await other.getByRole('button', { name: nl.unlock, exact: true }).click();
    // The cards are over on this device.
    await other.locator('.row').first().waitFor();
    expect(await other.locator('.tour').count()).toBe(0);
    await other.getByRole('button', { name: nl.openNew }).waitFor();
    const handle = await page.locator('h1').innerText();
    const more = other.getByRole('button', { name: /^Meer gesprekken/ });
    if ((await more.count()) > 0) await more.click();
    await other.getByRole('button', { name: new RegExp(handle) }).click();
    await other.locator('.note > summary').click();
    await expect.poll(() => other.getByLabel(nl.noteLabel).inputValue()).toBe('Rooster, dinsdag');
    await page.bringToFront();
    await field().fill('Rooster, woensdag');
    await other.getByLabel(nl.noteLabel).fill('Rooster, donderdag');
    await other.getByRole('button', { name: nl.noteSave }).click();
    await other.getByText(nl.noteSaved).first().waitFor();
    await page.getByText(nl.noteElsewhere).waitFor();
    expect(await field().inputValue()).toBe('Rooster, woensdag');
    expect(await page.locator('.note .text').innerText()).toBe('Rooster, donderdag');
    await page.screenshot({ path: `${pictures}note-two.png`, fullPage: true });
    await page.getByRole('button', { name: nl.noteJoin }).click();
    await save().click();
    const both = 'Rooster, woensdag\n\nRooster, donderdag';
    await expect.poll(() => other.getByLabel(nl.noteLabel).inputValue()).toBe(both);
  });
});

it.each([
  ['reads the sheet (53-57, 63)', readsTheSheet, 'sheet.png'],
  ['puts options on the board (55, 56)', putsOptions, 'board-options.png'],
  ['asks later how it goes (57)', asksLater, 'board-follow-up.png'],
  ['names somebody else', namesSomebodyElse, 'refer.png'],
  ['keeps a pause', keepsAPause, 'pause.png'],
  ['uses own sentences', usesOwnSentences, 'text-blocks.png'],
])('an adviser %s, by keyboard alone', async (_what, does, picture) => {
  expect(await does(page, `${pictures}${picture}`)).toEqual([]);
});
