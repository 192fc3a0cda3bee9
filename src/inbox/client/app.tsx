/** Chooses the screen, from what the server says and what is open. Only this holds the keys while they are open. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../core/organisation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { hadKeyBefore } from './book/had-key.ts';
import type { Lack } from './browser-support.ts';
import { Desk } from './desk.tsx';
import type { Entry } from './entry.ts';
import { useEnv } from './env.ts';
import { namesIn } from './passphrase/guessable.ts';
import { Page } from './screens/components.tsx';
import { Enrol, Reuse } from './screens/enrol.tsx';
import { lackWords, Plain, Refused, SignIn, Trouble } from './screens/outside.tsx';
import { Left } from './screens/leave.tsx';
import { LostKey, takeBack } from './screens/lost-key.tsx';
import { Drill } from './screens/drill.tsx';
import { Unlock } from './screens/unlock.tsx';
import { keyCheckFor, type KeyCheck } from './crypto/key-check.ts';
import { localDay, type HowOpened } from './crypto/unlock-keys.ts';
import { Waiting } from './screens/waiting.tsx';
import type { AdviserMe, EnrollingMe } from '../contract.ts';
import { Shell } from './screens/shell.tsx';
import { ownTimeZone } from './time.ts';
import { useView } from './view.ts';

type Phase =
  | { readonly at: 'loading' | 'trouble' }
  | { readonly at: 'lacking'; readonly what: Lack }
  | { readonly at: 'refused'; readonly code: string }
  | { readonly at: 'sign-in'; readonly signedOut: boolean }
  | { readonly at: 'enrolling'; readonly me: EnrollingMe; readonly keys?: AdviserKeys }
  | { readonly at: 'locked'; readonly me: AdviserMe; readonly why?: 'asked' | 'idle' }
  | { readonly at: 'lost'; readonly me: AdviserMe }
  | { readonly at: 'left'; readonly organisations: readonly string[] }
  | {
      readonly at: 'open';
      readonly me: AdviserMe;
      readonly keys: AdviserKeys;
      readonly notice?: string;
      readonly check?: KeyCheck;
    };

interface AppProps {
  readonly entry: Entry;
  /** The page that the server sent says that nobody is signed in. */
  readonly noSession: boolean;
  readonly findLack: () => Promise<Lack | undefined>;
  readonly onLanguage: (language: Language) => void;
}

