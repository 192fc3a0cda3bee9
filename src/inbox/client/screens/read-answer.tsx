/** One press for who has no time now: that it was read, and until when an answer comes. Never sent by itself. */
import { useId, useRef, useState } from 'preact/hooks';
import { fromHour, type Hour } from '../../../core/conversation.ts';
import type { Moments } from '../../../core/words/moments.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Why } from '../api.ts';
import { newFormId, sendReply } from '../crypto/reply.ts';
import { useEnv, useTask } from '../env.ts';
import { saidRead } from '../read-answer.ts';
import type { OpenConversation } from '../reading.ts';
import { sentenceForResult } from '../sentences.ts';
import { Notice } from './components.tsx';

interface ReadAnswerProps {
  readonly keys: AdviserKeys;
  readonly open: OpenConversation;
  /** Ascending; the first is what the own hours say. */
  readonly choices: readonly Hour[];
  readonly moments: Moments;
  readonly read: () => Promise<OpenConversation | Why>;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
}

export function ReadAnswer(props: ReadAnswerProps) {
  const { keys, open, choices, moments, read, onChanged, onGone, onSignedOut } = props;
  const { w, api, now, announce } = useEnv();
  const id = useId();
  const [chosen, setChosen] = useState<Hour>();
  const [problem, setProblem] = useState<string>();
  const [justSaid, setJustSaid] = useState<Hour>();
  const { busy, run } = useTask(setProblem);
  /** One per moment, so that pressing again after no answer promises once. */
  const submission = useRef({ id: newFormId(), by: 0 });
  const there = choices.filter((hour) => fromHour(hour) > now());
  const by = there.find((hour) => hour === chosen) ?? there[0];
  if (by === undefined) return null;
  // The same once more would stand in the conversation twice.
  const isSaid = saidRead(open.reading) === by;

  const send = async (): Promise<void> => {
    setProblem(undefined);
    if (submission.current.by !== by) submission.current = { id: newFormId(), by };
    const answer = { kind: 'read', by } as const;
    const result = await sendReply({
      keys,
      answer,
      now: now(),
      submission: submission.current.id,
      api,
      open,
      readAgain: read,
    });
    if (result === 'sent') {
      submission.current = { id: newFormId(), by: 0 };
      announce(w.readSent);
      await onChanged();
      // After the answer stands above it, as with every other answer.
      return setJustSaid(by);
    }
    if (result === 'gone') return onGone();
    if (result === 'signed-out') return onSignedOut();
    setProblem(sentenceForResult(w, result));
    if (result === 'moved' || result === 'closed') await onChanged();
  };

  return (
    <section class="read-answer" aria-label={w.readTitle}>
      <p>{w.readLead}</p>
      <div class="field">
        <label for={id}>{w.readBy}</label>
        <select id={id} value={by} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {there.map((hour) => (
            <option key={hour} value={hour}>
              {moments.before(fromHour(hour))}
            </option>
          ))}
        </select>
      </div>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <button
        type="button"
        class="outline"
        aria-disabled={busy || isSaid}
        onClick={() => (isSaid ? undefined : run(send))}
      >
        {w.readAnswer(moments.before(fromHour(by)))}
      </button>
      {isSaid ? (
        <Notice key={justSaid} reveal={justSaid === by}>
          {w.readSent}
        </Notice>
      ) : undefined}
    </section>
  );
}
