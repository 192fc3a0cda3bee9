/** Being told that there may be something: on this device, by e-mail, how often, and whether it works. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Account, NoticesResponse, NoticesTestResponse } from '../../contract.ts';
import { useEnv, useTask } from '../env.ts';
import { changeNotices, type Change } from '../notices/change.ts';
import { abilityOf, digestOf, signOff, signUp, subscriptionOf, type Ability } from '../notices/device.ts';
import { sentenceFor, sentenceForChange } from '../sentences.ts';
import { LineField, Notice } from './components.tsx';
import { Rhythm, State, testSentences } from './notices-parts.tsx';

interface NoticesProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
}
type Changes = Omit<Change, 'language' | 'rhythm'> & Partial<Pick<Change, 'rhythm'>>;

/** Where this browser stands: what it is signed up with, as the server names it. */
function useDevice(): { readonly ability: Ability; readonly digest: string | undefined; look(): Promise<void> } {
  const [digest, setDigest] = useState<string>();
  const look = useCallback(async () => {
    const own = await subscriptionOf(window).catch(() => undefined);
    setDigest(own && (await digestOf(own)));
  }, []);
  useEffect(() => void look(), [look]);
  return { ability: abilityOf(window), digest, look };
}

export function Notices({ account, keys }: NoticesProps) {
  const { w, api, language, announce } = useEnv();
  const [view, setView] = useState<NoticesResponse>();
  const [problem, setProblem] = useState<string>();
  const [tested, setTested] = useState<NoticesTestResponse>();
  const device = useDevice();
  const { busy, run } = useTask(setProblem);

  const look = useCallback(async (): Promise<NoticesResponse | undefined> => {
    const result = await api.notices();
    if (result.ok) setView(result.value);
    else setProblem(sentenceFor(w, result.why));
    return result.ok ? result.value : undefined;
  }, [api, w]);
  useEffect(() => void look(), [look]);

  const save = async (changes: Changes, refused: string = w.refusedAnswer): Promise<boolean> => {
    // A challenge is good for a quarter of an hour, and the page may lie open longer.
    const now = await look();
    if (now === undefined) return false;
    const rhythm = now.rhythm ?? (now.recommendFixed ? 'daily' : 'soon');
    const result = await changeNotices(api, { account, keys }, now.challenge, { language, rhythm, ...changes });
    if (!result.ok) setProblem(result.why === 'refused' ? refused : sentenceForChange(w, result.why));
    else announce(w.noticesSaved);
    await Promise.all([look(), device.look()]);
    return result.ok;
  };
  const test = async (): Promise<void> => {
    announce(w.noticesTesting);
    const result = await api.testNotices();
    if (result.ok) setTested(result.value);
    else setProblem(sentenceFor(w, result.why));
    await look();
  };
  const act = (work: () => Promise<unknown>): void =>
    run(async () => {
      setProblem(undefined);
      setTested(undefined);
      await work();
    });
  const turnOn = async (pushKey: string): Promise<void> => {
    const own = await signUp(window, pushKey);
    if (typeof own === 'string') return setProblem(own === 'blocked' ? w.noticesBlocked : w.noticesPushFailed);
    const before = device.digest;
    const replaced = before === undefined || before === (await digestOf(own)) ? {} : { remove: before };
    if (await save({ add: own, ...replaced })) await test();
  };

  if (view === undefined) return problem === undefined ? null : <Notice kind="alert">{problem}</Notice>;
  const isHere = device.digest !== undefined && view.browsers.includes(device.digest);
  const others = view.browsers.filter((one) => one !== device.digest);
  return (
    <section class="notices" aria-labelledby="notices">
      <h2 id="notices">{w.noticesTitle}</h2>
      <p>{w.noticesLead}</p>
      <WhoSees />
      {view.gone.map((channel) => (
        <Notice key={channel}>{w.noticesGone[channel]}</Notice>
      ))}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <h3>{w.noticesHere}</h3>
      {isHere ? (
        <p>{w.noticesHereOn}</p>
      ) : (
        <p>{view.pushKey === undefined ? w.noticesNotOffered : abilitySentence(w, device.ability)}</p>
      )}
      {isHere ? (
        <button
          type="button"
          class="outline"
          aria-disabled={busy}
          onClick={() =>
            act(async () => {
              if (device.digest !== undefined && (await save({ remove: device.digest }))) await signOff(window);
              await device.look();
            })
          }
        >
          {w.noticesTurnOff}
        </button>
      ) : undefined}
      {!isHere && view.pushKey !== undefined && device.ability === 'can' ? (
        <button
          type="button"
          class="outline"
          aria-disabled={busy}
          onClick={() => act(() => turnOn(view.pushKey ?? ''))}
        >
          {w.noticesTurnOn}
        </button>
      ) : undefined}
      {others.length === 0 ? undefined : (
        <>
          <p>{w.noticesOthers(others.length)}</p>
          <button
            type="button"
            class="outline"
            aria-disabled={busy}
            onClick={() =>
              act(async () => {
                for (const remove of others) if (!(await save({ remove }))) return;
              })
            }
          >
            {w.noticesOthersOff}
          </button>
        </>
      )}
      <h3>{w.noticesMail}</h3>
      {view.mailAtEmployer ? <Notice>{w.noticesMailAtEmployer}</Notice> : undefined}
      <Mail view={view} busy={busy} onSave={(mail) => act(() => save({ mail }, w.noticesMailWrong))} />
      {view.works === 'none' ? undefined : (
        <>
          <Rhythm view={view} busy={busy} onChoose={(rhythm) => act(() => save({ rhythm }))} />
          <State view={view} />
          <button type="button" class="outline" aria-disabled={busy} onClick={() => act(test)}>
            {w.noticesTest}
          </button>
        </>
      )}
      {tested === undefined
        ? undefined
        : testSentences(w, tested).map((sentence) => (
            <Notice key={sentence} reveal>
              {sentence}
            </Notice>
          ))}
    </section>
  );
}

/** Asked to think about, and not answered here: also for the first visit. */
export function WhoSees() {
  const { w } = useEnv();
  return (
    <details class="who-sees">
      <summary>{w.noticesAskTitle}</summary>
      <ul>
        {w.noticesAsk.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <p>{w.noticesAskEnd}</p>
    </details>
  );
}

function abilitySentence(w: ReturnType<typeof useEnv>['w'], ability: Ability): string {
  switch (ability) {
    case 'can':
      return w.noticesHereOff;
    case 'cannot':
      return w.noticesNoPush;
    case 'home-screen':
      return w.noticesHomeScreen;
    case 'blocked':
      return w.noticesBlocked;
  }
}

interface MailProps {
  readonly view: NoticesResponse;
  readonly busy: boolean;
  readonly onSave: (mail: string | null) => void;
}

function Mail({ view, busy, onSave }: MailProps) {
  const { w } = useEnv();
  const [address, setAddress] = useState('');
  if (view.mail !== undefined)
    return (
      <>
        <p>{w.noticesMailOn(view.mail)}</p>
        <button type="button" class="outline" aria-disabled={busy} onClick={() => onSave(null)}>
          {w.noticesMailOff}
        </button>
      </>
    );
  if (!view.mailOffered) return <p>{w.noticesMailNotOffered}</p>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave(address.trim());
      }}
    >
      <LineField label={w.noticesMailField} email autoCapitalize="off" value={address} onValue={setAddress} />
      <button type="submit" class="outline" aria-disabled={busy}>
        {w.noticesMailSave}
      </button>
    </form>
  );
}
