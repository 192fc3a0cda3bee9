/** Every page that we serve: HTML as the standard has it, small on its way, and no request that has to fail. */
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { goOnPage } from '../../src/inbox/server/routes/pages.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { everyPage } from '../support/every-page.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { startStage } from '../support/journeys/demo-page.helper.ts';
import { write } from '../support/journeys/story.helper.ts';

let demo: Demo;
let browser: Browser;
let pages: Readonly<Record<string, string>>;
let close: (this: void) => void;
beforeAll(async () => {
  ({ demo } = await startStage());
  ({ pages, close } = await everyPage(demo));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  close();
  await demo.close();
});

const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });
async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
  );
}

describe('HTML', () => {
  it('the validator would see a fault', async () => {
    const broken =
      '<!doctype html><html lang="nl"><head><title>x</title><meta nonce="x"></head><body><main><main></main></main>';
    expect(await faultsOf(broken)).not.toEqual([]);
  });

  it('is valid as it is served, on every page', async () => {
    const found: Record<string, string[]> = {};
    for (const [name, address] of Object.entries(pages)) {
      const faults = await faultsOf(await (await fetch(address)).text());
      if (faults.length > 0) found[name] = faults;
    }
    const unknown = await fetch(`${demo.botOrigin}/nergens`);
    for (const html of [await unknown.text(), goOnPage()]) expect(await faultsOf(html)).toEqual([]);
    expect(found).toEqual({});
  });
});

/** Everything that a first visit asks for, and what of it failed. */
async function visit(address: string): Promise<{ page: Page; failed: string[]; asked: string[]; errors: string[] }> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const [failed, asked, errors]: [string[], string[], string[]] = [[], [], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfailed', (request) => failed.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.url()} ${response.status()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
  return { page, failed, asked, errors };
}

describe('a first visit', () => {
  it('asks for nothing that fails, and for nothing elsewhere, on any page', async () => {
    const found: Record<string, unknown> = {};
    const look = async ([name, address]: [string, string]): Promise<void> => {
      const { page, failed, asked, errors } = await visit(address);
      const own = ['inbox', 'invitation', 'invitation without its token', 'refused sign-in'].includes(name);
      if (own) await page.getByRole('heading', { level: 1 }).waitFor();
      if (name === 'tab') await page.getByRole('heading', { name: /Teams/ }).waitFor();
      const elsewhere = asked.filter((each) => !/^(http:\/\/(localhost|127\.0\.0\.1):|data:)/.test(each));
      if (failed.length + elsewhere.length + errors.length > 0) found[name] = { failed, elsewhere, errors };
      await page.context().close();
    };
    // A few at a time: each waits until nothing is asked for any more.
    const all = Object.entries(pages);
    for (let at = 0; at < all.length; at += 4) await Promise.all(all.slice(at, at + 4).map(look));
    expect(found).toEqual({});
  });

  it('to the inbox shows the sign-in without asking who it is', async () => {
    const { page, asked } = await visit(`${demo.inboxOrigin}/`);
    await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).waitFor();
    expect(asked.filter((address) => address.includes('/api/'))).toEqual([]);
    await page.context().close();
  });

  it('from another site asks all the same: there a session may be that the first request could not show', async () => {
    const context = await browser.newContext({ locale: 'nl-NL' });
    const page = await context.newPage();
    await page.goto(`${demo.inboxOrigin}/`);
    await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
    await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
    await page.getByRole('heading', { name: nl.unlockTitle }).waitFor();
    // 127.0.0.1 is another site than localhost: the Strict cookie stays behind on this navigation.
    await page.goto(`${demo.botOrigin.replace('localhost', '127.0.0.1')}/`);
    await page.evaluate((address) => location.assign(address), `${demo.inboxOrigin}/`);
    await page.getByRole('heading', { name: nl.unlockTitle }).waitFor();
    await context.close();
  });

  it('finds an icon, or a polite nothing, wherever a browser looks for one', async () => {
    for (const origin of [demo.inboxOrigin, demo.botOrigin]) {
      expect((await fetch(`${origin}/favicon.ico`)).status).toBe(204);
    }
  });
});

