/** The chat client: places on the left, one of them on the right, modals over it. Our own drawing. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WorkplaceState } from '../../workplace-state.ts';
import { CHANNELS } from '../../../stand-ins/slack/channel-list.ts';
import { Blocks } from './blocks.tsx';
import { Channel } from './channel.tsx';
import { perform } from '../shared/live.ts';
import { Modal } from './modal.tsx';
import { Seats } from '../shared/seats.tsx';
import { channelName, useSpeech, useWords } from '../words.tsx';

type Person = WorkplaceState['employees'][number];

interface ChatProps {
  readonly state: WorkplaceState;
  /** Name of whose screen this is; the first one's where nobody is called so. */
  readonly seat: string;
  readonly sit: (name: string) => void;
  readonly switcher?: VNode | undefined;
}

export function Chat({ state, seat, sit, switcher }: ChatProps): VNode {
  const { words, language } = useSpeech();
  const [where, setWhere] = useState('algemeen');
  const me = state.employees.find(({ name }) => name === seat) ?? state.employees[0];
  const open = (me?.screen.modals.length ?? 0) > 0;
  const goHome = (): void => {
    setWhere('app');
    if (me !== undefined) void perform({ act: 'home', user: me.id });
  };
  // When the last modal is gone the focus goes back to where it was opened from.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body)
      document.querySelector<HTMLElement>('.compose input')?.focus();
    wasOpen.current = open;
  }, [open]);
  // The app counts as opened when somebody looks at it, also after they changed seats or languages.
  useEffect(() => {
    if (where === 'app') goHome();
  }, [me?.id, language]);
  if (me === undefined) return <></>;

  return (
    <section class="chat" aria-label={words.slack.chatOf(me.name)}>
      <Seats people={state.employees} chosen={me.id} choose={sit} switcher={switcher} />
      <div class="screen">
        <div class="chat-inner" inert={open}>
          <nav class="sidebar" aria-label={words.slack.places}>
            <p class="workplace-name">{words.slack.workplace}</p>
            <ul>
              {CHANNELS.map(({ name }) => (
                <li>
                  <button
                    type="button"
                    aria-current={where === name ? 'page' : undefined}
                    onClick={() => setWhere(name)}
                  >
                    <span aria-hidden="true"># </span>
                    {channelName(words, name)}
                  </button>
                </li>
              ))}
            </ul>
            <p class="group">Apps</p>
            <ul>
              <li>
                <button type="button" aria-current={where === 'app' ? 'page' : undefined} onClick={goHome}>
                  <span class="app-icon" aria-hidden="true" /> In vertrouwen
                </button>
              </li>
            </ul>
          </nav>
          {where === 'app' ? (
            <AppHome me={me} />
          ) : (
            <Channel key={`${me.id} ${where}`} name={where} me={me} state={state} />
          )}
        </div>
        <Modal key={me.id} user={me.id} stack={me.screen.modals} />
      </div>
    </section>
  );
}

function AppHome({ me }: { me: Person }): VNode {
  const words = useWords();
  const { home } = me.screen;
  return (
    <div class="pane">
      <header class="pane-head">
        <h2>
          <span class="app-icon" aria-hidden="true" /> In vertrouwen
        </h2>
        <span>{words.slack.home}</span>
      </header>
      <div class="pane-body home">
        {home === undefined ? (
          <p class="quiet">{words.nothingYet}</p>
        ) : (
          <Blocks user={me.id} id={home.id} blocks={home.view.blocks} values={home.values} />
        )}
      </div>
    </div>
  );
}
