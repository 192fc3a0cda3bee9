/** Closing asks first: it takes the pen from both. */
import { useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange } from '../sentences.ts';
import { Dialog, Notice } from './components.tsx';
import type { ConversationRef } from '../drafts.ts';

interface CloseProps {
  readonly conversation: ConversationRef;
  /** Whose conversation it is in the organisation; their key says that it closes. */
  readonly adviser: string;
  readonly keys: AdviserKeys;
  /** Before anything is asked of the server; closing does not wait for it. */
  readonly onClosing: () => void;
  readonly onClosed: () => Promise<void>;
}

export function CloseConversation({ conversation, adviser, keys, onClosing, onClosed }: CloseProps) {
  const { w, api } = useEnv();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const close = async (): Promise<void> => {
    const { organisation, id } = conversation;
    onClosing();
    const statement = { says: 'close', organisation, adviser, conversation: id } as const;
    const signature = await signStatement(keys.signing.privateKey, statement);
    const result = await api.close(organisation, id, signature);
    if (!result.ok && result.why !== 'not-there') return setProblem(sentenceForChange(w, result.why));
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
