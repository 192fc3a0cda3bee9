/** The answer field. Whatever goes wrong, the text stays. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { TEXT_MAX } from '../../../core/conversation.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { Why } from '../api.ts';
import { useEnv, useTask } from '../env.ts';
import { Form, Notice } from './components.tsx';
import { TextBlocks } from './text-blocks.tsx';
import type { OpenConversation } from '../reading.ts';
import { newFormId, sendReply } from '../crypto/reply.ts';
import { sentenceForResult } from '../sentences.ts';
import { unhelped } from '../unhelped.ts';
import type { Drafts, ConversationRef } from '../drafts.ts';

/** A page that is reloaded gives no time for sealing, so it is done in every pause of typing. */
const KEEP_AFTER_MS = 500;
/** From here on the number of characters left is worth knowing. */
const NEARLY_FULL = 300;

interface AnswerProps {
  readonly conversation: ConversationRef;
  readonly keys: AdviserKeys;
  readonly open: OpenConversation;
  readonly read: () => Promise<OpenConversation | Why>;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
  readonly onAnswerable: (answerable: boolean) => void;
  readonly drafts: Drafts;
}

export function Answer({
  conversation,
  keys,
  open,
  read,
  onChanged,
  onGone,
  onSignedOut,
  onAnswerable,
  drafts,
}: AnswerProps) {
  const { w, api, now, announce } = useEnv();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [note, setNote] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const latest = useRef('');
  /** One per written text: an edited text is another message, the same text sent again is not. */
  const submission = useRef({ id: newFormId(), text: '' });

  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const until = useRef(open.thread.expiresHour);
  until.current = open.thread.expiresHour;

  const keep = (): void => {
    clearTimeout(pause.current);
    if (latest.current.trim() === '') return;
    const { id, text: sent } = submission.current;
    const press = sent === latest.current ? { submission: id } : {};
    drafts.keep(conversation, { text: latest.current, ...press }, until.current);
  };
  const write = (value: string): void => {
    setText(value);
    latest.current = value;
    drafts.typing.current = value.trim() !== '';
    clearTimeout(pause.current);
    if (value.trim() === '') drafts.drop(conversation);
    else pause.current = setTimeout(keep, KEEP_AFTER_MS);
  };

  const insert = (block: string): void => {
    const field = document.getElementById('answer');
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.setRangeText(block, field.selectionStart, field.selectionEnd, 'end');
    write(field.value);
    setNote(undefined);
    field.focus();
  };

  useEffect(() => {
    void drafts.find(conversation).then((kept) => {
      if (kept === undefined || latest.current !== '') return;
      // The same answer as before, so that one of which it is not known whether it arrived does not arrive twice.
      if (kept.submission !== undefined) submission.current = { id: kept.submission, text: kept.text };
      write(kept.text);
      setNote(w.draftBack);
    });
    const keepNow = (): void => {
      if (document.visibilityState === 'hidden') keep();
    };
    document.addEventListener('visibilitychange', keepNow);
    // Leaving the conversation and locking are the same here: what was typed is sealed and set aside.
    return () => {
      document.removeEventListener('visibilitychange', keepNow);
      drafts.typing.current = false;
      keep();
      latest.current = '';
    };
  }, [drafts, conversation]);

  const send = async (): Promise<void> => {
    setNote(undefined);
    if (text.trim() === '') return setProblem(w.emptyAnswer);
    if (text.length > TEXT_MAX) return setProblem(w.tooLong(text.length - TEXT_MAX));
    setProblem(undefined);
    if (submission.current.text !== text) submission.current = { id: newFormId(), text };
    // Before it is sent: when the page goes away under way, the same press is repeated afterwards.
    keep();
    const written = { keys, text, now: now(), submission: submission.current.id };
    const result = await sendReply({ ...written, api, open, readAgain: read });
    if (result === 'sent') {
      submission.current = { id: newFormId(), text: '' };
      // What was typed while it was under way is not thrown away with it.
      if (latest.current === text) write('');
      announce(w.sent);
      await onChanged();
      // After the answer stands above it: before, that would push this out of sight on a telephone.
      return setNote(w.sent);
    }
    if (result === 'gone') return onGone();
    if (result === 'signed-out') return onSignedOut();
    setProblem(sentenceForResult(w, result));
    if (result === 'moved') await onChanged();
  };

  const answerable = open.reading.replyKey !== undefined;
  useEffect(() => {
    onAnswerable(answerable);
    return () => onAnswerable(false);
  }, [answerable, onAnswerable]);

  if (!answerable) return <Notice kind="alert">{w.noReplyKey}</Notice>;
  const left = TEXT_MAX - text.length;
  return (
    <section class="answer" aria-label={w.answer}>
      <Form submit={w.send} busy={busy} problem={problem} onSubmit={() => run(send)}>
        <label for="answer">{w.answerTo(open.thread.handle)}</label>
        <textarea
          ref={unhelped}
          autoComplete="off"
          id="answer"
          rows={6}
          dir="auto"
          value={text}
          aria-describedby={id}
          onInput={(event) => {
            write(event.currentTarget.value);
            setNote(undefined);
          }}
        />
        <p id={id} class={left < 0 ? 'fine over' : 'fine'}>
          {w.answerHint} {left > NEARLY_FULL ? '' : left < 0 ? w.tooLong(-left) : w.left(left)}
        </p>
      </Form>
      {note === undefined ? undefined : <Notice reveal>{note}</Notice>}
      <TextBlocks keys={keys} onInsert={insert} />
    </section>
  );
}
