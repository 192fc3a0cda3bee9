/** The page: what to do on top, the employee's chat on one side, the adviser's inbox on the other. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WorkplaceState } from '../workplace-state.ts';
import { Chat } from './slack/chat.tsx';
import { useWorkplace } from './shared/live.ts';
import { Steps } from './steps.tsx';
import { Teams } from './teams/teams.tsx';
import { LanguageSwitch, SpeechProvider, useLanguage, useSpeech } from './words.tsx';

type Side = 'chat' | 'inbox';
type Platform = 'slack' | 'teams';

export function App(): VNode {
  const speech = useLanguage();
  const { words } = speech;
  const state = useWorkplace(speech.language);
  const [side, setSide] = useState<Side>('chat');
  const [platform, setPlatform] = useState<Platform>('slack');
  // People are matched by name, because the same person has another id in each client.
  const [seat, setSeat] = useState('');
  useEffect(() => {
    addEventListener('keydown', switchSides);
    return () => removeEventListener('keydown', switchSides);
  }, []);
  if (state === undefined) return <p class="quiet">{words.opening}</p>;
  const tab = (name: Side, label: string): VNode => (
    <button type="button" aria-pressed={side === name} onClick={() => setSide(name)}>
      {label}
    </button>
  );
  const client = (name: Platform, label: string): VNode => (
    <button type="button" aria-pressed={platform === name} onClick={() => setPlatform(name)}>
      {label}
    </button>
  );
  const switcher = (
    <div class="switcher" role="group" aria-label={words.whichClient}>
      {client('slack', 'Slack')}
      {client('teams', 'Teams')}
    </div>
  );
  return (
    <SpeechProvider value={speech}>
      <Strip state={state} platform={platform} />
      <nav class="sides" aria-label={words.whichSide}>
        {tab('chat', words.employee)}
        {tab('inbox', words.adviser)}
      </nav>
      <main class="split" data-side={side}>
        {state.teams !== undefined && platform === 'teams' ? (
          <Teams state={state.teams} seat={seat} sit={setSeat} switcher={switcher} />
        ) : (
          <Chat state={state} seat={seat} sit={setSeat} switcher={state.teams === undefined ? undefined : switcher} />
        )}
        <section class="inbox" aria-label={words.inbox}>
          <header class="frame-head">
            <h2>{words.inboxTitle}</h2>
            <a href={state.inboxUrl} target="_blank" rel="noreferrer">
              {words.openApart}
            </a>
          </header>
          <iframe src={state.inboxUrl} title={words.inbox} allow="clipboard-write" />
        </section>
      </main>
    </SpeechProvider>
  );
}

/** F6 goes from one side to the other, as between the parts of a program: the modal keeps Tab for itself. */
function switchSides(event: KeyboardEvent): void {
  if (event.key !== 'F6') return;
  event.preventDefault();
  const inChat = document.activeElement?.closest('.chat') !== null;
  const chat =
    document.querySelector<HTMLElement>('.modal') ??
    document.querySelector<HTMLElement>('.command-box input, .compose input');
  (inChat ? document.querySelector<HTMLElement>('.inbox a') : chat)?.focus();
}

function Strip({ state, platform }: { state: WorkplaceState; platform: Platform }): VNode {
  const { teams } = state;
  const { words } = useSpeech();
  const inTeams = platform === 'teams' && teams !== undefined;
  const on = inTeams ? 'teams' : 'slack';
  const calls = inTeams ? teams.calls : state.calls;
  // What HR publishes by their own press is a message, and the only one there is.
  const inSlack = state.history.filter(({ onBehalfOf }) => onBehalfOf !== undefined).length;
  const ofHr = inTeams ? teams.channel.posts.length : inSlack;
  const written = inTeams ? teams.history : state.history.length - inSlack;
  return (
    <header class="strip">
      <div class="strip-head">
        <h1>{words.title}</h1>
        <LanguageSwitch />
      </div>
      <Steps state={state} on={on} />
      <div class="ledger" role="group" aria-label={words.ledger} aria-live="polite" tabIndex={0}>
        <p>
          {words.written[on]} <strong class={written === 0 ? 'zero' : 'broken'}>{written}</strong>
          {ofHr > 0 && <span class="by-hr"> · {words.byHr(ofHr)}</span>}
        </p>
        <p>
          <span class="calls">{words.calls[on]} </span>
          {calls.length === 0
            ? words.noCalls
            : calls.map(({ method, times, refused }) => (
                <code
                  key={method}
                  class={refused > 0 ? 'refused' : ''}
                  title={refused > 0 ? words.refused(refused) : undefined}
                >
                  {method} × {times}
                </code>
              ))}
        </p>
      </div>
    </header>
  );
}
