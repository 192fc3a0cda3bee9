/** The demo in a real browser: what every journey on a page begins with, and what went wrong behind it. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../../src/demo/demo.ts';
import { createLog } from '../../../src/base/log.ts';
import { builtClients } from '../built-clients.helper.ts';
import { launchChromium } from '../chromium.helper.ts';
import { freePort } from '../free-port.helper.ts';

const pictures = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));

/** The composed product with the demo's workplace before it. `faults`: what it logged as an error. */
export async function startStage(): Promise<{ readonly demo: Demo; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const demo = await startDemo({
    clientDir: builtClients,
    log: createLog((line) => (line.includes('"error"') ? void faults.push(line) : undefined)),
    clock: { now: () => new Date() },
    freePort,
  });
  return { demo, faults };
}

export interface DemoPage {
  /** Uncaught, or refused by the page's own policy. */
  readonly errors: readonly string[];
  open(browser: Browser, demo: Demo): Promise<Page>;
  close(): Promise<void>;
  readonly dialog: () => Locator;
  /** A button in the dialog; a text is the whole of its label. */
  readonly press: (label: string | RegExp) => Promise<void>;
  /** Shuts the dialog. */
  readonly leave: () => Promise<void>;
  /** On a phone the workplace shows one side at a time. */
  readonly show: (side: 'Medewerker' | 'Vertrouwenspersoon') => Promise<void>;
  readonly picture: (screen: string) => Promise<Buffer>;
}

/** `name`: what its pictures in `test-results/screens/` begin with. */
export function demoPage(name: string, look: BrowserContextOptions): DemoPage {
  const errors: string[] = [];
  let context: BrowserContext;
  let page: Page;
  const dialog = (): Locator => page.getByRole('dialog');
  return {
    errors,
    async open(browser, { url }) {
      mkdirSync(pictures, { recursive: true });
      context = await browser.newContext({ locale: 'nl-NL', ...look });
      page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (/content security policy|trusted type/i.test(message.text())) errors.push(message.text());
      });
      await page.goto(url);
      return page;
    },
    close: () => context.close(),
    dialog,
    press: (label) =>
      dialog()
        .getByRole('button', { name: label, exact: typeof label === 'string' })
        .click(),
    async leave() {
      await dialog().press('Escape');
      await dialog().waitFor({ state: 'hidden' });
    },
    async show(side) {
      const sides = page.getByRole('navigation', { name: 'Wat wil je zien?' });
      if (await sides.isVisible()) await sides.getByRole('button', { name: side }).click();
    },
    picture: (screen) => page.screenshot({ path: `${pictures}${name}-${screen}.png` }),
  };
}

/** The demo's page as its reader has it before them: the workplace on a wide screen, with the inbox beside it. */
export interface DemoStory {
  readonly demo: Demo;
  readonly faults: readonly string[];
  readonly shown: DemoPage;
  readonly page: Page;
  readonly inbox: FrameLocator;
  readonly close: () => Promise<void>;
}

/** `name`: as in `demoPage`. */
export async function openDemoStory(name: string): Promise<DemoStory> {
  const browser = await launchChromium();
  const { demo, faults } = await startStage();
  const shown = demoPage(name, { viewport: { width: 1440, height: 900 } });
  const page = await shown.open(browser, demo);
  const close = async (): Promise<void> => {
    await browser.close();
    await demo.close();
  };
  return { demo, faults, shown, page, inbox: page.frameLocator('iframe'), close };
}
