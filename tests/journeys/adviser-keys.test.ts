/** Keys that survive a lost telephone: passkey, second device, a way taken out, one lost and found, a new one, and leaving. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { runAdviserCommand } from '../../src/commands/adviser/index.ts';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { HOUR_MS, toHour } from '../../src/core/conversation.ts';
import { DEMO_PASSPHRASE, startDemo, type Demo } from '../../src/demo/demo.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { readHeader } from '../../src/seal/envelope.ts';
import { asWays } from '../../src/seal/ways.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const clock = { now: () => new Date() };
const PHONE_PASSPHRASE = 'zeven kikkers naast een oude brug';

let browser: Browser;
let demo: Demo;
let laptop: Page;
let phone: Page;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchChromium();
  demo = await startDemo({ clientDir: builtClients, log: createLog(() => {}), clock, freePort });
  // As 0.2.0 left them: nobody ever asked whether the code on paper is right.
  const { store, keyring } = demo;
  const vault = createSlotVault({ records: store.records, keyring });
  const issuer = demo.organisations.byId('werkplek')?.advisers.find(({ id }) => id === 'samira')?.identity;
  if (issuer === undefined) throw new Error('no samira');
  const identity = keyring.derive('identity', issuer.issuer, issuer.subject);
  const slots = await vault.get(identity);
  if (slots === undefined) throw new Error('no slots');
  const ways = asWays(slots).ways.map(({ made: _made, ...way }) => way);
  await vault.put(identity, { ...asWays(slots), ways });
  laptop = await newPage({ viewport: { width: 1280, height: 900 } });
  phone = await newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const devtools = await laptop.context().newCDPSession(laptop);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const AHEAD_MS = 50 * HOUR_MS;
/** As on a device whose clock was never put right. */
const putClockAhead = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
    globalThis.Date = new Proxy(Date, {
      construct: (made, given: []) => Reflect.construct(made, given.length === 0 ? [Date.now()] : given) as Date,
    });
  }, AHEAD_MS);

async function newPage(look: object): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...look });
  await putClockAhead(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await page.getByRole('heading', { name: 'Open je inbox' }).waitFor();
  return page;
}
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `${pictures}inbox-keys-${name}.png`, fullPage: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByLabel('Wachtwoordzin', { exact: true }).fill(passphrase);
  await press(page, 'Open');
};
const settings = async (page: Page): Promise<void> => {
  await press(page, 'Instellingen');
  await page.getByRole('heading', { name: 'Zo open je je inbox' }).waitFor();
  await page.locator('.ways li').first().waitFor();
};

/** Unlocks, and puts the question after the code on paper off. */
const opens = async (page: Page): Promise<void> => {
  await unlock(page, DEMO_PASSPHRASE);
  const [list, later] = [
    page.getByRole('heading', { name: 'Gesprekken' }),
    page.getByRole('button', { name: 'Nu niet' }),
  ];
  await list.or(later).first().waitFor();
  if (await later.isVisible()) await later.click();
  await list.waitFor();
};
const approve = (words: string): Promise<number> =>
  runAdviserCommand(['approve', 'samira', '--fingerprint', words], {
    organisations: demo.organisations,
    organisationsDir: demo.organisationsDir,
    records: demo.store.records,
    conversations: demo.store.conversations,
    notices: demo.store.notices,
    keyring: demo.keyring,
    clock,
    origin: demo.inboxOrigin,
    out: () => undefined,
    ask: () => Promise.resolve(''),
  });
const cardsInForce = (): readonly string[] =>
  demo.organisations
    .byId('werkplek')
    ?.advisers.find(({ id }) => id === 'samira')
    ?.keyCards.map(({ kid }) => kid) ?? [];
/** The key that the first envelope of each conversation is sealed to, newest conversation first. */
const sealedTo = async (page: Page): Promise<readonly string[]> => {
  const { items } = await page.evaluate(
    () =>
      fetch('/api/conversations').then((response) => response.json()) as Promise<{
        items: readonly { readonly envelope: { readonly bytes: string } }[];
      }>,
  );
  return items.map(({ envelope }) => readHeader(fromBase64url(envelope.bytes) ?? new Uint8Array()).recipient);
};
/** The latest hour that any last message says it was written in. */
const lastWritten = async (page: Page): Promise<number> => {
  const last = await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/conversations')).json()) as {
      items: readonly { readonly id: string }[];
    };
    const read = async (id: string): Promise<string> => {
      const response = await fetch(`/api/conversations/werkplek/${id}`);
      return ((await response.json()) as { envelopes: readonly string[] }).envelopes.at(-1) ?? '';
    };
    return Promise.all(items.map(({ id }) => read(id)));
  });
  return Math.max(...last.map((envelope) => readHeader(fromBase64url(envelope) ?? new Uint8Array()).hour));
};
const answers = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel(/^Je antwoord aan/).fill(text);
  await press(page, 'Verstuur je antwoord');
  await page.locator('.thread').getByText(text).waitFor();
};

