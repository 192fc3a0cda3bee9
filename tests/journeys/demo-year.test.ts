/**
 * What the demo's page tells its reader to do with the year that was lived, done as it says, in one browser: the account is
 * made and released, its attack finds nothing, and the checking page says so too, until a letter is changed. Requirement 93.
 */
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { DEMO_PASSPHRASE } from '../../src/demo/demo.ts';
import { nl } from '../../src/demo/words/nl.ts';
import { nl as inboxWords } from '../../src/inbox/client/words/nl.ts';
import { reportWords } from '../../src/inbox/client/words/report.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { openDemoStory } from '../support/journeys/demo-page.helper.ts';

const words = reportWords.nl;
const { faults, shown, page, inbox, close } = await openDemoStory('demo-year');
afterAll(close);

type Step = 'begin' | 'handIn' | 'decided' | 'release' | 'file';
const named = (step: Step): string[] => [...nl.year[step].matchAll(/“([^”]+)”/g)].map(([, label = '']) => label);
/** A button, a tick or a choice that begins so, whichever is there; a sentence is only read. */
const press = async (label: string): Promise<void> => {
  const begins = new RegExp(`^${label.replaceAll(/[.()]/g, String.raw`\$&`)}`);
  const found: Locator = inbox
    .getByRole('button', { name: begins })
    .or(inbox.getByRole('checkbox', { name: begins }))
    .or(inbox.getByRole('radio', { name: begins }));
  await found.first().click();
};
async function signIn(name: string): Promise<void> {
  await inbox.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await inbox.getByRole('button', { name }).click();
  await inbox.getByLabel(inboxWords.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await inbox.getByRole('button', { name: inboxWords.unlock, exact: true }).click();
}

it('the year is counted by two, and added up by one', async () => {
  await page.locator('.year summary').click();
  for (const step of ['begin', 'handIn', 'decided', 'release', 'file'] as const)
    await page.locator('.year li', { hasText: nl.year[step] }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await signIn('Samira el Idrissi');
  for (const label of named('begin')) await press(label);
  await signIn('Tom de Wit');
  for (const label of named('handIn')) await press(label);
  await signIn('Samira el Idrissi');
  const [there = '', attacked = ''] = named('decided');
  await press(there);
  await inbox.getByText(attacked, { exact: true }).waitFor();
  await shown.picture('attacked');
});

it('93: what is released is checked by anybody: real as it is, and not with one letter changed', async () => {
  await inbox.getByLabel(words.parts.analysis).fill('Mensen weten ons te vinden.');
  await inbox.getByLabel(words.parts.recommendations).fill('Praat in elk team over hoe je met elkaar omgaat.');
  const [only = '', make = '', go = '', yes = ''] = named('release');
  await press(only);
  await press(make);
  await inbox.getByLabel(words.preview.employee).check();
  await inbox.getByLabel(words.preview.director).check();
  await press(go);
  await press(yes);
  const [open = '', file = ''] = named('file');
  await press(open);
  const [download] = await Promise.all([page.waitForEvent('download'), press(file)]);
  const html = await readFile(await download.path(), 'utf8');
  const [checker] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: nl.year.checker }).click(),
  ]);
  const drop = (text: string) =>
    checker
      .locator('input[type=file]')
      .setInputFiles({ name: 'verslag.html', mimeType: 'text/html', buffer: Buffer.from(text) });
  await drop(html);
  await checker.getByText('Alles klopt.').waitFor();
  await checker.getByText('Niemand is eruit te halen.').waitFor();
  await checker.reload();
  await drop(html.replace('weten ons', 'wisten ons'));
  await checker.getByText('Er klopt iets niet.').waitFor();
  expect([...faults, ...shown.errors]).toEqual([]);
});
