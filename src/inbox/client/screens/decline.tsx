/**
 * "I cannot do this", at any moment and whatever the reason: the employee reads our words and never which reason it was, and
 * the conversation closes with them. It shows first what will be read.
 */
import { useRef, useState } from 'preact/hooks';
import { firstName } from '../../../core/first-name.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ClientSeat } from '../../contract.ts';
import type { Why } from '../api.ts';
import { newFormId, sendReply } from '../crypto/reply.ts';
import { useEnv, useTask } from '../env.ts';
import type { OpenConversation } from '../reading.ts';
import { sentenceForDecline } from '../sentences.ts';
import { Dialog, Notice } from './components.tsx';

interface DeclineProps {
  readonly adviser: ClientSeat['adviser'];
  readonly keys: AdviserKeys;
  readonly open: OpenConversation;
  readonly read: () => Promise<OpenConversation | Why>;
  readonly onChanged: () => Promise<void>;
  /** It is closed now. */
  readonly onDeclined: () => void;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
  /** Somebody else is named first: in a closed conversation that cannot be done any more. */
  readonly onRefer: () => void;
}

export function Decline({
  adviser,
  keys,
  open,
  read,
  onChanged,
  onDeclined,
  onGone,
  onSignedOut,
  onRefer,
}: DeclineProps) {
  const { w, api, now, announce } = useEnv();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  /** One for the whole conversation: pressing again after no answer says it once. */
  const submission = useRef(newFormId());

  const send = async (): Promise<void> => {
    setProblem(undefined);
    const said = { keys, answer: { kind: 'declined' }, adviser: adviser.id, now: now() } as const;
    const result = await sendReply({ ...said, submission: submission.current, api, open, readAgain: read });
    if (result === 'gone') return onGone();
    if (result === 'signed-out') return onSignedOut();
    if (result !== 'sent') return setProblem(sentenceForDecline(w, result));
    setAsking(false);
    announce(w.declineSent);
    onDeclined();
    await onChanged();
  };

  return (
    <>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {w.decline}
      </button>
      {asking ? (
        <Dialog title={w.declineTitle} onClose={() => setAsking(false)}>
          <p>{w.declineLead}</p>
          <p class="text own">{w.declined(firstName(adviser.name))}</p>
          <p>{w.declineThen}</p>
          {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
          <div class="stack">
            <button type="button" class="outline" onClick={() => setAsking(false)}>
              {w.declineNo}
            </button>
            <button
              type="button"
              class="outline"
              onClick={() => {
                setAsking(false);
                onRefer();
              }}
            >
              {w.refer.first}
            </button>
            <button type="button" aria-disabled={busy} onClick={() => run(send)}>
              {w.declineYes}
            </button>
          </div>
        </Dialog>
      ) : undefined}
    </>
  );
}
