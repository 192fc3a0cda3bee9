/**
 * From letter to talk as both see it: the employee in the demo's workplace, the adviser in the inbox, each in a real browser and
 * in the windows that the other has not. Leaves a picture of every screen in `test-results/screens/`.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayIn } from '../../src/core/calendar.ts';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { boardWords } from '../../src/inbox/client/words/board.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { demoPage, startStage } from '../support/journeys/demo-page.helper.ts';
import { LIGHT, looks, PHONE_DARK } from '../support/journeys/looks.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const words = boardWords.nl;
const {
  options,
  board: {
    appointment: { ways },
  },
} = wordsIn('nl');
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

/** Slack's window of the same story is played by `npm run prove`, and by the demo's own steps. */
const WINDOWS = looks(
  [{ client: 'teams', employee: PHONE_DARK, adviser: LIGHT }],
  [{ client: 'slack', employee: LIGHT, adviser: PHONE_DARK }],
);

describe.each(WINDOWS)(
  'in $client',
  ({ client, employee: { name: look, ...theirs }, adviser: { name: hers, ...window } }) => {
    const shown = demoPage(`board-${client}-${look}`, theirs);
    const { dialog, press, leave, errors } = shown;
    let page: Page;
    let context: BrowserContext;
    let inbox: Page;
    const story = `Zullen we bellen? (${client})`;

    const opens = async (): Promise<void> => {
      if (client === 'slack') {
        const compose = page.getByRole('textbox', { name: /bericht/i });
        await compose.fill('/vertrouwenspersoon');
        await compose.press('Enter');
        return dialog().waitFor();
      }
      await page
        .getByRole('navigation', { name: 'Plaatsen in Teams' })
        .getByRole('button', { name: 'In vertrouwen' })
        .click();
      await page.getByRole('button', { name: 'Open In vertrouwen' }).click();
      await dialog().waitFor();
    };
    const looks = async (): Promise<void> => {
      if (await dialog().isVisible()) await leave();
      await opens();
      await press(/^Mijn gesprekken/);
      await press('Open');
    };
    const seen = async (name: string): Promise<void> => {
      await shown.picture(name);
      expect(await axeFindings(page)).toEqual([]);
    };
    const board = (): Locator => inbox.getByRole('region', { name: words.heading });
    const asked = (): Locator => inbox.getByRole('dialog');
    const puts = (name: string): Promise<void> => board().getByRole('button', { name, exact: true }).press('Enter');
    const read = async (name: string): Promise<void> => {
      await inbox.screenshot({ path: `${pictures}board-inbox-${hers}-${name}.png` });
      expect(await axeFindings(inbox)).toEqual([]);
    };

    beforeAll(async () => {
      page = await shown.open(browser, demo);
      if (client === 'teams')
        await page.getByRole('group', { name: 'Welk programma?' }).getByRole('button', { name: 'Teams' }).click();
      await opens();
      await press('Over Samira');
      await press('Schrijf aan Samira');
      await press('Ik begrijp het');
      await dialog().getByRole('textbox').fill(story);
      await press('Verstuur aan Samira');
      await press('Bekijk dit gesprek');
      context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...window });
      inbox = await context.newPage();
      inbox.setDefaultTimeout(15_000);
      await inbox.goto(demo.inboxOrigin);
      await inbox.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
      await inbox.getByRole('button', { name: 'Samira el Idrissi' }).click();
      await inbox.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
      await inbox.getByRole('button', { name: nl.unlock, exact: true }).click();
      const named = dialog().getByText(/^Je schuilnaam in dit gesprek: /);
      const handle = (await named.innerText()).replace(/^.*: /, '');
      await inbox.locator('.row', { hasText: handle }).click();
      await inbox.getByText(story).waitFor();
    });
    afterAll(async () => {
      await shown.close();
      await context.close();
    });

    it('a number, where to call it, and an appointment in a file', async () => {
      await press('Laat Samira je bellen');
      await dialog().getByText('Geef liever geen werktelefoon.', { exact: false }).waitFor();
      await seen('1-call-me');
      await dialog().getByRole('textbox').first().fill('06 12345678');
      await dialog().getByRole('textbox').nth(1).fill('na zes uur');
      await press('Laat me bellen');
      await dialog().getByText('Je nummer is verstuurd').waitFor();
      await seen('2-number-sent');
      expect(await board().getByRole('link', { name: '06 12345678' }).getAttribute('href')).toBe('tel:+31612345678');
      await read('1-number');

      await puts(words.appointment.button);
      const moment = (count: number): Locator => asked().getByRole('group', { name: words.appointment.moment(count) });
      await expect.poll(() => moment(1).locator('option').count()).toBeGreaterThan(4);
      await moment(1).getByLabel(words.appointment.when, { exact: true }).selectOption({ index: 1 });
      await moment(2).getByLabel(words.appointment.when, { exact: true }).selectOption({ index: 2 });
      await moment(2).getByLabel(words.appointment.way).selectOption({ label: words.appointment.ways.neutral });
      await moment(2).getByLabel(words.appointment.where).fill('Bibliotheek Neude');
      await read('2-proposing');
      await asked().getByRole('button', { name: words.appointment.submit }).press('Enter');
      await board().getByText(words.appointment.waits).waitFor();

      await looks();
      await dialog().getByText('Samira stelt een afspraak voor', { exact: true }).waitFor();
      await seen('3-appointment');
      await press(new RegExp(`^(?!Liever).*, ${ways.neutral}$`));
      await dialog().getByText('Jullie afspraak').waitFor();
      await seen('4-agreed');
      await board().getByText(words.appointment.agreed).waitFor();
      await read('3-agreed');
      const [download] = await Promise.all([
        inbox.waitForEvent('download'),
        board().getByRole('button', { name: words.appointment.file }).press('Enter'),
      ]);
      const bytes = await readFile(await download.path());
      expect(bytes.subarray(0, 15).toString('latin1')).toBe('BEGIN:VCALENDAR');
      expect(bytes.toString('latin1')).not.toMatch(/Neude|Samira|vertrouwen|LOCATION|[^\r]\n/i);
    });

    it('options, a slip, a yes that is taken back, and a day on which to ask', async () => {
      await puts(words.options.button);
      await asked().getByLabel(options.each.manager.label).press('Space');
      await read('4-options');
      await asked().getByRole('button', { name: words.putIt }).press('Enter');
      await board().getByText(words.options.waits).waitFor();
      await looks();
      await dialog().getByText('Met een knop begint er niets.', { exact: false }).waitFor();
      await seen('5-options');
      await press('Nu niets doen');
      await dialog().getByText('Dat is ook goed.', { exact: false }).waitFor();
      await board().getByText(words.options.chosenNothing).waitFor();

      await puts(words.slip.button);
      await asked().getByLabel(words.slip.spoken).press('Space');
      await asked().getByLabel(words.slip.to, { exact: true }).fill('teamleider');
      await asked().getByLabel(words.slip.what).fill('Dat ik niet meer alleen wil werken.');
      await read('5-slip');
      await asked().getByRole('button', { name: words.putIt }).press('Enter');
      await board().getByText(words.slip.state.none).waitFor();
      await looks();
      await dialog().getByText('Jij beslist.', { exact: false }).waitFor();
      await seen('6-board');
      await press('Lees het briefje');
      await dialog().getByText('Dat ik niet meer alleen wil werken.').waitFor();
      await seen('7-slip');
      await press('Ja, dit mag');
      await board().getByText('Ja. Je mag dit vertellen', { exact: false }).waitFor();
      await read('6-yes');
      await press('Trek mijn ja in');
      await board().getByRole('alert').getByText(words.slip.state.revoke).waitFor();
      await seen('8-revoked');
      await read('7-revoked');

      await puts(words.followUp.button);
      await asked()
        .getByLabel(words.followUp.day, { exact: true })
        .fill(addDays(dayIn(new Date(), 'Europe/Amsterdam'), 7));
      await read('8-follow-up');
      await asked().getByRole('button', { name: words.putIt }).press('Enter');
      await board().getByRole('heading', { name: words.followUp.heading }).waitFor();
      await looks();
      await dialog().getByText('Later nog één vraag').waitFor();
      await seen('9-follow-up');
      await press('Liever niet');
      await dialog().getByText('Je zei nee. Dat is prima.', { exact: false }).waitFor();
      await seen('10-refused');
      await board().getByText(words.followUp.refused).waitFor();
    });

    it('the way to break confidence, to its last step and not over it, and what is kept', async () => {
      await puts(words.told.button);
      await asked().getByLabel(words.told.ways.danger).press('Space');
      await read('9-breach');
      const next = () => asked().getByRole('button', { name: words.told.next }).press('Enter');
      await next();
      for (let at = 1; at <= words.told.conditions.length; at += 1) {
        await asked().getByText(words.told.condition(at, 5)).waitFor();
        await asked().getByLabel(words.told.holds).press('Space');
        if (at === 1) await read('10-condition');
        await next();
      }
      await asked().getByLabel(words.told.experts.adviser).press('Space');
      await read('11-consulted');
      await next();
      await asked().getByLabel(words.told.to).fill('de politie');
      await asked().getByLabel(words.told.what).fill('Dat er een wapen in het magazijn ligt.');
      await asked().getByLabel(words.told.beforeChoices.danger).press('Space');
      await read('12-message');
      // The way back loses nothing, and nobody passes a condition by it.
      const back = () => asked().getByRole('button', { name: words.told.previous, exact: true }).press('Enter');
      await back();
      expect(await asked().getByLabel(words.told.experts.adviser).isChecked()).toBe(true);
      await back();
      await asked().getByText(words.told.condition(5, 5)).waitFor();
      expect(await asked().getByLabel(words.told.holds).isChecked()).toBe(true);
      await next();
      await next();
      expect(await asked().getByLabel(words.told.to).inputValue()).toBe('de politie');
      await next();
      await asked().getByRole('heading', { name: words.told.last }).waitFor();
      await back();
      expect(await asked().getByLabel(words.told.beforeChoices.danger).isChecked()).toBe(true);
      await next();
      await asked().getByRole('heading', { name: words.told.last }).waitFor();
      await read('13-last');
      await asked().getByRole('button', { name: words.told.tellNot }).press('Enter');
      await asked().waitFor({ state: 'detached' });
      await inbox.screenshot({ path: `${pictures}board-inbox-${hers}-14-whole.png`, fullPage: true });
      await looks();
      expect(await dialog().getByText('magazijn', { exact: false }).count()).toBe(0);

      await inbox.getByRole('button', { name: nl.back, exact: true }).click();
      await inbox.getByRole('button', { name: nl.settings, exact: true }).click();
      await inbox.getByRole('button', { name: nl.book.title, exact: true }).click();
      await inbox.locator('.kept li').first().waitFor();
      await read('15-kept');
    });

    it('without a message in the workplace, or an error', () => {
      expect(demo.standIn.history).toEqual([]);
      expect(demo.teams.history).toEqual([]);
      expect(errors).toEqual([]);
      expect(faults).toEqual([]);
    });
  },
);
