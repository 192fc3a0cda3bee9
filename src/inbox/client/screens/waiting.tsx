/** Handed in, not yet approved: six words to read aloud, and the inbox opens by itself afterwards. */
import { useEffect, useState } from 'preact/hooks';
import { fingerprint } from '../../../seal/fingerprint.ts';
import type { KeyCard } from '../../../seal/key-card.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { useEnv } from '../env.ts';
import { lockWhenIdle } from '../crypto/lock.ts';
import { Page } from './components.tsx';
import type { Account, EnrollingMe } from '../../contract.ts';
import { Unlock } from './unlock.tsx';

const LOOK_EVERY_MS = 15_000;

interface WaitingProps {
  readonly me: EnrollingMe;
  /** Absent after the page was loaded again: the words then need the passphrase once more. */
  readonly keys: AdviserKeys | undefined;
  readonly onKeys: (keys: AdviserKeys) => void;
  /** Nobody was here for a while: an approval must not open the inbox to an empty room. */
  readonly onIdle: () => void;
  /** Asks the server again; `true` when nothing changed. */
  readonly onLook: () => Promise<boolean>;
  readonly onSignedOut: () => void;
}

export function Waiting({ me, keys, onKeys, onIdle, onLook, onSignedOut }: WaitingProps) {
  const { w, clock } = useEnv();
  const [stillWaiting, setStillWaiting] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => void onLook(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [onLook]);
  useEffect(() => (keys === undefined ? undefined : lockWhenIdle(window, clock.device, onIdle)), [keys, clock, onIdle]);
  if (keys === undefined) {
    return (
      <Unlock
        account={me.account}
        names={[me.adviser.name, me.organisation.name]}
        title={w.waitingTitle}
        lead={w.waitingLocked}
        submit={w.waitingShow}
        onOpen={onKeys}
        onSignedOut={onSignedOut}
      />
    );
  }
  return (
    <Page key="words" title={w.waitingTitle}>
      <p class="lead">{w.waitingLead(me.organisation.name)}</p>
      <SixWords keyCard={keys.keyCard} account={me.account} label={w.waitingWords} />
      <p>{w.waitingWhy}</p>
      <p>{w.waitingThen}</p>
      <button type="button" class="outline" onClick={() => void onLook().then(setStillWaiting)}>
        {w.waitingCheck}
      </button>
      <p role="status">{stillWaiting ? w.waitingNotYet : ''}</p>
      <h2>{w.waitingCard}</h2>
      <p>{w.waitingCardLead}</p>
      <p class="card">
        <code>{keys.keyCard.text}</code>
      </p>
    </Page>
  );
}

interface SixWordsProps {
  readonly keyCard: KeyCard;
  readonly account: Account;
  readonly label: string;
}

/** Of this key under this account. English words whatever the page's language: both sides must see the same ones. */
export function SixWords({ keyCard, account, label }: SixWordsProps) {
  const { issuer, subject } = account;
  const { w } = useEnv();
  const [words, setWords] = useState<readonly string[]>();
  useEffect(() => {
    let current = true;
    void fingerprint(keyCard, { issuer, subject }).then((made) => (current ? setWords(made) : undefined));
    return () => {
      current = false;
    };
  }, [keyCard, issuer, subject]);
  if (words === undefined) return <p role="status">{w.loading}</p>;
  return (
    <ol class="six" aria-label={label} lang="en">
      {words.map((word, index) => (
        <li key={index}>{word}</li>
      ))}
    </ol>
  );
}
