/**
 * The checking page: files of one organisation are dropped on it, and it says what can be said of them. One file of its own,
 * for who has no account here; its policy lets it run itself and reach nobody.
 */
import './no-eval.ts';
import type { Html } from '../base/html.ts';
import type { Language } from '../core/organisation.ts';
import { checkFiles, type Checked, type GivenFile } from '../core/report/check/index.ts';
import { MOST_BYTES } from '../core/report/check/read.ts';
import { renderWithin } from '../core/report/document/index.ts';
import { results, shell, working } from './view.ts';
import { CHECKER_WORDS, languageOf } from './words.ts';

const page = document.querySelector('#page');
if (page === null) throw new Error('page');

let language: Language = languageOf(navigator.languages);
let checked: Checked | undefined;

const put = (at: Element, { markup }: Html): void => void (at.innerHTML = markup);
const found = (): Element | null => page.querySelector('#results');

/** In a tree of its own, with a style sheet that the policy of the page does not look at because it is no text in it. */
function showSigned(details: HTMLDetailsElement): void {
  const signed = checked?.releases[Number(details.dataset['release'])]?.signed;
  const at = details.querySelector('.signed');
  if (signed === undefined || at === null || at.shadowRoot !== null || !details.open) return;
  const made = renderWithin(signed, { language });
  if (made === undefined) return;
  const root = at.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(made.style);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = made.markup;
}

function showResults(): void {
  const at = found();
  if (at === null || checked === undefined) return;
  put(at, results(language, checked));
  for (const details of at.querySelectorAll('details'))
    details.addEventListener('toggle', () => {
      showSigned(details);
    });
  at.querySelector('#again')?.addEventListener('click', () => {
    checked = undefined;
    show();
    page?.querySelector<HTMLElement>('#files')?.focus();
  });
}

async function read(file: File): Promise<GivenFile> {
  // An empty text is no release, and is said to be none.
  return { name: file.name, text: file.size > MOST_BYTES ? '' : await file.text() };
}

/** Of two that are begun, what the later one finds is shown. */
let turn = 0;
async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  turn += 1;
  const mine = turn;
  const at = found();
  if (at !== null) put(at, working(language));
  const outcome = await checkFiles(await Promise.all(files.map(read)));
  if (mine !== turn) return;
  checked = outcome;
  showResults();
  page?.querySelector<HTMLElement>('#found')?.focus();
}

function show(): void {
  if (page === null) return;
  document.documentElement.lang = language;
  document.title = CHECKER_WORDS[language].title;
  put(page, shell(language));
  for (const button of page.querySelectorAll<HTMLElement>('[data-language]'))
    button.addEventListener('click', () => {
      language = languageOf([button.dataset['language'] ?? '']);
      show();
      page.querySelector<HTMLElement>(`[data-language="${language}"]`)?.focus();
    });
  const input = page.querySelector<HTMLInputElement>('#files');
  input?.addEventListener('change', () => void take([...(input.files ?? [])]));
  showResults();
}

// Anywhere on the page: a file that misses the box would otherwise take the place of the page.
for (const name of ['dragover', 'drop'] as const)
  document.addEventListener(name, (event) => {
    event.preventDefault();
    if (name === 'drop') void take([...(event.dataTransfer?.files ?? [])]);
  });
show();
