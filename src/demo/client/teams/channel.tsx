/** A channel that everybody is in: what people posted, what is pinned, and the box with a card that is not sent yet. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChannelPost } from '../../../stand-ins/teams/state.ts';
import type { TeamsState } from '../../teams-state.ts';
import { perform } from '../shared/live.ts';
import { useWords } from '../words.tsx';
import { Card } from './card.tsx';
import type { TeamsPerson } from './panes.tsx';

/** What a card in a channel of ours cannot send: it has links only. */
const nothing = (): void => undefined;

export function Channel({
  me,
  channel,
  opened,
}: {
  me: TeamsPerson;
  channel: TeamsState['channel'];
  /** The tab, by a link on a card. */
  opened: () => void;
}): VNode {
  const words = useWords();
  const { posts } = channel;
  const name = words.teams.channel;
  const pinned = posts.find((post) => post.pinned);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [posts.length]);
  const follow = (url: string): void => {
    void perform({ act: 'teams-link', user: me.id, url });
    opened();
  };
  return (
    <div class="pane">
      <header class="pane-head">
        <h2>{name}</h2>
        <span>{words.everybody}</span>
      </header>
      <div class="pane-body channel-body" tabIndex={0} role="group" aria-label={words.teams.messagesIn(name)}>
        {pinned !== undefined && (
          <p class="pinned">
            {words.teams.pinnedFrom(pinned.by)}
            <button
              type="button"
              class="plain"
              onClick={() => document.getElementById(pinned.id)?.scrollIntoView({ block: 'start' })}
            >
              {words.teams.look}
            </button>
          </p>
        )}
        {posts.length === 0 ? (
          <p class="quiet">
            {words.beginning(name)}
            <br />
            {words.writtenHere} <strong>0</strong>
          </p>
        ) : (
          <ol class="posts">
            {posts.map((post) => (
              <Post key={post.id} post={post} user={me.id} follow={follow} />
            ))}
          </ol>
        )}
        <div ref={end} />
      </div>
      <Compose key={me.id} user={me.id} name={name} draft={me.screen.draft} follow={follow} />
    </div>
  );
}

function Post({ post, user, follow }: { post: ChannelPost; user: string; follow: (url: string) => void }): VNode {
  const words = useWords();
  const { id, by, pinned } = post;
  // The same post arrives anew with each state.
  const card = useMemo(() => post.card, [id]);
  return (
    <li class="post" id={id}>
      <header>
        <strong>{by}</strong>
        {pinned && <span class="tag">{words.teams.pinned}</span>}
        <Menu label={words.teams.more} sign="⋯">
          <button type="button" onClick={() => void perform({ act: 'teams-pin', user, post: id, pinned: !pinned })}>
            {pinned ? words.teams.unpin : words.teams.pin}
          </button>
        </Menu>
      </header>
      <Card card={card} onSubmit={nothing} onLink={follow} />
    </li>
  );
}

/** Folds open and, when something in it is chosen or Escape is pressed, shut. */
function Menu({ label, sign, children }: { label: string; sign: string; children: VNode | readonly VNode[] }): VNode {
  const box = useRef<HTMLDetailsElement>(null);
  const shut = (): void => {
    if (box.current !== null) box.current.open = false;
    box.current?.querySelector('summary')?.focus();
  };
  return (
    <details
      class="menu"
      ref={box}
      onClick={(event) => {
        if (event.target instanceof HTMLButtonElement) shut();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') shut();
      }}
    >
      <summary class="plain" aria-label={label} title={label}>
        {sign}
      </summary>
      <div>{children}</div>
    </details>
  );
}

function Compose({
  user,
  name,
  draft,
  follow,
}: {
  user: string;
  name: string;
  draft: TeamsPerson['screen']['draft'];
  follow: (url: string) => void;
}): VNode {
  const words = useWords();
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const written = draft === undefined ? '' : JSON.stringify(draft);
  const card = useMemo(() => draft, [written]);
  const send = (): void => {
    if (text.trim() !== '') return setNote(words.teams.onlyCards);
    if (card !== undefined) void perform({ act: 'teams-draft', user, send: true });
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {note !== '' && (
        <p class="note" role="status">
          {note}
        </p>
      )}
      {card !== undefined && (
        <div class="draft" role="group" aria-label={words.teams.notSent}>
          <p class="only-you">
            {words.teams.untilSent}
            <button
              type="button"
              class="plain"
              aria-label={words.teams.removeCard}
              onClick={() => void perform({ act: 'teams-draft', user, send: false })}
            >
              ×
            </button>
          </p>
          <div class="draft-card" tabIndex={0} role="group" aria-label={words.teams.card}>
            <Card card={card} onSubmit={nothing} onLink={follow} />
          </div>
        </div>
      )}
      <div class="compose-row">
        <Menu label={words.teams.apps} sign="+">
          <button type="button" onClick={() => void perform({ act: 'teams-command', user, from: 'compose' })}>
            {words.teams.command}
          </button>
          <button type="button" onClick={() => void perform({ act: 'teams-publish', user })}>
            {words.teams.postCard}
          </button>
        </Menu>
        <input
          type="text"
          value={text}
          autoComplete="off"
          placeholder={words.teams.type}
          aria-label={words.teams.messageIn(name)}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setNote('');
          }}
        />
        <button type="submit" class="plain" aria-label={words.send}>
          ➤
        </button>
      </div>
    </form>
  );
}
