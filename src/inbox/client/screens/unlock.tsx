/** The door: a passphrase, or the recovery code with a new passphrase. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { StoredSlots } from '../../../seal/ways.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForNew, slotsSentence } from '../sentences.ts';
import { CodeField, Field, Form, Notice, Page, Slow } from './components.tsx';
import { NewPassphraseFields, NO_PASSPHRASE, useNewPassphraseFault } from './new-passphrase.tsx';
import { noteUse, saveSlots } from '../crypto/save-slots.ts';
import { fetchSlots, localDay, tryOpen, tryReplace, tryTyped, type HowOpened } from '../crypto/unlock-keys.ts';
import { WithPasskey } from './passkeys.tsx';
import { TakeKeys } from './take-keys.tsx';
import type { Account } from '../../contract.ts';

interface UnlockProps {
  readonly account: Account;
  /** Of this person and their organisations. */
  readonly names: readonly string[];
  readonly title?: string;
  readonly lead?: string;
  readonly submit?: string;
  readonly notice?: string;
  readonly onOpen: (keys: AdviserKeys, how: HowOpened) => void;
  readonly onSignedOut: () => void;
  /** From the address that another device showed. Where keys may come from another device. */
  readonly pairing?: { readonly code: string | undefined };
  /** Neither the passphrase nor the code: where that can be said. */
  readonly onLost?: () => void;
  readonly children?: ComponentChildren;
}

/** Which way this device was opened by last, so that a passphrase of its own is tried first. */
const LAST_WAY = 'in-vertrouwen.way';

export function Unlock(given: UnlockProps) {
  const { w, api, device, clock } = useEnv();
  const [forgotten, setForgotten] = useState(false);
  const [taking, setTaking] = useState(given.pairing?.code !== undefined);
  const back = useCallback(() => setTaking(false), []);
  const props: UnlockProps = {
    ...given,
    onOpen(keys, how) {
      const { account } = given;
      if (how.way !== '') device.setItem(LAST_WAY, how.way);
      void noteUse(api, { keys, account, way: how.way, day: localDay(clock.now()) });
      given.onOpen(keys, how);
    },
  };
  if (taking && given.pairing !== undefined) {
    const { account, names, pairing } = given;
    return <TakeKeys account={account} names={names} code={pairing.code} onBack={back} onOpen={props.onOpen} />;
  }
  return (
    <Page key={String(forgotten)} title={forgotten ? w.recoverTitle : (props.title ?? w.unlockTitle)}>
      {props.notice === undefined || forgotten ? undefined : <Notice>{props.notice}</Notice>}
      {forgotten ? <Recover {...props} /> : <WithPassphrase {...props} />}
      <button type="button" class="quiet" onClick={() => setForgotten(!forgotten)}>
        {forgotten ? w.unlockPassphrase : w.unlockRecovery}
      </button>
      {forgotten || props.pairing === undefined ? undefined : (
        <button type="button" class="quiet" onClick={() => setTaking(true)}>
          {w.pairTake}
        </button>
      )}
      {forgotten && props.onLost !== undefined ? (
        <button type="button" class="quiet" onClick={props.onLost}>
          {w.lostHow}
        </button>
      ) : undefined}
      {props.children}
    </Page>
  );
}

function WithPassphrase({ lead, submit, onOpen, onSignedOut }: UnlockProps) {
  const { w, api, stretcher, device } = useEnv();
  const [slots, setSlots] = useState<StoredSlots>();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const open = async (): Promise<void> => {
    setProblem(undefined);
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return fetched.why === 'signed-out' ? onSignedOut() : setProblem(slotsSentence(w, fetched.why));
    const { slots } = fetched;
    const opened = await tryTyped(slots, passphrase, stretcher.stretch, device.getItem(LAST_WAY));
    if (opened === undefined) return setProblem(w.wrongPassphrase);
    setPassphrase('');
    onOpen(opened.keys, { slots, way: opened.way });
  };
  // Only to know whether there is a passkey: what opens is fetched anew.
  useEffect(() => void fetchSlots(api).then((fetched) => fetched.ok && setSlots(fetched.slots)), [api]);
  return (
    <>
      <p class="lead">{lead ?? w.unlockLead}</p>
      <Slow />
      <Form submit={submit ?? w.unlock} busy={busy} problem={problem} onSubmit={() => run(open)}>
        <Field label={w.passphrase} autoComplete="current-password" value={passphrase} onValue={setPassphrase} />
      </Form>
      {slots === undefined ? undefined : (
        <WithPasskey slots={slots} onOpen={({ keys, way }) => onOpen(keys, { slots, way })} />
      )}
    </>
  );
}

function Recover({ account, names, onOpen, onSignedOut }: UnlockProps) {
  const { w, api, stretcher, clock } = useEnv();
  const [code, setCode] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [problem, setProblem] = useState<string>();
  const fault = useNewPassphraseFault(names);
  const { busy, run } = useTask(setProblem);
  const recover = async (): Promise<void> => {
    const wrong = await fault(next);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return fetched.why === 'signed-out' ? onSignedOut() : setProblem(slotsSentence(w, fetched.why));
    const keys = await tryOpen(fetched.slots, 'recovery', code);
    if (keys === undefined) return setProblem(w.wrongRecovery);
    const before = fetched.slots;
    const after = await tryReplace(
      before,
      { via: 'recovery', secret: code },
      next.first,
      stretcher.stretch,
      localDay(clock.now()),
    ).catch(() => undefined);
    // The code was right, and opens: a new passphrase that could not be made or kept takes nothing away.
    const saved = after && (await saveSlots(api, 'passphrase', { keys, account, before, after }));
    const isUnknown = saved?.ok === false && saved.why === 'try-again';
    const failed = isUnknown ? w.unknownPassphrase : w.recoverNotSaved;
    const notice = saved?.ok === true ? sentenceForNew(w, 'passphrase', saved) : failed;
    onOpen(keys, { slots: before, way: 'recovery', notice });
  };
  return (
    <>
      <p class="lead">{w.recoverLead}</p>
      <Slow />
      <Form submit={w.recover} busy={busy} problem={problem} onSubmit={() => run(recover)}>
        <CodeField label={w.recoveryCode} value={code} onValue={setCode} />
        <NewPassphraseFields label={w.newPassphrase} value={next} onValue={setNext} />
      </Form>
    </>
  );
}