describe('on its way', () => {
  const files = async (origin: string, path: string): Promise<string[]> => {
    const html = await (await fetch(origin + path)).text();
    const found = [...html.matchAll(/(?:src|href)="(\/[^"]*assets\/[^"]+\.(?:js|css))"/g)];
    return found.map(([, file = '']) => origin + file);
  };
  const size = async (address: string, encoding: string): Promise<[number, string | null, string | null]> => {
    const { headers } = await fetch(address, { headers: { 'accept-encoding': encoding } });
    return [Number(headers.get('content-length')), headers.get('content-encoding'), headers.get('vary')];
  };

  it('every script and style goes compressed to who takes it, and says so', async () => {
    const all = [
      ...(await files(demo.inboxOrigin, '/')),
      ...(await files(demo.botOrigin, '/tab')),
      ...(await files(demo.url.replace(/\/$/, ''), '/')),
    ];
    expect(all.length).toBeGreaterThanOrEqual(6);
    for (const address of all) {
      const [plain, none] = await size(address, 'identity');
      expect(none).toBeNull();
      for (const encoding of ['br', 'gzip']) {
        const [length, used, vary] = await size(address, encoding);
        expect([used, vary?.toLowerCase()]).toEqual([encoding, 'accept-encoding']);
        expect(length).toBeLessThan(plain / 2);
      }
    }
  });

  it('what a browser unpacks is what was built', async () => {
    const [script = ''] = await files(demo.inboxOrigin, '/');
    const texts = await Promise.all(
      ['identity', 'br', 'gzip'].map(async (encoding) =>
        (await fetch(script, { headers: { 'accept-encoding': encoding } })).text(),
      ),
    );
    expect(new Set(texts).size).toBe(1);
    const compressed = await fetch(`${script}.br`);
    expect(compressed.status).toBe(404);
  });

  it('nothing that holds a secret is ever compressed', async () => {
    for (const address of [`${demo.inboxOrigin}/`, `${demo.inboxOrigin}/api/me`, `${demo.botOrigin}/tab`, demo.url]) {
      const { headers } = await fetch(address, { headers: { 'accept-encoding': 'gzip, br' } });
      expect([address, headers.get('content-encoding')]).toEqual([address, null]);
    }
  });
});

describe('what people write', () => {
  it('is sent to no spell checker and no translator by the inbox itself', async () => {
    const { page } = await visit(`${demo.inboxOrigin}/`);
    const fields = async (): Promise<void> => {
      const unhelped = await page.evaluate(() =>
        Array.from(document.querySelectorAll('textarea, input:not([type=radio], [type=date])'), (field) =>
          ['spellcheck', 'autocorrect', 'writingsuggestions', 'translate'].map((name) => field.getAttribute(name)),
        ),
      );
      expect(unhelped.length).toBeGreaterThan(0);
      for (const set of unhelped) expect(set).toEqual(['false', 'off', 'false', 'no']);
      expect(await page.evaluate(() => document.documentElement.translate)).toBe(false);
    };
    await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
    await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
    await page.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
    await fields();
    await page.getByRole('button', { name: nl.unlockRecovery }).click();
    await page.getByRole('button', { name: nl.show }).click();
    await fields();
    await page.getByRole('button', { name: nl.unlockPassphrase }).click();
    await page.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
    await page.getByRole('button', { name: nl.unlock, exact: true }).click();
    await write(slackEmployee(demo, 'U0PAGES'), 'Ik schrijf in vertrouwen');
    await page.locator('.row').first().click();
    const words = page.getByText('Ik schrijf in vertrouwen');
    await words.waitFor();
    expect(await words.evaluate((element) => element.getAttribute('translate'))).toBe('no');
    expect(await page.locator('#answer').getAttribute('autocomplete')).toBe('off');
    await fields();
    await page.getByRole('button', { name: nl.back, exact: true }).click();
    await page.getByRole('button', { name: nl.settings, exact: true }).click();
    await fields();
    await page.context().close();
  });

  it('names of advisers on a page that may be translated stay as they are', async () => {
    const page = await (await fetch(pages['public page'] ?? '')).text();
    expect(page).toMatch(/<h3 translate="no">Samira el Idrissi<\/h3>/);
    expect(page).not.toMatch(/<html[^>]*translate/);
  });
});
