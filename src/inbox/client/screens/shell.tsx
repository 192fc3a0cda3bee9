/** The frame around every screen: the product's neutral name, language, settings, signing out. */
import type { ComponentChildren } from 'preact';
import { LANGUAGES, type Language } from '../../../core/organisation.ts';
import { OWN_NAMES } from '../../../core/words/languages.ts';
import { useEnv } from '../env.ts';

interface ShellProps {
  readonly onLanguage: (language: Language) => void;
  readonly onSettings: (() => void) | undefined;
  readonly onSignOut: (() => void) | undefined;
  readonly children: ComponentChildren;
}

export function Shell({ onLanguage, onSettings, onSignOut, children }: ShellProps) {
  const { w, language } = useEnv();
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          // Following it would put a fragment into the address.
          event.preventDefault();
          document.querySelector<HTMLElement>('#main h1')?.focus();
        }}
      >
        {w.skip}
      </a>
      <header class="top">
        <p class="brand">In vertrouwen</p>
        <nav aria-label={w.menu}>
          {LANGUAGES.filter((one) => one !== language).map((other) => (
            <button key={other} type="button" class="quiet" lang={other} onClick={() => onLanguage(other)}>
              {OWN_NAMES[other]}
            </button>
          ))}
          {onSettings === undefined ? undefined : (
            <button type="button" class="quiet" onClick={onSettings}>
              {w.settings}
            </button>
          )}
          {onSignOut === undefined ? undefined : (
            <button type="button" class="quiet" onClick={onSignOut}>
              {w.signOut}
            </button>
          )}
        </nav>
      </header>
      {children}
    </>
  );
}
