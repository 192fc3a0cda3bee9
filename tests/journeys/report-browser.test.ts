/**
 * The account of a year as a team of two makes it, each in a real browser on the real server and store: asked and handed in by
 * one, decided by code and released by the other, read back as its readers see it. Leaves a picture of every screen in
 * `test-results/screens/`. Requirements 78, 93, 95, 96.
 */
import { fileURLToPath } from 'node:url';
import { mkdir, readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { checkFiles } from '../../src/core/report/check/index.ts';
import { createApi } from '../../src/inbox/client/api.ts';
import { createBooks } from '../../src/inbox/client/book/books.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { reportWords } from '../../src/inbox/client/words/report.ts';
import { ARGON2_FLOOR, createSlots, newRecoveryCode } from '../../src/seal/slots.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { fetchOf } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import { LIGHT, PHONE_DARK, type Look } from '../support/journeys/looks.helper.ts';
import { memoryDevice } from '../support/memory-device.helper.ts';
import { ISSUER, member, teamOrganisation, type Member } from '../support/reports.helper.ts';
import { contactStroke } from '../support/strokes.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const PASSPHRASE = 'zes eenden in de regen';
const words = reportWords.nl;
let browser: Browser;
let harness: Harness;
let samira: Member;
let nora: Member;
let year: number;
const faults: string[] = [];
const contexts: BrowserContext[] = [];

async function openInbox(who: Member, { viewport, colorScheme }: Look): Promise<Page> {
  const session = (await harness.signedIn(`sub-${who.adviser.id}`)).cookie('in-vertrouwen-session') ?? '';
  const context = await browser.newContext({ viewport, colorScheme, locale: 'nl-NL', acceptDownloads: true });
  contexts.push(context);
  await context.addCookies([{ name: 'in-vertrouwen-session', value: session, url: harness.origin }]);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(harness.origin);
  await toReports(page);
  return page;
}
/** Unlocks, and goes there. */
async function toReports(page: Page): Promise<void> {
  await page.getByLabel(nl.passphrase).fill(PASSPHRASE);
  await page.getByRole('button', { name: nl.unlock, exact: true }).click();
  const [later, there] = [
    page.getByRole('button', { name: nl.drillLater }),
    page.getByRole('button', { name: nl.reportTitle }),
  ];
  await later.or(there).waitFor();
  if (await later.isVisible()) await later.click();
  await there.click();
}
/** The end of each sealed piece on the device: another one whenever something was kept. */
const keptOn = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('in-vertrouwen-report');
        opening.addEventListener('success', () => {
          const rows = opening.result.transaction('report').objectStore('report').getAll();
          rows.addEventListener('success', () => {
            opening.result.close();
            const kept = rows.result as readonly { readonly sealed: readonly Uint8Array[] }[];
            resolve(kept.flatMap(({ sealed }) => sealed.map((one) => one.slice(-8).join('.'))).join());
          });
        });
      }),
  );
/** What was counted on another device, and handed in there. */
async function count(who: Member, about: Readonly<Record<string, number>>): Promise<void> {
  const api = createApi(fetchOf(await harness.signedIn(`sub-${who.adviser.id}`)));
  const now = (): Date => harness.clock.now();
  const books = createBooks({ api, device: memoryDevice(), clock: { now, earliest: now } });
  for (const [value, times] of Object.entries(about))
    for (let n = 0; n < times; n += 1)
      await books.press(
        who.keys,
        contactStroke({ about: value, outcome: n % 2 ? 'enough' : 'own' }, { to: 'acme', year }),
      );
  const add = [
    { to: 'acme', counter: 'activity.outreach', by: 3 },
    { to: 'acme', counter: 'hours.activities', by: 44 },
  ];
  await books.press(who.keys, { kind: 'stroke', id: `activities-of-${who.adviser.id}-1`, year, add });
  await books.rewrite(who.keys);
}

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  browser = await launchChromium();
  harness = await startApi({ plainCookies: true, clientDir: builtClients.inbox });
  year = harness.clock.now().getUTCFullYear() - 1;
  [samira, nora] = [await member('samira', 'Samira'), await member('nora', 'Nora')];
  harness.organisations.replace([teamOrganisation([samira, nora])]);
  const vault = createSlotVault({ records: harness.store.records, keyring: harness.keyring });
  for (const who of [samira, nora]) {
    const secrets = { passphrase: PASSPHRASE, recoveryCode: newRecoveryCode() };
    const identity = identityOf(harness.keyring, { issuer: ISSUER, subject: `sub-${who.adviser.id}` });
    await vault.put(identity, await createSlots(who.keys, secrets, ARGON2_FLOOR));
  }
  await count(samira, { bullying: 12, sexual: 7 });
  await count(nora, { bullying: 4, work: 9 });
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await harness.close();
});

