/** The page: what to do on top, the employee's chat on one side, the adviser's inbox on the other. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WorkplaceState } from '../workplace-state.ts';
import { Chat } from './chat.tsx';
import { useWorkplace } from './live.ts';
import { Teams } from './teams/teams.tsx';

type Side = 'chat' | 'inbox';
type Platform = 'slack' | 'teams';

export function App(): VNode {
  const state = useWorkplace();
  const [side, setSide] = useState<Side>('chat');
  const [platform, setPlatform] = useState<Platform>('slack');
  // By name: the same person has another id in each client.
  const [seat, setSeat] = useState('');
  useEffect(() => {
    addEventListener('keydown', switchSides);
    return () => removeEventListener('keydown', switchSides);
  }, []);
  if (state === undefined) return <p class="quiet">De werkplek gaat open…</p>;
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
    <div class="switcher" role="group" aria-label="Welk programma?">
      {client('slack', 'Slack')}
      {client('teams', 'Teams')}
    </div>
  );
  return (
    <>
      <Strip state={state} platform={platform} />
      <nav class="sides" aria-label="Wat wil je zien?">
        {tab('chat', 'Medewerker')}
        {tab('inbox', 'Vertrouwenspersoon')}
      </nav>
      <main class="split" data-side={side}>
        {state.teams !== undefined && platform === 'teams' ? (
          <Teams state={state.teams} seat={seat} sit={setSeat} switcher={switcher} />
        ) : (
          <Chat state={state} seat={seat} sit={setSeat} switcher={state.teams === undefined ? undefined : switcher} />
        )}
        <section class="inbox" aria-label="Inbox van de vertrouwenspersoon">
          <header class="frame-head">
            <h2>De inbox van de vertrouwenspersoon</h2>
            <a href={state.inboxUrl} target="_blank" rel="noreferrer">
              Apart openen ↗
            </a>
          </header>
          <iframe src={state.inboxUrl} title="Inbox van de vertrouwenspersoon" allow="clipboard-write" />
        </section>
      </main>
    </>
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

/** On a phone the explanation is folded: the chat is what one came for. */
const WIDE = matchMedia('(min-width: 861px)').matches;

function Strip({ state, platform }: { state: WorkplaceState; platform: Platform }): VNode {
  const { passphrase, publicUrl, teams } = state;
  const inTeams = platform === 'teams' && teams !== undefined;
  const calls = inTeams ? teams.calls : state.calls;
  // What HR publishes by their own press is a message, and the only one there is.
  const inSlack = state.history.filter(({ onBehalfOf }) => onBehalfOf !== undefined).length;
  const ofHr = inTeams ? teams.channel.posts.length : inSlack;
  const written = inTeams ? teams.history : state.history.length - inSlack;
  return (
    <header class="strip">
      <h1>Werkplek (demo)</h1>
      <details class="steps" open={WIDE}>
        <summary>Zo werkt het</summary>
        <ol>
          <li>
            {inTeams ? (
              <>
                Open het tabblad Start, of typ <code>vertrouwenspersoon</code> in het zoekvak. Kies iemand en schrijf.
              </>
            ) : (
              <>
                Typ <code>/vertrouwenspersoon</code> in de chat, kies iemand en schrijf.
              </>
            )}
          </li>
          <li>
            Lees en antwoord in de inbox. De wachtwoordzin is <code>{passphrase}</code>.
          </li>
          <li>Het antwoord verschijnt bij de medewerker. Trek het gesprek in en het is weg.</li>
          <li>
            {inTeams
              ? 'Word Marije (HR): kies Algemeen, dan + en “Kaart plaatsen (HR)”. Verstuur die en maak die vast.'
              : 'Word Marije (HR): plaats de kaart in de app In vertrouwen, en zet die vast.'}
          </li>
          {publicUrl !== undefined && (
            <li>
              Buiten de apps om:{' '}
              <a href={publicUrl} target="_blank" rel="noreferrer">
                de openbare pagina ↗
              </a>
              . Een poster: <code>npm run poster</code>.
            </li>
          )}
        </ol>
      </details>
      <div class="ledger" role="group" aria-label="Wat de bot deed" aria-live="polite" tabIndex={0}>
        <p>
          {inTeams ? 'Berichten van de bot: ' : 'Berichten in de werkplek: '}
          <strong class={written === 0 ? 'zero' : 'broken'}>{written}</strong>
          {ofHr > 0 && <span class="by-hr"> · door HR geplaatst: {ofHr}</span>}
        </p>
        <p>
          <span class="calls">{inTeams ? 'Graph-aanroepen van de bot: ' : 'Slack-aanroepen van de bot: '}</span>
          {calls.length === 0
            ? 'nog niets'
            : calls.map(({ method, times, refused }) => (
                <code
                  key={method}
                  class={refused > 0 ? 'refused' : ''}
                  title={refused > 0 ? `${refused} keer geweigerd` : undefined}
                >
                  {method} × {times}
                </code>
              ))}
        </p>
      </div>
    </header>
  );
}
