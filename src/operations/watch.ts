/** Measures the responses of a listener from outside it. Costs a request one event listener and no closure. */
import { ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Outcome } from './batched-metrics.ts';

const BEGUN = Symbol('begun');
const TELL = Symbol('tell');
export type Tell = (outcome: Outcome, seconds: number, method: string) => void;
interface Watched extends ServerResponse {
  [BEGUN]?: number;
  [TELL]?: Tell;
}

function outcomeOf(response: ServerResponse): Outcome {
  if (!response.writableFinished) return 'left';
  if (response.statusCode >= 500) return 'failed';
  return response.statusCode >= 400 ? 'refused' : 'answered';
}

function ended(this: Watched): void {
  // An event stream stays open for as long as an adviser looks at the inbox. Its duration would tell that, and is no latency.
  if (this.req.headers.accept === 'text/event-stream') return;
  this[TELL]?.(outcomeOf(this), (performance.now() - (this[BEGUN] ?? 0)) / 1000, this.req.method ?? '');
}

export function watch(server: Server, tell: Tell): void {
  server.prependListener('request', (_request: IncomingMessage, response: Watched) => {
    response[BEGUN] = performance.now();
    response[TELL] = tell;
    response.once('close', ended);
  });
}
