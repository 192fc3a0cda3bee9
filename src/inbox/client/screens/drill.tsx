/** The recovery code typed once more, from paper: at the first opening after 0.2.0, and once a year. It can be skipped. */
import { useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Account } from '../../contract.ts';
import { checkLater, type KeyCheck } from '../crypto/key-check.ts';
import { noteUse } from '../crypto/save-slots.ts';
import { lockWhenIdle } from '../crypto/lock.ts';
import { fetchSlots, localDay, tryOpen } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { slotsSentence } from '../sentences.ts';
import { CodeField, Form, Page } from './components.tsx';
import { RenewCode } from './renew-code.tsx';

interface DrillProps {
  readonly check: KeyCheck;
  readonly account: Account;
  readonly keys: AdviserKeys;
  /** With what is to be said of it, if anything. */
  readonly onDone: (notice?: string) => void;
  /** Nobody was here for a while, and the keys are open. */
  readonly onIdle: () => void;
}

export function Drill({ check, account, keys, onDone, onIdle }: DrillProps) {
  const { w, device, clock } = useEnv();
  const [renewing, setRenewing] = useState(false);
  useEffect(() => lockWhenIdle(window, clock.device, onIdle), [clock, onIdle]);
  if (renewing)
    return (
      <RenewCode account={account} keys={keys} onBack={() => setRenewing(false)} onDone={(said) => onDone(said)} />
    );
  const later = (): void => {
    checkLater(localDay(clock.device()), device);
    onDone();
  };
  const lead = { first: w.drillFirst, yearly: w.drillYearly, none: w.drillNone }[check];
  return (
    <Page key="drill" title={w.drillTitle}>
      <p class="lead">{lead}</p>
      {check === 'none' ? undefined : <Retyped account={account} keys={keys} onRight={() => onDone(w.drillRight)} />}
      <div class="stack">
        <button type="button" class={check === 'none' ? undefined : 'quiet'} onClick={() => setRenewing(true)}>
          {check === 'none' ? w.renewTitle : w.drillLost}
        </button>
        <button type="button" class="quiet" onClick={later}>
          {w.drillLater}
        </button>
      </div>
    </Page>
  );
}

interface RetypedProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
  readonly submit?: string;
  readonly onRight: () => void | Promise<void>;
}

/** All of the code: only what opens the key proves that it does, and nothing of it has to be kept here to compare with. */
export function Retyped({ account, keys, submit, onRight }: RetypedProps) {
  const { w, api, clock } = useEnv();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const check = async (): Promise<void> => {
    setProblem(undefined);
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    if ((await tryOpen(fetched.slots, 'recovery', code)) === undefined) return setProblem(w.wrongRecovery);
    void noteUse(api, { keys, account, way: 'recovery', day: localDay(clock.now()) });
    await onRight();
  };
  return (
    <Form submit={submit ?? w.drillGo} busy={busy} problem={problem} onSubmit={() => run(check)}>
      <CodeField label={w.recoveryCode} value={code} onValue={setCode} />
    </Form>
  );
}
