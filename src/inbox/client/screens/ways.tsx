/** Every way to the key, when it was last used, and taking one out. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../core/organisation.ts';
import { momentsIn } from '../../../core/words/moments.ts';
import { removalOf, withoutWay } from '../../../seal/open-ways.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { asWays, type Day, type StoredSlots, type Way } from '../../../seal/ways.ts';
import type { Account } from '../../contract.ts';
import { saveSlots } from '../crypto/save-slots.ts';
import { fetchSlots } from '../crypto/unlock-keys.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForWays, slotsSentence } from '../sentences.ts';
import type { Words } from '../words/index.ts';
import { Dialog, Notice } from './components.tsx';

export const wayName = (w: Words, { kind, name }: Pick<Way, 'kind' | 'name'>): string =>
  name === undefined ? w.wayKind[kind] : `${w.wayKind[kind]} (${name})`;

/** A day has no clock. */
const dayIn = (language: Language, day: Day): string => momentsIn(language, 'UTC', new Date(0)).date(day);

function usedSentence(w: Words, language: Language, { used, made }: Way): string {
  if (used !== undefined) return w.wayUsed(dayIn(language, used));
  return made === undefined ? w.wayNeverUsed : `${w.wayMade(dayIn(language, made))} ${w.wayNeverUsed}`;
}

interface WaysProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
  /** Counts up when something changed elsewhere on the page. */
  readonly edition: number;
  readonly onMustSignIn: () => void;
}

export function Ways({ account, keys, edition, onMustSignIn }: WaysProps) {
  const { w, api, language } = useEnv();
  const [slots, setSlots] = useState<StoredSlots>();
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState<string>();
  const [asking, setAsking] = useState<Way>();
  const look = useCallback(async (): Promise<void> => {
    const fetched = await fetchSlots(api);
    if (fetched.ok) setSlots(fetched.slots);
    else setProblem(slotsSentence(w, fetched.why));
  }, [api, w]);
  useEffect(() => void look(), [look, edition]);
  const { busy, run } = useTask(setProblem);

  const remove = async (way: Way): Promise<void> => {
    if (slots === undefined) return;
    setProblem(undefined);
    const after = withoutWay(slots, way.id);
    const saved = await saveSlots(api, 'remove a way', { keys, account, before: slots, after });
    setAsking(undefined);
    await look();
    if (saved.ok) return setSaid(saved.unfinished ? `${w.wayRemoved} ${w.oldNotErased}` : w.wayRemoved);
    if (saved.why === 'sign-in-again' || saved.why === 'signed-out') onMustSignIn();
    setProblem(sentenceForWays(w, saved.why));
  };
  const ask = (way: Way): void => {
    setSaid(undefined);
    if (slots !== undefined && removalOf(slots, way.id) === 'last') return setProblem(w.wayLast);
    setProblem(undefined);
    setAsking(way);
  };
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{w.waysTitle}</h2>
      <p>{w.waysLead}</p>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {said === undefined ? undefined : <Notice>{said}</Notice>}
      {slots === undefined ? <p role="status">{w.loading}</p> : undefined}
      <ul class="ways">
        {slots === undefined
          ? undefined
          : asWays(slots).ways.map((way) => (
              <li key={way.id}>
                <span>
                  <strong>{wayName(w, way)}</strong>
                  <small>{usedSentence(w, language, way)}</small>
                </span>
                <button type="button" class="quiet" aria-label={w.wayRemove(wayName(w, way))} onClick={() => ask(way)}>
                  {w.wayRemoveShort}
                </button>
              </li>
            ))}
      </ul>
      {asking === undefined || slots === undefined ? undefined : (
        <Dialog title={w.wayRemoveTitle} onClose={() => setAsking(undefined)}>
          <p>{w.wayRemoveLead(wayName(w, asking))}</p>
          {removalOf(slots, asking.id) === 'only-one' ? <Notice kind="alert">{w.wayRemoveOnlyOne}</Notice> : undefined}
          <div class="stack">
            <button type="button" onClick={() => setAsking(undefined)}>
              {w.wayRemoveNo}
            </button>
            <button type="button" class="outline" aria-disabled={busy} onClick={() => run(() => remove(asking))}>
              {w.wayRemoveYes}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
