/**
 * HR publishes the card in Slack and pins it; an employee comes in through its button and can write. In a real
 * browser, with the composed product behind it. Leaves pictures in `test-results/screens/`.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Demo } from '../../src/demo/demo.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { demoPage, startStage } from '../support/journeys/demo-page.helper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each([
  { name: 'desktop', viewport: { width: 1440, height: 900 }, colorScheme: 'light' as const },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
])('publishing the card on a $name', ({ name, ...look }) => {
  let faults: readonly string[];
  let demo: Demo;
  let page: Page;
  const shown = demoPage(`${name}-publish`, look);
  const { dialog, press, leave, picture, errors } = shown;
  const become = (who: string) => page.getByRole('button', { name: who, exact: true }).click();
  const shortcut = async (label: string): Promise<void> => {
    await page.getByLabel('Snelkoppelingen').click();
    await page.getByRole('button', { name: label, exact: true }).click();
    await dialog().waitFor();
  };
  const card = () => page.getByRole('listitem').filter({ hasText: 'Dit zijn de vertrouwenspersonen' });

  beforeAll(async () => {
    ({ demo, faults } = await startStage());
    page = await shown.open(browser, demo);
  });
  afterAll(async () => {
    await shown.close();
    await demo.close();
  });

  it('somebody who is not of HR reads who may, and what number to give IT', async () => {
    await shortcut('Kaart plaatsen (HR)');
    await dialog().getByText('Plaatsen kan alleen HR').waitFor();
    await dialog().getByText('U0NOOR').waitFor();
    await picture('1-refused');
    await leave();
    expect(demo.standIn.history).toEqual([]);
  });

  it('HR finds a button on the Home tab, sees the card, and publishes it in the channel they were in', async () => {
    await become('Marije (HR)');
    await page.getByRole('button', { name: 'In vertrouwen', exact: true }).click();
    await page.getByRole('button', { name: 'Kaart plaatsen (HR)' }).waitFor();
    await picture('2-home');
    await page.getByRole('button', { name: 'Kaart plaatsen (HR)' }).click();
    await dialog().getByText('Dit mag je niet verwachten').waitFor();
    await picture('3-choose');
    await press('Is alles op orde?');
    await dialog().getByText('Over gesprekken weet dit scherm niets.', { exact: false }).waitFor();
    await dialog().getByText('Nog geen sleutel: Halina Kowalska.', { exact: false }).waitFor();
    await picture('3-in-order');
    await dialog().getByText('Ik weet wie de vertrouwenspersonen zijn.', { exact: false }).scrollIntoViewIfNeeded();
    await picture('3-survey');
    await press('Terug naar de kaart');
    await dialog().getByText('Onder het bericht staat een knop', { exact: false }).scrollIntoViewIfNeeded();
    await picture('4-preview');
    await press('Plaats dit bericht');
    await dialog().getByText('Het bericht staat in het kanaal').waitFor();
    await dialog()
      .getByRole('img', { name: /Pin to channel/ })
      .waitFor();
    await picture('5-published');
    expect(demo.standIn.history).toMatchObject([{ channel: 'algemeen', user: 'bot', onBehalfOf: 'U0MARIJE' }]);
  });

  it('then the next message, in English, of which the preview follows the choice', async () => {
    await press('Volgende bericht');
    await dialog().getByText('Dit kwartaal geplaatst: 1.', { exact: false }).waitFor();
    await dialog().getByLabel('Taal van het bericht').selectOption({ label: 'Engels' });
    await dialog()
      .getByText('Under the message', { exact: false })
      .or(dialog().getByText('Rather not', { exact: false }))
      .first()
      .waitFor();
    await picture('6-next');
    await press('Plaats dit bericht');
    await dialog().getByText('Dit kwartaal geplaatst: 2.').waitFor();
    await leave();
    expect(demo.standIn.history).toHaveLength(2);
  });

  it('and hears it in words when the app may not post in a channel', async () => {
    await page.getByRole('button', { name: 'algemeen', exact: true }).click();
    await shortcut('Kaart plaatsen (HR)');
    await dialog().getByLabel('In welk kanaal?').selectOption({ label: '# directie' });
    await press('Plaats dit bericht');
    await dialog().getByText('De app mag in dit kanaal niets plaatsen.').waitFor();
    await picture('7-not-posted');
    await leave();
    expect(demo.standIn.history).toHaveLength(2);
  });

  it('HR pins the card', async () => {
    await card().getByLabel('More actions').click();
    await card().getByRole('button', { name: 'Pin to channel' }).click();
    await card().getByText('Vastgezet door Marije (HR)').waitFor();
    await picture('8-pinned');
  });

  it('an employee comes in through its button, privately, and reaches the form', async () => {
    await become('Daan');
    await page.getByRole('link', { name: 'Vastgezet: 1' }).click();
    await card().getByRole('button', { name: 'Open In vertrouwen' }).click();
    await dialog().getByText('Samira el Idrissi').waitFor();
    await picture('9-employee');
    await press('Over Samira');
    await press('Schrijf aan Samira');
    await press('Ik begrijp het');
    await dialog().getByRole('textbox').waitFor();
    await picture('10-write');
    await become('Marije (HR)');
    await dialog().waitFor({ state: 'hidden' });
  });

  it('a newcomer finds the page that needs no app, and is the same person in the other client', async () => {
    const address = await page
      .locator('.strip')
      .getByRole('link', { name: 'openbare pagina', includeHidden: true })
      .getAttribute('href');
    expect(address).toBe(`${demo.botOrigin}/werkplek`);
    expect(await (await fetch(`${address}`)).text()).toContain('Samira el Idrissi');
    for (const client of ['Teams', 'Slack']) {
      await become(client);
      await page.getByRole('button', { name: 'Marije (HR)', exact: true, pressed: true }).waitFor();
    }
  });

  it('with nothing in the channel but what HR put there, no fault but the refused channel, and nothing for axe', async () => {
    expect(demo.standIn.history.map(({ onBehalfOf }) => onBehalfOf)).toEqual(['U0MARIJE', 'U0MARIJE']);
    expect(errors).toEqual([]);
    expect(faults.map((line) => (JSON.parse(line) as { reason?: string }).reason)).toEqual(['channel']);
    expect(await axeFindings(page)).toEqual([]);
  });
});
