/** Brings a platform's requests to the bot: within the time it waits, and when asked for more than once. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
/** How the bot answered. Without a `status` it did not: in time (`timeout`) or at all (`unreachable`). */
export interface Reply {
  readonly status?: number;
  readonly body: string;
  /** `incomplete`: the platform did not even ask, because a required field is empty or too long. */
  readonly problem?: 'timeout' | 'unreachable' | 'incomplete';
}
export interface Delivery {
  /** Once, whatever was asked for, and not remembered. */
  post(request: SignedRequest): Promise<Reply>;
  send(request: SignedRequest): Promise<Reply>;
  /** Runs `deed`; its first request goes out twice. Both replies, in the order of sending. */
  twice(deed: () => Promise<unknown>, how: 'at-once' | 'one-after-the-other'): Promise<readonly Reply[]>;
  /** What was sent last, to be replayed or tampered with. */
  last(): SignedRequest | undefined;
}

export function createDelivery(options: {
  readonly endpoint: () => string;
  /** How long the platform waits. */
  readonly limitMs: () => number;
}): Delivery {
  let last: SignedRequest | undefined;
  let duplicate: { atOnce: boolean; done: (replies: readonly Reply[]) => void } | undefined;

  const post = async ({ body, headers }: SignedRequest): Promise<Reply> => {
    const limit = AbortSignal.timeout(options.limitMs());
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
    post,
    last: () => last,
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
  };
}
