/** A message that stands in a channel, for everybody, with the menu that Slack hides behind three dots. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { HistoryMessage } from '../../../stand-ins/slack/state.ts';
import type { Employee } from '../../workplace-state.ts';
import { Blocks } from './blocks.tsx';
import { perform } from '../shared/live.ts';
import { useWords } from '../words.tsx';

interface Props {
  readonly message: HistoryMessage;
  readonly user: string;
  readonly people: readonly Employee[];
}

export function Message({ message, user, people }: Props): VNode {
  const words = useWords();
  const { id, text, blocks, pinnedBy } = message;
  const nameOf = (who: string): string => people.find((one) => one.id === who)?.name ?? who;
  const menu = useRef<HTMLDetailsElement>(null);
  const pin = (on: boolean): void => {
    if (menu.current !== null) menu.current.open = false;
    menu.current?.querySelector('summary')?.focus();
    void perform({ act: 'pin', user, message: id, on });
  };
  return (
    <li class={pinnedBy === undefined ? 'standing' : 'standing kept'} id={`message-${id}`}>
      {pinnedBy !== undefined && <p class="kept-by">{words.slack.pinnedBy(nameOf(pinnedBy))}</p>}
      <details class="more" ref={menu}>
        <summary aria-label={words.slack.more}>⋮</summary>
        <button type="button" onClick={() => pin(pinnedBy === undefined)}>
          {pinnedBy === undefined ? words.slack.pin : words.slack.unpin}
        </button>
      </details>
      <span class="app-icon big" aria-hidden="true" />
      <div class="standing-body">
        <p>
          <strong>{message.user === 'bot' ? 'In vertrouwen' : nameOf(message.user)}</strong>{' '}
          {message.user === 'bot' && <span class="tag">app</span>}
        </p>
        {blocks.length === 0 ? (
          <p class="words">{text}</p>
        ) : (
          <Blocks user={user} id={id} inMessage="channel" blocks={blocks} />
        )}
      </div>
    </li>
  );
}
