/** A new recovery code for the same key: the passphrase, the code, and the code once more. The old one works until then. */
import { useState } from 'preact/hooks';
import { newRecoveryCode, type AdviserKeys } from '../../../seal/slots.ts';
import type { StoredSlots } from '../../../seal/ways.ts';
import type { Account } from '../../contract.ts';
import { saveSlots } from '../crypto/save-slots.ts';
import { fetchSlots, localDay, tryRenewCode } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange, sentenceForNew, slotsSentence } from '../sentences.ts';
import { Back, Field, Form, Page, Slow } from './components.tsx';
import { RetypeCode, ShowCode } from './recovery-code.tsx';

interface RenewCodeProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
  readonly onBack: () => void;
  /** With what is to be said of it. */
  readonly onDone: (sentence: string) => void;
}
interface Made {
  readonly code: string;
  readonly before: StoredSlots;
  readonly after: StoredSlots;
}

export function RenewCode({ account, keys, onBack, onDone }: RenewCodeProps) {
  const { w, api } = useEnv();
  const [made, setMade] = useState<Made>();
  const [written, setWritten] = useState(false);
  if (made === undefined) return <MakeCode onBack={onBack} onMade={setMade} />;
  if (!written) return <ShowCode code={made.code} onNext={() => setWritten(true)} />;
  const save = async (): Promise<string | undefined> => {
    const saved = await saveSlots(api, 'recovery', { keys, account, ...made });
    if (!saved.ok) return sentenceForChange(w, saved.why);
    onDone(sentenceForNew(w, 'recovery', saved));
    return undefined;
  };
  return <RetypeCode code={made.code} submit={w.renewSave} onBack={() => setWritten(false)} onRight={save} />;
}

function MakeCode({ onBack, onMade }: { readonly onBack: () => void; readonly onMade: (made: Made) => void }) {
  const { w, api, stretcher, now } = useEnv();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const make = async (): Promise<void> => {
    setProblem(undefined);
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const before = fetched.slots;
    const code = newRecoveryCode();
    const after = await tryRenewCode(before, { via: 'passphrase', secret }, code, stretcher.stretch, localDay(now()));
    if (after === undefined) return setProblem(w.wrongPassphrase);
    onMade({ code, before, after });
  };
  return (
    <Page key="make" title={w.renewTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.renewLead}</p>
      <Slow />
      <Form submit={w.renewMake} busy={busy} problem={problem} onSubmit={() => run(make)}>
        <Field label={w.currentPassphrase} autoComplete="current-password" value={secret} onValue={setSecret} />
      </Form>
    </Page>
  );
}