export function App({ entry, noSession, findLack, onLanguage }: AppProps) {
  const { api, w, drafts, textBlocks, books, appointments, toCount, reports, device, clock, announce } = useEnv();
  const [phase, setPhase] = useState<Phase>({ at: 'loading' });
  const [view, setView] = useView();

  /** `true`: still waiting for the operator. */
  const look = useCallback(
    async (asking = api.me()): Promise<boolean> => {
      const result = await asking;
      if (!result.ok) {
        if (result.code === 'organisation-closed') setPhase({ at: 'refused', code: result.code });
        else if (result.why === 'signed-out') setPhase({ at: 'sign-in', signedOut: false });
        else setPhase((before) => (before.at === 'loading' ? { at: 'trouble' } : before));
        return false;
      }
      entry.forgetInvitation();
      const me = result.value;
      setPhase((before) => {
        const keys = before.at === 'enrolling' ? before.keys : undefined;
        if (me.state === 'adviser') return keys === undefined ? { at: 'locked', me } : { at: 'open', me, keys };
        return { at: 'enrolling', me, ...(keys === undefined ? {} : { keys }) };
      });
      return me.state === 'enrolling' && me.waiting;
    },
    [api, entry],
  );

  // The last that a screen reader was told may be that there is something new: it does not outlive the lock.
  useEffect(() => announce(''), [announce, phase.at]);

  useEffect(() => {
    if (entry.refused !== undefined) return setPhase({ at: 'refused', code: entry.refused });
    // On its way while the browser is tried: a telephone far away waits for both.
    const asking = entry.invitation() === undefined && !noSession ? api.me() : undefined;
    // The first clock that a page asks for takes a telephone 60 ms; here it only waits.
    if (asking !== undefined) ownTimeZone();
    void findLack().then((what) => {
      if (what !== undefined) setPhase({ at: 'lacking', what });
      else if (asking !== undefined) void look(asking);
      else setPhase({ at: 'sign-in', signedOut: false });
    });
    return undefined;
  }, [api, entry, noSession, findLack, look]);

  /** What is said and asked of somebody who just opened their inbox. */
  const askedOf = ({ slots, way, notice }: HowOpened) => {
    // Whoever used it just now need not be asked whether it is still right.
    const check = way === 'recovery' ? undefined : keyCheckFor(slots, localDay(clock.device()), device);
    return { ...(notice === undefined ? {} : { notice }), ...(check === undefined ? {} : { check }) };
  };
  const open = async (me: AdviserMe, keys: AdviserKeys, how: HowOpened): Promise<void> => {
    // Opened is not lost, whoever said so.
    entry.forgetDeviceCode();
    const back = me.keyLost && ((await takeBack(api, me, keys)) ? w.lostBack : w.lostNotBack);
    setPhase({ ...opened(me, keys), ...askedOf(how), ...(back && { notice: back }) });
  };
  const lockedNotice = ({ me, why }: Extract<Phase, { at: 'locked' }>): string =>
    me.keyLost ? w.lostSaid : why === undefined ? '' : why === 'idle' ? w.unlockIdle : w.unlockAgain;
  const opened = (me: AdviserMe, keys: AdviserKeys) => ({ at: 'open', me, keys }) as const;

  const toSignIn = useCallback(() => setPhase({ at: 'sign-in', signedOut: false }), []);
  const openNow = useRef<{ readonly keys: AdviserKeys; readonly me: AdviserMe }>(undefined);
  openNow.current = phase.at === 'open' ? phase : undefined;
  /** What the adviser keeps is written anew at each locking, whether something was added or not. */
  const closeBooks = useCallback(async (): Promise<void> => {
    if (openNow.current === undefined) return;
    const { keys, me } = openNow.current;
    await books.rewrite(keys, { hadKey: hadKeyBefore(me, keys) });
  }, [books]);
  const lock = useCallback(
    (why: 'asked' | 'idle') => {
      void closeBooks();
      setPhase((before) => {
        if (before.at === 'enrolling') return { at: 'enrolling', me: before.me };
        return before.at === 'open' ? { at: 'locked', me: before.me, why } : before;
      });
    },
    [closeBooks],
  );
  const lockIdle = useCallback(() => lock('idle'), [lock]);
  const signOut = async (): Promise<void> => {
    drafts.clear();
    setView({ at: 'list' });
    const closed = closeBooks();
    // Locks before it calls the server, because the words must leave the screen without a connection too.
    setPhase({ at: 'loading' });
    // The session is what lets them be handed in.
    await closed;
    const result = await api.signOut();
    setPhase(result.ok || result.why === 'signed-out' ? { at: 'sign-in', signedOut: true } : { at: 'trouble' });
  };
  const signedIn = ['enrolling', 'locked', 'lost', 'open'].includes(phase.at);
  const settings =
    phase.at === 'open' && phase.check === undefined && view.at !== 'settings'
      ? () => setView({ at: 'settings' })
      : undefined;

  const screen = (): ComponentChildren => {
    switch (phase.at) {
      case 'loading':
        return <Page key="loading" title={w.loading} />;
      case 'trouble':
        return <Trouble key="trouble" onRetry={() => void look()} />;
      case 'lacking':
        return <Plain key="lacking" {...lackWords(w, phase.what)} />;
      case 'refused':
        return <Refused key="refused" code={phase.code} again={entry.again} />;
      case 'sign-in':
        return <SignIn key="sign-in" invitation={entry.invitation()} signedOut={phase.signedOut} />;
      case 'enrolling':
        return enrolling(phase.me, phase.keys);
      case 'locked':
        return phase.me.hasSlots ? (
          <Unlock
            key="unlock"
            account={phase.me.account}
            names={namesIn(phase.me.seats)}
            pairing={{ code: entry.deviceCode() }}
            onLost={() => setPhase({ at: 'lost', me: phase.me })}
            {...(lockedNotice(phase) && { notice: lockedNotice(phase) })}
            onOpen={(keys, how) => void open(phase.me, keys, how)}
            onSignedOut={toSignIn}
          />
        ) : (
          <Plain key="no-slots" title={w.noSlotsTitle} text={w.noSlots} />
        );
      case 'lost':
        return (
          <LostKey
            key="lost"
            onBack={() => setPhase({ at: 'locked', me: phase.me })}
            onSaid={() => void look()}
            onSignInAgain={toSignIn}
          />
        );
      case 'left':
        return <Left key="left" organisations={phase.organisations} />;
      case 'open':
        if (phase.check !== undefined) {
          const { check, me, keys } = phase;
          const done = (said?: string): void => {
            const notice = [phase.notice, said].filter((one) => one !== undefined).join(' ');
            setPhase({ ...opened(me, keys), ...(notice && { notice }) });
          };
          return <Drill key="drill" check={check} account={me.account} keys={keys} onDone={done} onIdle={lockIdle} />;
        }
        return (
          <Desk
            key="desk"
            me={phase.me}
            keys={phase.keys}
            notice={phase.notice}
            view={view}
            onView={setView}
            onLock={lock}
            onSignedOut={toSignIn}
            onSignInAgain={toSignIn}
            onLeft={() => {
              drafts.clear();
              textBlocks.forget(phase.keys);
              books.forget(phase.keys);
              void reports().then((box) => box.forget(phase.keys));
              void appointments().then((known) => known.forget(phase.keys));
              void toCount().then((known) => known.forget(phase.keys));
              setPhase({ at: 'left', organisations: phase.me.seats.map(({ organisation }) => organisation.name) });
            }}
          />
        );
    }
  };

  const enrolling = (me: EnrollingMe, keys: AdviserKeys | undefined): ComponentChildren => {
    const done = (made: AdviserKeys): void =>
      setPhase({ at: 'enrolling', me: { ...me, waiting: true, hasSlots: true }, keys: made });
    if (me.waiting) {
      return (
        <Waiting
          key="waiting"
          me={me}
          keys={keys}
          onKeys={done}
          onIdle={lockIdle}
          onLook={look}
          onSignedOut={toSignIn}
        />
      );
    }
    const Making = me.hasSlots ? Reuse : Enrol;
    return <Making key="making" me={me} onDone={done} onSignedOut={toSignIn} />;
  };

  return (
    <Shell onLanguage={onLanguage} onSettings={settings} onSignOut={signedIn ? () => void signOut() : undefined}>
      {screen()}
    </Shell>
  );
}
