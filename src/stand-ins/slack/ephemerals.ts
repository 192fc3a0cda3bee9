/** Messages only one person sees, and the `response_url`s that may add one. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';
import type { Block } from './block-schema.ts';
import { SlackError } from './errors.ts';
import { CHANNELS } from './channel-list.ts';
import type { Channels } from './channels.ts';
import type { Ephemeral } from './state.ts';
import { MODAL_RESPONSE_URL_USES, RESPONSE_URL_LIFE_MS, RESPONSE_URL_USES } from './limits.ts';
import { parseMessageBlocks } from './view-schema.ts';
import { nameBlocks } from './views.ts';

export interface Ephemerals {
  of(user: string): readonly Ephemeral[];
  add(user: string, from: Ephemeral['from'], text: string, blocks?: readonly Block[]): void;
  dismiss(user: string, id: string): void;
  /** Takes a message as an app answers it: `in_channel` becomes history, with the command that was typed. */
  accept(user: string, raw: unknown, about?: { typed?: string; channel?: string | undefined }): void;
  responseUrl(
    user: string,
    kind: 'commands' | 'actions' | 'app',
    about?: { ephemeral?: string; channel?: string },
  ): string;
  /**
   * A POST to a response url. @throws SlackError `expired_url` or `used_url` when it does not work any more; for a
   * faulty message or a closed channel what is wrong with it, and then the url can be used again.
   */
  respond(path: string, raw: unknown): void;
}

export function createEphemerals(
  clock: Clock,
  baseUrl: () => string,
  teamId: string,
  channels: Channels,
  changed: (user: string) => void,
): Ephemerals {
  const messages = new Map<string, readonly Ephemeral[]>();
  const urls = new Map<
    string,
    { user: string; at: number; left: number; ephemeral: string | undefined; channel: string | undefined }
  >();
  let count = 0;
  const of = (user: string): readonly Ephemeral[] => messages.get(user) ?? [];
  const set = (user: string, list: readonly Ephemeral[]): void => {
    messages.set(user, list);
    changed(user);
  };
  const add: Ephemerals['add'] = (user, from, text, blocks = []) =>
    set(user, [
      ...of(user),
      {
        id: `${Math.floor(clock.now().getTime() / 1000)}.${randomBytes(3).readUIntBE(0, 3)}`,
        from,
        text,
        blocks: nameBlocks(blocks),
      },
    ]);
  const dismiss: Ephemerals['dismiss'] = (user, id) =>
    set(
      user,
      of(user).filter((message) => message.id !== id),
    );
  const accept: Ephemerals['accept'] = (user, raw, { typed, channel } = {}) => {
    const given = typeof raw === 'string' ? { text: raw } : ((raw ?? {}) as Readonly<Record<string, unknown>>);
    const text = typeof given['text'] === 'string' ? given['text'] : '';
    const blocks = given['blocks'] === undefined ? [] : parseMessageBlocks(given['blocks']);
    if (given['response_type'] === 'in_channel') {
      if (text === '' && blocks.length === 0) throw new SlackError('no_text');
      const here = channel ?? CHANNELS[0].id;
      if (typed !== undefined) channels.post({ channel: here, user, text: typed });
      const words = text === '' ? JSON.stringify(blocks) : text;
      const byForm = channel === undefined ? {} : { onBehalfOf: user };
      channels.post({ channel: here, user: 'bot', text: words, blocks, ...byForm });
      return;
    }
    if (text === '' && blocks.length === 0) throw new SlackError('no_text');
    add(user, 'app', text, blocks);
  };
  return {
    of,
    add,
    dismiss,
    accept,
    responseUrl(user, kind, about = {}) {
      // In order of age, so that a long run keeps half an hour of them.
      for (const [old, { at }] of urls) {
        if (clock.now().getTime() - at <= RESPONSE_URL_LIFE_MS) break;
        urls.delete(old);
      }
      const path = `/${kind}/${teamId}/${(count += 1)}/${randomBytes(12).toString('base64url')}`;
      const left = kind === 'app' ? MODAL_RESPONSE_URL_USES : RESPONSE_URL_USES;
      urls.set(path, { user, at: clock.now().getTime(), left, ephemeral: about.ephemeral, channel: about.channel });
      return `${baseUrl()}${path}`;
    },
    respond(path, raw) {
      const entry = urls.get(path);
      if (entry === undefined || clock.now().getTime() - entry.at > RESPONSE_URL_LIFE_MS)
        throw new SlackError('expired_url');
      if (entry.left === 0) throw new SlackError('used_url');
      const given = (raw ?? {}) as Readonly<Record<string, unknown>>;
      // A url that came with a press in an ephemeral message may replace or remove that message.
      if (entry.ephemeral !== undefined && (given['delete_original'] === true || given['replace_original'] === true))
        dismiss(entry.user, entry.ephemeral);
      if (given['delete_original'] !== true) accept(entry.user, raw, { channel: entry.channel });
      entry.left -= 1;
    },
  };
}
