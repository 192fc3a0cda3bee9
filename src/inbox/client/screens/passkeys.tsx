/** Opening with a passkey, and adding one. It is a convenience beside the two ways that everybody has. */
import { useState } from 'preact/hooks';
import { wipe } from '../../../seal/bytes.ts';
import { withWay } from '../../../seal/open-ways.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { asWays, type StoredSlots } from '../../../seal/ways.ts';
import type { Account } from '../../contract.ts';
import { authenticatorsHere, makePasskey, openWithPasskey, type PasskeyFault } from '../crypto/passkey.ts';
import { saveSlots } from '../crypto/save-slots.ts';
import { fetchSlots, localDay, tryOpen, tryTypedPayload, unlessRefused, type Opened } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForWays, slotsSentence } from '../sentences.ts';
import type { Words } from '../words/index.ts';
import { Back, Field, Form, LineField, Notice, Page, Slow } from './components.tsx';

const sentenceOf = (w: Words, fault: PasskeyFault): string => w.passkeyFault[fault];

interface WithPasskeyProps {
  readonly slots: StoredSlots;
  readonly onOpen: (opened: Opened) => void;
}

export function WithPasskey({ slots, onOpen }: WithPasskeyProps) {
  const { w } = useEnv();
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const ways = asWays(slots).ways.filter(({ kind }) => kind === 'passkey');
  if (ways.length === 0) return null;
  const open = async (): Promise<void> => {
    setProblem(undefined);
    const used = await openWithPasskey(authenticatorsHere(window), ways);
    if (typeof used === 'string') return setProblem(sentenceOf(w, used));
    const keys = await tryOpen(slots, used.way, used.secret);
    wipe(used.secret);
    if (keys === undefined) return setProblem(w.passkeyFault['no-prf']);
    onOpen({ keys, way: used.way });
  };
  return (
    <>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <button type="button" class="outline" aria-disabled={busy} onClick={() => run(open)}>
        {w.passkeyOpen}
      </button>
    </>
  );
}

interface AddPasskeyProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
  readonly onBack: () => void;
  readonly onDone: (sentence: string) => void;
}

export function AddPasskey({ account, keys, onBack, onDone }: AddPasskeyProps) {
  const { w, api, stretcher, clock } = useEnv();
  const [secret, setSecret] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const add = async (): Promise<void> => {
    setProblem(undefined);
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const before = fetched.slots;
    const payload = await tryTypedPayload(before, secret, stretcher.stretch);
    if (payload === undefined) return setProblem(w.wrongPassphrase);
    try {
      const known = asWays(before).ways.flatMap(({ credential }) => (credential === undefined ? [] : [credential]));
      const made = await makePasskey(authenticatorsHere(window), known);
      if (typeof made === 'string') return setProblem(sentenceOf(w, made));
      const called = name.trim() === '' ? {} : { name: name.trim() };
      const way = { kind: 'passkey', day: localDay(clock.now()), ...called, ...made } as const;
      const after = await unlessRefused(() => withWay(before, payload, way));
      wipe(made.secret);
      if (after === undefined) return setProblem(w.wayTooMany);
      const saved = await saveSlots(api, 'add a way', { keys, account, before, after });
      if (!saved.ok) return setProblem(sentenceForWays(w, saved.why));
      onDone(w.passkeyDone);
    } finally {
      wipe(payload);
    }
  };
  return (
    <Page key="passkey" title={w.passkeyTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.passkeyLead}</p>
      <Notice>{w.passkeyMind}</Notice>
      <Slow />
      <Form submit={w.passkeyMake} busy={busy} problem={problem} onSubmit={() => run(add)}>
        <Field label={w.currentPassphrase} autoComplete="current-password" value={secret} onValue={setSecret} />
        <LineField label={w.passkeyName} maxLength={40} value={name} onValue={setName} />
      </Form>
    </Page>
  );
}
