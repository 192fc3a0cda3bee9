/** Two days of rest for an adviser who was threatened: begun after a question, in sight while it lasts, ended with one press. */
import { useState } from 'preact/hooks';
import { fromHour, type Hour } from '../../../core/conversation.ts';
import type { Moments } from '../../../core/words/moments.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { ConversationRef } from '../drafts.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForPause } from '../sentences.ts';
import { Dialog, Notice } from './components.tsx';
import type { Thread } from '../crypto/thread.ts';

interface PauseProps {
  readonly conversation: ConversationRef;
  readonly adviser: string;
  readonly keys: AdviserKeys;
  readonly pause: Thread['pause'];
  readonly moments: Moments;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
}

export function Pause({ conversation, adviser, keys, pause, moments, onChanged, onGone, onSignedOut }: PauseProps) {
  const { w, api, announce } = useEnv();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  if (pause === undefined) return null;

  const put = async (before: Hour, until: Hour): Promise<void> => {
    setProblem(undefined);
    const { organisation, id } = conversation;
    const statement = { says: 'pause', organisation, adviser, conversation: id, before, until } as const;
    const signature = await signStatement(keys.signing.privateKey, statement);
    const result = await api.pause(organisation, id, { before, until, signature });
    if (!result.ok && result.why === 'not-there') return onGone();
    if (!result.ok && result.why === 'signed-out') return onSignedOut();
    if (!result.ok) {
      // What is in force by now, or where one of now ends, must be on the page before it is pressed once more.
      await onChanged();
      if (result.why === 'conflict') setAsking(false);
      return setProblem(sentenceForPause(w, result));
    }
    setAsking(false);
    announce(until === 0 ? w.pause.ended : w.pause.done);
    await onChanged();
  };
  const { until, end } = pause;

  return (
    <>
      {problem === undefined || asking ? undefined : <Notice kind="alert">{problem}</Notice>}
      {until === undefined ? (
        <button type="button" class="quiet" onClick={() => setAsking(true)}>
          {w.pause.button}
        </button>
      ) : (
        <>
          <Notice>{w.pause.until(moments.moment(fromHour(until)))}</Notice>
          <button type="button" class="outline" aria-disabled={busy} onClick={() => run(() => put(until, 0))}>
            {w.pause.end}
          </button>
        </>
      )}
      {asking && until === undefined ? (
        <Dialog title={w.pause.title} onClose={() => setAsking(false)}>
          <p>{w.pause.lead}</p>
          <p>{w.pause.reads}</p>
          <p>{w.pause.danger}</p>
          {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
          <div class="stack">
            <button type="button" class="outline" onClick={() => setAsking(false)}>
              {w.pause.no}
            </button>
            <button type="button" aria-disabled={busy} onClick={() => run(() => put(0, end))}>
              {w.pause.go}
            </button>
          </div>
        </Dialog>
      ) : undefined}
    </>
  );
}
