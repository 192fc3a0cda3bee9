/** The page as markup. Everything that came out of a file goes through `html`, where letters stay letters. */
import { html, type Html } from '../base/html.ts';
import { LANGUAGES, type Language } from '../core/organisation.ts';
import { isGood, type Checked } from '../core/report/check/index.ts';
import { saidOf, type SaidPart } from '../core/report/check/said.ts';
import { OWN_NAMES } from '../core/words/languages.ts';
import { CHECKER_WORDS } from './words.ts';

export function shell(language: Language): Html {
  const words = CHECKER_WORDS[language];
  return html`<header>
      <p class="brand">In vertrouwen</p>
      <fieldset class="languages">
        <legend class="hidden">${words.language}</legend>
        ${LANGUAGES.map(
          (one) =>
            html`<button type="button" data-language="${one}" lang="${one}" aria-pressed="${String(one === language)}">
              ${OWN_NAMES[one]}
            </button>`,
        )}
      </fieldset>
    </header>
    <main>
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <p>${words.stays}</p>
      <div class="drop">
        <label for="files">${words.choose}</label>
        <input
          id="files"
          type="file"
          multiple
          accept=".html,.htm,.json,text/html,application/json"
          aria-describedby="drop kinds"
        />
        <p id="drop">${words.drop}</p>
        <p id="kinds" class="soft">${words.kinds}</p>
      </div>
      <section id="results" aria-live="polite"></section>
      <section>
        <h2>${words.how.heading}</h2>
        <ul>
          ${words.how.lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
    </main>`;
}

function part(language: Language, { heading, lines, about }: SaidPart, checked: Checked): Html {
  const words = CHECKER_WORDS[language];
  const release = about === undefined ? undefined : checked.releases[about];
  const canShow = release?.is === 'signed';
  return html`<section class="part">
    <h3>${heading}</h3>
    <ul class="said">
      ${lines.map(
        ({ tone, text }) => html`<li class="${tone}"><strong>${words.tones[tone]}:</strong> <span>${text}</span></li>`,
      )}
    </ul>
    ${
      canShow
        ? html`<details data-release="${about ?? 0}">
            <summary>${words.show}</summary>
            <div class="signed"></div>
          </details>`
        : undefined
    }
  </section>`;
}

export function results(language: Language, checked: Checked): Html {
  const words = CHECKER_WORDS[language];
  const good = isGood(checked);
  const parts = saidOf(language, checked);
  // What all of them together give away is what most came for, so it stands first.
  const ordered = [
    ...parts.filter(({ about }) => about === undefined),
    ...parts.filter(({ about }) => about !== undefined),
  ];
  return html`<h2 id="found" tabindex="-1">${words.results}</h2>
    <p class="verdict ${good ? 'good' : 'bad'}">${good ? words.good : words.bad}</p>
    ${ordered.map((one) => part(language, one, checked))}
    <p><button type="button" id="again">${words.again}</button></p>`;
}

export const working = (language: Language): Html => html`<p>${CHECKER_WORDS[language].working}</p>`;
