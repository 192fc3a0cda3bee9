/** Consent in writing and confidence that is broken: the adviser in a real browser, the employee on both platforms. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayIn } from '../../src/core/calendar.ts';
import { momentsIn } from '../../src/core/words/moments.ts';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import type { EmployeeDriver } from '../support/employee.helper.ts';
import { startStage } from '../support/journeys/demo-page.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
let browser: Browser;
let demo: Demo;
let page: Page;
const sent: string[] = [];
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchChromium();
  ({ demo } = await startStage());
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('request', (request) => void sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await unlock();
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

async function unlock(): Promise<void> {
  await page.getByLabel('Wachtwoordzin', { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('heading', { name: 'Gesprekken' }).waitFor();
}
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const picture = (name: string) => page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
const board = () => page.getByRole('region', { name: 'Wat jullie voor je hebben' });
const books = (): number => sent.filter((request) => request === 'PUT /api/books').length;
async function toSettings(): Promise<void> {
  await press('Instellingen');
  await press('Wat je bewaart');
  await page.getByRole('heading', { name: 'Wat je bewaart' }).waitFor();
}

describe.each(platforms)('with an employee in $name', (platform) => {
  let noor: EmployeeDriver;
  const story = `Ik wil iets laten vertellen, via ${platform.name}.`;
  beforeAll(async () => {
    noor = platform.somebody({ demo });
    await write(noor, story);
    await noor.close();
    const back = page.getByRole('button', { name: 'Terug' });
    while (await back.isVisible()) await back.click();
    await page.locator('.row').first().click();
    await page.getByText(story).waitFor();
  });
  afterAll(() => platform.expectNothingWritten({ demo }));

  it('64, 65, 70: a slip not before the second talk, a yes, and taken back: seen at once, and one line of it', async () => {
    const before = books();
    await press('Briefje');
    await page.getByLabel('Functie').fill('teamleider');
    await page.getByLabel('Wat je vertelt').fill('Dat ik niet meer alleen wil werken.');
    await press('Zet klaar');
    await page.getByText('Een briefje komt niet vóór het tweede gesprek').waitFor();
    await page.keyboard.press('Escape');
    await press('Briefje');
    expect(await page.getByLabel('Wat je vertelt').inputValue()).toBe('Dat ik niet meer alleen wil werken.');
    await press('Zet klaar');
    await page.getByText('Een briefje komt niet vóór het tweede gesprek').waitFor();
    await picture(`slip-1-dialog-${platform.name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('We spraken elkaar al minstens twee keer.').check();
    await press('Zet klaar');
    await board().getByText('Er is nog niets gezegd. Vertel niets.').waitFor();

    await toMyConversation(noor);
    expect(noor.words()).toContain('Jij beslist. Het hoeft niet, en het hoeft niet nu.');
    await noor.press('Lees het briefje');
    expect(noor.words()).toContain('Dat ik niet meer alleen wil werken.');
    expect(noor.buttons().slice(0, 4)).toEqual(['Ja, dit mag', 'Nee', 'Nog niet', 'Ik wil iets veranderen']);
    await noor.press('Ja, dit mag');
    await board().getByText('Ja. Je mag dit vertellen tot en met').waitFor();
    await picture(`slip-2-yes-${platform.name}`);

    expect(noor.words()).toContain('Je zei ja.');
    await noor.press('Trek mijn ja in');
    await board().getByRole('alert').getByText('Het ja is ingetrokken. Vertel hier niets meer over.').waitFor();
    expect(noor.words()).toContain('Je ja is ingetrokken. Vanaf nu vertelt Samira hier niets meer over.');
    expect(await axeFindings(page)).toEqual([]);
    await noor.close();
    // Nothing was handed in while this went on.
    expect(books()).toBe(before);
  });

  it('70–73: no confidence is broken but by the five conditions, one by one, and the employee reads it first', async () => {
    await press('Vertellen zonder ja');
    await page.getByText('Is er nu gevaar? Bel 112. Dit vul je later in.').waitFor();
    await press('Verder');
    await page.getByText('Kies wat er aan de hand is.').waitFor();
    await page.getByLabel('Iemand loopt ernstig gevaar').check();
    await press('Verder');
    for (let at = 1; at <= 5; at += 1) {
      await page.getByText(`Voorwaarde ${at} van 5`).waitFor();
      await press('Verder');
      await page.getByText('Alle vijf moeten kloppen.').waitFor();
      if (at === 1) await picture(`breach-1-condition-${platform.name}`);
      await page.getByLabel('Ja, dit klopt').check();
      await press('Verder');
    }
    await press('Verder');
    await page.getByText('Overleg eerst met een deskundige').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Een andere vertrouwenspersoon').check();
    await press('Verder');
    await page.getByLabel('Aan wie').fill('de politie');
    await page.getByLabel('Alleen dit').fill('Dat er een wapen in het magazijn ligt.');
    await press('Verder');
    await page.getByText('Kies of de medewerker het vooraf leest').waitFor();
    await page.getByLabel('Ja, zet het nu klaar').check();
    await press('Verder');
    await page.getByRole('heading', { name: 'Je hebt alles nagelopen. De keuze blijft van jou.' }).waitFor();
    await picture(`breach-2-last-${platform.name}`);
    expect(await axeFindings(page)).toEqual([]);
    // Before the last step the employee can read it.
    await toMyConversation(noor);
    expect(noor.words()).toContain('Samira moet iets vertellen');
    await noor.press('Lees wat er verteld wordt');
    expect(noor.words()).toContain('Dat er een wapen in het magazijn ligt.');
    expect(noor.words()).toContain('Ben je zelf in gevaar, bel dan 112.');
    await noor.press('Terug naar het gesprek');
    await press('Ik vertel het');
    await board().getByText('Je moet iets vertellen', { exact: true }).waitFor();
  });

  it('the lines outlive the conversation, and are handed in at the locking, never at the act', async () => {
    const before = books();
    await noor.press('Wis dit gesprek');
    expect(noor.words()).toContain('Eén ding blijft.');
    await noor.press('Wis dit gesprek');
    await noor.close();
    await toSettings();
    const lines = page.locator('.kept li');
    await expect.poll(() => lines.count()).toBe(2 * (1 + platforms.indexOf(platform)));
    const words = (await lines.allInnerTexts()).join('\n');
    expect(words).toContain(
      'Een medewerker zei ja: je mocht iets vertellen aan teamleider, zonder naam. Dat ja is later ingetrokken.',
    );
    expect(words).toContain('De medewerker hoorde het vooraf van je.');
    await picture(`kept-${platform.name}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(books()).toBe(before);
    await press('Terug');
    await press('Terug');
    await press('Vergrendel');
    await page.getByRole('heading', { name: 'Open je inbox' }).waitFor();
    await expect.poll(books).toBe(before + 1);
    await unlock();
    await expect.poll(books).toBe(before + 2);
  });
});

describe('beside it', () => {
  let noor: EmployeeDriver;
  beforeAll(async () => {
    noor = (platforms[0] as (typeof platforms)[number]).somebody({ demo });
    await write(noor, 'Nog iemand.');
    await noor.close();
    await page.locator('.row').first().click();
    await page.getByText('Nog iemand.').waitFor();
  });
  const lineFields = async (to: string, what: string, when: string): Promise<void> => {
    await page.getByLabel('Aan wie').fill(to);
    await page.getByLabel('Alleen dit').fill(what);
    await page.getByLabel(when).check();
  };

  it('70: a judge who asks needs no conditions; what could not be said beforehand is said afterwards', async () => {
    await press('Vertellen zonder ja');
    await page.getByLabel('Een rechter stelt mij vragen').check();
    await press('Verder');
    await lineFields('de rechtbank', 'Dat er een gesprek was.', 'Nee, ik kan de medewerker niet eerst bereiken');
    await press('Verder');
    await page.getByLabel('Zet nu klaar dat ik het verteld heb').waitFor();
    await toMyConversation(noor);
    expect(noor.words()).not.toContain('heeft iets verteld');
    await noor.close();
    await press('Ik vertel het');
    await board().getByText('Je vertelde iets', { exact: true }).waitFor();
    // It stays told.
    expect(await board().getByRole('button', { name: 'Haal weg' }).count()).toBe(0);
    await toMyConversation(noor);
    expect(noor.words()).toContain('Samira kon je niet eerst bereiken.');
    await noor.close();
  });

  it('71: whoever went through all of it may still not tell: no line, and the employee reads that', async () => {
    await press('Vertellen zonder ja');
    await page.getByLabel('De wet verplicht mij').check();
    await press('Verder');
    await lineFields('het bestuur', 'Wat de wet vraagt.', 'Ja, zet het nu klaar');
    await press('Verder');
    await page.getByRole('heading', { name: 'De keuze blijft van jou.' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Kies nog: je vertelt het, of je vertelt het niet.').waitFor();
    await press('Ik vertel het niet');
    await expect.poll(() => board().getByText('het bestuur').count()).toBe(0);
    await toMyConversation(noor);
    expect(noor.words()).toContain('Samira vertelt het toch niet.');
  });

  it('71, 72: each step has a way back that loses nothing; what was told earlier says when, and leaves its line', async () => {
    await press('Vertellen zonder ja');
    expect(await page.getByRole('button', { name: 'Vorige stap' }).count()).toBe(0);
    await page.getByLabel('Iemand loopt ernstig gevaar').check();
    await press('Verder');
    await page.getByLabel('Ja, dit klopt').check();
    await press('Verder');
    await page.getByText('Voorwaarde 2 van 5').waitFor();
    expect(await page.getByLabel('Ja, dit klopt').isChecked()).toBe(false);
    await press('Vorige stap');
    await page.getByText('Voorwaarde 1 van 5').waitFor();
    expect(await page.getByLabel('Ja, dit klopt').isChecked()).toBe(true);
    await press('Vorige stap');
    await page.getByLabel('Ik vertelde al iets').check();
    await press('Verder');
    await press('Zet klaar');
    await page.getByText('Kies wat er aan de hand is.').waitFor();
    await page.getByLabel('Iemand loopt ernstig gevaar').check();
    expect(await page.getByLabel('Ik overlegde eerst met een deskundige').isChecked()).toBe(false);
    await page.getByLabel('De wet verplicht mij').check();
    await lineFields('de inspectie', 'Wat er gebeurde.', 'Ik kon de medewerker niet eerst bereiken');
    await press('Zet klaar');
    await page.getByText('Kies de dag waarop je het vertelde').waitFor();
    await press('Vorige stap');
    await press('Verder');
    expect(await page.getByLabel('Aan wie').inputValue()).toBe('de inspectie');
    const day = addDays(dayIn(new Date(), 'Europe/Amsterdam'), -3);
    await page.getByLabel('Op welke dag').fill(day);
    expect(await axeFindings(page)).toEqual([]);
    await picture('breach-3-already');
    await press('Zet klaar');
    await board().getByText('Aan: de inspectie.').waitFor();
    await noor.close();
    await toMyConversation(noor);
    expect(noor.words()).toContain(`Op ${momentsIn('nl', 'Europe/Amsterdam', new Date()).date(day)} heeft Samira`);
    await noor.close();
    await toMyConversation(noor);
  });

  it('51, 49: asked for by the employee, a slip needs no second talk; to hand over, it says so', async () => {
    await noor.press('Ik wil dat er iets verteld wordt');
    await board().getByText('De medewerker vraagt om een briefje.').waitFor();
    await press('Briefje');
    await page.getByLabel('Overdragen aan een andere vertrouwenspersoon').check();
    expect(await page.getByLabel('Functie').inputValue()).toBe('vertrouwenspersoon');
    await page.getByLabel('Naam (mag leeg blijven)').fill('Tom Bakker');
    await page.getByLabel('Wat je vertelt').fill('Waar het over gaat.');
    expect(await page.getByLabel('We spraken elkaar al minstens twee keer.').count()).toBe(0);
    await press('Zet klaar');
    await board().getByText('Aan: Tom Bakker, vertrouwenspersoon.').waitFor();
    await noor.close();
    await toMyConversation(noor);
    await noor.press('Lees het briefje');
    expect(noor.words()).toContain('Wat je aan Samira schreef, gaat niet mee.');
    await noor.press('Ja, dit mag');
    await board().getByText('Ja. Je mag dit vertellen tot en met').waitFor();
    await noor.close();
  });

  it('signing out hands the lines in while there is a session for it', async () => {
    sent.length = 0;
    await press('Afmelden');
    await page.getByText('Je bent afgemeld').waitFor();
    const order = sent.filter((request) => /api\/books|auth\/sign-out/.test(request));
    expect(order).toEqual(['PUT /api/books', 'POST /auth/sign-out']);
  });
});

it('on another device of hers the same lines are there', async () => {
  const context = await browser.newContext({ locale: 'nl-NL' });
  const first = page;
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(demo.inboxOrigin);
  await press('Aanmelden met Werkplek');
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await unlock();
  await toSettings();
  await expect.poll(() => page.locator('.kept li').count()).toBe(2 * platforms.length + 3);
  await context.close();
  page = first;
});
