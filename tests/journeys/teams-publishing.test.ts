/**
 * HR's card in the demo's Teams-like client, in a real browser with the official card renderer: taken, sent and
 * pinned by HR, and the way in for an employee. Leaves a picture of every screen in `test-results/screens/`.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/core/words/index.ts';
import type { Demo } from '../../src/demo/demo.ts';
import { DEMO_HR } from '../../src/demo/organisation.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { demoPage, startStage } from '../support/journeys/demo-page.helper.ts';
import { DARK, LIGHT, looks, PHONE_DARK, PHONE_LIGHT } from '../support/journeys/looks.helper.ts';

const TEAMS = ['Activiteit', 'Chat', 'Algemeen', 'In vertrouwen'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(looks([LIGHT, PHONE_DARK], [DARK, PHONE_LIGHT]))('HR’s card in Teams, $name', ({ name, ...look }) => {
  let demo: Demo;
  let page: Page;
  const shown = demoPage(`teams-publishing-${name}`, look);
  const { dialog, press, leave, picture, errors } = shown;
  let faults: readonly string[];
  const go = (tab: (typeof TEAMS)[number]): Promise<void> =>
    page
      .getByRole('navigation', { name: 'Plaatsen in Teams' })
      .getByRole('button', { name: new RegExp(`^${tab}`) })
      .click();
  const sit = (seat: string): Promise<void> =>
    page.getByRole('group', { name: 'Wie ben je?' }).getByRole('button', { name: seat, exact: true }).click();
  const app = async (command: string): Promise<void> => {
    await page.getByLabel('Apps').click();
    await page.getByRole('button', { name: command, exact: true }).click();
    await dialog().waitFor();
  };
  const draft = (): Locator => page.getByRole('group', { name: 'Nog niet verstuurd' });
  const posts = (): Locator => page.locator('.posts > li');

  beforeAll(async () => {
    ({ demo, faults } = await startStage());
    page = await shown.open(browser, demo);
    await page.getByRole('group', { name: 'Welk programma?' }).getByRole('button', { name: 'Teams' }).click();
  });
  afterAll(async () => {
    await shown.close();
    await demo.close();
  });

  it('is not for everybody: somebody else gets a sentence, and a way to talk', async () => {
    await sit('Noor');
    await go('Algemeen');
    await app('Kaart plaatsen (HR)');
    await dialog().getByText('Plaatsen kan alleen HR').waitFor();
    await picture('1-refused');
    await press('Open In vertrouwen');
    await dialog().getByText('Samira el Idrissi').waitFor();
    await leave();
  });

  it('HR sees what will be there and how it gets there, and chooses another text', async () => {
    await sit(DEMO_HR.name);
    await picture('2-channel');
    await app('Kaart plaatsen (HR)');
    await dialog().getByText('Zo komt het er te staan').waitFor();
    await picture('3-choose');
    expect(await axeFindings(page)).toEqual([]);
    await press('Is alles op orde?');
    await dialog().getByText('Nog geen sleutel: Halina Kowalska.', { exact: false }).waitFor();
    await picture('3-in-order');
    expect(await axeFindings(page)).toEqual([]);
    await press('Terug naar de kaart');
    await dialog().getByLabel('Welk bericht?').selectOption({ label: 'Bericht: Twijfel je?' });
    await dialog().getByLabel('Taal van het bericht').selectOption({ label: 'Engels' });
    await press('Laat dit bericht zien');
    await dialog()
      .getByRole('heading', { name: wordsIn('en').messages.texts.doubt.heading })
      .waitFor();
    await picture('4-message');
    await dialog().getByLabel('Welk bericht?').selectOption({ label: 'Het kaartje om vast te zetten' });
    await dialog().getByLabel('Taal van het bericht').selectOption({ label: 'Nederlands' });
    await press('Laat dit bericht zien');
    await dialog().getByText('Praten in vertrouwen').waitFor();
    await dialog().getByRole('button', { name: 'Zet klaar in mijn bericht' }).scrollIntoViewIfNeeded();
    await picture('5-steps');
  });

  it('the card comes into HR’s own message, where nobody else sees it', async () => {
    await press('Zet klaar in mijn bericht');
    await draft().getByText('Praten in vertrouwen').waitFor();
    expect(
      await page.getByRole('textbox', { name: 'Bericht in Algemeen' }).evaluate((box) => box.matches(':focus')),
    ).toBe(true);
    await picture('6-draft');
    expect(await axeFindings(page)).toEqual([]);
    expect(demo.teams.channel.posts).toEqual([]);
    await sit('Daan');
    expect(await page.getByText('Praten in vertrouwen').count()).toBe(0);
    await sit(DEMO_HR.name);
  });

  it('HR sends it, as their own message, and pins it', async () => {
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await draft().waitFor({ state: 'detached' });
    await posts().getByText('Praten in vertrouwen').waitFor();
    expect(demo.teams.channel.posts.map(({ by }) => by)).toEqual([DEMO_HR.name]);
    await posts().getByLabel('Meer opties').click();
    await picture('7-menu');
    await page.getByRole('button', { name: 'Vastmaken' }).click();
    await page.getByText(`Vastgemaakt: bericht van ${DEMO_HR.name}`).waitFor();
    await picture('8-pinned');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('counted once, and the next text is ready', async () => {
    await app('Kaart plaatsen (HR)');
    await dialog().getByText('Dit kwartaal geplaatst: 1.', { exact: false }).waitFor();
    expect(await dialog().getByLabel('Welk bericht?').inputValue()).not.toBe('card');
    await picture('9-next');
    await leave();
  });

  it('an employee comes in through it: one press, and the private tab is there', async () => {
    await sit('Noor');
    await posts().getByText('Praten in vertrouwen').waitFor();
    await picture('10-employee');
    await posts()
      .getByRole('link', { name: 'Open In vertrouwen' })
      .or(posts().getByRole('button', { name: 'Open In vertrouwen' }))
      .click();
    await page.getByText('Start', { exact: true }).waitFor();
    await page.getByText('Samira el Idrissi').first().waitFor();
    await picture('11-tab');
    await page.getByRole('button', { name: 'Open In vertrouwen' }).click();
    await dialog().getByRole('button', { name: 'Over Samira' }).waitFor();
    await dialog().press('Escape');
  });

  it('without a message of the bot, a call to Microsoft, or an error', () => {
    expect(demo.teams.history).toEqual([]);
    expect(demo.teams.calls).toEqual([]);
    expect(errors).toEqual([]);
    expect(faults).toEqual([]);
  });
});
