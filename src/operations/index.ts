/**
 * Health and metrics, on a listener of their own that no proxy leads to. Loaded only when it has a port.
 * `/healthz`: the process answers. `/readyz`: it can serve somebody. `/metrics`: counts and latencies.
 */
import type { ServerResponse } from 'node:http';
import { Registry } from 'prom-client';
import { unwrittenHours } from '../core/forgetting.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { createListener, LIMITS } from '../base/listener.ts';
import { createBatchedMetrics, type NoticeCounts } from './batched-metrics.ts';
import type { Meter } from './meter.ts';
import { createLiveMetrics } from './live-metrics.ts';
import { createReadiness } from './readiness.ts';
import { watch } from './watch.ts';

/** Closes last. By then everybody has seen that it is not ready, and no check lasts longer than a second and a half. */
const OPERATIONS_LIMITS = { ...LIMITS, headersMs: 5000, requestMs: 5000, quietMs: 0, graceMs: 2000 };

export interface OperationsParts {
  readonly store: Pick<Store, 'ping' | 'records' | 'contents' | 'time'>;
  readonly keyring: Keyring;
  /** How many organisation files are faulty now. */
  readonly refusedFiles?: () => number;
  /** Of how many advisers notices work, do not, or are not wanted. */
  readonly notices?: () => Promise<NoticeCounts>;
  readonly clock: Clock;
  readonly host: string;
  readonly port: number;
  /** Lines of the log that reached nobody. */
  readonly linesLost?: () => number;
  /** Milliseconds until a check counts as failed. */
  readonly limitMs?: number;
}
export interface Operations {
  readonly port: number;
  readonly meter: Meter;
  /** From now on `/readyz` answers 503, while everything else goes on. */
  drain(): void;
  /** Ready from now on: before, the other listeners may not be there yet. */
  ready(): void;
  close(): Promise<void>;
}

export async function startOperations(parts: OperationsParts): Promise<Operations> {
  const registry = new Registry();
  const open = createLiveMetrics(registry, parts.linesLost);
  const closed = createBatchedMetrics(parts.clock, parts.notices);
  const check = createReadiness({ ...parts, checked: (...found) => open.checked(...found) });
  let state: 'starting' | 'running' | 'stopping' = 'starting';

  const readyz = async (): Promise<[number, string]> => {
    if (state !== 'running') return [503, state];
    const missing = await check();
    return missing.length === 0 ? [200, 'ready'] : [503, missing.join('\n')];
  };
  const metrics = async (): Promise<[number, string]> => {
    await check();
    open.refusedFiles(parts.refusedFiles?.() ?? 0);
    // A store that is away keeps what was known of it.
    await unwrittenHours(parts.store, parts.clock.now()).then(
      (hours) => open.unwritten(hours),
      () => undefined,
    );
    return [200, (await registry.metrics()) + (await closed.published())];
  };
  const routes: ReadonlyMap<string, () => Promise<[number, string]>> = new Map([
    ['/healthz', async () => [200, 'alive']],
    ['/readyz', readyz],
    ['/metrics', metrics],
  ]);

  const listener = createListener((request, response) => {
    const route = routes.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (route === undefined) return respond(response, 404, 'not found');
    if (request.method !== 'GET' && request.method !== 'HEAD') return respond(response, 405, 'GET');
    route().then(
      ([status, text]) => respond(response, status, text),
      () => respond(response, 500, 'fault'),
    );
  }, OPERATIONS_LIMITS);
  const port = await listener.listen(parts.port, parts.host);

  return {
    port,
    meter: {
      hear: (log) => open.hear(log),
      called: (platform) => closed.called(platform),
      watch: (listener, watched) =>
        watch(watched, (outcome, seconds, method) => {
          closed.answered(listener, outcome, seconds, method);
          if (outcome === 'failed') open.failed(listener);
        }),
    },
    ready() {
      if (state === 'starting') state = 'running';
    },
    drain() {
      state = 'stopping';
      listener.drain();
    },
    close: () => listener.close(),
  };
}

function respond(response: ServerResponse, status: number, text: string): void {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  response
    .writeHead(status, {
      'cache-control': 'no-store',
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}
