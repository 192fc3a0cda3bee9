/** The adviser's own note. What another device wrote meanwhile is shown beside what stands here; neither takes the other's place. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { toBase64url } from '../../../seal/bytes.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { markOf, NOTE_MAX, openNote, sealNote, unreadNote, type Note as Kept } from '../crypto/note.ts';
import { noteOf, type ConversationRef, type Drafts } from '../drafts.ts';
import { useEnv, useTask } from '../env.ts';
import type { OpenConversation } from '../reading.ts';
import { sentenceForChange } from '../sentences.ts';
import { unhelped } from '../unhelped.ts';
import { Form, Notice } from './components.tsx';

/** As for an answer. */
const KEEP_AFTER_MS = 500;

interface NoteProps {
  readonly conversation: ConversationRef;
  readonly keys: AdviserKeys;
  readonly open: OpenConversation;
  readonly drafts: Drafts;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
}

export function Note({ conversation, keys, open, drafts, onChanged, onGone, onSignedOut }: NoteProps) {
  const { w, api, now, announce } = useEnv();
  const id = useId();
  const [text, setText] = useState('');
  /** What the text here was begun from. */
  const [base, setBase] = useState<Kept>();
  /** What another device wrote, while something else stands here. */
  const [other, setOther] = useState<string>();
  const [isOpen, setIsOpen] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const latest = useRef({ text: '', base: undefined as Kept | undefined, isReady: false });
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const own = noteOf(conversation);
  const until = open.thread.expiresHour;

  const show = (written: string, from: Kept | undefined): void => {
    latest.current = { text: written, base: from, isReady: true };
    setText(written);
    setBase(from);
  };
  const keep = (): void => {
    clearTimeout(pause.current);
    const { text: written, base: from } = latest.current;
    if (written === (from?.text ?? '')) drafts.drop(own);
    else drafts.keep(own, { text: written, submission: markOf(from) }, until);
  };

  const { note } = open.thread;
  useEffect(() => {
    let isOver = false;
    void (async () => {
      const found = note === undefined ? undefined : await openNote(keys, conversation, note);
      const lies = found === 'unreadable' ? await unreadNote(note) : found;
      const elsewhere = found === 'unreadable' ? undefined : (found?.text ?? '');
      const first = latest.current.isReady ? undefined : await drafts.find(own);
      if (isOver) return;
      setUnreadable(found === 'unreadable');
      const here = latest.current;
      if (first !== undefined && first.text !== (lies?.text ?? '')) {
        show(first.text, lies);
        setIsOpen(true);
        setSaid(w.draftBack);
        if (first.submission !== markOf(lies)) setOther(elsewhere);
      } else if (!here.isReady || here.text === (here.base?.text ?? '') || here.text === lies?.text) {
        show(lies?.text ?? '', lies);
        setOther(undefined);
      } else if (markOf(here.base) !== markOf(lies)) {
        // Seen from now on: what is saved next takes its place knowingly.
        show(here.text, lies);
        setIsOpen(true);
        setOther(elsewhere);
      }
    })();
    return () => {
      isOver = true;
    };
  }, [note === undefined ? '' : toBase64url(note)]);
  useEffect(() => {
    const keepNow = (): void => {
      if (document.visibilityState === 'hidden') keep();
    };
    document.addEventListener('visibilitychange', keepNow);
    return () => {
      document.removeEventListener('visibilitychange', keepNow);
      keep();
      latest.current = { text: '', base: undefined, isReady: false };
    };
  }, []);

  const write = (value: string): void => {
    latest.current = { ...latest.current, text: value };
    setText(value);
    setSaid(undefined);
    clearTimeout(pause.current);
    pause.current = setTimeout(keep, KEEP_AFTER_MS);
  };
  const save = async (): Promise<void> => {
    setSaid(undefined);
    if (text.length > NOTE_MAX) return setProblem(w.noteTooLong(text.length - NOTE_MAX));
    setProblem(undefined);
    const sealed = await sealNote(keys, conversation, { text, before: base, now: now() });
    const result = await api.saveNote(conversation.organisation, conversation.id, toBase64url(sealed));
    if (result.ok) {
      const kept = await openNote(keys, conversation, sealed);
      if (kept !== 'unreadable') {
        latest.current = { ...latest.current, base: kept };
        setBase(kept);
      }
      setOther(undefined);
      keep();
      setSaid(w.noteSaved);
      return announce(w.noteSaved);
    }
    if (result.why === 'not-there') return onGone();
    if (result.why === 'signed-out') {
      keep();
      return onSignedOut();
    }
    // What lies there instead comes with the conversation, and is shown beside this.
    if (result.why === 'conflict') return onChanged();
    setProblem(sentenceForChange(w, result.why));
  };

  const left = NOTE_MAX - text.length;
  return (
    <details class="note" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {w.note}
        {base === undefined || base.text === '' ? '' : ` ${w.noteThere}`}
      </summary>
      {unreadable ? <Notice kind="alert">{w.noteUnreadable}</Notice> : undefined}
      <Form submit={w.noteSave} busy={busy} problem={problem} onSubmit={() => run(save)}>
        <label for={id}>{w.noteLabel}</label>
        <textarea
          ref={unhelped}
          autoComplete="off"
          id={id}
          rows={4}
          dir="auto"
          value={text}
          aria-describedby={`${id}-hint`}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <p id={`${id}-hint`} class={left < 0 ? 'fine over' : 'fine'}>
          {w.noteHint} {left < 0 ? w.noteTooLong(-left) : left < 100 ? w.left(left) : ''}
        </p>
        {other === undefined ? undefined : (
          <Notice kind="alert">
            <p>{w.noteElsewhere}</p>
            <p class="text" dir="auto" translate={false}>
              {other === '' ? w.noteEmptied : other}
            </p>
            {other === '' ? undefined : (
              <button type="button" class="outline" onClick={() => write(`${latest.current.text}\n\n${other}`)}>
                {w.noteJoin}
              </button>
            )}
            <button
              type="button"
              class="outline"
              onClick={() => {
                write(other);
                setOther(undefined);
              }}
            >
              {w.noteTakeOther}
            </button>
          </Notice>
        )}
      </Form>
      {said === undefined ? undefined : <Notice>{said}</Notice>}
    </details>
  );
}
