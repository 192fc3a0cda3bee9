/** Closing asks first: it takes the pen from both. */
import { useState } from 'preact/hooks';
import { sentenceFor, useEnv, useTask } from '../env.ts';
import { Dialog, Notice } from './components.tsx';
import type { ConversationRef } from '../drafts.ts';

interface CloseProps {
  readonly conversation: ConversationRef;
  readonly onClosed: () => Promise<void>;
}

export function CloseConversation({ conversation, onClosed }: CloseProps) {
  const { w, api } = useEnv();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const close = async (): Promise<void> => {
    const result = await api.close(conversation.organisation, conversation.id);
    if (!result.ok && result.why !== 'not-there') return setProblem(sentenceFor(w, result.why));
    setAsking(false);
    await onClosed();
  };
  return (
    <>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {w.close}
      </button>
      {asking ? (
        <Dialog title={w.closeTitle} onClose={() => setAsking(false)}>
          <p>{w.closeLead}</p>
          {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
          <div class="stack">
            <button type="button" class="outline" onClick={() => setAsking(false)}>
              {w.closeNo}
            </button>
            <button type="button" aria-disabled={busy} onClick={() => run(close)}>
              {w.closeYes}
            </button>
          </div>
        </Dialog>
      ) : undefined}
    </>
  );
}
