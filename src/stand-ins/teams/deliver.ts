/** Teams' activities to the bot: with a token, and within the time Teams waits. */
import { createDelivery, type Delivery, type Reply, type SignedRequest } from '../delivery.ts';
import type { Activity } from './activities.ts';
import type { SignOptions, TokenIssuer } from './issuer.ts';

export interface SignedDelivery extends Omit<Delivery, 'send'> {
  sign(activity: unknown, options?: SignOptions): Promise<SignedRequest>;
  /** Signs and posts. */
  send(activity: Activity): Promise<Reply>;
}

export function createSignedDelivery(options: {
  issuer: TokenIssuer;
  serviceUrl: () => string;
  endpoint: () => string;
  /** Teams' own limit for an invoke. */
  limitMs: number;
}): SignedDelivery {
  const delivery = createDelivery({ endpoint: options.endpoint, limitMs: () => options.limitMs });
  const sign = async (activity: unknown, given?: SignOptions): Promise<SignedRequest> => ({
    body: JSON.stringify(activity),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${await options.issuer.channelToken(options.serviceUrl(), given)}`,
    },
  });
  return { ...delivery, sign, send: async (activity) => delivery.send(await sign(activity)) };
}
