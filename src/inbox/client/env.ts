/** What every screen needs: the words, the server, the clock. Handed down once, at the top. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Language } from '../../core/organisation.ts';
import type { Api } from './api.ts';
import type { Clock } from './clock.ts';
import { isAppError } from '../../base/errors.ts';
import type { Books } from './book/books.ts';
import type { CheckpointStore } from './crypto/rollback-check.ts';
import type { Boot } from '../contract.ts';
import type { Appointments } from './appointments.ts';
import type { DraftBox } from './drafts.ts';
import type { ReportBox } from './report/draft.ts';
import type { Kept } from './storage.ts';
import type { ToCount } from './register/to-count.ts';
import type { Stretcher } from './stretch.ts';
import type { TextBlocks } from './text-blocks.ts';
import type { TourState } from './tour.ts';
import type { Words } from './words/index.ts';

export interface Env {
  readonly w: Words;
  readonly language: Language;
  readonly api: Api;
  readonly providers: Boot['providers'];
  readonly botKeys: readonly Uint8Array[];
  readonly seen: CheckpointStore;
  readonly drafts: DraftBox;
  readonly textBlocks: TextBlocks;
  readonly books: Books;
  /** Loaded with the first conversation that is opened. */
  readonly appointments: () => Promise<Appointments>;
  /** Loaded with the list: what was closed here and is yet to be counted. */
  readonly toCount: () => Promise<ToCount>;
  /** Loaded with the account's screen. */
  readonly reports: () => Promise<ReportBox>;
  readonly stretcher: Stretcher;
  /** What this browser remembers, and may forget at any time. */
  readonly device: Kept;
  readonly tour: TourState;
  readonly clock: Clock;
  /** `clock.now`: right also where the clock of this device is not. */
  readonly now: () => Date;
  /** Read aloud by a screen reader, politely; not shown. */
  readonly announce: (text: string) => void;
}

const Context = createContext<Env | undefined>(undefined);
export const EnvProvider = Context.Provider;

export function useEnv(): Env {
  const env = useContext(Context);
  if (env === undefined) throw new TypeError('a screen outside of its app');
  return env;
}

/**
 * One thing at a time: a second press while the first is under way does nothing. An error that nobody foresaw becomes a
 * sentence too, because a button that does nothing leaves people guessing.
 */
export function useTask(onFault: (sentence: string) => void): {
  readonly busy: boolean;
  readonly run: (work: () => Promise<void>) => void;
} {
  const { w } = useEnv();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    run(work) {
      if (busy) return;
      setBusy(true);
      void painted()
        .then(work)
        .catch((error: unknown) => onFault(isAppError(error, 'BROWSER_LACKS') ? w.browserLacks : w.unforeseen))
        .finally(() => setBusy(false));
    },
  };
}

/** Waits until the page was painted, because making and opening keys can block it, and what it is doing must be on screen before. A hidden tab paints nothing, so there it does not wait. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
