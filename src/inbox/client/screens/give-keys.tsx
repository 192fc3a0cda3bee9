/** On the device where the inbox is open: another one is let in. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { wipe } from '../../../seal/bytes.ts';
import type { Account } from '../../contract.ts';
import { giveKeys, type Joined } from '../crypto/pair-devices.ts';
import { fetchSlots, tryTypedPayload } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { pairingSentence, slotsSentence } from '../sentences.ts';
import { Back, Field, Form, LineField, Notice, Page, Slow } from './components.tsx';
import { useWait } from './pairing-wait.ts';
import { QrCode } from './qr.tsx';

/** Each wrong one is a chance of one in a million for who stands in between; a slip of the finger is likelier. */
const TRIES = 3;

interface GiveKeysProps {
  readonly account: Account;
  readonly onBack: () => void;
  readonly onDone: (sentence: string) => void;
}

export function GiveKeys({ account, onBack, onDone }: GiveKeysProps) {
  const { w, api } = useEnv();
  const payload = useRef<Uint8Array | undefined>(undefined);
  const [code, setCode] = useState<string>();
  const [joined, setJoined] = useState<Joined>();
  const [problem, setProblem] = useState<string>();
  const wait = useWait();
  useEffect(
    () => () => {
      if (payload.current === undefined) return;
      wipe(payload.current);
      void api.endPairing();
    },
    [api],
  );
  const begin = async (keys: Uint8Array): Promise<void> => {
    payload.current = keys;
    const giving = await giveKeys(api, account);
    if (typeof giving === 'string') return setProblem(pairingSentence(w, giving));
    setCode(giving.code);
    void giving.joined(wait).then(
      (other) => (typeof other === 'string' ? setProblem(pairingSentence(w, other)) : setJoined(other)),
      () => undefined,
    );
  };
  const give = async (): Promise<void> => {
    const keys = payload.current;
    if (joined === undefined || keys === undefined) return;
    const why = await joined.give(keys);
    wipe(keys);
    payload.current = undefined;
    if (why === undefined) onDone(w.pairGiven);
    else setProblem(pairingSentence(w, why));
  };
  if (problem !== undefined)
    return (
      <Page key="problem" title={w.pairTitle} before={<Back onBack={onBack} />}>
        <Notice kind="alert">{problem}</Notice>
      </Page>
    );
  if (code === undefined) return <Prove onBack={onBack} onProven={begin} />;
  if (joined === undefined)
    return (
      <Page key="code" title={w.pairTitle} before={<Back onBack={onBack} />}>
        <p class="lead">{w.pairScan}</p>
        <QrCode text={`${location.origin}/device#${code}`} label={w.pairQr} />
        <p>{w.pairType}</p>
        <p class="device-code">
          <code>{code}</code>
        </p>
        <p role="status">{w.pairWaiting}</p>
      </Page>
    );
  return <Digits joined={joined} onRight={give} onWrong={() => setProblem(w.pairWrongDigits)} onBack={onBack} />;
}

function Prove({
  onBack,
  onProven,
}: {
  readonly onBack: () => void;
  readonly onProven: (keys: Uint8Array) => Promise<void>;
}) {
  const { w, api, stretcher } = useEnv();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const prove = async (): Promise<void> => {
    setProblem(undefined);
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const payload = await tryTypedPayload(fetched.slots, secret, stretcher.stretch);
    if (payload === undefined) return setProblem(w.wrongPassphrase);
    await onProven(payload);
  };
  return (
    <Page key="prove" title={w.pairTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.pairLead}</p>
      <Slow />
      <Form submit={w.pairNext} busy={busy} problem={problem} onSubmit={() => run(prove)}>
        <Field label={w.currentPassphrase} autoComplete="current-password" value={secret} onValue={setSecret} />
      </Form>
    </Page>
  );
}

interface DigitsProps {
  readonly joined: Joined;
  readonly onRight: () => Promise<void>;
  readonly onWrong: () => void;
  readonly onBack: () => void;
}

function Digits({ joined, onRight, onWrong, onBack }: DigitsProps) {
  const { w } = useEnv();
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const check = async (): Promise<void> => {
    if (joined.isRight(typed)) return onRight();
    if (tries + 1 >= TRIES) return onWrong();
    setTries(tries + 1);
    setProblem(w.pairDigitsAgain);
  };
  return (
    <Page key="digits" title={w.pairDigitsTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.pairDigitsLead}</p>
      <Form submit={w.pairGive} busy={busy} problem={problem} onSubmit={() => run(check)}>
        <LineField label={w.pairDigits} inputMode="numeric" value={typed} onValue={setTyped} />
      </Form>
    </Page>
  );
}
