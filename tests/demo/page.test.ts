/** The built page in a real browser, before the smallest possible bot. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startWorkplace, type Workplace } from '../../src/demo/workplace.ts';
import {
  input,
  modal,
  openWorkspace,
  plain,
  type BotResponse,
  type Received,
  type TestWorkspace,
} from '../support/demo-workspace.helper.ts';

let folder: string;
let browser: Browser;
let workspace: TestWorkspace;
let workplace: Workplace;
let page: Page;

function chromiumPath(): string {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((at) => join(at, name)))
    .find(existsSync);
  if (found === undefined) throw new Error('no Chromium: apt-get install chromium, or name one in CHROMIUM');
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workplace-page-'));
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  await build({ configFile, mode: 'demo', logLevel: 'silent', build: { outDir: folder } });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  workspace = await openWorkspace();
  workspace.bot = bot;
  workplace = await startWorkplace({
    standIn: workspace.standIn,
    inboxUrl: 'about:blank',
    passphrase: 'vier losse woorden hier',
    clientDir: folder,
  });
});
afterEach(async () => {
  await page.context().close();
  await workplace.close();
  await workspace.close();
});

const button = (label: string, actionId: string): unknown => ({
  type: 'button',
  action_id: actionId,
  text: plain(label),
});
const MARKUP = '<img src=x onerror=alert(1)> <!channel> *x* [a](http://b)';
const form = modal({
  submit: plain('Verstuur'),
  blocks: [
    { type: 'header', block_id: 'h', text: plain('Schrijf aan Samira') },
    { type: 'section', block_id: 'm', text: { type: 'mrkdwn', text: '*Vet* &lt;b&gt; <https://example.nl|een link>' } },
    {
      type: 'rich_text',
      block_id: 'q',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: MARKUP }] }],
    },
    input('text-1', { max_length: 20 }),
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Wie'),
      element: { type: 'radio_buttons', action_id: 'r', options: [{ text: plain('Samira'), value: 's' }] },
    },
    { type: 'actions', block_id: 'a', elements: [button('Andere hulp', 'aside')] },
    { type: 'context', block_id: 'c', elements: [plain('Alleen Samira leest dit.')] },
  ],
});

async function bot({ payload }: Received): Promise<BotResponse> {
  const trigger_id = payload['trigger_id'];
  if (payload['text'] === 'weg') return { json: { text: 'Het venster ging niet open.' } };
  if (payload['command'] !== undefined) await workspace.api('views.open', { trigger_id, view: form });
  if (payload['type'] === 'block_actions')
    await workspace.api('views.push', { trigger_id, view: modal({ title: plain('Andere hulp') }) });
  if (payload['type'] === 'event_callback')
    await workspace.api('views.publish', {
      user_id: 'U0NOOR',
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Welkom') }] },
    });
  return payload['type'] === 'view_submission'
    ? { json: { response_action: 'errors', errors: { 'text-1': 'Nog niet bewaard.' } } }
    : undefined;
}

async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<string[]> {
  page = await browser.newPage({ locale: 'nl-NL', viewport: { width: 1280, height: 800 }, ...options });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(workplace.url);
  return faults;
}
const compose = () => page.getByRole('textbox', { name: 'Bericht aan #algemeen' });
const field = () => page.getByRole('textbox', { name: 'Bericht', exact: true });
async function command(text = '/vertrouwenspersoon'): Promise<void> {
  await compose().fill(text);
  await compose().press('Enter');
}

describe('the chat client', () => {
  test('takes the command by its first letters and opens the modal, without an error in the console', async () => {
    const faults = await open();
    await command('/vert');
    await page.getByRole('dialog', { name: 'In vertrouwen' }).waitFor();
    await page.getByText('views.open × 1').waitFor();
    expect(faults).toEqual([]);
  });

  test('sends nothing else anywhere', async () => {
    await open();
    await command('mijn hele verhaal');
    await page.getByText('Wat je typte is niet verstuurd.').waitFor();
    expect(workspace.received).toEqual([]);
  });

  test('shows what only this person may see, and Home when it is opened', async () => {
    await open();
    await command('/vertrouwenspersoon weg');
    await page.getByText('Het venster ging niet open.').waitFor();
    await page.getByRole('button', { name: 'Daan' }).click();
    await expect.poll(() => page.getByText('Het venster ging niet open.').count()).toBe(0);
    await page.getByRole('button', { name: 'Noor' }).click();
    await page.getByRole('button', { name: 'In vertrouwen', exact: true }).click();
    await page.getByRole('heading', { name: 'Welkom' }).waitFor();
  });
});

describe('a modal', () => {
  test('shows texts as Slack does: mrkdwn where the app says so, everything else exactly as typed', async () => {
    await open();
    await command();
    await page.getByText('Vet <b>').waitFor();
    expect(await page.getByRole('link', { name: 'een link' }).getAttribute('href')).toBe('https://example.nl');
    expect(await page.locator('blockquote').innerText()).toBe(MARKUP);
    expect(await page.locator('.modal img').count()).toBe(0);
  });

  test('is worked by keyboard: Tab stays inside, Escape closes the view in front, focus comes back', async () => {
    await open();
    await command();
    await page.getByRole('dialog').waitFor();
    const inside = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.modal') !== null);
    for (let at = 0; at < 12; at += 1) {
      expect(await inside()).toBe(true);
      await page.keyboard.press(at < 6 ? 'Tab' : 'Shift+Tab');
    }
    await page.getByRole('button', { name: 'Andere hulp' }).press('Enter');
    await page.getByRole('dialog', { name: 'Andere hulp' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'In vertrouwen' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => compose().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('keeps what was typed through an error, a view on top and an update; a new block id empties it', async () => {
    await open();
    await command();
    await field().fill('wat ik typte');
    await page.getByRole('button', { name: 'Verstuur' }).last().click();
    await page.getByRole('alert').getByText('Nog niet bewaard.').waitFor();
    expect(await field().getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Andere hulp' }).click();
    await page.getByRole('button', { name: 'Terug' }).first().click();
    expect(await field().inputValue()).toBe('wat ik typte');
    const { id } = workspace.standIn.as('U0NOOR').top();
    await workspace.api('views.update', {
      view_id: id,
      view: { ...form, blocks: [{ type: 'header', text: plain('Er is een antwoord') }, input('text-1')] },
    });
    await page.getByText('Er is een antwoord').waitFor();
    expect(await field().inputValue()).toBe('wat ik typte');
    await workspace.api('views.update', { view_id: id, view: { ...form, blocks: [input('text-2')] } });
    await expect.poll(() => field().inputValue()).toBe('');
  });

  test('leaves the focus where somebody is at work: an answer that comes in does not take it', async () => {
    await open();
    await command();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('F6');
    const inInbox = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.inbox') !== null);
    expect(await inInbox()).toBe(true);
    const { id } = workspace.standIn.as('U0NOOR').top();
    await workspace.api('views.update', {
      view_id: id,
      view: modal({ blocks: [{ type: 'header', text: plain('Er is een antwoord') }] }),
    });
    await page.getByText('Er is een antwoord').waitFor();
    expect(await inInbox()).toBe(true);
    await page.keyboard.press('F6');
    expect(await inInbox()).toBe(false);
  });

  test('counts, and lets Slack refuse what is too long', async () => {
    await open();
    await command();
    await field().fill('x'.repeat(21));
    await page.getByText('21 / 20').waitFor();
    await page.getByRole('button', { name: 'Verstuur' }).last().click();
    await page.getByText('Please enter at most 20 characters.').waitFor();
    expect(workspace.received.filter(({ payload }) => payload['type'] === 'view_submission')).toEqual([]);
  });
});

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
test.each([
  ['desktop, light', 1280, 'light'],
  ['desktop, dark', 1280, 'dark'],
  ['phone, light', 390, 'light'],
  ['phone, dark', 390, 'dark'],
] as const)('axe finds nothing: %s', async (_name, width, colorScheme) => {
  await open({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
  await page.getByRole('heading', { name: '# algemeen' }).waitFor();
  await page.addScriptTag({ path: axe });
  const violations = (): Promise<string[]> =>
    page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const result = await axe.run({ iframes: false });
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    });
  expect(await violations()).toEqual([]);
  await command();
  await field().fill('x'.repeat(21));
  await page.getByRole('button', { name: 'Verstuur' }).last().click();
  await page.getByRole('alert').waitFor();
  expect(await violations()).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});