describe('a team of two', () => {
  let makers: Page;
  let others: Page;
  const seen = async (page: Page, name: string): Promise<void> => {
    await page.screenshot({ path: `${pictures}report-${name}.png`, fullPage: true });
    expect(await axeFindings(page)).toEqual([]);
    const { scroll, inner } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      inner: innerWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(inner);
  };

  it('is told before it begins that the maker can work out the other’s numbers, and asked before handing in', async () => {
    makers = await openInbox(samira, LIGHT);
    await makers.getByText(words.begin.two('Nora')).first().waitFor();
    await seen(makers, 'begin');
    await makers.getByRole('button', { name: words.begin.go(year) }).click();
    await makers.getByText(words.mine.waits('Nora')).waitFor();
    await seen(makers, 'waits');
    others = await openInbox(nora, PHONE_DARK);
    await others.getByRole('heading', { name: words.begun.by('Samira') }).waitFor();
    await others.getByText(words.handIn.two('Samira')).waitFor();
    await others.getByRole('button', { name: words.handIn.go }).click();
    await others.getByText(words.handIn.agreeFirst).waitFor();
    await seen(others, 'hand-in');
    await others.getByLabel(words.handIn.agree).check();
    await others.getByRole('button', { name: words.handIn.go }).click();
    await others.getByRole('status').getByText(words.handIn.done).first().waitFor();
    await seen(others, 'handed-in');
  });

  it('has decided by code what is printed, and marks what its words may give away', async () => {
    // Told by the server, or when the page comes to the front: here by going there again.
    await makers.reload();
    await toReports(makers);
    await makers.getByText(words.decided.sum(32)).waitFor();
    await makers.getByText('30 tot en met 39').waitFor();
    await makers.getByText('voorlichting of workshop: 6').waitFor();
    await makers.getByText(words.parts.hours.all(90)).waitFor();
    await seen(makers, 'decided');
    await makers.getByLabel(words.parts.analysis).fill('In maart vertelde één medewerker over het rooster.');
    await makers
      .getByLabel(words.parts.recommendations)
      .fill('Meer voorlichting, door de leiding, voor de zomer van het jaar.');
    await makers.getByRole('button', { name: words.preview.make }).click();
    await makers.getByRole('alert').getByText(/woord/).waitFor();
    await seen(makers, 'marks');
  });

  it('loses nothing of it without a connection, or with the page', async () => {
    await makers.context().setOffline(true);
    const before = await keptOn(makers);
    await makers.getByLabel(words.parts.budget).fill('Genoeg voor scholing.');
    await expect.poll(() => keptOn(makers), { timeout: 10_000 }).not.toBe(before);
    await makers.context().setOffline(false);
    await makers.reload();
    await toReports(makers);
    const budget = makers.getByLabel(words.parts.budget);
    await budget.waitFor();
    expect(await budget.inputValue()).toBe('Genoeg voor scholing.');
    expect(await makers.getByLabel(words.parts.analysis).inputValue()).toContain('In maart');
  });

  it('is read twice, and released for good', async () => {
    await makers.getByLabel(words.parts.analysis).fill('Mensen kennen ons, en vinden het rooster zwaar.');
    for (const box of await makers.getByRole('checkbox', { name: new RegExp(words.marks.nobody) }).all())
      await box.check();
    await makers.getByLabel(words.another.no).check();
    await makers.getByRole('button', { name: words.preview.make }).click();
    const paper = makers.getByRole('region', { name: words.preview.heading });
    await paper.getByRole('heading', { name: `Jaarverslag ${year} van de vertrouwenspersonen` }).waitFor();
    // To the highest body and the employees' representation, and never to an adviser's own manager.
    await paper.getByText('de hoogste leiding').first().waitFor();
    await makers.getByRole('button', { name: words.release.go }).click();
    await makers.getByText(words.release.ticks).waitFor();
    await makers.getByLabel(words.preview.employee).check();
    await makers.getByLabel(words.preview.director).check();
    await seen(makers, 'preview');
    await makers.getByRole('button', { name: words.release.go }).click();
    await makers.getByRole('dialog').getByText(words.release.final).waitFor();
    await seen(makers, 'final');
    await makers.getByRole('button', { name: words.release.yes }).click();
    await makers.getByRole('heading', { name: words.out.report(year) }).waitFor();
    await makers.getByRole('button', { name: words.out.open(words.out.report(year)) }).click();
    await makers.getByText(words.out.whom).waitFor();
    await seen(makers, 'out');
    await makers.getByLabel(words.preview.colour).fill('#a03060');
    const [download] = await Promise.all([
      makers.waitForEvent('download'),
      makers.getByRole('button', { name: words.out.file }).click(),
    ]);
    const path = await download.path();
    expect(download.suggestedFilename()).toMatch(/^jaarverslag-acme-.*-nl\.html$/);
    const text = await readFile(path, 'utf8');
    expect(text).toContain('data-colour="#a03060"');
    const checked = await checkFiles([{ name: 'a.html', text }]);
    expect(checked.releases).toMatchObject([{ is: 'signed', page: 'same', kid: samira.keys.keyCard.kid }]);
    expect(checked.findings).toEqual([]);
  });

  it('has another page of advice between two, and a meter that is nobody else’s', async () => {
    await makers.getByRole('button', { name: words.advice.start }).click();
    const advice = makers.getByRole('region', { name: words.advice.heading });
    await makers.getByLabel(words.advice.text).fill('Kijk naar de roosters.');
    await advice.getByRole('button', { name: words.preview.make }).click();
    await advice.getByLabel(words.preview.employee).check();
    await advice.getByLabel(words.preview.director).check();
    await advice.getByRole('button', { name: words.release.go }).click();
    // What is out is read anew, once; the preview has a heading that begins alike.
    const reread = makers.waitForResponse((response) => response.url().endsWith('/api/reports/acme'));
    await makers.getByRole('button', { name: words.release.yes }).click();
    await reread;
    await makers
      .getByRole('heading', { name: /^Advies van/ })
      .first()
      .waitFor();
    const asked: string[] = [];
    makers.on('request', (request) => asked.push(request.url()));
    await makers.getByLabel(words.meter.own).fill('400');
    await makers.getByLabel(words.meter.all).fill('1600');
    await makers.getByText(words.meter.many).waitFor();
    expect(asked).toEqual([]);
    await seen(makers, 'advice');
    expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});
