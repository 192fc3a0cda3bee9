/** Brings Slack's requests to the bot: signed, within three seconds, and when asked for more than once. */
import type { Clock } from '../../core/ports.ts';
import { sign } from './sign.ts';

export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
/** How the bot answered. Without a `status` it did not: in time (`timeout`) or at all (`unreachable`). */
export interface Reply {
  readonly status?: number;
  readonly body: string;
  /** `incomplete`: Slack did not even ask, because a required field is empty or too long. */
  readonly problem?: 'timeout' | 'unreachable' | 'incomplete';
}
export interface Delivery {
  form(fields: Readonly<Record<string, string>>): SignedRequest;
  json(value: unknown, headers?: Readonly<Record<string, string>>): SignedRequest;
  send(request: SignedRequest): Promise<Reply>;
  /** Runs `deed`; its first request goes out twice. Both replies, in the order of sending. */
  twice(deed: () => Promise<unknown>, how: 'at-once' | 'one-after-the-other'): Promise<readonly Reply[]>;
  /** What was sent last, to be replayed or tampered with. */
  last(): SignedRequest | undefined;
}

export function createDelivery(options: {
  signingSecret: string;
  endpoint: () => string;
  clock: Clock;
  ackLimitMs: () => number;
}): Delivery {
  let last: SignedRequest | undefined;
  let duplicate: { atOnce: boolean; done: (replies: readonly Reply[]) => void } | undefined;

  const signed = (body: string, type: string, headers: Readonly<Record<string, string>>): SignedRequest => ({
    body,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...sign(options.signingSecret, body, Math.floor(options.clock.now().getTime() / 1000)),
      ...headers,
    },
  });
  const post = async ({ body, headers }: SignedRequest): Promise<Reply> => {
    const limit = AbortSignal.timeout(options.ackLimitMs());
    try {
      const response = await fetch(options.endpoint(), {
        method: 'POST',
        body,
        headers,
        signal: limit,
        redirect: 'manual',
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return { body: '', problem: limit.aborted ? 'timeout' : 'unreachable' };
    }
  };
  return {
    form: (fields) => signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', {}),
    json: (value, headers = {}) => signed(JSON.stringify(value), 'application/json', headers),
    last: () => last,
    async twice(deed, how) {
      let replies: readonly Reply[] | undefined;
      duplicate = { atOnce: how === 'at-once', done: (both) => (replies = both) };
      try {
        await deed();
      } finally {
        duplicate = undefined;
      }
      if (replies === undefined) throw new TypeError('nothing was sent');
      return replies;
    },
    async send(request) {
      last = request;
      const twice = duplicate;
      duplicate = undefined;
      const first = post(request);
      if (twice === undefined) return first;
      if (!twice.atOnce) await first;
      const replies = await Promise.all([first, post(request)]);
      twice.done(replies);
      return replies[0];
    },
  };
}

/** Whether the bot acknowledged. */
export function isAck(reply: Reply): boolean {
  return reply.status === 200;
}
