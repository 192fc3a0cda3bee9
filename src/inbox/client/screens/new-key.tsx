/** A new key in the place of the one that is open: passphrase, new code, the code once more, and six words to read aloud. */
import { useState } from 'preact/hooks';
import { wipe } from '../../../seal/bytes.ts';
import { renewKeys, type Renewed } from '../../../seal/new-keys.ts';
import { openPayload } from '../../../seal/open-ways.ts';
import { newRecoveryCode } from '../../../seal/slots.ts';
import type { AdviserMe } from '../../contract.ts';
import { askNewKey } from '../crypto/ask-new-key.ts';
import { fetchSlots, localDay, unlessRefused } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange, slotsSentence } from '../sentences.ts';
import { Back, Field, Form, Page, Slow } from './components.tsx';
import { RetypeCode, ShowCode } from './recovery-code.tsx';
import { SixWords } from './waiting.tsx';

interface NewKeyProps {
  readonly me: AdviserMe;
  readonly onBack: () => void;
}
interface Made extends Renewed {
  readonly code: string;
}

export function NewKey({ me, onBack }: NewKeyProps) {
  const { w, api } = useEnv();
  const [made, setMade] = useState<Made>();
  const [step, setStep] = useState<'code' | 'retype' | 'asked'>('code');
  if (made === undefined) return <Make onBack={onBack} onMade={setMade} />;
  if (step === 'code') return <ShowCode code={made.code} onNext={() => setStep('retype')} />;
  if (step === 'retype') {
    const ask = async (): Promise<string | undefined> => {
      const why = await askNewKey(api, me, { ...made, seats: me.seats });
      if (why !== undefined) return sentenceForChange(w, why);
      setStep('asked');
      return undefined;
    };
    return <RetypeCode code={made.code} submit={w.newKeyAsk} onBack={() => setStep('code')} onRight={ask} />;
  }
  return (
    <Page key="asked" title={w.waitingTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.newKeyAsked}</p>
      <SixWords keyCard={made.keys.keyCard} account={me.account} label={w.waitingWords} />
      <p>{w.newKeyThen}</p>
    </Page>
  );
}

function Make({ onBack, onMade }: { readonly onBack: () => void; readonly onMade: (made: Made) => void }) {
  const { w, api, stretcher, clock } = useEnv();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const make = async (): Promise<void> => {
    setProblem(undefined);
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const { slots } = fetched;
    const { stretch } = stretcher;
    const payload = await unlessRefused(() => openPayload(slots, { id: 'passphrase', secret: passphrase }, stretch));
    if (payload === undefined) return setProblem(w.wrongPassphrase);
    const code = newRecoveryCode();
    try {
      const day = localDay(clock.now());
      onMade({ ...(await renewKeys(slots, payload, { passphrase, recoveryCode: code, day }, { stretch })), code });
    } finally {
      wipe(payload);
    }
  };
  return (
    <Page key="make" title={w.newKeyTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.newKeyLead}</p>
      <p>{w.newKeyWays}</p>
      <Slow />
      <Form submit={w.newKeyMake} busy={busy} problem={problem} onSubmit={() => run(make)}>
        <Field label={w.currentPassphrase} autoComplete="current-password" value={passphrase} onValue={setPassphrase} />
      </Form>
    </Page>
  );
}
