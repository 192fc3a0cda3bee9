/** One press for who has no time now: that it was read, and until when an answer comes. Never sent by itself. */
import { useId, useRef, useState } from 'preact/hooks';
import { fromHour, type Hour } from '../../../core/conversation.ts';
import { setAnswerIn } from '../../../core/set-answer.ts';
import type { Moments } from '../../../core/words/moments.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Why } from '../api.ts';
import { newFormId, sendReply } from '../crypto/reply.ts';
import type { Reading } from '../crypto/thread.ts';
import { useEnv, useTask } from '../env.ts';
import type { OpenConversation } from '../reading.ts';
import { sentenceForResult } from '../sentences.ts';
import { Notice } from './components.tsx';

/** The last word is the employee's, or was this very answer: then a later moment takes its place. */
export function canSayRead({ lines, replyKey }: Reading): boolean {
  const last = lines.at(-1);
  if (last?.readable !== true || replyKey === undefined) return false;
  return last.from === 'employee' || setAnswerIn(last.body)?.kind === 'read';
}

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
  const { busy, run } = useTask(setProblem);
  /** One per moment, so that pressing again after no answer promises once. */
  const submission = useRef({ id: newFormId(), by: 0 });
  const there = choices.filter((hour) => fromHour(hour) > now());
  const by = there.find((hour) => hour === chosen) ?? there[0];
  if (by === undefined) return null;

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
      return onChanged();
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
      <button type="button" class="outline" aria-disabled={busy} onClick={() => run(send)}>
        {w.readAnswer(moments.before(fromHour(by)))}
      </button>
    </section>
  );
}
