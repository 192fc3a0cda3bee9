/**
 * The modal in front, over the chat client only: the inbox beside it stays usable, as it would be on the
 * adviser's own computer. Tab stays inside, Escape closes the view in front.
 */
import type { TargetedKeyboardEvent, VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HeldView } from '../../../stand-ins/slack/state.ts';
import { Blocks } from './blocks.tsx';
import { keepInside } from '../shared/keep-inside.ts';
import { perform } from '../shared/live.ts';
import { useWords } from '../words.tsx';

export function Modal({ user, stack }: { user: string; stack: readonly HeldView[] }): VNode | null {
  const texts = useWords();
  const held = stack.at(-1);
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const title = useId();
  const [busy, setBusy] = useState(false);
  const shape =
    held === undefined
      ? ''
      : `${held.id} ${held.view.callback_id ?? ''} ${held.view.blocks.map(({ block_id: id }) => id).join()}`;

  // A new view begins at its top, with the focus on the dialog so that its title is read out.
  // Before anything is painted: a key that comes in between would go to nobody.
  useLayoutEffect(() => {
    const wanted = box.current?.querySelector<HTMLElement>('[autofocus]') ?? box.current;
    wanted?.focus();
    body.current?.scrollTo({ top: 0 });
  }, [held?.id]);
  // Another screen in the same view: what had the focus may be gone. The focus is never taken from the inbox's frame,
  // because somebody may be typing there, in the very answer that changed this view.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus();
  }, [shape]);
  const words = held === undefined ? '' : firstWords(held);
  useEffect(() => body.current?.scrollTo({ top: 0 }), [words]);

  if (held === undefined || held.view.type !== 'modal') return null;
  const { view } = held;
  const close = (): void => void perform({ act: 'close', user, view: held.id });
  const submit = (): void => {
    if (busy) return;
    setBusy(true);
    void perform({ act: 'submit', user, view: held.id }).finally(() => setBusy(false));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape' && !event.isComposing) close();
    if (event.key === 'Tab') keepInside(event);
  };
  const stacked = stack.length > 1;
  return (
    <div class="veil">
      <div
        class="modal"
        role="dialog"
        aria-modal="true"
        aria-keyshortcuts="F6"
        aria-labelledby={title}
        tabIndex={-1}
        ref={box}
        onKeyDown={onKeyDown}
      >
        <header>
          {stacked && (
            <button type="button" class="plain" onClick={close} aria-label={texts.back}>
              ‹
            </button>
          )}
          <h2 id={title}>
            <span class="app-icon" aria-hidden="true" />
            {view.title.text}
          </h2>
          <button
            type="button"
            class="plain"
            onClick={() => void perform(stacked ? { act: 'close-all', user } : { act: 'close', user, view: held.id })}
            aria-label={texts.close}
          >
            ×
          </button>
        </header>
        <div class="modal-body" ref={body} key={held.id}>
          {held.trouble !== undefined && (
            <p class="trouble" role="alert">
              {held.trouble}
            </p>
          )}
          <Blocks user={user} id={held.id} blocks={view.blocks} values={held.values} errors={held.errors} />
        </div>
        <footer>
          <button type="button" class="press" onClick={close}>
            {view.close?.text ?? (stacked ? texts.back : texts.close)}
          </button>
          {view.submit !== undefined && (
            <button type="button" class="press primary" onClick={submit} aria-busy={busy}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </div>
    </div>
  );
}

/** What tells one screen from the next: an update that only adds a reply leaves the reader where they are. */
function firstWords(held: HeldView): string {
  return JSON.stringify(
    held.view.blocks.find(
      (block) => block.type === 'header' || block.type === 'rich_text' || block.type === 'section',
    ) ?? '',
    (key, value: unknown) => (key === 'block_id' || key === 'action_id' ? undefined : value),
  );
}
