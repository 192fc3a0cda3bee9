/** Draws the page. Every word goes in as text: nothing the server says is ever read as HTML. */
import type { Adviser, TabPress, Welcome } from '../contract.ts';
import type { Words } from './words.ts';

type Child = Node | string;

function element(name: string, className: string, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
const paragraph = (text: string): HTMLElement => element('p', '', text);
function button(label: string, className: string, press: () => void): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}

/** A row of buttons, where there are any. */
const others = (buttons: readonly HTMLElement[]): HTMLElement[] =>
  buttons.length === 0 ? [] : [element('div', 'buttons', ...buttons)];

function adviser({ name, kind, about, line, availability }: Adviser): HTMLElement {
  const lines = [
    element('span', 'kind', kind),
    element('p', 'kind', about),
    ...(line === undefined ? [] : [paragraph(line)]),
  ];
  const heading = element('h3', '', name);
  // A name is nobody's to translate.
  heading.translate = false;
  return element('li', 'adviser', heading, ...lines, element('p', 'when', availability));
}

export interface Page {
  opening(words: Words): void;
  outside(words: Words): void;
  fault(words: Words, again: () => void): void;
  welcome(words: Words, welcome: Welcome, press: (press: TabPress) => void, speak: (language: string) => void): void;
  /** One sentence under the buttons; '' takes it away. */
  note(sentence: string): void;
}

export function createPage(root: HTMLElement): Page {
  const note = element('p', 'note');
  note.setAttribute('role', 'status');
  const show = (...children: readonly Child[]): void => root.replaceChildren(...children);
  const infoPage = (heading: string, lines: readonly string[]): HTMLElement[] => [
    element('h1', '', heading),
    ...lines.map(paragraph),
  ];
  return {
    opening: (words) => show(element('p', 'quiet', words.opening)),
    outside: (words) => show(...infoPage(words.outsideHeading, words.outside)),
    fault: (words, again) => show(...infoPage(words.faultHeading, words.fault), button(words.again, 'primary', again)),
    welcome(words, { heading, role, freedom, urgent, languages, spoken, advisers, mine, open }, press, speak) {
      note.textContent = '';
      const buttons = [
        button(open, 'primary', () => press({ do: 'welcome' })),
        button(mine, 'second', () => press({ do: 'conversations' })),
      ];
      show(
        ...others(
          languages.map(({ language, label }) => {
            const other = button(label, 'second', () => speak(language));
            other.lang = language;
            return other;
          }),
        ),
        ...infoPage(heading, role),
        element('p', 'freedom', freedom),
        element('p', 'quiet', urgent),
        element('div', 'buttons', ...buttons),
        note,
        element('h2', '', words.advisers),
        element('ul', 'advisers', ...advisers.map(adviser)),
        ...others(
          spoken.map(({ label, adviser: id }) => button(label, 'second', () => press({ do: 'adviser', adviser: id }))),
        ),
        element('p', 'chat-note', words.chatNote),
      );
    },
    note: (sentence) => void (note.textContent = sentence),
  };
}
