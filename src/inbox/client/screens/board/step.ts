/** One change of what an adviser has on the board: sealed, sent, and what is said of it. */
import { useRef, useState } from 'preact/hooks';
import type { Hour } from '../../../../core/conversation.ts';
import type { Language } from '../../../../core/organisation.ts';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import type { Why } from '../../api.ts';
import { newFormId, sendReply, type Stepping } from '../../crypto/reply.ts';
import { useTask } from '../../env.ts';
import { useBoardEnv } from './env.ts';
import type { OpenConversation } from '../../reading.ts';
import { sentenceForStep } from '../../sentences.ts';
import type { WordsWithBoard } from './env.ts';
import type { SeatTime } from '../../time.ts';

export interface BoardProps {
  readonly seat: ClientSeat;
  readonly keys: AdviserKeys;
  readonly open: OpenConversation;
  readonly time: SeatTime;
  readonly read: () => Promise<OpenConversation | Why>;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
}
export interface Looking {
  readonly w: WordsWithBoard;
  readonly language: Language;
  readonly seat: ClientSeat;
  readonly time: SeatTime;
  readonly now: Date;
  /** Hour at which the conversation goes. */
  readonly expires: Hour;
  readonly isClosed: boolean;
}

interface Steps {
  /** @param said once it is stored. @param then what follows it, such as closing a dialog */
  readonly step: (change: Stepping, said: string, then?: () => void) => void;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly setProblem: (problem: string | undefined) => void;
  readonly done: string | undefined;
}

export function useStep({ keys, open, read, onChanged, onGone, onSignedOut }: BoardProps): Steps {
  const { w, api, now, announce } = useBoardEnv();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const { busy, run } = useTask(setProblem);
  /** One for each step that came through, so that pressing again after no answer does it once. */
  const submission = useRef(newFormId());

  const send = async (change: Stepping, said: string, then?: () => void): Promise<void> => {
    setProblem(undefined);
    setDone(undefined);
    const written = { keys, step: change, now: now() } as const;
    const result = await sendReply({ ...written, submission: submission.current, api, open, readAgain: read });
    if (result === 'gone') return onGone();
    if (result === 'signed-out') return onSignedOut();
    if (result !== 'sent') {
      setProblem(sentenceForStep(w, result));
      return result === 'stale' ? onChanged() : undefined;
    }
    submission.current = newFormId();
    then?.();
    announce(said);
    setDone(said);
    await onChanged();
  };
  return { step: (change, said, then) => run(() => send(change, said, then)), busy, problem, setProblem, done };
}
