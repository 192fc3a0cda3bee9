/**
 * The whole story, as somebody plays it: in a real browser, in the demo's workplace, with the composed
 * product behind it. Leaves a picture of every screen in `test-results/screens/`.
 */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { demoPage, startStage } from '../support/journeys/demo-page.helper.ts';

const STORY = 'In het teamoverleg maakt iemand steeds grappen over mijn accent. <!channel> *au*';
const ANSWER = 'Dank dat je dit vertelt. Zullen we deze week even bellen? *Jij* kiest.';

let browser: Browser;
let demo: Demo;
let faults: readonly string[];

beforeAll(async () => {
  browser = await launchChromium();
  ({ demo, faults } = await startStage());
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

it('the inbox that loads beside somebody who types does not take the keyboard from them', async () => {
  const shown = demoPage('typing', {});
  const page = await shown.open(browser, demo);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { level: 1, name: 'Meld je aan' }).waitFor();
  let letLoad = (): void => undefined;
  const typed = new Promise<void>((resolve) => (letLoad = resolve));
  await page.route(/\/api\/me$/, async (route) => {
    await typed;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  const compose = page.getByRole('textbox', { name: /bericht/i });
  await compose.focus();
  await page.keyboard.type('/vertrouwens');
  letLoad();
  await frame.getByRole('heading', { level: 1, name: 'Meld je aan' }).waitFor();
  await frame
    .locator('body')
    .evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await page.keyboard.type('persoon');
  expect(await compose.inputValue()).toBe('/vertrouwenspersoon');
  await shown.close();
});

describe.each([
  { name: 'desktop', viewport: { width: 1440, height: 900 }, colorScheme: 'light' as const },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
])('the story on a $name', ({ name, ...look }) => {
  let page: Page;
  const shown = demoPage(name, look);
  const { dialog, press, leave, show, picture, errors } = shown;
  let inbox: FrameLocator;
  const command = async (): Promise<void> => {
    const compose = page.getByRole('textbox', { name: /bericht/i });
    await compose.fill('/vertrouwenspersoon');
    await compose.press('Enter');
    await dialog().waitFor();
  };

  beforeAll(async () => {
    page = await shown.open(browser, demo);
    inbox = page.frameLocator('iframe');
  });
  afterAll(() => shown.close());

  it('the employee reads, chooses, accepts the limits, writes and sends', async () => {
    await command();
    await dialog().getByText('Samira el Idrissi').waitFor();
    await picture('1-welcome');
    await press('Over Samira');
    await dialog().getByText('Bellen: 030 000 00 01').waitFor();
    await picture('2-adviser');
    await press('Wat kun je doen?');
    await dialog().getByText('Wat gebeurt er daarna?').waitFor();
    await picture('2-options');
    await press('Een klacht bij de commissie');
    await dialog().getByText('Niets in deze app kan het voor je beginnen.').waitFor();
    await picture('2-option');
    await dialog().press('Escape');
    await press('Schrijf aan Samira');
    await dialog().getByText('Wat je schrijft, is voor Samira.').waitFor();
    await picture('3-limits');
    await press('Ik begrijp het');
    await dialog().getByRole('textbox').fill(STORY);
    await picture('4-write');
    await press('Wat ziet je werkgever?');
    await dialog().getByText('Dit kunnen we niet uitsluiten').waitFor();
    await picture('5-employer-view');
    await dialog().press('Escape');
    expect(await dialog().getByRole('textbox').inputValue()).toBe(STORY);
    await press('Verstuur aan Samira');
    await dialog().getByText('Je bericht is verzegeld. Alleen Samira kan het lezen.').waitFor();
    await picture('6-sent');
  });

  it('the adviser signs in, unlocks, reads exactly that, and answers', async () => {
    await show('Vertrouwenspersoon');
    await inbox.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
    await inbox.getByRole('button', { name: 'Samira el Idrissi' }).click();
    const passphrase = inbox.getByLabel('Wachtwoordzin');
    await passphrase.fill(DEMO_PASSPHRASE);
    await picture('7-unlock');
    await passphrase.press('Enter');
    await inbox
      .getByRole('link')
      .or(inbox.getByRole('button'))
      .filter({ hasText: /\w+ \w+ \d\d/ })
      .first()
      .click();
    await inbox.getByText(STORY).waitFor();
    await picture('8-thread');
    await inbox.getByRole('textbox').fill(ANSWER);
    await inbox.getByRole('button', { name: 'Verstuur je antwoord' }).click();
    await inbox.getByText(ANSWER).waitFor();
    const told = inbox.locator('.answer .notice', { hasText: 'Je antwoord is verzonden.' });
    await told.waitFor();
    await picture('9-answered');
    const [note, bar] = [await told.boundingBox(), await inbox.locator('.bar').boundingBox()];
    if (page.viewportSize()?.width === 390) expect(note!.y + note!.height).toBeLessThanOrEqual(bar!.y);
  });

  it('the answer appears in the modal that is still open, as it was typed', async () => {
    await show('Medewerker');
    await dialog().getByText(ANSWER).waitFor();
    await picture('10-live-answer');
  });

  it('and is there later, under "Mijn gesprekken"', async () => {
    await leave();
    await command();
    await press(/^Mijn gesprekken/);
    await picture('11-conversations');
    await press('Open');
    await dialog().getByText(ANSWER).waitFor();
    await picture('12-conversation');
  });

  it('withdrawn, it is gone on both sides', async () => {
    await press('Wis dit gesprek');
    await dialog().getByText('Dit hele gesprek verdwijnt nu', { exact: false }).waitFor();
    await picture('13-withdraw');
    await press('Wis dit gesprek');
    await dialog().getByText('Het gesprek is gewist').waitFor();
    await leave();
    await show('Vertrouwenspersoon');
    await inbox.getByText(STORY).waitFor({ state: 'detached' });
    await picture('14-inbox-after');
  });

  it('without a message in the workplace, an error, or anything for axe to say', async () => {
    expect(demo.standIn.history).toEqual([]);
    expect(new Set(demo.standIn.calls.map(({ method }) => method))).toEqual(
      new Set(['views.open', 'views.push', 'views.update']),
    );
    expect(errors).toEqual([]);
    expect(faults).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  });
});
