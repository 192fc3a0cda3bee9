/** One channel: its history (kept empty), what only this person sees, and the box to type in. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { HistoryMessage } from '../slack-stand-in/held.ts';
import type { WorkplaceState } from '../workplace-state.ts';
import { Blocks } from './blocks.tsx';
import { perform } from './live.ts';

const COMMAND = '/vertrouwenspersoon';
type Person = WorkplaceState['employees'][number];

export function Channel({
  name,
  me,
  history,
}: {
  name: string;
  me: Person;
  history: readonly HistoryMessage[];
}): VNode {
  return (
    <div class="pane">
      <header class="pane-head">
        <h2># {name}</h2>
        <span>iedereen van de werkplek</span>
      </header>
      <div class="pane-body messages">
        {history.length === 0 ? (
          <p class="quiet">
            Dit is het begin van #{name}. Hier staat nog niets.
            <br />
            Berichten die de bot hier schreef: <strong>0</strong>
          </p>
        ) : (
          <ul class="history">
            {history.map((message) => (
              <li>
                <strong>{message.user}</strong> {message.text}
              </li>
            ))}
          </ul>
        )}
        <Ephemerals me={me} />
      </div>
      <Compose channel={name} user={me.id} />
    </div>
  );
}

function Ephemerals({ me }: { me: Person }): VNode {
  return (
    <div aria-live="polite">
      {me.screen.ephemerals.map(({ id, from, text, blocks }) => (
        <article class="ephemeral" key={id}>
          <p class="only-you">Alleen jij ziet dit</p>
          <p>
            <strong>{from === 'app' ? 'In vertrouwen' : 'Slackbot'}</strong> <span class="tag">app</span>
          </p>
          {blocks.length === 0 ? (
            <p class="words">{text}</p>
          ) : (
            <Blocks user={me.id} id={id} inMessage blocks={blocks} />
          )}
          <button
            type="button"
            class="dismiss"
            onClick={() => void perform({ act: 'dismiss', user: me.id, message: id })}
          >
            Weghalen
          </button>
        </article>
      ))}
    </div>
  );
}

function Compose({ channel, user }: { channel: string; user: string }): VNode {
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const typed = text.trimStart();
  const suggests = typed.startsWith('/') && COMMAND.startsWith(typed) && typed !== COMMAND;
  const send = (): void => {
    const [word = '', ...rest] = text.trim().split(' ');
    if (word === '') return;
    // Enter takes the suggestion, as it does in Slack.
    if (word !== COMMAND && !suggests) {
      setNote(
        word.startsWith('/')
          ? `${word} bestaat hier niet. Typ ${COMMAND}.`
          : `In deze demo kun je alleen ${COMMAND} typen. Wat je typte is niet verstuurd.`,
      );
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
          <strong>{COMMAND}</strong> <span>Praat in vertrouwen met een vertrouwenspersoon</span>
        </button>
      )}
      {note !== '' && (
        <p class="note" role="status">
          {note}
        </p>
      )}
      <div class="compose-row">
        <button
          type="button"
          class="plain"
          title="Snelkoppeling: In vertrouwen"
          aria-label="Snelkoppeling: In vertrouwen"
          onClick={() => void perform({ act: 'shortcut', user })}
        >
          ⚡
        </button>
        <input
          type="text"
          value={text}
          autoComplete="off"
          placeholder={`Bericht aan #${channel}`}
          aria-label={`Bericht aan #${channel}`}
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
