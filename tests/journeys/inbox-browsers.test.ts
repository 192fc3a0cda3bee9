/** What a browser cannot do is never taken for something that an adviser typed wrong; what it can do slowly, it does. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSPHRASE, startDemo, type Demo } from '../../src/demo/demo.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { createLog } from '../../src/base/log.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { freePort } from '../support/free-port.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
let demo: Demo;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  demo = await startDemo({
    clientDir: builtClients,
    log: createLog(() => {}),
    clock: { now: () => new Date() },
    freePort,
  });
});
afterAll(() => demo.close());

interface Visit {
  readonly page: Page;
  /** What the page's own policy refused, and what nobody caught. */
  readonly errors: string[];
  /** Threads beside the page that were begun. */
  readonly workers: string[];
}
async function visit(browser: Browser, before?: () => void, look: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 }, ...look });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const [errors, workers]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) errors.push(message.text());
  });
  page.on('worker', (worker) => workers.push(worker.url()));
  if (before !== undefined) await page.addInitScript(before);
  return { page, errors, workers };
}
async function signIn(page: Page): Promise<void> {
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await page.getByRole('heading', { name: nl.unlockTitle }).waitFor();
}
async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(nl.passphrase, { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: nl.unlock, exact: true }).click();
}
const opened = (page: Page) => page.getByRole('heading', { name: nl.listTitle }).waitFor();

describe('a browser without WebAssembly (Lockdown Mode, Tor Browser)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  /** Also in the thread beside the page, where Playwright has no word. */
  async function without(look: BrowserContextOptions): Promise<Visit> {
    const found = await visit(browser, () => void Reflect.deleteProperty(globalThis, 'WebAssembly'), look);
    await found.page.route('**/assets/stretch-worker*', async (route) => {
      const received = await route.fetch();
      await route.fulfill({ response: received, body: `delete globalThis.WebAssembly;${await received.text()}` });
    });
    return found;
  }

  it('says that it takes minutes before it asks, knows a right passphrase from a wrong one, and opens', async () => {
    const { page, errors, workers } = await without({ colorScheme: 'dark' });
    await signIn(page);
    await page.getByText(nl.slow).waitFor();
    await page.screenshot({ path: `${pictures}inbox-slow-dark.png`, fullPage: true });
    expect(await axeFindings(page)).toEqual([]);
    await unlock(page, 'dit is niet de goede zin');
    await page.getByText(nl.workingSlowly).waitFor();
    await page.getByRole('progressbar', { name: nl.progress }).waitFor();
    await page.screenshot({ path: `${pictures}inbox-slow-working-dark.png`, fullPage: true });
    await page.getByText(nl.wrongPassphrase).waitFor();
    await unlock(page, DEMO_PASSPHRASE);
    await opened(page);
    expect(workers).toHaveLength(2);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('opens on the page itself where there is no thread either', async () => {
    const { page, workers } = await visit(browser, () => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
      Reflect.deleteProperty(globalThis, 'Worker');
    });
    await signIn(page);
    await unlock(page, DEMO_PASSPHRASE);
    await opened(page);
    expect(workers).toEqual([]);
    await page.context().close();
  });
});

describe('a browser of today', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('opens the key beside the page, which never stands still, and under the page’s own policy', async () => {
    const { page, errors, workers } = await visit(browser);
    await signIn(page);
    expect(await page.getByText(nl.slow).count()).toBe(0);
    await unlock(page, DEMO_PASSPHRASE);
    await opened(page);
    expect(workers).toEqual([expect.stringContaining('/assets/stretch-worker')]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('that gives no worker opens it on the page', async () => {
    const { page, workers } = await visit(browser, () => void Reflect.deleteProperty(globalThis, 'Worker'));
    await signIn(page);
    await unlock(page, DEMO_PASSPHRASE);
    await opened(page);
    expect(workers).toEqual([]);
    await page.context().close();
  });

  it('with too little memory says so, and not that the passphrase is wrong', async () => {
    const { page } = await visit(browser, () => {
      Reflect.deleteProperty(globalThis, 'Worker');
      WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError('could not allocate memory');
      };
      WebAssembly.instantiate = () => {
        throw new RangeError('could not allocate memory');
      };
    });
    await signIn(page);
    await unlock(page, DEMO_PASSPHRASE);
    await page.getByRole('alert').getByText(nl.browserLacks).waitFor();
    expect(await page.getByText(nl.wrongPassphrase).count()).toBe(0);
    expect(await page.getByLabel(nl.passphrase, { exact: true }).inputValue()).toBe(DEMO_PASSPHRASE);
    await page.context().close();
  });

  const lacks: readonly [string, () => void, string][] = [
    [
      'X25519',
      () => {
        const generateKey = Reflect.get(SubtleCrypto.prototype, 'generateKey') as (
          ...given: unknown[]
        ) => Promise<unknown>;
        SubtleCrypto.prototype.generateKey = function (this: SubtleCrypto, algorithm: unknown, ...rest: unknown[]) {
          if ((algorithm as { name?: string }).name === 'X25519') return Promise.reject(new Error('not supported'));
          return Reflect.apply(generateKey, this, [algorithm, ...rest]);
        } as SubtleCrypto['generateKey'];
      },
      nl.oldBrowser,
    ],
    [
      'ECDSA',
      () => {
        SubtleCrypto.prototype.sign = () => Promise.reject(new Error('not supported'));
      },
      nl.oldBrowser,
    ],
    ['EventSource', () => void Reflect.deleteProperty(globalThis, 'EventSource'), nl.oldBrowser],
    ['dialogs', () => void Reflect.deleteProperty(globalThis, 'HTMLDialogElement'), nl.oldBrowser],
    [
      'a secure context',
      () => void Object.defineProperty(globalThis, 'isSecureContext', { value: false }),
      nl.insecure,
    ],
    [
      'cookies',
      () => void Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }),
      nl.noCookies,
    ],
    [
      'any storage',
      () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException('denied', 'SecurityError');
            },
          });
        }
      },
      nl.noCookies,
    ],
  ];
  it.each(lacks)('without %s is told so before anybody is asked for anything', async (_what, before, sentence) => {
    const { page, errors } = await visit(browser, before);
    await page.goto(`${demo.inboxOrigin}/enrol#een-uitnodiging`);
    await page.getByText(sentence).waitFor();
    expect(await page.getByRole('button', { name: /Aanmelden/ }).count()).toBe(0);
    expect(await page.locator('input').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
