/** A client as Teams has one: the command box on top, places on the left, one of them on the right, dialogs over it. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TeamsState } from '../../teams-state.ts';
import { perform } from '../shared/live.ts';
import { Seats } from '../shared/seats.tsx';
import { useSpeech, useWords } from '../words.tsx';
import { Channel } from './channel.tsx';
import { Dialog } from './dialog.tsx';
import { Activity, BotChat, StartTab } from './panes.tsx';

type Where = 'activity' | 'chat' | 'channel' | 'app';

interface TeamsProps {
  readonly state: TeamsState;
  readonly seat: string;
  readonly sit: (name: string) => void;
  readonly switcher: VNode;
}

export function Teams({ state, seat, sit, switcher }: TeamsProps): VNode {
  const { words, language } = useSpeech();
  const [where, setWhere] = useState<Where>('app');
  const me = state.employees.find(({ name }) => name === seat) ?? state.employees[0];
  const open = me?.screen.dialog !== undefined;
  const wasOpen = useRef(false);
  // Before anything is painted: what is typed in between would reach nobody.
  useLayoutEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body)
      document
        .querySelector<HTMLElement>(me?.screen.draft === undefined ? '.command-box input' : '.compose input')
        ?.focus();
    wasOpen.current = open;
  }, [open]);
  // The tab counts as opened when somebody looks at it, also after they changed seats or languages.
  useEffect(() => {
    if (where === 'app' && me !== undefined) void perform({ act: 'teams-tab', user: me.id });
  }, [me?.id, where, language]);
  if (me === undefined) return <></>;

  const unread = me.screen.bell.filter(({ read }) => !read).length;
  const entry = (name: Where, label: string, sign: VNode | string, extra = ''): VNode => (
    <li>
      <button
        type="button"
        aria-current={where === name ? 'page' : undefined}
        aria-label={`${label}${extra}`}
        onClick={() => setWhere(name)}
      >
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
        <span aria-hidden="true">{label}</span>
      </button>
    </li>
  );
  return (
    <section class="chat teams" aria-label={words.teams.teamsOf(me.name)}>
      <Seats people={state.employees} chosen={me.id} choose={sit} switcher={switcher} />
      <div class="screen">
        <div class="teams-inner" inert={open}>
          <CommandBox key={me.id} user={me.id} />
          <nav class="rail" aria-label={words.teams.places}>
            <ul>
              {entry(
                'activity',
                words.teams.activity,
                <>◔{unread > 0 && <i class="dot" />}</>,
                unread > 0 ? words.teams.newItems(unread) : '',
              )}
              {entry('chat', words.teams.chat, '▭')}
              {entry('channel', words.teams.channel, '⚇')}
              {entry('app', 'In vertrouwen', <span class="app-icon" />)}
            </ul>
          </nav>
          {where === 'activity' && <Activity me={me} opened={() => setWhere('app')} />}
          {where === 'chat' && <BotChat key={me.id} me={me} />}
          {where === 'channel' && <Channel me={me} channel={state.channel} opened={() => setWhere('app')} />}
          {where === 'app' && <StartTab me={me} />}
        </div>
        <Dialog key={me.id} user={me.id} screen={me.screen} />
      </div>
    </section>
  );
}

/** Finds one thing: the app's command. Whatever else is typed goes nowhere. */
function CommandBox({ user }: { user: string }): VNode {
  const words = useWords();
  const { command } = words.teams;
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const typed = text.trim().replace(/^[@/]/, '').toLowerCase();
  const suggests = typed !== '' && command.toLowerCase().startsWith(typed);
  const send = (): void => {
    if (typed === '') return;
    if (!suggests) return setNote(words.teams.onlyFinds);
    setText('');
    void perform({ act: 'teams-command', user, from: 'commandBox' });
  };
  return (
    <form
      class="command-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        type="text"
        value={text}
        autoComplete="off"
        placeholder={words.teams.searchHint}
        aria-label={words.teams.search}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setNote('');
        }}
      />
      {suggests && (
        <button type="submit" class="suggestion">
          <strong>{command}</strong> <span>In vertrouwen</span>
        </button>
      )}
      {note !== '' && (
        <p class="note" role="status">
          {note}
        </p>
      )}
    </form>
  );
}
