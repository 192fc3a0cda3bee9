/** What the client shows on its right: the bell, the chat with the bot, and the app's tab. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TabPress } from '../../../stand-ins/teams/state.ts';
import type { TeamsState } from '../../teams-state.ts';
import { perform } from '../shared/live.ts';
import { useWords } from '../words.tsx';

export type TeamsPerson = TeamsState['employees'][number];

export function Activity({ me, opened }: { me: TeamsPerson; opened: () => void }): VNode {
  const words = useWords();
  const { bell } = me.screen;
  return (
    <div class="pane">
      <header class="pane-head">
        <h2>{words.teams.activity}</h2>
      </header>
      <div class="pane-body">
        {bell.length === 0 ? (
          <p class="quiet">{words.teams.noActivity}</p>
        ) : (
          <ul class="bell-items">
            {bell.map(({ id, text, read }) => (
              <li key={id}>
                <button
                  type="button"
                  class={read ? '' : 'unread'}
                  onClick={() => {
                    void perform({ act: 'teams-bell', user: me.id, item: id });
                    opened();
                  }}
                >
                  <span class="app-icon" aria-hidden="true" />
                  <span>
                    <strong>In vertrouwen</strong>
                    <br />
                    {text}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

export function BotChat({ me }: { me: TeamsPerson }): VNode {
  const words = useWords();
  const { chat } = me.screen;
  return (
    <div class="pane">
      <header class="pane-head">
        <h2>
          <span class="app-icon" aria-hidden="true" /> In vertrouwen
        </h2>
        <span>{words.teams.chatWith}</span>
      </header>
      <div class="pane-body messages">
        {chat.length === 0 ? (
          <p class="quiet">
            {words.teams.emptyChat}
            <br />
            {words.writtenHere} <strong>0</strong>
          </p>
        ) : (
          <>
            <ul class="history">
              {chat.map(({ from, text }, at) => (
                <li key={at}>
                  <strong>{from === 'bot' ? 'In vertrouwen' : me.name}</strong> {text}
                </li>
              ))}
            </ul>
            <p class="quiet small">{words.teams.notRead}</p>
          </>
        )}
      </div>
      <Compose user={me.id} />
    </div>
  );
}

function Compose({ user }: { user: string }): VNode {
  const words = useWords();
  const [text, setText] = useState('');
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        setText('');
        void perform({ act: 'teams-message', user, text });
      }}
    >
      <div class="compose-row">
        <button
          type="button"
          class="plain"
          title={words.teams.action}
          aria-label={words.teams.action}
          onClick={() => void perform({ act: 'teams-command', user, from: 'compose' })}
        >
          +
        </button>
        <input
          type="text"
          value={text}
          autoComplete="off"
          placeholder={words.teams.type}
          aria-label={words.teams.messageToApp}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="plain" aria-label={words.send}>
          ➤
        </button>
      </div>
    </form>
  );
}

/** The same words as the real tab, from the same address with the same kind of token; only the drawing is ours. */
export function StartTab({ me }: { me: TeamsPerson }): VNode {
  const words = useWords();
  const { tab, trouble, dialog } = me.screen;
  const open = (press: TabPress): void => void perform({ act: 'teams-tab-press', user: me.id, press });
  return (
    <div class="pane">
      <header class="pane-head">
        <h2>
          <span class="app-icon" aria-hidden="true" /> In vertrouwen
        </h2>
        <span class="tab-name">{words.teams.start}</span>
      </header>
      <div class="pane-body start-tab">
        {trouble !== undefined && dialog === undefined && (
          <p class="trouble" role="alert">
            {trouble}
          </p>
        )}
        {tab === undefined ? (
          <p class="quiet">{words.teams.moment}</p>
        ) : (
          <>
            <p class="start-buttons">
              {tab.languages.map(({ language, label }) => (
                <button
                  key={language}
                  type="button"
                  class="press"
                  lang={language}
                  onClick={() => void perform({ act: 'teams-tab', user: me.id, language })}
                >
                  {label}
                </button>
              ))}
            </p>
            <h3>{tab.heading}</h3>
            {tab.role.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p class="freedom">{tab.freedom}</p>
            <p class="quiet">{tab.urgent}</p>
            <p class="start-buttons">
              <button type="button" class="press primary" onClick={() => open({ do: 'welcome' })}>
                {tab.open}
              </button>
              <button type="button" class="press" onClick={() => open({ do: 'conversations' })}>
                {tab.mine}
              </button>
            </p>
            <ul class="start-advisers">
              {tab.advisers.map(({ name, kind, about, line, availability }) => (
                <li key={name}>
                  <strong>{name}</strong> <span class="soft">{kind}</span>
                  <p class="soft">{about}</p>
                  {line !== undefined && <p>{line}</p>}
                  <p class="when">{availability}</p>
                </li>
              ))}
            </ul>
            <p class="start-buttons">
              {tab.spoken.map(({ label, adviser }) => (
                <button key={label} type="button" class="press" onClick={() => open({ do: 'adviser', adviser })}>
                  {label}
                </button>
              ))}
            </p>
          </>
        )}
      </div>
    </div>
  );
}
