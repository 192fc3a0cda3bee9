/**
 * What the demo's page tells its reader to try after the letter, done as it says, in a real browser: every button that it
 * names is there under that name, in that order, and the story comes to its end.
 */
import type { Locator } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { addDays, dayIn } from '../../src/core/calendar.ts';
import { DEMO_PASSPHRASE } from '../../src/demo/demo.ts';
import { nl } from '../../src/demo/words/nl.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { openDemoStory } from '../support/journeys/demo-page.helper.ts';

const STORY = 'Er wordt over me gefluisterd op de afdeling.';
const WHAT = 'Dat ik op een andere afdeling wil werken.';

const { demo, faults, shown, page, inbox, close } = await openDemoStory('demo-steps');
const { dialog } = shown;
afterAll(close);

type Step = Exclude<keyof typeof nl.further, 'title'>;
/** What the page names in that step, in order, as it stands on the page. */
async function named(step: Step): Promise<string[]> {
  const text = await page.locator('.further li').filter({ hasText: nl.further[step] }).innerText();
  return [...text.matchAll(/“([^”]+)”/g)].map(([, label = '']) => label);
}
/** Does a step by what the page names: `at` is where each is pressed, and what is done before and after it. */
async function follow(step: Step, at: readonly ((label: string) => Promise<void>)[]): Promise<void> {
  const labels = await named(step);
  expect(labels).toHaveLength(at.length);
  for (const [index, label] of labels.entries()) await at[index]?.(label);
  await shown.picture(step);
}
const inWindow = (label: string): Promise<void> => shown.press(label);
const ofInbox = (label: string): Locator => inbox.getByRole('button', { name: label, exact: true });
const inInbox = (label: string): Promise<void> => ofInbox(label).click();
const sees = (text: string): Promise<void> => dialog().getByText(text, { exact: false }).first().waitFor();
const reads = (text: string): Promise<void> => inbox.getByText(text, { exact: false }).first().waitFor();
async function command(): Promise<void> {
  await page.getByRole('textbox', { name: /bericht/i }).fill('/vertrouwenspersoon');
  await page.keyboard.press('Enter');
  await dialog().waitFor();
}

it('the letter: written, and opened in the inbox', async () => {
  await page.locator('.further summary').click();
  expect(await axeFindings(page)).toEqual([]);
  await shown.picture('steps');
  await command();
  await shown.press('Over Samira');
  await shown.press('Schrijf aan Samira');
  await shown.press('Ik begrijp het');
  await dialog().getByRole('textbox').fill(STORY);
  await shown.press('Verstuur aan Samira');
  await inInbox('Aanmelden met Werkplek');
  await inInbox('Samira el Idrissi');
  await inbox.getByLabel('Wachtwoordzin').fill(DEMO_PASSPHRASE);
  await inbox.getByLabel('Wachtwoordzin').press('Enter');
  await inbox.locator('.row').first().click();
  await reads(STORY);
});

it('a number to call, an appointment and options, as the page says', async () => {
  await follow('callMe', [
    inWindow,
    async (label) => {
      await inWindow(label);
      await dialog().getByRole('textbox').first().fill('06 12345678');
      await inWindow('Laat me bellen');
      await reads('06 12345678');
    },
  ]);
  await inWindow('Terug naar het gesprek');
  await follow('appointment', [
    inInbox,
    async (label) => {
      const choice = inbox.getByRole('group', { name: 'Moment 1' }).locator('select').first();
      await expect.poll(() => choice.locator('option').count()).toBeGreaterThan(3);
      await choice.selectOption({ index: 1 });
      await inInbox(label);
    },
  ]);
  await sees('Samira stelt een afspraak voor');
  await dialog()
    .getByRole('button', { name: /, bellen$/ })
    .first()
    .click();
  await reads('Dit is afgesproken:');
  await follow('options', [
    inInbox,
    async (label) => {
      await inbox.getByLabel('Naar je leidinggevende').check();
      await inInbox(label);
    },
    async (label) => {
      await inWindow(label);
      await reads(label);
    },
  ]);
});

it('a yes on a slip, taken back, and one question later', async () => {
  await follow('slip', [
    inWindow,
    inInbox,
    async (label) => {
      await inbox.getByLabel('Functie').fill('teamleider');
      await inbox.getByLabel('Wat je vertelt').fill(WHAT);
      await inInbox(label);
    },
    async (label) => {
      await inWindow(label);
      await sees(WHAT);
    },
    async (label) => {
      await inWindow(label);
      await reads('Ja. Je mag dit vertellen tot en met');
    },
    async (label) => {
      await inWindow(label);
      await reads('Het ja is ingetrokken. Vertel hier niets meer over.');
    },
  ]);
  await follow('followUp', [
    async (label) => {
      await inInbox(label);
      await inbox.getByLabel('Dag', { exact: true }).fill(addDays(dayIn(new Date(), 'Europe/Amsterdam'), 7));
    },
    inInbox,
    async (label) => {
      await inWindow(label);
      await reads('De medewerker vindt het goed.');
    },
    // The other of the two: it is still there for whoever thinks again.
    (label) => dialog().getByRole('button', { name: label, exact: true }).waitFor(),
  ]);
});

it('at the adviser’s side: the sheet, the conditions, and one line that stays when all else is gone', async () => {
  await follow('adviser', [
    (label) => inbox.getByText(label, { exact: true }).first().click(),
    inInbox,
    inInbox,
    async (label) => {
      await inInbox('Terug');
      await inInbox(label);
    },
    async (label) => {
      await inInbox(label);
      await reads('je mocht iets vertellen aan teamleider, zonder naam. Dat ja is later ingetrokken.');
    },
  ]);
  await follow('end', [
    async (label) => {
      await inWindow(label);
      await sees('Eén ding blijft.');
      await inWindow(label);
      await sees('Het gesprek is gewist');
    },
  ]);
  await expect.poll(() => inbox.locator('.kept li').count()).toBe(1);
  await shown.leave();
});

it('whoever is accused themselves has a way of their own, and the demo wrote nothing', async () => {
  await page.getByRole('button', { name: 'Daan', exact: true }).click();
  await command();
  await follow('accused', [inWindow]);
  await sees('Kies iemand om mee te praten');
  expect(demo.standIn.history).toEqual([]);
  expect(faults).toEqual([]);
  expect(shown.errors).toEqual([]);
});
