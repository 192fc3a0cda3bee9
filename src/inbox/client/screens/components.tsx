/** The few pieces that every screen is made of. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useEnv } from '../env.ts';
import { unhelped } from '../unhelped.ts';
import { Working } from './working.tsx';

let firstPage = true;

interface PageProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Above the title: the way back. */
  readonly before?: ComponentChildren;
}

/** Whether somebody is busy beside the inbox, in the window that frames it: a key they press must not land here. */
const isElsewhere = (): boolean => window.top !== window && !document.hasFocus();

/** A new screen begins at its heading, for the eyes and for a screen reader; only the very first does not take the focus. */
export function Page({ title, before, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!firstPage && !isElsewhere()) heading.current?.focus();
    firstPage = false;
    window.scrollTo(0, 0);
  }, []);
  return (
    <main id="main" class="page">
      {before}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}

interface NoticeProps {
  /** `alert` interrupts a screen reader: for what stopped somebody. `note` waits its turn. */
  readonly kind?: 'note' | 'alert';
  /** Brought into sight when it appears. An alert always is. */
  readonly reveal?: boolean;
  readonly children: ComponentChildren;
}

export function Notice({ kind = 'note', reveal = kind === 'alert', children }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reveal) box.current?.scrollIntoView({ block: 'nearest' });
  }, [reveal]);
  return (
    <div ref={box} class={`notice ${kind}`} role={kind === 'alert' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export function Back({ onBack }: { readonly onBack: () => void }) {
  const { w } = useEnv();
  return (
    <button type="button" class="quiet back" onClick={onBack}>
      <span aria-hidden="true">←</span> {w.back}
    </button>
  );
}

interface FormProps {
  readonly onSubmit: () => void;
  readonly submit: string;
  readonly busy: boolean;
  readonly problem?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** Fields, what went wrong, and one button that says what it does. */
export function Form({ onSubmit, submit, busy, problem, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <button type="submit" aria-disabled={busy}>
        {submit}
      </button>
      <Working busy={busy} />
    </form>
  );
}

/** Before a passphrase is asked: somebody who waits minutes without having been told thinks that it is wrong. */
export function Slow() {
  const { w, stretcher } = useEnv();
  return stretcher.slow ? <Notice>{w.slow}</Notice> : null;
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Tells password managers what this is. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly secret?: boolean;
  readonly children?: ComponentChildren;
}

export function Field({ label, value, onValue, autoComplete, secret = true, children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={unhelped}
        id={id}
        {...(secret ? { type: 'password' as const } : { type: 'text' as const })}
        value={value}
        autoComplete={autoComplete}
        autoCapitalize="off"
        aria-describedby={children === undefined ? undefined : `${id}-more`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {children === undefined ? undefined : <div id={`${id}-more`}>{children}</div>}
    </div>
  );
}

interface LineFieldProps extends Pick<FieldProps, 'label' | 'value' | 'onValue'> {
  /** Of an address, which a browser may fill in. */
  readonly email?: boolean;
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  readonly autoCapitalize?: 'off' | 'characters';
}

/** One line that is no secret: a name, an address, what another device shows. */
export function LineField({ label, onValue, email = false, ...how }: LineFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={unhelped}
        id={id}
        {...(email ? { type: 'email' as const } : { type: 'text' as const })}
        autoComplete={email ? 'email' : 'off'}
        {...how}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

interface LocalFieldProps extends Pick<FieldProps, 'label' | 'value' | 'onValue'> {
  readonly type: 'date' | 'time';
  readonly min?: string;
  readonly max?: string;
}

/** A day or a time, in the browser's own way of asking for one. */
export function LocalField({ label, onValue, ...how }: LocalFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input ref={unhelped} id={id} {...how} onInput={(event) => onValue(event.currentTarget.value)} />
    </div>
  );
}

/** A recovery code, copied from paper: all of it in sight, also on a phone, and remembered by no browser. */
export function CodeField({ label, value, onValue }: Pick<FieldProps, 'label' | 'value' | 'onValue'>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        ref={unhelped}
        id={id}
        class="code"
        rows={2}
        value={value}
        autoComplete="off"
        autoCapitalize="characters"
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus in, and Escape leaves. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    // Once it is out of the page: until then everything behind it refuses the focus. What opened it may be gone too.
    return () =>
      setTimeout(() => {
        const next = opener?.isConnected === true ? opener : document.querySelector('#main h1');
        if (next instanceof HTMLElement) next.focus();
      });
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={() => {
        onClose();
        // Escape closes it whatever the page says (HTML, close watchers); where something must be chosen, it is there again.
        setTimeout(() => dialog.current?.open === false && dialog.current.showModal());
      }}
    >
      <article>
        <h2 id={id}>{title}</h2>
        {children}
      </article>
    </dialog>
  );
}
