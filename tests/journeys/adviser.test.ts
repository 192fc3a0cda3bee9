/** How somebody becomes an adviser here, and lives with the inbox: in a real browser, with the operator's commands. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAdviserCommand } from '../../src/commands/adviser/index.ts';
import { DEMO_PASSPHRASE, startDemo, type Demo } from '../../src/demo/demo.ts';
import { openWay } from '../../src/seal/open-ways.ts';
import { parseStoredSlots } from '../../src/seal/ways.ts';
import { createLog } from '../../src/base/log.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { write } from '../support/journeys/story.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const clock = { now: () => new Date() };
const PASSPHRASE = 'een zin die nergens anders staat';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchChromium();
  demo = await startDemo({ clientDir: builtClients, log: createLog(() => {}), clock, freePort });
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const adviser = async (typed: string, ...argv: string[]): Promise<string> => {
  const out: string[] = [];
  const { organisations, organisationsDir, store, keyring, inboxOrigin } = demo;
  await runAdviserCommand(argv, {
    organisations,
    organisationsDir,
    records: store.records,
    notices: store.notices,
    conversations: store.conversations,
    keyring,
    clock,
    origin: inboxOrigin,
    out: (line) => void out.push(line),
    ask: () => Promise.resolve(typed),
  });
  return out.join('\n');
};

async function newPage(look: object = {}): Promise<{ page: Page; sent: string[] }> {
  const context = await browser.newContext({
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 390, height: 844 },
    ...look,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const sent: string[] = [];
  page.on('request', (request) => void sent.push(`${request.url()} ${request.postData() ?? ''}`));
  return { page, sent };
}
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}inbox-${name}.png`, fullPage: true });

const withoutGaps = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

async function signedIn(page: Page, name: string): Promise<void> {
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

describe('becoming an adviser', () => {
  let page: Page;
  let sent: string[];
  let code = '';
  let words: string[] = [];
  beforeAll(async () => void ({ page, sent } = await newPage()));
  afterAll(() => page.context().close());

  it('begins with a link that works once', async () => {
    const printed = await adviser('', 'invite', 'halina', '--organisation', 'werkplek');
    const link = /http:\/\/localhost:\d+\/enrol#\S+/.exec(printed)?.[0] ?? '';
    await page.goto(link);
    await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).waitFor();
    expect(page.url()).not.toContain('#');
    await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
    await page.getByRole('button', { name: /Halina/ }).click();
    await page.getByText('Welkom Halina Kowalska').waitFor();
    await picture(page, '1-enrol');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('makes the keys in the browser, under a passphrase and a recovery code that is retyped', async () => {
    await page.getByRole('button', { name: 'Begin met de wachtwoordzin' }).click();
    const offered = page.getByRole('region', { name: 'Een voorstel' }).locator('strong');
    const [first] = [await offered.innerText(), await page.getByRole('button', { name: 'Geef me een andere' }).click()];
    await page.waitForFunction((before) => document.querySelector('.phrase')?.textContent !== before, first);
    await page.getByRole('button', { name: 'Neem deze' }).click();
    expect(await page.getByLabel('Wachtwoordzin', { exact: true }).inputValue()).toBe(await offered.innerText());
    for (const passphrase of ['Welkom2026!!', PASSPHRASE]) {
      await page.getByLabel('Wachtwoordzin', { exact: true }).fill(passphrase);
      await page.getByLabel('Nog een keer').fill(passphrase);
      if (passphrase === PASSPHRASE) break;
      await page.getByRole('button', { name: 'Maak mijn sleutel' }).click();
      await page.getByText('snel te raden').waitFor();
    }
    await picture(page, '2-passphrase');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Maak mijn sleutel' }).click();
    await page.getByRole('heading', { name: 'Schrijf je herstelcode over' }).waitFor();
    code = (await page.locator('.groups code').allInnerTexts()).join('-');
    await picture(page, '3-recovery');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ik heb de code opgeschreven' }).click();
    await page.getByLabel('Herstelcode').fill('AAAA-BBBB');
    await page.getByRole('button', { name: 'Bewaar mijn sleutel' }).click();
    await page.getByText('Dit is niet de code die je net zag', { exact: false }).waitFor();
    // Until it is kept it can be looked at once more; afterwards never.
    await page.getByRole('button', { name: 'Terug' }).click();
    expect((await page.locator('.groups code').allInnerTexts()).join('-')).toBe(code);
    await page.getByRole('button', { name: 'Ik heb de code opgeschreven' }).click();
    await page.getByLabel('Herstelcode').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Bewaar mijn sleutel' }).click();
    await page.getByRole('heading', { name: /zes woorden/ }).waitFor();
    await page.locator('.six li').nth(5).waitFor();
    words = await page.locator('.six li').allInnerTexts();
    expect(words).toHaveLength(6);
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    for (const held of [await page.content(), await page.locator('body').innerText(), kept])
      expect(withoutGaps(held)).not.toContain(withoutGaps(code));
    expect(await page.locator('.groups').count()).toBe(0);
    await picture(page, '4-six-words');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('ends when the operator heard the same six words, and not with others', async () => {
    const pending = await adviser('', 'pending');
    for (const word of words) expect(pending).toContain(word.trim());
    await adviser('', 'approve', 'halina', '--fingerprint', 'one two three four five six');
    await demo.organisations.reload();
    expect(demo.organisations.byId('werkplek')?.advisers.find(({ id }) => id === 'halina')?.keyCards).toEqual([]);
    await adviser('', 'approve', 'halina', '--fingerprint', words.map((word) => word.trim()).join(' '));
    await demo.organisations.reload();
    expect(demo.organisations.byId('werkplek')?.advisers.find(({ id }) => id === 'halina')?.keyCards).toHaveLength(1);
    await page.getByRole('button', { name: 'Kijk of het akkoord er is' }).click();
    await page.getByRole('heading', { name: 'Gesprekken' }).waitFor();
    await picture(page, '5-empty');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('without the passphrase or the recovery code ever leaving the browser', () => {
    expect(sent.length).toBeGreaterThan(5);
    const all = sent.join('\n');
    expect(all).not.toContain(PASSPHRASE);
    expect(all).not.toContain(encodeURIComponent(PASSPHRASE));
    expect(all.replaceAll('-', '')).not.toContain(code.replaceAll('-', ''));
  });
});

describe('a day at the inbox', () => {
  let page: Page;
  let sent: string[];
  const employee = () => slackEmployee(demo, 'U0INBOX');
  beforeAll(async () => {
    ({ page, sent } = await newPage({ colorScheme: 'dark' }));
    await signedIn(page, 'Samira el Idrissi');
  });
  afterAll(() => page.context().close());
  const unlock = async (passphrase: string): Promise<void> => {
    await page.getByLabel('Wachtwoordzin', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
  };

  it('a wrong passphrase is said here, and sent nowhere', async () => {
    await page.getByLabel('Wachtwoordzin', { exact: true }).waitFor();
    sent.length = 0;
    await unlock('dit is niet de goede zin');
    await page.getByRole('alert').waitFor();
    await picture(page, '6-wrong-passphrase');
    expect(sent.every((request) => /\/api\/key-slots $|\/assets\//.test(request))).toBe(true);
    await unlock(DEMO_PASSPHRASE);
    await page.getByRole('heading', { name: 'Gesprekken' }).waitFor();
  });

  it('a new message appears by itself, and names nobody in the title', async () => {
    await write(employee(), 'Ik schrijf nu');
    await page.locator('.row').first().waitFor();
    await picture(page, '7-list');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.title()).toBe('In vertrouwen');
  });

  it('everything works by keyboard alone', async () => {
    await page.locator('.row a, .row button, a.row, button.row').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Ik schrijf nu').waitFor();
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (await page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA')) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('Met het toetsenbord');
    for (let tabs = 0; tabs < 10; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.textContent === 'Verstuur je antwoord')) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('.thread').getByText('Met het toetsenbord').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('being away is one switch, and employees see it at once', async () => {
    await page.getByRole('button', { name: 'Nu weg' }).click();
    await picture(page, '8-away');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /1 uur|een uur/i }).click();
    await page.getByRole('button', { name: 'Weer bereikbaar' }).waitFor();
    const daan = slackEmployee(demo, 'U0ELSE');
    await daan.open();
    expect(daan.words()).toMatch(/Samira el Idrissi\*?\nextern.*\n.*\nKent het werk: .*\n.*\n. weer (vandaag|morgen)/);
    await page.getByRole('button', { name: 'Weer bereikbaar' }).click();
    await page.getByRole('button', { name: 'Nu weg' }).waitFor();
  });

  it('being full is a press until a day of their choice, and employees see that and no number', async () => {
    const back = page.getByRole('button', { name: 'Terug' });
    if (await back.isVisible()) await back.click();
    await page.getByRole('button', { name: 'Vol', exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Ik heb weer ruimte op').fill('2020-01-01');
    await page.getByRole('button', { name: 'Vol tot die dag' }).click();
    await page.getByText('Kies een dag na vandaag, binnen een jaar.').waitFor();
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Ik heb weer ruimte op').fill(inAWeek);
    await page.getByRole('button', { name: 'Vol tot die dag' }).click();
    await page.getByText(/Dat is zo tot /).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const daan = slackEmployee(demo, 'U0ELSE');
    await daan.open();
    expect(daan.words()).toMatch(/weer ruimte voor een nieuw gesprek/);
    await page.getByRole('button', { name: 'Weer ruimte' }).click();
    await page.getByRole('button', { name: 'Vol', exact: true }).waitFor();
  });

  it('what is kept for a year can be looked at, and was handed in at the opening', async () => {
    await page.getByRole('button', { name: 'Instellingen' }).click();
    await page.getByRole('button', { name: 'Wat je bewaart' }).click();
    await page.getByText('Je bewaart nu geen regels.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Terug' }).click();
    await page.getByRole('button', { name: 'Terug' }).click();
    const books = sent.filter((request) => request.includes('/api/books '));
    // Of this device the first: last year's counters lie there, are read, and written into.
    expect(books.map((request) => request.length > 64 * 1024)).toEqual([true, true]);
  });

  it('a recovery code that got lost is renewed, signed by the key that is open', async () => {
    await page.getByRole('button', { name: 'Instellingen' }).click();
    await page.getByRole('button', { name: 'Maak een nieuwe herstelcode' }).click();
    await page.getByLabel('Je wachtwoordzin van nu').fill(DEMO_PASSPHRASE);
    await page.getByRole('button', { name: 'Laat de nieuwe code zien' }).click();
    await page.getByRole('heading', { name: 'Schrijf je herstelcode over' }).waitFor();
    const renewed = (await page.locator('.groups code').allInnerTexts()).join('-');
    await page.getByRole('button', { name: 'Ik heb de code opgeschreven' }).click();
    await page.getByLabel('Herstelcode').fill(renewed);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bewaar de nieuwe code' }).click();
    await page.getByText('Je nieuwe herstelcode geldt vanaf nu').waitFor();
    const slots = await page.evaluate(() => fetch('/api/key-slots').then((response) => response.json()));
    const kept = parseStoredSlots(slots);
    expect((await openWay(kept, { id: 'recovery', secret: renewed })).keyCard.text).toBe(kept.card);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Terug' }).click();
    await page.locator('.row').first().click();
  });

  it('an answer begun survives a page loaded anew and a session that ended, sealed on this device', async () => {
    await page.getByText('Ik schrijf nu').waitFor();
    await page.getByRole('textbox').fill('Begonnen, niet af');
    await page.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name?.endsWith('-drafts')));
    const kept = () =>
      page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            const opening = indexedDB.open('in-vertrouwen-drafts');
            opening.addEventListener('success', () => {
              const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
              all.addEventListener('success', () =>
                resolve(all.result.map(({ sealed }) => new TextDecoder('latin1').decode(sealed as Uint8Array))),
              );
            });
          }),
      );
    await expect.poll(async () => (await kept()).length).toBe(1);
    expect((await kept()).join('')).not.toContain('Begonnen');
    await page.context().clearCookies();
    await signedIn(page, 'Samira el Idrissi');
    await unlock(DEMO_PASSPHRASE);
    await page.locator('.row').first().click();
    await page.getByText('Het stond verzegeld op dit apparaat').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('Begonnen, niet af');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('textbox').fill('');
    await expect.poll(async () => (await kept()).length).toBe(0);
  });

  it('locking takes the words off the screen, and leaves the session', async () => {
    await page.getByText('Ik schrijf nu').waitFor();
    await write(slackEmployee(demo, 'U0LATER'), 'En ik ook');
    await expect.poll(() => page.locator('.spoken').textContent()).toContain(nl.newCount(1));
    sent.length = 0;
    await page.getByRole('button', { name: 'Vergrendel' }).click();
    await page.getByRole('heading', { name: 'Open je inbox' }).waitFor();
    expect(await page.content()).not.toContain('Ik schrijf nu');
    expect(await page.locator('.spoken').textContent()).toBe('');
    await picture(page, '9-locked');
    await expect.poll(() => sent.filter((request) => request.includes('/api/books ')).length).toBe(1);
    const reached = await page.evaluate(() => fetch('/api/conversations').then((response) => response.status));
    expect(reached).toBe(200);
  });

  it('signing out ends the session', async () => {
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.getByText('Je bent afgemeld').waitFor();
    expect(await page.evaluate(() => fetch('/api/me').then((response) => response.status))).toBe(401);
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('somebody who is not an adviser', () => {
  it('is told so, with a next step, and gets no session', async () => {
    const { page } = await newPage();
    await signedIn(page, 'Iemand anders');
    await page.getByRole('heading', { name: 'Aanmelden lukte niet' }).waitFor();
    expect(page.url()).toBe(`${demo.inboxOrigin}/refused/not-an-adviser`);
    expect(await page.evaluate(() => fetch('/api/me').then((response) => response.status))).toBe(401);
    await picture(page, '10-refused');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
