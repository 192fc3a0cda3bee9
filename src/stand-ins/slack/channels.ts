/** The channels of the workspace, what everybody reads in them, and what is pinned there. */
import type { Clock } from '../../core/ports.ts';
import type { Block } from './block-schema.ts';
import { CHANNELS } from './channel-list.ts';
import { SlackError } from './errors.ts';
import type { HistoryMessage } from './state.ts';
import { nameBlocks } from './views.ts';

export interface Post {
  readonly channel: string;
  /** `bot` for the app. */
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  /** Who submitted the form whose answer this is. */
  readonly onBehalfOf?: string;
}
export interface Channels {
  readonly history: readonly HistoryMessage[];
  /** @throws SlackError `channel_not_found`, `restricted_action` */
  post(post: Post): void;
  /** @throws TypeError when it is not there. */
  find(message: string): HistoryMessage;
  /** By anybody in the channel, as in Slack. @throws as `find` */
  pin(message: string, user: string): void;
  unpin(message: string): void;
}

export function createChannels(clock: Clock, changed: () => void): Channels {
  const history: HistoryMessage[] = [];
  const at = (id: string): number => {
    const index = history.findIndex((message) => message.id === id);
    if (index === -1) throw new TypeError('that message is not there');
    return index;
  };
  const find = (id: string): HistoryMessage => history[at(id)] as HistoryMessage;
  return {
    history,
    find,
    post({ channel: id, user, text, blocks = [], onBehalfOf }) {
      const channel = CHANNELS.find((one) => one.id === id);
      if (channel === undefined) throw new SlackError('channel_not_found');
      if (channel.closedToApps === true) throw new SlackError('restricted_action');
      history.push({
        id: `${Math.floor(clock.now().getTime() / 1000)}.${String(history.length).padStart(6, '0')}`,
        channel: channel.name,
        user,
        text,
        blocks: nameBlocks(blocks),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      });
      changed();
    },
    pin(id, user) {
      history[at(id)] = { ...find(id), pinnedBy: user };
      changed();
    },
    unpin(id) {
      const { pinnedBy: _who, ...message } = find(id);
      history[at(id)] = message;
      changed();
    },
  };
}
