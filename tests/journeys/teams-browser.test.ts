/**
 * The story as somebody plays it in the demo's Teams-like client, in a real browser with the official card
 * renderer, with the composed product behind it. Leaves a picture of every screen in `test-results/screens/`.
 */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { demoPage, startStage } from '../support/journeys/demo-page.helper.ts';
import { DARK, LIGHT, looks, PHONE_DARK, PHONE_LIGHT } from '../support/journeys/looks.helper.ts';

const STORY = 'In het overleg maakt iemand steeds grappen over mijn accent. **au** [a](http://b) <at>Noor</at>';
const ANSWER = 'Dank dat je dit vertelt. **Jij** kiest: [bellen](http://b)?';

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

const USUAL = [
  { ...LIGHT, seat: 'Noor' },
  { ...PHONE_DARK, seat: 'Daan' },
];
const MORE = [
  { ...DARK, seat: 'Daan' },
  { ...PHONE_LIGHT, seat: 'Noor' },
];
describe.each(looks(USUAL, MORE))('the story in Teams, $name', ({ name, seat, ...look }) => {
  let page: Page;
  const shown = demoPage(`teams-${name}`, look);
  const { dialog, press, leave, show, picture, errors } = shown;
  let inbox: FrameLocator;
  const go = (tab: string | RegExp) =>
    page.getByRole('navigation', { name: 'Plaatsen in Teams' }).getByRole('button', { name: tab }).click();

  beforeAll(async () => {
    page = await shown.open(browser, demo);
    inbox = page.frameLocator('iframe');
    await page.getByRole('group', { name: 'Welk programma?' }).getByRole('button', { name: 'Teams' }).click();
    await page.getByRole('group', { name: 'Wie ben je?' }).getByRole('button', { name: seat }).click();
  });
  afterAll(() => shown.close());

  it('the tab says who is there, and opens the first screen', async () => {
    await page.getByText('Samira el Idrissi').waitFor();
    await picture('1-start');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open In vertrouwen' }).click();
    await dialog().getByText('Samira el Idrissi').waitFor();
    await picture('2-welcome');
    await leave();
  });

  it('the tab is read in another language, and what it opens goes on in it', async () => {
    const tab = page.locator('.start-tab');
    await tab.getByRole('button', { name: 'English' }).click();
    await tab.getByRole('heading', { name: 'Talk in confidence' }).waitFor();
    await tab.getByRole('button', { name: 'My conversations' }).click();
    await dialog().getByRole('button', { name: 'Show my conversations' }).click();
    await dialog().getByRole('heading', { name: 'My conversations' }).waitFor();
    await leave();
    await tab.getByRole('heading', { name: 'Talk in confidence' }).waitFor();
    await tab.getByRole('button', { name: 'Nederlands' }).click();
    await tab.getByRole('heading', { name: 'Praten in vertrouwen' }).waitFor();
  });

  it('a message to the bot is not answered in the chat: the bell rings and leads to the tab', async () => {
    await go('Chat');
    await page.getByRole('textbox', { name: 'Bericht aan In vertrouwen' }).fill('Hallo, is daar iemand?');
    await page.keyboard.press('Enter');
    await page.getByText('Hallo, is daar iemand?').last().waitFor();
    await picture('3-chat');
    await go(/^Activiteit \(\d+ nieuw\)/);
    await picture('4-bell');
    await page
      .getByRole('button', { name: /^In vertrouwen/ })
      .first()
      .click();
    await page.getByText('Samira el Idrissi').waitFor();
    expect(await page.getByText('Hallo, is daar iemand?').count()).toBe(0);
  });

  it('the command box opens the dialog: read, choose, accept the limits, write and send', async () => {
    const box = page.getByRole('textbox', { name: 'Zoekvak' });
    await box.fill('vertrouwens');
    await picture('5-command');
    await box.press('Enter');
    await press('Over Samira');
    await dialog().getByText('030 000 00 01').first().waitFor();
    await picture('6-adviser');
    await press('Wat kun je doen?');
    await dialog().getByText('Wat gebeurt er daarna?').waitFor();
    await picture('6-options');
    await press('Een klacht bij de commissie');
    await dialog().getByText('Niets in deze app kan het voor je beginnen.').waitFor();
    await picture('6-option');
    expect(await axeFindings(page)).toEqual([]);
    await press('Terug');
    await press('Schrijf aan Samira');
    await dialog().getByText('Wat je schrijft, is voor Samira.').waitFor();
    await picture('7-limits');
    await press('Ik begrijp het');
    await dialog().getByRole('textbox').fill(STORY);
    await picture('8-write');
    expect(await axeFindings(page)).toEqual([]);
    await press('Wat ziet je werkgever?');
    await dialog().getByText('Dit kunnen we niet uitsluiten').waitFor();
    await picture('9-employer-view');
    await press('Terug');
    expect(await dialog().getByRole('textbox').inputValue()).toBe(STORY);
    await press('Verstuur aan Samira');
    await dialog().getByText('Je bericht is verzegeld. Alleen Samira kan het lezen.').waitFor();
    await picture('10-sent');
    await dialog().press('Escape');
  });

  it('the adviser reads exactly that, and answers', async () => {
    await show('Vertrouwenspersoon');
    await inbox.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
    await inbox.getByRole('button', { name: 'Samira el Idrissi' }).click();
    await inbox.getByLabel('Wachtwoordzin').fill(DEMO_PASSPHRASE);
    await inbox.getByLabel('Wachtwoordzin').press('Enter');
    await inbox
      .getByRole('link')
      .or(inbox.getByRole('button'))
      .filter({ hasText: /\w+ \w+ \d\d/ })
      .first()
      .click();
    await inbox.getByText(STORY).waitFor();
    await inbox.getByRole('textbox').fill(ANSWER);
    await inbox.getByRole('button', { name: 'Verstuur je antwoord' }).click();
    await inbox.getByText(ANSWER).waitFor();
    await picture('11-inbox');
    await show('Medewerker');
  });

  it('the answer is in the dialog, as it was typed, and withdrawn it is gone on both sides', async () => {
    await go('In vertrouwen');
    await go('Chat');
    await go('In vertrouwen');
    await page.getByRole('button', { name: 'Mijn gesprekken', exact: true }).click();
    await dialog().getByText('Naar je gesprekken').waitFor();
    await press('Laat mijn gesprekken zien');
    await dialog().getByText('nieuw antwoord').waitFor();
    await picture('12-conversations');
    await press('Open');
    await dialog().getByText(ANSWER).waitFor();
    await picture('13-conversation');
    await press('Wis dit gesprek');
    // The same word stands on the button of the page after it: pressed again too soon, the first one would be meant.
    await dialog().getByText('Dit gesprek wissen?').waitFor();
    await press('Wis dit gesprek');
    await dialog().getByText('Het gesprek is gewist').waitFor();
    await picture('14-withdrawn');
    await dialog().press('Escape');
    await show('Vertrouwenspersoon');
    await inbox.getByText(STORY).waitFor({ state: 'detached' });
  });

  it('without a message of the bot, an error, or more than the bell', () => {
    expect(demo.teams.history).toEqual([]);
    expect(new Set(demo.teams.calls.map(({ method }) => method))).toEqual(new Set(['sendActivityNotification']));
    expect(errors).toEqual([]);
    expect(faults).toEqual([]);
  });
});
