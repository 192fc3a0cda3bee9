/** Debian's Chromium, driven without any connection to the outside. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

function executable(): string {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  for (const path of candidates) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  throw new Error('no Chromium found: sudo apt-get install chromium, or set CHROMIUM to the program');
}

/** `more`: arguments beside the usual ones. */
export function launchChromium(...more: readonly string[]): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...more,
  ];
  // Chromium refuses its sandbox to root, which is what a container's CI runs as.
  return chromium.launch({
    executablePath: executable(),
    args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
  });
}