it('who comes from 0.2.0 is asked for the code on paper at the next opening, and may say "not now"', async () => {
  await unlock(laptop, DEMO_PASSPHRASE);
  await laptop.getByRole('heading', { name: 'Klopt je herstelcode nog?' }).waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await picture(laptop, '1-drill');
  await press(laptop, 'Nu niet');
  await laptop.getByRole('heading', { name: 'Gesprekken' }).waitFor();
});

it('each way shows when it was last used; a passkey comes beside them, and opens', async () => {
  await settings(laptop);
  await laptop.getByText(/Laatst gebruikt op [a-z]+ \d/).waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await picture(laptop, '2-ways');
  await press(laptop, 'Een passkey erbij');
  await laptop.getByLabel('Je wachtwoordzin van nu').fill(DEMO_PASSPHRASE);
  expect(await axeFindings(laptop)).toEqual([]);
  await picture(laptop, '3-passkey');
  await press(laptop, 'Maak de passkey');
  await laptop.getByText('Je passkey werkt, en staat bij je manieren.').waitFor();
  await laptop.locator('.ways li', { hasText: 'Passkey' }).waitFor();
  await laptop.getByRole('button', { name: 'Terug' }).click();
  await press(laptop, 'Vergrendel');
  await press(laptop, 'Open met een passkey');
  await laptop.getByRole('heading', { name: 'Gesprekken' }).waitFor();
});

it('a second device is let in by a code and six digits, and gets a passphrase of its own', async () => {
  await settings(laptop);
  await press(laptop, 'Een toestel erbij');
  await laptop.getByLabel('Je wachtwoordzin van nu').fill(DEMO_PASSPHRASE);
  await press(laptop, 'Verder');
  const code = await laptop.locator('.device-code').innerText();
  expect(await axeFindings(laptop)).toEqual([]);
  await picture(laptop, '4-code');
  await press(phone, 'Open met een ander toestel');
  // By keyboard alone, from here on.
  await phone.getByLabel('De code van je andere toestel').focus();
  await phone.keyboard.type(code.toLowerCase());
  await phone.keyboard.press('Enter');
  await phone.getByRole('heading', { name: 'Typ deze cijfers op je andere toestel' }).waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await picture(phone, '5-digits');
  const digits = await phone.locator('.device-code').innerText();
  await laptop.getByLabel('De zes cijfers op je andere toestel').fill('000 000');
  await laptop.keyboard.press('Enter');
  await laptop.getByText('Dat zijn niet de cijfers die we verwachten.').waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await laptop.getByLabel('De zes cijfers op je andere toestel').fill(digits);
  await laptop.keyboard.press('Enter');
  await laptop.getByText('Je sleutel is doorgegeven.').waitFor();
  await phone.getByRole('heading', { name: 'Hoe open je je inbox op dit toestel?' }).waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await picture(phone, '6-own-way');
  await phone.getByLabel('Wachtwoordzin voor dit toestel', { exact: true }).fill(PHONE_PASSPHRASE);
  await phone.getByLabel('Nog een keer').fill(PHONE_PASSPHRASE);
  await press(phone, 'Bewaar en open');
  await phone.getByText('Dit toestel heeft nu een eigen wachtwoordzin.').or(phone.getByText('Klopt je')).waitFor();
  const later = phone.getByRole('button', { name: 'Nu niet' });
  if (await later.isVisible()) await later.click();
  await phone.getByRole('heading', { name: 'Gesprekken' }).waitFor();
  await press(phone, 'Vergrendel');
  await unlock(phone, PHONE_PASSPHRASE);
  await phone.getByRole('heading', { name: 'Gesprekken' }).waitFor();
});

it('a way that is taken out opens nothing any more', async () => {
  await laptop.getByRole('button', { name: 'Terug' }).click();
  await settings(laptop);
  await laptop.getByRole('button', { name: /^Haal weg: Wachtwoordzin van een toestel/ }).click();
  await laptop.getByRole('heading', { name: 'Deze manier weghalen?' }).waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await press(laptop, 'Ja, haal hem weg');
  await laptop.getByText('Dat is weg, en opent je inbox niet meer.').waitFor();
  await press(phone, 'Vergrendel');
  await unlock(phone, PHONE_PASSPHRASE);
  await phone.getByText('Dit is niet de goede wachtwoordzin').waitFor();
});

