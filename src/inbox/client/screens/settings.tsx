/** A new passphrase for the same key, and the key's six words. */
import { useState } from 'preact/hooks';
import type { AdviserKeys, SlotKind } from '../../../seal/slots.ts';
import { sentenceFor, useEnv, useTask } from '../env.ts';
import {
  CodeField,
  Back,
  Field,
  Form,
  NewPassphraseFields,
  NO_PASSPHRASE,
  Notice,
  Page,
  Slow,
  useNewPassphraseFault,
} from './components.tsx';
import { fetchSlots, tryReplace } from '../crypto/unlock-keys.ts';
import { slotsSentence } from './unlock.tsx';
import { SixWords } from './waiting.tsx';

interface SettingsProps {
  readonly keys: AdviserKeys;
  readonly onBack: () => void;
  /** Leaves for the identity provider: what is open is locked first. */
  readonly onSignInAgain: () => void;
}

export function Settings({ keys, onBack, onSignInAgain }: SettingsProps) {
  const { w, api, stretcher } = useEnv();
  const [via, setVia] = useState<SlotKind>('passphrase');
  const [secret, setSecret] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [problem, setProblem] = useState<string>();
  const [mustSignIn, setMustSignIn] = useState(false);
  const [done, setDone] = useState(false);
  const fault = useNewPassphraseFault();
  const { busy, run } = useTask(setProblem);

  const change = async (): Promise<void> => {
    const wrong = fault(next);
    setDone(false);
    setMustSignIn(false);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const slots = await tryReplace(fetched.slots, { via, secret }, next.first, stretcher.stretch);
    if (slots === undefined) return setProblem(via === 'passphrase' ? w.wrongPassphrase : w.wrongRecovery);
    const saved = await api.saveKeySlots(slots);
    if (!saved.ok) {
      setMustSignIn(saved.why === 'sign-in-again' || saved.why === 'signed-out');
      return setProblem(sentenceFor(w, saved.why));
    }
    setSecret('');
    setNext(NO_PASSPHRASE);
    setDone(true);
  };

  return (
    <Page title={w.settingsTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.settingsLead}</p>
      <Slow />
      {done ? <Notice>{w.passphraseChanged}</Notice> : undefined}
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
      <h2>{w.fingerprintTitle}</h2>
      <p>{w.fingerprintLead}</p>
      <SixWords keyCard={keys.keyCard} label={w.fingerprintTitle} />
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
