/** On the new device: the keys come from one where the inbox is open, and get a way of their own here. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { wipe } from '../../../seal/bytes.ts';
import { keysFrom, withWay } from '../../../seal/open-ways.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { StoredSlots } from '../../../seal/ways.ts';
import type { Account } from '../../contract.ts';
import { lockWhenIdle } from '../crypto/lock.ts';
import { takeKeys, type Taking } from '../crypto/pair-devices.ts';
import { saveSlots } from '../crypto/save-slots.ts';
import { fetchSlots, localDay, unlessRefused, type HowOpened } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { pairingSentence, sentenceForWays, slotsSentence } from '../sentences.ts';
import { Back, Form, LineField, Notice, Page, Slow } from './components.tsx';
import { NewPassphraseFields, NO_PASSPHRASE, useNewPassphraseFault } from './new-passphrase.tsx';
import { useWait } from './pairing-wait.ts';

interface TakeKeysProps {
  readonly account: Account;
  readonly names: readonly string[];
  /** From the address that was scanned. */
  readonly code: string | undefined;
  readonly onBack: () => void;
  readonly onOpen: (keys: AdviserKeys, how: HowOpened) => void;
}
interface Taken {
  readonly payload: Uint8Array;
  readonly keys: AdviserKeys;
  readonly slots: StoredSlots;
}

export function TakeKeys({ account, names, code, onBack, onOpen }: TakeKeysProps) {
  const { w, api } = useEnv();
  const [typed, setTyped] = useState(code ?? '');
  const [problem, setProblem] = useState<string>();
  const [taking, setTaking] = useState<Taking>();
  const [taken, setTaken] = useState<Taken>();
  const held = useRef<Uint8Array | undefined>(undefined);
  const { busy, run } = useTask(setProblem);
  const wait = useWait();
  useEffect(
    () => () => {
      if (held.current !== undefined) wipe(held.current);
    },
    [],
  );

  const receive = async (from: Taking): Promise<void> => {
    const payload = await from.taken(wait);
    if (typeof payload === 'string') return setProblem(pairingSentence(w, payload));
    held.current = payload;
    void api.endPairing();
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const { slots } = fetched;
    const keys = await unlessRefused(() => keysFrom(slots, payload));
    if (keys === undefined) return setProblem(w.pairCheated);
    setTaken({ payload, keys, slots });
  };
  const join = async (): Promise<void> => {
    setProblem(undefined);
    const begun = await takeKeys(api, account, typed, wait);
    if (typeof begun === 'string') return setProblem(begun === 'refused' ? w.pairWrongCode : pairingSentence(w, begun));
    setTaking(begun);
    void receive(begun).catch(() => undefined);
  };
  if (taken !== undefined)
    return <OwnWay account={account} names={names} taken={taken} onOpen={onOpen} onBack={onBack} />;
  if (taking !== undefined && problem === undefined)
    return (
      <Page key="digits" title={w.pairShowTitle} before={<Back onBack={onBack} />}>
        <p class="lead">{w.pairShow}</p>
        <p class="device-code">
          <output>{`${taking.digits.slice(0, 3)} ${taking.digits.slice(3)}`}</output>
        </p>
        <p role="status">{w.pairWaiting}</p>
      </Page>
    );
  return (
    <Page key="join" title={w.pairTakeTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.pairTakeLead}</p>
      <Form submit={w.pairJoin} busy={busy} problem={problem} onSubmit={() => run(join)}>
        <LineField label={w.pairCode} autoCapitalize="characters" value={typed} onValue={setTyped} />
      </Form>
    </Page>
  );
}

interface OwnWayProps extends Pick<TakeKeysProps, 'account' | 'names' | 'onOpen' | 'onBack'> {
  readonly taken: Taken;
}

/** Otherwise the inbox would be open here until the first lock, and then only by the passphrase again. */
function OwnWay({ account, names, taken, onOpen, onBack }: OwnWayProps) {
  const { w, api, stretcher, clock } = useEnv();
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [name, setName] = useState(w.pairDeviceDefault);
  const [problem, setProblem] = useState<string>();
  const fault = useNewPassphraseFault(names);
  const { busy, run } = useTask(setProblem);
  const { payload, keys, slots } = taken;
  // The keys are open here: nobody here for a while, and they are wiped with this screen.
  useEffect(() => lockWhenIdle(window, clock.device, onBack), [clock, onBack]);
  const add = async (): Promise<void> => {
    const wrong = await fault(next);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const called = name.trim() === '' ? {} : { name: name.trim() };
    const way = { kind: 'device', secret: next.first, day: localDay(clock.now()), ...called } as const;
    const after = await unlessRefused(() => withWay(slots, payload, way, { stretch: stretcher.stretch }));
    if (after === undefined) return setProblem(w.wayTooMany);
    const saved = await saveSlots(api, 'add a way', { keys, account, before: slots, after });
    if (!saved.ok) return setProblem(sentenceForWays(w, saved.why));
    onOpen(keys, { slots: after, way: after.ways.at(-1)?.id ?? '', notice: w.pairDone });
  };
  return (
    <Page key="own" title={w.pairOwnTitle}>
      <p class="lead">{w.pairOwnLead}</p>
      <Slow />
      <Form submit={w.pairOwnSave} busy={busy} problem={problem} onSubmit={() => run(add)}>
        <LineField label={w.pairDeviceName} maxLength={40} value={name} onValue={setName} />
        <NewPassphraseFields label={w.pairOwnPassphrase} value={next} onValue={setNext} />
      </Form>
      <button type="button" class="quiet" onClick={() => onOpen(keys, { slots, way: '' })}>
        {w.pairOwnSkip}
      </button>
      <Notice>{w.pairOwnHow}</Notice>
    </Page>
  );
}
