/** The inbox on a telephone far from everything: how long until something stands there, and until it can be used. */
import type { Browser } from 'playwright-core';
import { median } from '../load.ts';
import { takePhone, type Cookie } from '../phone.ts';
import { below, type Row } from '../table.ts';
import { INBOX_ORIGIN } from '../workplace.ts';

const TIMES = 5;
const PAINT_MS = 1000;
const USABLE_MS = 1500;
/** What somebody comes for: the way in, and for who has a session, where the passphrase goes. */
const SIGN_IN = 'main button';
const PASSPHRASE = 'main input[type="password"]';

interface Visit {
  /** Milliseconds since the visit began. */
  readonly paint: number;
  readonly largest: number;
  readonly usable: number;
  readonly bytes: number;
  readonly files: number;
}

// Both as text: they run in the page, whose types are not those of this project.
/** Usable: it was painted, and the page had time for something that somebody does. */
const watchFor = (selector: string): string => `window.usable = new Promise((resolve) => {
  const look = () => document.querySelector(${JSON.stringify(selector)}) === null
    ? requestAnimationFrame(look)
    : requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  look();
})`;
const READ = `window.usable.then((usable) => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    largest: list.getEntries().at(-1).startTime,
    usable,
  })).observe({ type: 'largest-contentful-paint', buffered: true });
}))`;

async function visit(browser: Browser, selector: string, cookie?: Cookie): Promise<Visit> {
  const { page, received, close } = await takePhone(browser, cookie);
  try {
    await page.addInitScript(watchFor(selector));
    await page.goto(INBOX_ORIGIN);
    const read = await page.evaluate<Pick<Visit, 'paint' | 'largest' | 'usable'>>(READ);
    return { ...read, ...received() };
  } finally {
    await close();
  }
}

/** @param cookie of a session whose keys wait for a passphrase */
export async function measureVisits(browser: Browser, cookie: Cookie): Promise<Row[]> {
  const taken: Visit[] = [];
  const known: Visit[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    taken.push(await visit(browser, SIGN_IN));
    known.push(await visit(browser, PASSPHRASE, cookie));
  }
  const of = (visits: readonly Visit[], name: keyof Visit): number => median(visits.map((each) => each[name]));
  return [
    below('first visit: something is painted', of(taken, 'paint'), PAINT_MS),
    below('first visit: its largest piece is painted', of(taken, 'largest'), USABLE_MS),
    below('first visit: the way to sign in can be pressed', of(taken, 'usable'), USABLE_MS),
    {
      figure: 'the same, on the wire',
      measured: `${(of(taken, 'bytes') / 1024).toFixed(1)} KiB, ${of(taken, 'files')} files`,
    },
    below('signed in, empty cache: the passphrase can be typed', of(known, 'usable'), USABLE_MS),
  ];
}
