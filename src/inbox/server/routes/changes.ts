/**
 * Server-sent events that say "changed" and nothing else: no id, no count, so a stream that is looked at
 * tells only that something happened. Losing one loses nothing, the inbox reads again when it reconnects.
 */
import type { Application, Response } from 'express';
import type { Changes } from '../../../core/ports.ts';
import { principalIn } from '../session/require-session.ts';
import { PATHS } from '../../contract.ts';
import { refuse } from '../http/http.ts';
import type { PrincipalOf } from '../session/seats.ts';
import type { Sessions } from '../session/sessions.ts';

const STREAMS_PER_SESSION = 2;
/** How long a revoked session can still be told that something changed; proxies cut silence at 60 s. */
export const RECHECK_MS = 30_000;
/** An event without a `data` line is not delivered (HTML standard, 9.2.6). */
const CHANGED = 'event: changed\ndata:\n\n';
const HEARTBEAT = ':\n\n';

export interface Streams {
  readonly endOf: (sessionId: string) => void;
  readonly endAll: () => void;
  /** Ends all, and none begins any more. */
  readonly drain: () => void;
  readonly isOpen: (organisation: string, adviser: string) => boolean;
}
export interface ChangeDeps {
  readonly changes: Changes;
  readonly sessions: Sessions;
  readonly principalOf: PrincipalOf;
}

interface Window {
  readonly beat: () => void;
  readonly end: () => void;
}
interface Watched {
  readonly windows: Set<Window>;
  readonly timer: NodeJS.Timeout;
}

const seatName = (organisation: string, adviser: string): string => JSON.stringify([organisation, adviser]);

export function changeRoutes(app: Application, { changes, sessions, principalOf }: ChangeDeps): Streams {
  const open = new Map<string, Watched>();
  /** How many streams each seat has. */
  const seatsOpen = new Map<string, number>();
  const count = (seat: string, more: 1 | -1): void => {
    const left = (seatsOpen.get(seat) ?? 0) + more;
    if (left > 0) seatsOpen.set(seat, left);
    else seatsOpen.delete(seat);
  };
  let isEnding = false;

  async function isStillWelcome(id: string): Promise<boolean> {
    const session = await sessions.peek(id);
    return session !== undefined && ((await principalOf(session))?.seats.length ?? 0) > 0;
  }

  /** One look for all windows of a session. */
  function watch(id: string): Watched {
    const windows = new Set<Window>();
    const timer = setInterval(() => {
      isStillWelcome(id).then(
        (welcome) => windows.forEach(({ beat, end }) => (welcome ? beat() : end())),
        // A store that is away ends the streams too: not knowing is no reason to go on.
        () => windows.forEach(({ end }) => end()),
      );
    }, RECHECK_MS);
    const watched = { windows, timer };
    open.set(id, watched);
    return watched;
  }

  function keep(res: Response, id: string, stops: readonly (() => void)[]): void {
    const { windows, timer } = open.get(id) ?? watch(id);
    const end = (): void => {
      if (!windows.delete(mine)) return;
      for (const stop of stops) stop();
      if (windows.size === 0) {
        clearInterval(timer);
        open.delete(id);
      }
      res.end();
    };
    const mine: Window = { beat: () => void res.write(HEARTBEAT), end };
    windows.add(mine);
    res.on('close', end);
  }

  app.get(PATHS.changes, (_req, res) => {
    const { session, seats } = principalIn(res);
    // A stream that began now would only hold up the stop; the page tries again, and finds whoever serves then.
    if (isEnding) return refuse(res, 503, 'try-again');
    if ((open.get(session.id)?.windows.size ?? 0) >= STREAMS_PER_SESSION) return refuse(res, 429, 'too-many');
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    res.write(HEARTBEAT);
    const stops = seats.map(({ organisation, adviser }) => {
      const stop = changes.subscribe(organisation.id, adviser.id, () => void res.write(CHANGED));
      const name = seatName(organisation.id, adviser.id);
      count(name, 1);
      return () => {
        stop();
        count(name, -1);
      };
    });
    keep(res, session.id, stops);
  });

  const endOf = (id: string): void => {
    for (const { end } of open.get(id)?.windows ?? []) end();
  };
  const endAll = (): void => {
    for (const id of open.keys()) endOf(id);
  };
  return {
    endOf,
    endAll,
    isOpen: (organisation, adviser) => seatsOpen.has(seatName(organisation, adviser)),
    drain() {
      isEnding = true;
      endAll();
    },
  };
}
