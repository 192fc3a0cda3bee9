/**
 * The only way out of the Teams part, and it denies by default: a call leaves when one of the routes it was
 * made with says so. No route that is loaded without a bot secret leads to a conversation.
 */
import { AppError } from '../../base/errors.ts';
import { httpCall, type HttpResponse } from '../../base/http-call.ts';
import { safeUrl } from '../../base/url.ts';
import type { Log } from '../../base/log.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';

/** Microsoft's key sets and token answers are a few kilobytes. */
const RESPONSE_LIMIT = 512 * 1024;

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for GET. */
  readonly body: string;
}
export interface Route {
  /** Told to `onCall`. */
  readonly name: string;
  readonly allows: (call: Call) => boolean;
}
export type GuardedResponse = Pick<HttpResponse, 'status' | 'text'>;
export interface GuardParts {
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly timeoutMs: number;
  /** How Microsoft is reached. */
  readonly outgoing?: Outgoing;
  /** Called with the name of the route before each call that goes out. */
  readonly onCall?: (name: string) => void;
}
export interface Guard {
  /** @throws AppError `CALL_REFUSED` when no route allows it; `CALL_FAILED` (`timeout`, `network`, `proxy`, `too-large`). */
  call(call: Call): Promise<GuardedResponse>;
  close(): void;
}

export function createGuard({ routes, log, timeoutMs, outgoing = direct, onCall }: GuardParts): Guard {
  const agents = outgoing.agents({ keepAlive: true, maxSockets: 32 });
  const limits = { agents, timeoutMs, limit: RESPONSE_LIMIT };

  return {
    async call(call) {
      const url = safeUrl(call.url);
      const route = url?.href === call.url ? routes.find(({ allows }) => allows(call)) : undefined;
      if (url === undefined || route === undefined) {
        log.error('call-refused', { part: 'teams', code: 'CALL_REFUSED' });
        throw new AppError('CALL_REFUSED');
      }
      onCall?.(route.name);
      const { method, headers, body } = call;
      return httpCall({ url, method, headers, body: method === 'GET' ? undefined : body }, limits);
    },
    close: () => agents.close(),
  };
}
