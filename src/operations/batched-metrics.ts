/**
 * Numbers that move when somebody uses the product. Whoever reads the metrics every second could see in them when an
 * employee wrote. So they are published in batches: at the first scrape of a new hour, and only if the bot has answered
 * at least `BATCH` requests since the last batch. Only an answered POST counts towards the batch; otherwise probes of
 * the public page, or a scanner, could fill it up and bring out what one single person did.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../core/ports.ts';
import type { Listener, Platform } from './meter.ts';

/** A conversation takes ten to twenty requests: a batch is never the work of one person's quarter of an hour. */
export const BATCH = 100;
const HOUR_MS = 3_600_000;
/** Both platforms are answered within two and a half seconds: the deadline is one of the bounds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export const OUTCOMES = ['answered', 'refused', 'failed', 'left'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface BatchedMetrics {
  answered(listener: Listener, outcome: Outcome, seconds: number, method: string): void;
  called(platform: Platform): void;
  /** In the text format of Prometheus; what was published last. */
  published(): Promise<string>;
}

/** How many advisers there are whose notices work, do not, or who want none. */
export const WORKS = ['yes', 'no', 'none'] as const;
export type NoticeCounts = Readonly<Record<(typeof WORKS)[number], number>>;

/** @param noticesNow asked only when a batch is published */
export function createBatchedMetrics(clock: Clock, noticesNow?: () => Promise<NoticeCounts>): BatchedMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    registers,
    name: 'in_vertrouwen_requests_total',
    help: 'Requests, published in batches.',
    labelNames: ['listener', 'outcome'] as const,
  });
  const seconds = new Histogram({
    registers,
    name: 'in_vertrouwen_request_seconds',
    help: 'From request to answer, published in batches.',
    labelNames: ['listener'] as const,
    buckets: SECONDS,
  });
  const calls = new Counter({
    registers,
    name: 'in_vertrouwen_calls_total',
    help: 'Calls that left for a platform, published in batches.',
    labelNames: ['platform'] as const,
  });
  const notices = new Gauge({
    registers,
    name: 'in_vertrouwen_advisers',
    help: 'Advisers, by whether notices reach them, published in batches.',
    labelNames: ['notices'] as const,
  });
  const look = async (): Promise<void> => {
    // A store that is away keeps what was known of it.
    const counts = await noticesNow?.().catch(() => undefined);
    for (const works of WORKS) if (counts !== undefined) notices.set({ notices: works }, counts[works]);
  };
  let sinceLast = 0;
  let lookedAt = hourOf(clock);
  let page = '';

  return {
    answered(listener, outcome, took, method) {
      if (listener === 'bot' && outcome === 'answered' && method === 'POST') sinceLast++;
      requests.inc({ listener, outcome });
      seconds.observe({ listener }, took);
    },
    called: (platform) => calls.inc({ platform }),
    async published() {
      const hour = hourOf(clock);
      // Only the first scrape of an hour decides, also when there is too little: otherwise the moment at which it became enough would show.
      if (hour !== lookedAt) {
        lookedAt = hour;
        if (sinceLast >= BATCH) {
          sinceLast = 0;
          await look();
          page = await registry.metrics();
        }
      }
      return page;
    },
  };
}
const hourOf = (clock: Clock): number => Math.floor(clock.now().getTime() / HOUR_MS);
