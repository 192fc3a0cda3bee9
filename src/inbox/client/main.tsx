/** Puts the inbox on the page. */
import './no-eval.ts';
import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../core/organisation.ts';
import { fromBase64url } from '../../seal/bytes.ts';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { createClock } from './clock.ts';
import { findLack } from './browser-support.ts';
import { createBooks } from './book/books.ts';
import { createBookDb } from './book/held.ts';
import { createDraftBox, createDraftDb } from './drafts.ts';
import { readEntry } from './entry.ts';
import { EnvProvider, type Env } from './env.ts';
import { createRollbackDb } from './crypto/rollback-db.ts';
import { boot as bootShape } from '../contract.ts';
import { storageOr } from './storage.ts';
import { createStretcher } from './stretch.ts';
import { createTextBlockDb, createTextBlocks } from './text-blocks.ts';
import { createTour } from './tour.ts';
import { languageOf, words } from './words/index.ts';

const LANGUAGE = 'in-vertrouwen.language';

const boot = bootShape.parse(JSON.parse(document.getElementById('boot')?.textContent ?? ''));
const settings = storageOr(() => localStorage);
const { location, history } = window;
const entry = readEntry({ location, history, sessionStorage: storageOr(() => sessionStorage) });
const clock = createClock(
  (input, init) => fetch(input, init),
  () => new Date(),
);
const api = createApi(clock.send);
const fixed = {
  api,
  providers: boot.providers,
  botKeys: boot.botKeys.flatMap((key) => fromBase64url(key) ?? []),
  seen: createRollbackDb(() => indexedDB),
  drafts: createDraftBox(createDraftDb(() => indexedDB)),
  textBlocks: createTextBlocks(createTextBlockDb(() => indexedDB)),
  books: createBooks({ api, device: createBookDb(() => indexedDB), clock }),
  appointments: createLazily(async () => {
    const { createAppointmentDb, createAppointments } = await import('./appointments.ts');
    return createAppointments(createAppointmentDb(() => indexedDB));
  }),
  toCount: createLazily(async () => {
    const { createToCount, createToCountDb } = await import('./register/to-count.ts');
    return createToCount(createToCountDb(() => indexedDB));
  }),
  reports: createLazily(async () => {
    const { createReportBox, createReportDb } = await import('./report/draft.ts');
    return createReportBox(createReportDb(() => indexedDB));
  }),
  stretcher: createStretcher(settings),
  device: settings,
  tour: createTour(settings),
  clock,
  now: clock.now,
};

/** Once; again where it could not be loaded. */
function createLazily<T>(create: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= create().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

const lack = () => findLack(window);

function Root() {
  const [language, setLanguage] = useState(languageOf(navigator.languages, settings.getItem(LANGUAGE)));
  const [spoken, setSpoken] = useState('');
  document.documentElement.lang = language;
  // The title is the same on every screen, because people who look over a shoulder see the name of the tab.
  document.title = 'In vertrouwen';
  const env: Env = useMemo(
    () => ({
      ...fixed,
      language,
      w: words[language],
      // A screen reader says the same sentence a second time only when the text differs, so a no-break space is added.
      announce: (text) => setSpoken((before) => (before === text && text !== '' ? `${text}\u00a0` : text)),
    }),
    [language],
  );
  const chooseLanguage = (next: Language): void => {
    settings.setItem(LANGUAGE, next);
    setLanguage(next);
  };
  return (
    <EnvProvider value={env}>
      <App
        entry={entry}
        noSession={document.documentElement.dataset['session'] === 'none'}
        findLack={lack}
        onLanguage={chooseLanguage}
      />
      <p class="spoken" role="status">
        {spoken}
      </p>
    </EnvProvider>
  );
}

const root = document.getElementById('app');
// Takes away what the page showed while this script was loading.
root?.replaceChildren();
if (root !== null) render(<Root />, root);
