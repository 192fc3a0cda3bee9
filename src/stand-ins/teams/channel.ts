/** A channel that everybody is in: what people post there is theirs, and pinning is done by hand. */
import { randomUUID } from 'node:crypto';
import type { Card } from './cards.ts';
import type { ChannelPost } from './state.ts';

/** As Teams names a channel. */
export const CHANNEL_ID = '19:algemeen@thread.tacv2';
export const CHANNEL_NAME = 'Algemeen';

export interface Channel {
  readonly posts: readonly ChannelPost[];
  post(by: string, card: Card): void;
  /** One post at a time is pinned. @throws TypeError when that post is not there. */
  pin(id: string, pinned: boolean): void;
}

export function createChannel(): Channel {
  let posts: readonly ChannelPost[] = [];
  return {
    get posts() {
      return posts;
    },
    post(by, card) {
      posts = [...posts, { id: randomUUID(), by, card, pinned: false }];
    },
    pin(id, pinned) {
      if (!posts.some((post) => post.id === id)) throw new TypeError('that post is not there');
      posts = posts.map((post) => ({ ...post, pinned: post.id === id && pinned }));
    },
  };
}
