/**
 * An adviser of a supplier and its coordinator, each in a real browser on the real server and store: a contact at one of several
 * organisations that was a consult, the statement of a quarter, the settlement of a year, and whether everything is in order.
 * Leaves a picture of every screen in `test-results/screens/`. Requirements 87, 112.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { ledgerOfForm } from '../../src/core/billing/consult.ts';
import { quarterAt, quarterOf, type Form } from '../../src/core/billing/contract.ts';
import { readQuarter } from '../../src/core/billing/statement.ts';
import { addDays, dayIn, type CalendarDay } from '../../src/core/calendar.ts';
import { coordinationWords } from '../../src/core/coordination/words.ts';
import type { Adviser, Organisation } from '../../src/core/organisation.ts';
import { REGISTER_WORDS } from '../../src/core/register/words/index.ts';
import { decide } from '../../src/core/report/decide.ts';
import { verifyRelease } from '../../src/core/report/sign.ts';
import { createApi } from '../../src/inbox/client/api.ts';
import { createBooks } from '../../src/inbox/client/book/books.ts';
import { keepForSettlement } from '../../src/inbox/client/report/settlement.ts';
import { fieldsAsked } from '../../src/inbox/client/register/contact.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { registerWords } from '../../src/inbox/client/words/register.ts';
import { statementWords } from '../../src/inbox/client/words/statement.ts';
import { cookieName } from '../../src/inbox/server/session/cookies.ts';
import { ARGON2_FLOOR, createSlots, newRecoveryCode } from '../../src/seal/slots.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { fetchOf, type Browser as Visitor } from '../support/inbox-browser.helper.ts';
import { adviser, organisation } from '../support/inbox-fixtures.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import { LIGHT, PHONE_DARK, type Look } from '../support/journeys/looks.helper.ts';
import { memoryDevice } from '../support/memory-device.helper.ts';
import { truth } from '../support/report-made.helper.ts';
import { beginning, ISSUER, member, reportOf, type Member } from '../support/reports.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const PASSPHRASE = 'zes eenden in de regen';
const SUPPLIER = 'wilgenlaan';
const NAME = 'Bureau Wilgenlaan';
const lists = REGISTER_WORDS.nl;
const counting = registerWords.nl;
const words = statementWords.nl;
let browser: Browser;
let harness: Harness;
let samira: Member;
let inbox: Page;
let today: CalendarDay;
const faults: string[] = [];
const contexts: BrowserContext[] = [];

const client = (id: string, name: string, form: Form, people: number, team: readonly Adviser[]): Organisation => ({
  ...organisation(id, team),
  name,
  people,
  managers: 10,
  contracts: [{ supplier: SUPPLIER, form, from: '2020-01-01' }],
});

async function open(path: string, session: Visitor, kind: 'session' | 'coordinator', look: Look): Promise<Page> {
  const name = cookieName(kind, true);
  const { viewport, colorScheme } = look;
  const context = await browser.newContext({ viewport, colorScheme, locale: 'nl-NL', acceptDownloads: true });
  contexts.push(context);
  await context.addCookies([{ name, value: session.cookie(name) ?? '', url: harness.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(`${harness.origin}${path}`);
  return page;
}
async function openInbox(look: Look): Promise<Page> {
  const page = await open('/', await harness.signedIn('sub-samira'), 'session', look);
  await page.getByLabel(nl.passphrase).fill(PASSPHRASE);
  await press(page, nl.unlock);
  const [later, there] = [
    page.getByRole('button', { name: nl.drillLater }),
    page.getByRole('button', { name: nl.counting.contact }),
  ];
  await later.or(there).waitFor();
  if (await later.isVisible()) await later.click();
  await there.click();
  return page;
}
async function lookAs(page: Page, { viewport, colorScheme }: Look): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
}
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const at = (page: Page, name: string) => page.getByLabel(counting.contact.organisation).selectOption({ label: name });
async function seen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures}supplier-${name}.png`, fullPage: true });
  expect(await axeFindings(page)).toEqual([]);
  const { scroll, inner } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    inner: innerWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(inner);
}
/** What this press puts on the device, read. */
async function saved(page: Page, label: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, label)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
/** The quarter that is over, by the organisations' calendar. */
function lastQuarter() {
  const now = quarterAt(today);
  return quarterAt(addDays(quarterOf(now.year, now.quarter).from, -1));
}

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  browser = await launchChromium();
  harness = await startApi({ plainCookies: true, clientDir: builtClients.inbox });
  const made = await member('samira', 'Samira el Idrissi');
  today = dayIn(harness.clock.now(), 'Europe/Amsterdam');
  samira = {
    ...made,
    adviser: {
      ...made.adviser,
      person: `${SUPPLIER}/samira`,
      supplier: NAME,
      kind: 'external',
      gender: 'woman',
      appointedUntil: addDays(today, 40),
    },
  };
  const team = [samira.adviser];
  const hospitals = client('ziekenhuis', 'Ziekenhuis De Linde', 'per-consult', 3000, team);
  const tom = { ...adviser('tom', 'Tom de Wit'), person: `${SUPPLIER}/tom` };
  harness.organisations.replace([
    hospitals,
    client('bakkerij', 'Bakkerij Van Dam', 'pool', 40, [...team, tom]),
    ...['Basisschool De Wilg', 'Busbedrijf Noord', 'Kapsalon Iris', 'Sportclub Oost'].map((name, n) =>
      client(`pool-${n}`, name, 'pool', 60, team),
    ),
  ]);
  const away = { id: 'A'.repeat(22), from: addDays(today, 5), until: addDays(today, 9) };
  const planning = { version: 1, number: 1, timeZone: 'Europe/Amsterdam', absences: [away], cover: ['tom'] } as const;
  harness.plannings.set('bakkerij', new Map([['samira', planning]]));
  harness.organisations.coordinators.add('sub-office');

  const vault = createSlotVault({ records: harness.store.records, keyring: harness.keyring });
  const secrets = { passphrase: PASSPHRASE, recoveryCode: newRecoveryCode() };
  const identity = identityOf(harness.keyring, { issuer: ISSUER, subject: 'sub-samira' });
  await vault.put(identity, await createSlots(samira.keys, secrets, ARGON2_FLOOR));

  // Last year's account is out, and what was counted for the supplier was kept.
  const year = Number(today.slice(0, 4)) - 1;
  const visitor = await harness.signedIn('sub-samira');
  const round = await beginning(samira, hospitals, year);
  expect((await visitor.api('PUT', `/api/reports/ziekenhuis/${year}/round`, round)).status).toBe(204);
  const counted = {
    'about.bullying': 17,
    'about.sexual': 6,
    'about.aggression': 12,
    'about.improper': 13,
    'about.work': 13,
  };
  const printed = decide(truth(counted, year), { people: 3000, managers: 10 }, []);
  const report = await reportOf(samira, hospitals, { year, day: today, printed });
  const out = await visitor.api('POST', `/api/reports/ziekenhuis/${year}/release`, report);
  expect([out.status, out.text]).toEqual([204, '']);
  const now = (): Date => harness.clock.now();
  const books = createBooks({
    api: createApi(fetchOf(visitor)),
    device: memoryDevice(),
    clock: { now, earliest: now },
  });
  await keepForSettlement(books, samira.keys, { organisation: 'ziekenhuis', year }, { consults: 67, people: 61 });
  const over = lastQuarter();
  const add = [{ to: ledgerOfForm(SUPPLIER, 'pool'), counter: `consult.q${over.quarter}`, by: 7 }];
  await books.press(samira.keys, { kind: 'stroke', id: 'seven-consults-1', year: over.year, add });
  await books.rewrite(samira.keys);
  inbox = await openInbox(PHONE_DARK);
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await harness.close();
});

