/** A telephone far from everything: Chromium with its own network and processor slowed down, and nothing kept of before. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { INBOX_ORIGIN } from './workplace.ts';

/** Slow 4G as Lighthouse has it. Each request pays the latency once; no names are looked up and no TLS begins. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const LANGUAGE = 'nl-NL';

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const all = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((at) => join(at, name)));
  return [...(named === undefined ? [] : [named]), ...all].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** `undefined` where there is no Chromium. The inbox's own address leads to `port`. */
export async function launchBrowser(port: number): Promise<Browser | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const args = [`--host-resolver-rules=MAP ${new URL(INBOX_ORIGIN).host} 127.0.0.1:${port}`, '--disable-gpu'];
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args });
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

export interface Phone {
  readonly page: Page;
  /** Of everything that has arrived, as it came over the wire, headers included. */
  readonly received: () => { readonly bytes: number; readonly files: number };
  readonly close: () => Promise<void>;
}

/** @param cookie of a session */
export async function takePhone(browser: Browser, cookie?: Cookie): Promise<Phone> {
  const context = await browser.newContext({
    locale: LANGUAGE,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  });
  if (cookie !== undefined)
    await context.addCookies([
      {
        ...cookie,
        domain: new URL(INBOX_ORIGIN).hostname,
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      },
    ]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const received = countBytes(session);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { page, received, close: () => context.close() };
}

function countBytes(session: CDPSession): Phone['received'] {
  let [bytes, files] = [0, 0];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    files += 1;
  });
  return () => ({ bytes, files });
}
