/** Organisations where an older key is still in force: a new one that was asked for half-way is asked for there as well. */
import { useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { AdviserMe } from '../../contract.ts';
import { askNewKey, seatsWithOlder } from '../crypto/ask-new-key.ts';
import { fetchSlots } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange, slotsSentence } from '../sentences.ts';
import { Notice } from './components.tsx';

export function Elsewhere({ me, keys }: { readonly me: AdviserMe; readonly keys: AdviserKeys }) {
  const { w, api, language } = useEnv();
  const [problem, setProblem] = useState<string>();
  const [isAsked, setIsAsked] = useState(false);
  const { busy, run } = useTask(setProblem);
  const seats = seatsWithOlder(me.seats, keys);
  if (seats.length === 0) return null;
  const ask = async (): Promise<void> => {
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const why = await askNewKey(api, me, { keys, slots: fetched.slots, seats });
    setProblem(why && sentenceForChange(w, why));
    setIsAsked(why === undefined);
  };
  const names = new Intl.ListFormat(language).format(seats.map(({ organisation }) => organisation.name));
  return (
    <>
      <Notice>{isAsked ? w.newKeyElsewhereDone : w.newKeyElsewhere(names)}</Notice>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <button type="button" class="outline" aria-disabled={busy} onClick={() => run(ask)}>
        {w.newKeyElsewhereGo}
      </button>
    </>
  );
}