it('a call at one of six organisations, that was a consult', async () => {
  await at(inbox, 'Bakkerij Van Dam');
  const consult = inbox.getByLabel(counting.sheet.consult);
  for (const field of fieldsAsked([])) {
    expect(await consult.count()).toBe(0);
    await inbox.getByRole('group', { name: lists.fields[field].label }).getByRole('button').first().click();
  }
  await consult.check();
  expect(await inbox.getByText(counting.sheet.consultWhy.pool).isVisible()).toBe(true);
  await seen(inbox, 'contact-consult');
  await press(inbox, counting.sheet.count);
  await inbox.getByText(counting.sheet.counted, { exact: true }).first().waitFor();
  // At the next one nothing is chosen beforehand, nor where it was.
  await press(inbox, counting.contact.another);
  expect(await inbox.getByLabel(counting.contact.organisation).inputValue()).toBe('');
  await at(inbox, 'Ziekenhuis De Linde');
  expect(
    await inbox.getByRole('group', { name: lists.fields.counted.label }).locator('[aria-pressed=true]').count(),
  ).toBe(0);
});

it('the number of a quarter as a file, and of a year after its account', async () => {
  await lookAs(inbox, LIGHT);
  const year = Number(today.slice(0, 4)) - 1;
  const over = lastQuarter();
  await press(inbox, counting.mine.title);
  await inbox
    .getByRole('heading', { name: words.heading(NAME) })
    .first()
    .waitFor();
  expect(await inbox.getByText(words.number(7, 5)).isVisible()).toBe(true);
  // Of the one organisation with the other form no number of a quarter; it is billed by its year all the same.
  const { 'few-organisations': few } = words.refused;
  expect(await inbox.getByText(`${few} ${words.bill['per-consult']}`).count()).toBe(1);
  await at(inbox, 'Ziekenhuis De Linde');
  await inbox.getByRole('heading', { name: words.settlement.heading(year) }).waitFor();
  expect(await inbox.getByText(words.settlement.lead(NAME)).isVisible()).toBe(true);
  expect(await inbox.getByText(words.settlement.number(60)).isVisible()).toBe(true);
  await seen(inbox, 'settlement-and-statement');

  const quarter = await saved(inbox, words.save);
  expect(quarter.name).toBe(`${SUPPLIER}-pool-${over.year}-q${over.quarter}.json`);
  expect(await readQuarter(quarter.text)).toMatchObject({ statement: { consults: 7, organisations: 5 } });

  await press(inbox, words.settlement.release);
  await inbox.getByText(words.settlement.missing).waitFor();
  await inbox.getByLabel(words.settlement.tick).check();
  await press(inbox, words.settlement.release);
  await inbox.getByRole('button', { name: words.settlement.file }).waitFor();
  await seen(inbox, 'settlement-out');
  const file = await saved(inbox, words.settlement.file);
  expect(await verifyRelease(JSON.parse(file.text))).toMatchObject({ is: 'signed', release: { consults: 60 } });
  await inbox.getByRole('heading', { name: words.settlement.heading(year) }).waitFor({ state: 'hidden' });
});

it('whether everything is in order', async () => {
  const page = await open('/coordinator', await harness.coordinating('sub-office'), 'coordinator', LIGHT);
  const { noCover, cover, missing } = coordinationWords('nl');
  expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'Bakkerij Van Dam',
    'Basisschool De Wilg',
    'Busbedrijf Noord',
    'Kapsalon Iris',
    'Sportclub Oost',
    'Ziekenhuis De Linde',
  ]);
  expect(await page.getByText(cover('Tom de Wit')).count()).toBe(1);
  expect(await page.getByText(noCover).count()).toBe(0);
  expect(await page.getByText(missing).count()).toBe(6);
  await seen(page, 'coordinator');
  await lookAs(page, PHONE_DARK);
  await seen(page, 'coordinator-phone-dark');
});

it('nothing went wrong behind the pages', () => {
  expect(faults).toEqual([]);
});
