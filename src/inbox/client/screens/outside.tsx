/** The screens before anybody is signed in, and those for when that is not possible. */
import { useState } from 'preact/hooks';
import type { Lack } from '../browser-support.ts';
import type { Failed } from '../api.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceFor } from '../sentences.ts';
import { Notice, Page } from './components.tsx';
import type { Words } from '../words/index.ts';

interface SignInProps {
  /** From the link that the operator sent. */
  readonly invitation: string | undefined;
  readonly signedOut: boolean;
}

export function SignIn({ invitation, signedOut }: SignInProps) {
  const { w, api, providers } = useEnv();
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const start = (provider: string): void =>
    run(async () => {
      const result = await api.startSignIn(provider, invitation);
      if (result.ok) location.assign(result.value.location);
      else setProblem(startSentence(w, result));
    });
  return (
    <Page title={w.signInTitle}>
      {signedOut ? <Notice>{w.youSignedOut}</Notice> : undefined}
      <p class="lead">{invitation === undefined ? w.signInLead : w.signInInvited}</p>
      {providers.length > 1 ? <p>{w.signInChoose}</p> : undefined}
      {providers.length === 0 ? <p>{w.signInNone}</p> : undefined}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <div class="stack">
        {providers.map(({ id, name }) => (
          <button key={id} type="button" aria-disabled={busy} onClick={() => start(id)}>
            {w.signInWith(name)}
          </button>
        ))}
      </div>
    </Page>
  );
}

function startSentence(w: Words, { why, code, seconds }: Failed): string {
  if (code === 'invitation' || code === 'used') return w.refused[code];
  return code === 'too-many' && seconds !== undefined ? w.tooOften(seconds) : sentenceFor(w, why);
}

export function Refused({ code, again }: { readonly code: string; readonly again: string }) {
  const { w } = useEnv();
  const known = Object.hasOwn(w.refused, code) ? (code as keyof typeof w.refused) : 'other';
  return (
    <Page title={w.refusedTitle}>
      <p class="lead">{w.refused[known]}</p>
      <div class="stack">
        <a role="button" href={again}>
          {w.refusedAgain}
        </a>
      </div>
    </Page>
  );
}

export function Trouble({ onRetry }: { readonly onRetry: () => void }) {
  const { w } = useEnv();
  return (
    <Page title={w.troubleTitle}>
      <p class="lead">{w.trouble}</p>
      <div class="stack">
        <button type="button" onClick={onRetry}>
          {w.retry}
        </button>
      </div>
    </Page>
  );
}

export function lackWords(w: Words, lack: Lack): { readonly title: string; readonly text: string } {
  switch (lack) {
    case 'insecure':
      return { title: w.cannotTitle, text: w.insecure };
    case 'no-cookies':
      return { title: w.cannotTitle, text: w.noCookies };
    case 'old-browser':
      return { title: w.oldBrowserTitle, text: w.oldBrowser };
  }
}

export function Plain({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Page title={title}>
      <p class="lead">{text}</p>
    </Page>
  );
}
