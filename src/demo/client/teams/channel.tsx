/** A channel that everybody is in: what people posted, what is pinned, and the box with a card that is not sent yet. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChannelPost } from '../../teams-stand-in/held.ts';
import type { TeamsState } from '../../teams-state.ts';
import { perform } from '../live.ts';
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
  const { posts, name } = channel;
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
        <span>iedereen van de werkplek</span>
      </header>
      <div class="pane-body channel-body" tabIndex={0} role="group" aria-label={`Berichten in ${name}`}>
        {pinned !== undefined && (
          <p class="pinned">
            Vastgemaakt: bericht van {pinned.by}
            <button
              type="button"
              class="plain"
              onClick={() => document.getElementById(pinned.id)?.scrollIntoView({ block: 'start' })}
            >
              Bekijk
            </button>
          </p>
        )}
        {posts.length === 0 ? (
          <p class="quiet">
            Dit is het begin van {name}. Hier staat nog niets.
            <br />
            Berichten die de bot hier schreef: <strong>0</strong>
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
  const { id, by, pinned } = post;
  // The same post arrives anew with each state.
  const card = useMemo(() => post.card, [id]);
  return (
    <li class="post" id={id}>
      <header>
        <strong>{by}</strong>
        {pinned && <span class="tag">vastgemaakt</span>}
        <Menu label="Meer opties" sign="⋯">
          <button type="button" onClick={() => void perform({ act: 'teams-pin', user, post: id, pinned: !pinned })}>
            {pinned ? 'Losmaken' : 'Vastmaken'}
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
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const written = draft === undefined ? '' : JSON.stringify(draft);
  const card = useMemo(() => draft, [written]);
  const send = (): void => {
    if (text.trim() !== '')
      return setNote('In deze demo kun je hier alleen een kaart versturen. Wat je typte is niet verstuurd.');
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
        <div class="draft" role="group" aria-label="Nog niet verstuurd">
          <p class="only-you">
            Alleen jij ziet dit, tot je het verstuurt
            <button
              type="button"
              class="plain"
              aria-label="Kaart weghalen"
              onClick={() => void perform({ act: 'teams-draft', user, send: false })}
            >
              ×
            </button>
          </p>
          <div class="draft-card" tabIndex={0} role="group" aria-label="De kaart">
            <Card card={card} onSubmit={nothing} onLink={follow} />
          </div>
        </div>
      )}
      <div class="compose-row">
        <Menu label="Apps" sign="+">
          <button type="button" onClick={() => void perform({ act: 'teams-command', user, from: 'compose' })}>
            Vertrouwenspersoon
          </button>
          <button type="button" onClick={() => void perform({ act: 'teams-publish', user })}>
            Kaart plaatsen (HR)
          </button>
        </Menu>
        <input
          type="text"
          value={text}
          autoComplete="off"
          placeholder="Typ een bericht"
          aria-label={`Bericht in ${name}`}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setNote('');
          }}
        />
        <button type="submit" class="plain" aria-label="Verstuur">
          ➤
        </button>
      </div>
    </form>
  );
}
