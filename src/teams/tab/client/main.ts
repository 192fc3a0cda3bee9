/** The tab "Start": who is there and what an adviser does. What people write is in the dialogs, never on this page. */
import './no-eval.ts';
import type { TabPress } from '../contract.ts';
import { createApi } from './api.ts';
import { findHost, type Host } from './host.ts';
import { createPage, type Page } from './page.ts';
import { languageOf, wordsIn } from './words.ts';

function speak(locale: string | undefined): ReturnType<typeof wordsIn> {
  const language = languageOf(locale);
  document.documentElement.lang = language;
  return wordsIn(language);
}

async function start(page: Page): Promise<void> {
  page.opening(speak(navigator.language));
  const host = await findHost((theme) => void (document.documentElement.dataset['theme'] = theme));
  if (host === undefined) return page.outside(speak(navigator.language));
  run(page, host);
}

function run(page: Page, host: Host): void {
  let locale = host.locale;
  let words = speak(locale);
  const api = createApi(
    () => host.token(),
    () => locale,
  );
  let opening = false;
  const open = async (press: TabPress): Promise<void> => {
    // A second press while the first is under way would lay two dialogs over each other.
    if (opening) return;
    if (!host.canOpen) return page.outside(words);
    opening = true;
    page.note(words.opening);
    try {
      // Who is there may have changed meanwhile: the page is drawn afresh when the dialog is gone.
      host.open(await api.dialog(press), () => void show());
      page.note('');
    } catch {
      page.note(words.notOpened);
    } finally {
      opening = false;
    }
  };
  const show = async (): Promise<void> => {
    try {
      page.welcome(words, await api.welcome(), (press) => void open(press), change);
    } catch {
      // Outlook and the Microsoft 365 app are let in only where the operator named them.
      if (!host.canOpen) return page.outside(words);
      page.fault(words, () => {
        page.opening(words);
        void show();
      });
    }
  };
  /** For as long as this page is open: nothing of it is kept. */
  const change = (language: string): void => {
    locale = language;
    words = speak(locale);
    void show();
  };
  void show();
}

const root = document.getElementById('page');
if (root !== null) void start(createPage(root));
