/** Notices, the passphrase, and everything else about the key. */
import { useState } from 'preact/hooks';
import type { AdviserKeys, SlotKind } from '../../../seal/slots.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceFor, sentenceForNew, slotsSentence } from '../sentences.ts';
import { CodeField, Back, Field, Form, Notice, Page, Slow } from './components.tsx';
import { NewPassphraseFields, NO_PASSPHRASE, useNewPassphraseFault } from './new-passphrase.tsx';
import { saveSlots } from '../crypto/save-slots.ts';
import { fetchSlots, localDay, tryReplace } from '../crypto/unlock-keys.ts';
import type { AdviserMe } from '../../contract.ts';
import type { NoticesNow } from '../notices/look.ts';
import { Notices } from './notices.tsx';
import { RenewCode } from './renew-code.tsx';
import { SixWords } from './waiting.tsx';
import { AddPasskey } from './passkeys.tsx';
import { GiveKeys } from './give-keys.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { NewKey } from './new-key.tsx';
import { Kept } from './kept.tsx';
import { Leave } from './leave.tsx';
import { Ways } from './ways.tsx';

interface SettingsProps {
  readonly me: AdviserMe;
  /** Of this person and their organisations. */
  readonly names: readonly string[];
  readonly organisations: readonly string[];
  readonly keys: AdviserKeys;
  readonly notices: NoticesNow | undefined;
  readonly onNotices: (now: NoticesNow) => void;
  readonly onLeft: () => void;
  readonly onBack: () => void;
  /** Leaves for the identity provider: what is open is locked first. */
  readonly onSignInAgain: () => void;
}

export function Settings(props: SettingsProps) {
  const { me, names, organisations, keys, notices, onNotices, onBack, onSignInAgain, onLeft } = props;
  const { account } = me;
  const { w, api, stretcher, now } = useEnv();
  const [via, setVia] = useState<SlotKind>('passphrase');
  const [secret, setSecret] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [problem, setProblem] = useState<string>();
  const [mustSignIn, setMustSignIn] = useState(false);
  const [done, setDone] = useState<string>();
  const [inner, setInner] = useState<'code' | 'device' | 'passkey' | 'key' | 'kept'>();
  const [edition, setEdition] = useState(0);
  const fault = useNewPassphraseFault(names);
  const { busy, run } = useTask(setProblem);

  const change = async (): Promise<void> => {
    const wrong = await fault(next);
    setDone(undefined);
    setMustSignIn(false);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const before = fetched.slots;
    const after = await tryReplace(before, { via, secret }, next.first, stretcher.stretch, localDay(now()));
    if (after === undefined) return setProblem(via === 'passphrase' ? w.wrongPassphrase : w.wrongRecovery);
    const saved = await saveSlots(api, 'passphrase', { keys, account, before, after });
    if (!saved.ok) {
      setMustSignIn(saved.why === 'sign-in-again' || saved.why === 'signed-out');
      return setProblem(saved.why === 'try-again' ? w.unknownPassphrase : sentenceFor(w, saved.why));
    }
    setSecret('');
    setNext(NO_PASSPHRASE);
    setEdition(edition + 1);
    setDone(sentenceForNew(w, 'passphrase', saved));
  };
  const back = (): void => setInner(undefined);
  const backWith = (sentence: string): void => {
    back();
    setDone(sentence);
  };
  switch (inner) {
    case 'code':
      return <RenewCode account={account} keys={keys} onBack={back} onDone={backWith} />;
    case 'device':
      return <GiveKeys account={account} onBack={back} onDone={backWith} />;
    case 'passkey':
      return <AddPasskey account={account} keys={keys} onBack={back} onDone={backWith} />;
    case 'key':
      return <NewKey me={me} onBack={back} />;
    case 'kept':
      return <Kept keys={keys} onBack={back} />;
    case undefined:
  }

  return (
    <Page title={w.settings} before={<Back onBack={onBack} />}>
      {done === undefined ? undefined : <Notice reveal>{done}</Notice>}
      <Notices
        account={account}
        keys={keys}
        cards={me.seats.flatMap(({ keyCards }) => keyCards)}
        known={notices}
        onKnown={onNotices}
      />
      <h2>{w.book.title}</h2>
      <p>{w.book.why}</p>
      <button type="button" class="outline" onClick={() => setInner('kept')}>
        {w.book.title}
      </button>
      <h2>{w.settingsTitle}</h2>
      <p>{w.settingsLead}</p>
      <Slow />
      <Form submit={w.change} busy={busy} problem={problem} onSubmit={() => run(change)}>
        <fieldset>
          <legend>{w.settingsWith}</legend>
          <Choice label={w.currentPassphrase} chosen={via === 'passphrase'} onChoose={() => setVia('passphrase')} />
          <Choice label={w.recoveryCode} chosen={via === 'recovery'} onChoose={() => setVia('recovery')} />
        </fieldset>
        {via === 'passphrase' ? (
          <Field
            key="p"
            label={w.currentPassphrase}
            autoComplete="current-password"
            value={secret}
            onValue={setSecret}
          />
        ) : (
          <CodeField key="r" label={w.recoveryCode} value={secret} onValue={setSecret} />
        )}
        <NewPassphraseFields label={w.newPassphrase} value={next} onValue={setNext} />
      </Form>
      {mustSignIn ? (
        <button type="button" class="outline" onClick={onSignInAgain}>
          {w.signInAgain}
        </button>
      ) : undefined}
      <Ways account={account} keys={keys} edition={edition} onMustSignIn={() => setMustSignIn(true)} />
      <h2>{w.passkeyTitle}</h2>
      <p>{w.passkeyWhy}</p>
      <button type="button" class="outline" onClick={() => setInner('passkey')}>
        {w.passkeyTitle}
      </button>
      <h2>{w.pairTitle}</h2>
      <p>{w.pairWhy}</p>
      <button type="button" class="outline" onClick={() => setInner('device')}>
        {w.pairTitle}
      </button>
      <h2>{w.recoveryCode}</h2>
      <p>{w.renewWhy}</p>
      <button type="button" class="outline" onClick={() => setInner('code')}>
        {w.renewTitle}
      </button>
      <h2>{w.fingerprintTitle}</h2>
      <p>{w.fingerprintLead}</p>
      <SixWords keyCard={keys.keyCard} account={account} label={w.fingerprintTitle} />
      <h2>{w.newKeyTitle}</h2>
      <Elsewhere me={me} keys={keys} />
      <p>{w.newKeyWhy}</p>
      <button type="button" class="outline" onClick={() => setInner('key')}>
        {w.newKeyTitle}
      </button>
      <Leave account={account} keys={keys} organisations={organisations} onLeft={onLeft} />
    </Page>
  );
}

function Choice({
  label,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label class="choice">
      <input type="radio" name="via" checked={chosen} onChange={onChoose} />
      {label}
    </label>
  );
}