it('a lost key is said, read by the employee at once, and taken back by who opens it after all', async () => {
  const employee = slackEmployee(demo, 'U0KEYS');
  await write(employee, 'Ik schrijf, en wacht');
  await press(phone, 'Wachtwoordzin vergeten? Gebruik je herstelcode');
  await press(phone, 'Ik ben ook mijn herstelcode kwijt');
  await phone.getByRole('heading', { name: 'Ben je je sleutel kwijt?' }).waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await picture(phone, '7-lost');
  await press(phone, 'Ik ben mijn sleutel kwijt');
  await phone.getByRole('heading', { name: 'Je sleutel staat nu als kwijt' }).waitFor();
  await phone.getByText('Medewerkers die je schreven, lezen nu').waitFor();
  await employee.open();
  expect(employee.words()).toContain('Samira el Idrissi');
  expect(employee.words()).not.toContain('volgens haar uren');
  await phone.getByRole('button', { name: 'Terug' }).click();
  await phone.getByText('Er is gezegd dat je deze sleutel kwijt bent.').waitFor();
  await unlock(phone, DEMO_PASSPHRASE);
  await phone.getByText('Je sleutel werkt.').or(phone.getByText('Klopt je')).waitFor();
});

it('a new key: asked with the old one, approved, old conversations still read and answered; broken off anywhere, it goes on', async () => {
  const [employee, other] = [slackEmployee(demo, 'U0KEYS'), slackEmployee(demo, 'U0AFTER')];
  const before = cardsInForce();
  await press(laptop, 'Maak een nieuwe sleutel');
  await laptop.getByLabel('Je wachtwoordzin van nu').fill(DEMO_PASSPHRASE);
  await press(laptop, 'Maak de nieuwe sleutel');
  await laptop.getByRole('heading', { name: 'Schrijf je herstelcode over' }).waitFor();
  const code = (await laptop.locator('.groups code').allInnerTexts()).join('-');
  await press(laptop, 'Ik heb de code opgeschreven');
  await laptop.getByLabel('Herstelcode').fill(code);
  await press(laptop, 'Vraag akkoord voor deze sleutel');
  await laptop.locator('.six li').nth(5).waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await picture(laptop, '8-new-key');
  const words = (await laptop.locator('.six li').allInnerTexts()).map((word) => word.trim()).join(' ');

  // Asked, not approved: the old key reads and answers.
  await laptop.reload();
  await opens(laptop);
  await laptop.locator('.row').first().click();
  await laptop.locator('.thread').getByText('Ik schrijf, en wacht').waitFor();
  await answers(laptop, 'Nog met mijn oude sleutel');
  // Approved, and the command broke off between the file and the store: it is given again.
  const { records } = demo.store;
  const putIf = records.putIf.bind(records);
  Object.assign(records, { putIf: () => Promise.reject(new Error('stopped here')) });
  await expect(approve(words)).rejects.toThrow('stopped here');
  Object.assign(records, { putIf });
  await demo.organisations.reload();
  expect(cardsInForce().slice(1)).toEqual(before);
  expect(await approve(words)).toBe(0);
  await demo.organisations.reload();
  expect(cardsInForce().slice(1)).toEqual(before);

  await write(other, 'Naar je nieuwe sleutel');
  await press(laptop, 'Terug');
  await press(laptop, 'Vergrendel');
  await opens(laptop);
  await laptop.locator('.row').nth(1).waitFor();
  // Both are of this hour, so either may stand first.
  const rows = await sealedTo(laptop);
  expect(rows.toSorted()).toEqual(cardsInForce().toSorted());
  const underNew = rows.indexOf(cardsInForce()[0] ?? '');
  await laptop.locator('.row').nth(underNew).click();
  await laptop.locator('.thread').getByText('Naar je nieuwe sleutel').waitFor();
  await press(laptop, 'Terug');
  await laptop
    .locator('.row')
    .nth(1 - underNew)
    .click();
  await laptop.locator('.thread').getByText('Ik schrijf, en wacht').waitFor();
  await laptop.locator('.thread').getByText('Nog met mijn oude sleutel').waitFor();
  await answers(laptop, 'En nu met mijn nieuwe');
  // By the clock of the server, whatever this device thinks.
  expect(await lastWritten(laptop)).toBeLessThanOrEqual(toHour(clock.now()));
  await toMyConversation(employee);
  expect(employee.words()).toContain('Nog met mijn oude sleutel');
  expect(employee.words()).toContain('En nu met mijn nieuwe');
  await press(laptop, 'Terug');
  await settings(laptop);
});

it('who leaves reads that their secrecy stays, and is signed out everywhere', async () => {
  await press(laptop, 'Ik stop');
  await laptop.getByRole('heading', { name: 'Stoppen als vertrouwenspersoon?' }).waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await press(laptop, 'Ja, wis mijn sleutel');
  await laptop
    .getByText(/Je geheimhouding blijft, ook na je laatste dag\. Niemand binnen .* kan je verplichten/)
    .waitFor();
  expect(await axeFindings(laptop)).toEqual([]);
  await picture(laptop, '9-left');
  for (const page of [laptop, phone])
    expect(await page.evaluate(() => fetch('/api/me').then((response) => response.status))).toBe(401);
});
