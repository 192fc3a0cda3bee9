/** The inbox's first visit on a telephone far from everything: how long until its largest piece stands there. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { median } from '../load.ts';
import { ms, type Row } from '../table.ts';

const TIMES = 5;
/** Slow 4G as Lighthouse has it, and a processor four times slower than this one. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const LCP_MS = 1500;

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

async function visit(browser: Browser, address: string): Promise<{ lcp: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address);
  await page.getByRole('button').nth(1).waitFor();
  // As text: it runs in the page, whose types are not those of this project.
  const lcp = await page.evaluate<number>(`new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0));
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
  await context.close();
  return { lcp, bytes };
}

export async function measureFirstVisit(port: number): Promise<Row[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) return [{ figure: 'inbox on a telephone', measured: 'no Chromium here' }];
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const visits: { lcp: number; bytes: number }[] = [];
    for (let count = 0; count < TIMES; count += 1) visits.push(await visit(browser, `http://127.0.0.1:${port}/`));
    const lcp = median(visits.map((each) => each.lcp));
    const kib = median(visits.map((each) => each.bytes)) / 1024;
    return [
      {
        figure: 'first visit, slow 4G and a processor 4 × slower: largest paint',
        measured: ms(lcp),
        target: `below ${LCP_MS} ms`,
        met: lcp < LCP_MS,
      },
      { figure: 'the same, bytes on the wire', measured: `${kib.toFixed(1)} KiB` },
    ];
  } finally {
    await browser.close();
  }
}
