/** Being told that there may be something: on this device, by e-mail, how often, and whether it works. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Account, NoticesResponse, NoticesTestResponse } from '../../contract.ts';
import { useEnv, useTask } from '../env.ts';
import { changeNotices, type Change } from '../notices/change.ts';
import { abilityOf, digestOf, signOff, signUp, type Ability } from '../notices/device.ts';
import { lookAtNotices, type NoticesNow } from '../notices/look.ts';
import { sentenceFor, sentenceForChange } from '../sentences.ts';
import { LineField, Notice } from './components.tsx';
import { Rhythm, State, testSentences } from './notices-parts.tsx';
import { WhoSees } from './who-sees.tsx';

interface NoticesProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
  /** Of all seats. */
  readonly cards: readonly string[];
  /** Looked at before this screen, so that nothing below it moves when it comes. */
  readonly known: NoticesNow | undefined;
  readonly onKnown: (now: NoticesNow) => void;
}
type Changes = Omit<Change, 'language' | 'rhythm'> & Partial<Pick<Change, 'rhythm'>>;

export function Notices({ account, keys, cards, known, onKnown }: NoticesProps) {
  const { w, api, language, announce } = useEnv();
  const [problem, setProblem] = useState<string>();
  const [tested, setTested] = useState<NoticesTestResponse>();
  const { busy, run } = useTask(setProblem);

  const look = useCallback(async (): Promise<NoticesNow | undefined> => {
    const result = await lookAtNotices(api, window);
    if (result.ok) onKnown(result.value);
    else setProblem(sentenceFor(w, result.why));
    return result.ok ? result.value : undefined;
  }, [api, w, onKnown]);
  useEffect(() => void look(), [look]);

  const save = async (changes: Changes, refused: string = w.refusedAnswer): Promise<boolean> => {
    // A challenge is good for a quarter of an hour, and the page may lie open longer.
    const now = (await look())?.view;
    if (now === undefined) return false;
    const rhythm = now.rhythm ?? (now.recommendFixed ? 'daily' : 'soon');
    const result = await changeNotices(api, { account, keys, cards }, now.challenge, { language, rhythm, ...changes });
    if (!result.ok) setProblem(result.why === 'refused' ? refused : sentenceForChange(w, result.why));
    else announce(w.noticesSaved);
    await look();
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
    const before = known?.own;
    const replaced = before === undefined || before === (await digestOf(own)) ? {} : { remove: before };
    if (await save({ add: own, ...replaced })) await test();
  };

  const frame = (children: ComponentChildren) => (
    <section class="notices" aria-labelledby="notices">
      <h2 id="notices">{w.noticesTitle}</h2>
      <p>{w.noticesLead}</p>
      <WhoSees />
      {children}
    </section>
  );
  const failed = problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>;
  if (known === undefined) return frame(failed ?? <p role="status">{w.loading}</p>);
  const { view, own } = known;
  const ability = abilityOf(window);
  const here = abilitySentence(w, ability);
  const isHere = own !== undefined && view.browsers.includes(own);
  const others = view.browsers.filter((one) => one !== own);
  return frame(
    <>
      {view.gone.map((channel) => (
        <Notice key={channel}>{w.noticesGone[channel]}</Notice>
      ))}
      {failed}
      <h3>{w.noticesHere}</h3>
      {isHere ? (
        <p>{w.noticesHereOn}</p>
      ) : (
        <p>{view.pushKey === undefined ? w.noticesNotOffered : here === problem ? w.noticesHereOff : here}</p>
      )}
      {isHere ? (
        <button
          type="button"
          class="outline"
          aria-disabled={busy}
          onClick={() =>
            act(async () => {
              if (await save({ remove: own })) await signOff(window);
              await look();
            })
          }
        >
          {w.noticesTurnOff}
        </button>
      ) : undefined}
      {/* Also where the browser said no: allowing it there is not enough, somebody has to press once more. */}
      {!isHere && view.pushKey !== undefined && (ability === 'can' || ability === 'blocked') ? (
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
    </>,
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
