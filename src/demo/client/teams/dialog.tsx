/** The dialog, over the client only: the inbox beside it stays usable. Tab stays inside, Escape closes. */
import type { TargetedKeyboardEvent, VNode } from 'preact';
import { useLayoutEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { TeamsScreen } from '../../../stand-ins/teams/state.ts';
import { keepInside } from '../shared/keep-inside.ts';
import { perform } from '../shared/live.ts';
import { useWords } from '../words.tsx';
import { Card } from './card.tsx';

export function Dialog({ user, screen }: { user: string; screen: TeamsScreen }): VNode | null {
  const words = useWords();
  const { dialog, trouble } = screen;
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const title = useId();
  const [busy, setBusy] = useState(false);
  // A card's identity is its id: the same one arrives anew with each state.
  const card = useMemo(() => dialog?.card, [dialog?.id]);
  // Runs before anything is painted, because a key that is pressed in between would reach nothing.
  useLayoutEffect(() => {
    box.current?.focus();
    body.current?.scrollTo({ top: 0 });
  }, [dialog?.id]);
  if (dialog === undefined || card === undefined) return null;

  const close = (): void => void perform({ act: 'teams-close', user });
  const submit = (data: Readonly<Record<string, unknown>>): void => {
    if (busy) return;
    setBusy(true);
    void perform({ act: 'teams-submit', user, dialog: dialog.id, data }).finally(() => setBusy(false));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape' && !event.isComposing) close();
    if (event.key === 'Tab') keepInside(event);
  };
  return (
    <div class="veil">
      <div
        class="modal teams-dialog"
        role="dialog"
        aria-modal="true"
        aria-keyshortcuts="F6"
        aria-labelledby={title}
        aria-busy={busy}
        tabIndex={-1}
        ref={box}
        onKeyDown={onKeyDown}
      >
        <header>
          <h2 id={title}>
            <span class="app-icon" aria-hidden="true" />
            {dialog.title}
          </h2>
          <button type="button" class="plain" onClick={close} aria-label={words.close}>
            ×
          </button>
        </header>
        <div class="modal-body" ref={body}>
          {trouble !== undefined && (
            <p class="trouble" role="alert">
              {trouble}
            </p>
          )}
          <Card card={card} onSubmit={submit} />
        </div>
      </div>
    </div>
  );
}
