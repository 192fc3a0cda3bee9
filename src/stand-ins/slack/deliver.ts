/** Slack's requests to the bot: signed, and within three seconds. */
import type { Clock } from '../../core/ports.ts';
import { createDelivery, type Delivery, type Reply, type SignedRequest } from '../delivery.ts';
import { sign } from './sign.ts';

export interface SignedDelivery extends Omit<Delivery, 'post'> {
  form(fields: Readonly<Record<string, string>>): SignedRequest;
  json(value: unknown, headers?: Readonly<Record<string, string>>): SignedRequest;
}

export function createSignedDelivery(options: {
  signingSecret: string;
  endpoint: () => string;
  clock: Clock;
  ackLimitMs: () => number;
}): SignedDelivery {
  const signed = (body: string, type: string, headers: Readonly<Record<string, string>>): SignedRequest => ({
    body,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...sign(options.signingSecret, body, Math.floor(options.clock.now().getTime() / 1000)),
      ...headers,
    },
  });
  return {
    ...createDelivery({ endpoint: options.endpoint, limitMs: options.ackLimitMs }),
    form: (fields) => signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', {}),
    json: (value, headers = {}) => signed(JSON.stringify(value), 'application/json', headers),
  };
}

/** Whether the bot acknowledged. */
export function isAck(reply: Reply): boolean {
  return reply.status === 200;
}
