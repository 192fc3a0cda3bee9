/** One channel: its history (empty but for HR's card), what only this person sees, and the box to type in. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Shortcut, WorkplaceState } from '../../workplace-state.ts';
import { Blocks } from './blocks.tsx';
import { perform } from '../shared/live.ts';
import { Message } from './message.tsx';
import { channelName, useSpeech, useWords } from '../words.tsx';

const COMMAND = '/vertrouwenspersoon';
type Person = WorkplaceState['employees'][number];

export function Channel({ name, me, state }: { name: string; me: Person; state: WorkplaceState }): VNode {
  const words = useWords();
  const called = channelName(words, name);
  const history = state.history.filter(({ channel }) => channel === name);
  const pinned = history.filter(({ pinnedBy }) => pinnedBy !== undefined);
  const latest = useRef<HTMLUListElement>(null);
  useEffect(() => latest.current?.lastElementChild?.scrollIntoView({ block: 'start' }), [history.length]);
  return (
    <div class="pane">
      <header class="pane-head">
        <h2># {called}</h2>
        {pinned.length === 0 ? (
          <span>{words.everybody}</span>
        ) : (
          <a href={`#message-${pinned.at(-1)?.id ?? ''}`}>{words.slack.pinned(pinned.length)}</a>
        )}
      </header>
      <div class="pane-body messages">
        {history.length === 0 ? (
          <p class="quiet">
            {words.beginning(`#${called}`)}
            <br />
            {words.writtenHere} <strong>0</strong>
          </p>
        ) : (
          <ul class="history" ref={latest}>
            {history.map((message) => (
              <Message key={message.id} message={message} user={me.id} people={state.employees} />
            ))}
          </ul>
        )}
        <Ephemerals me={me} />
      </div>
      <Compose channel={called} user={me.id} shortcuts={state.shortcuts} />
    </div>
  );
}

function Ephemerals({ me }: { me: Person }): VNode {
  const words = useWords();
  return (
    <div aria-live="polite">
      {me.screen.ephemerals.map(({ id, from, text, blocks }) => (
        <article class="ephemeral" key={id}>
          <p class="only-you">{words.onlyYou}</p>
          <p>
            <strong>{from === 'app' ? 'In vertrouwen' : 'Slackbot'}</strong> <span class="tag">app</span>
          </p>
          {blocks.length === 0 ? (
            <p class="words">{text}</p>
          ) : (
            <Blocks user={me.id} id={id} inMessage="ephemeral" blocks={blocks} />
          )}
          <button
            type="button"
            class="dismiss"
            onClick={() => void perform({ act: 'dismiss', user: me.id, message: id })}
          >
            {words.remove}
          </button>
        </article>
      ))}
    </div>
  );
}

/** Behind the lightning, as in Slack: the same list for everybody, whoever may use what is in it. */
function Shortcuts({ user, shortcuts }: { user: string; shortcuts: readonly Shortcut[] }): VNode {
  const { words, language } = useSpeech();
  const list = useRef<HTMLDetailsElement>(null);
  return (
    <details class="shortcuts" ref={list}>
      <summary title={words.slack.shortcuts} aria-label={words.slack.shortcuts}>
        ⚡
      </summary>
      <ul>
        {shortcuts.map(({ callback, label }) => (
          <li>
            <button
              type="button"
              onClick={() => {
                if (list.current !== null) list.current.open = false;
                void perform({ act: 'shortcut', user, callback });
              }}
            >
              {typeof label === 'string' ? label : label[language]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Compose({
  channel,
  user,
  shortcuts,
}: {
  channel: string;
  user: string;
  shortcuts: readonly Shortcut[];
}): VNode {
  const words = useWords();
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const typed = text.trimStart();
  const suggests = typed.startsWith('/') && COMMAND.startsWith(typed) && typed !== COMMAND;
  const send = (): void => {
    const [word = '', ...rest] = text.trim().split(' ');
    if (word === '') return;
    // Enter takes the suggestion, as it does in Slack.
    if (word !== COMMAND && !suggests) {
      setNote(word.startsWith('/') ? words.slack.noSuchCommand(word, COMMAND) : words.slack.onlyCommand(COMMAND));
      return;
    }
    setText('');
    setNote('');
    void perform({ act: 'command', user, text: suggests ? '' : rest.join(' ') });
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {suggests && (
        <button type="submit" class="suggestion">
          <strong>{COMMAND}</strong> <span>{words.slack.commandHint}</span>
        </button>
      )}
      {note !== '' && (
        <p class="note" role="status">
          {note}
        </p>
      )}
      <div class="compose-row">
        <Shortcuts user={user} shortcuts={shortcuts} />
        <input
          type="text"
          value={text}
          autoComplete="off"
          placeholder={words.slack.messageTo(channel)}
          aria-label={words.slack.messageTo(channel)}
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
