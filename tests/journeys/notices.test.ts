/**
 * Notices in a real browser, from the settings to the notification and back to the inbox. Chromium cannot subscribe without
 * its maker's service, so the subscription is put in, and what our push service received is delivered by DevTools.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSPHRASE, startDemo, type Demo } from '../../src/demo/demo.ts';
import { createLog } from '../../src/base/log.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { freePort } from '../support/free-port.helper.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
let demo: Demo;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  const log = createLog(() => {});
  demo = await startDemo({ clientDir: builtClients, log, clock: { now: () => new Date() }, freePort, phone: true });
  browser = await launchChromium();
  context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 } });
  await context.grantPermissions(['notifications'], { origin: demo.inboxOrigin });
  page = await context.newPage();
  page.setDefaultTimeout(40_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) errors.push(message.text());
  });
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const telling = () => {
  if (demo.telling === undefined) throw new Error('no telephone');
  return demo.telling;
};
/** The browser's own push manager, with the subscription of our push service in it. */
async function putIn(): Promise<string> {
  const { endpoint, keys } = telling().push.subscribe();
  await page.addInitScript(
    ([given, p256dh, auth]) => {
      const bytes = (text = ''): ArrayBuffer =>
        Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)).buffer;
      let subscribed = false;
      const subscription = {
        endpoint: given,
        getKey: (name: string) => bytes(name === 'auth' ? auth : p256dh),
        unsubscribe: () => Promise.resolve(!(subscribed = false)),
      };
      Object.assign(PushManager.prototype, {
        subscribe: () => Promise.resolve(((subscribed = true), subscription)),
        getSubscription: () => Promise.resolve(subscribed ? subscription : null),
      });
    },
    [endpoint, keys.p256dh, keys.auth],
  );
  return endpoint;
}
async function toSettings(): Promise<void> {
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await page.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: nl.unlock, exact: true }).click();
  await page.getByRole('heading', { name: nl.listTitle }).waitFor();
  await page.getByRole('button', { name: nl.settings, exact: true }).click();
  await page.getByRole('heading', { name: nl.noticesTitle }).waitFor();
}
/** The worker as Chromium knows it. */
async function workerOf(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  return found;
}
const shown = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/');
    return (await registration?.getNotifications())?.map(({ title, body, lang, tag }) => ({ title, body, lang, tag }));
  });

it('a device signs up, proves itself, gets what was sealed to it, and signs off', async () => {
  const endpoint = await putIn();
  await toSettings();
  expect(await axeFindings(page)).toEqual([]);
  const before = telling().push.arrived.length;
  await page.getByRole('button', { name: nl.noticesTurnOn }).click();
  await page.getByText(nl.tested.push.taken).waitFor();
  await page.getByText(nl.noticesHereOn).waitFor();
  const arrived = telling().push.arrived.slice(before);
  const own = arrived.find(({ subscription }) => subscription === endpoint);
  expect(own?.text).toContain('"web_push":8030');
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: `${pictures}inbox-notices.png`, fullPage: true });

  const session = await context.newCDPSession(page);
  const registrationId = await workerOf(session);
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: demo.inboxOrigin,
    registrationId,
    data: own?.text ?? '',
  });
  const notice = { title: 'In vertrouwen', body: 'Kijk even in je postvak.', lang: 'nl', tag: 'inbox' };
  await expect.poll(shown).toEqual([notice]);
  // What is no JSON is still shown: a worker that stays silent loses its subscription on an iPhone.
  await session.send('ServiceWorker.deliverPushMessage', { origin: demo.inboxOrigin, registrationId, data: 'x' });
  await expect.poll(shown).toEqual([{ title: 'In vertrouwen', body: '', lang: '', tag: 'inbox' }]);

  await page.getByRole('button', { name: nl.noticesTurnOff }).click();
  await page.getByText(nl.noticesHereOff).waitFor();
  expect(errors).toEqual([]);
});

it('where the browser says no that is said once, and there is a button to press after allowing it', async () => {
  await context.clearPermissions();
  const turnOn = page.getByRole('button', { name: nl.noticesTurnOn });
  await turnOn.click();
  await page.getByRole('alert').filter({ hasText: nl.noticesBlocked }).waitFor();
  expect(await page.getByText(nl.noticesBlocked).count()).toBe(1);
  await context.grantPermissions(['notifications'], { origin: demo.inboxOrigin });
  await turnOn.click();
  await page.getByText(nl.noticesHereOn).waitFor();
});

it('the worker answers no request and keeps nothing', async () => {
  const text = await page.evaluate(async () => (await fetch('/service-worker.js')).text());
  expect(text).toContain('push');
  expect(text).not.toMatch(/fetch|caches|CacheStorage|indexedDB|importScripts|postMessage/);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? null)).toBeNull();
});

it('can be put on a home screen: a manifest, and icons of the sizes it names', async () => {
  const found = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    const manifest = (await (await fetch(link?.href ?? '')).json()) as { icons: { src: string; sizes: string }[] };
    const sizes = await Promise.all(
      manifest.icons.map(async ({ src }) => {
        const image = await createImageBitmap(await (await fetch(src)).blob());
        return `${image.width}x${image.height}`;
      }),
    );
    return { named: manifest.icons.map((icon) => icon.sizes), sizes };
  });
  expect(found.sizes).toEqual(found.named);
  expect(found.sizes).toContain('512x512');
});
