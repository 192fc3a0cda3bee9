/** Dutch that is left on a page in English: sentences of ours, and words that English has not got. */
import type { Frame, Page } from 'playwright-core';
import { wordsIn } from '../../src/core/words/index.ts';
import { demoWords } from '../../src/demo/words/index.ts';
import { standInWords } from '../../src/stand-ins/words/index.ts';
import { words as inboxWords } from '../../src/inbox/client/words/index.ts';
import { boardWords } from '../../src/inbox/client/words/board.ts';
import { sheetWords } from '../../src/inbox/client/words/sheet.ts';

/** What things and people are called, in any language. */
const NAMES =
  /(https?:\/\/)?localhost:\d+\S*|\/vertrouwenspersoon|In vertrouwen|Bureau Wilgenlaan|Tom de Wit|Samira el Idrissi|Halina Kowalska|Bibliotheek Neude|vertrouwenspersoon@(werkplek\.example)?|werkplek\.example|wilgenlaan\.example|example\.nl\/\S+|Sign in with Werkplek|Nederlands/g;
/** A conversation is known to its adviser by a name: a colour, a bird, a number. */
const HANDLE = /\p{L}+ \p{L}+ \d\d\b/gu;
const DUTCH =
  /\b(het|een|niet|voor|van|wat|wie|zijn|wordt|naar|met|nog|geen|jij|je|jouw|hier|daar|ook|alleen|kies|typ|bericht(en)?|gesprek(ken)?|dag(en)?|uur|uren|morgen|vandaag|gisteren|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|bereikbaar|werkgever|werkplek|medewerker|vertrouwenspersoon|wachtwoordzin|verstuur(d)?|sluiten|terug|kaart|geplaatst|vastgezet|tijd|rond|uitgenodigd|aanmelden)\b/gi;

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  // The parts of a sentence around what is filled in.
  if (typeof value === 'function')
    return sentences((value as (...args: unknown[]) => unknown)('\u0000', '\u0000', '\u0000', '\u0000', '\u0000'));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}
const parts = (catalogue: unknown): string[] =>
  sentences(catalogue).flatMap((sentence) => sentence.split('\u0000').map((part) => part.trim()));
const english = parts([wordsIn('en'), demoWords.en, standInWords.en, inboxWords.en, boardWords.en, sheetWords.en]).join(
  '\n',
);
/** More than a word: a word alone may be a name, or the same in both. */
const OURS = parts([wordsIn('nl'), demoWords.nl, standInWords.nl, inboxWords.nl, boardWords.nl, sheetWords.nl]).filter(
  (part) => part.length > 5 && part.includes(' ') && !english.includes(part),
);

/** All that can be read, seen or heard, but for what is marked as being in another language. */
const read = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const out: string[] = [document.title];
    const foreign = (element: Element | null): boolean =>
      !(element?.closest('body [lang]')?.getAttribute('lang') ?? 'en').startsWith('en');
    for (const element of document.querySelectorAll('body *:not(script, style, noscript)')) {
      if (foreign(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (element.hasAttribute(name)) out.push(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) out.push(node.textContent ?? '');
    }
    return [...out, `lang=${document.documentElement.lang}`];
  });

/** Empty when all of it is English. */
export async function dutchOn(page: Page, own: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    const texts = await read(frame);
    if (!texts.at(-1)?.startsWith('lang=en')) found.push(`${frame.url()} says ${texts.at(-1)}`);
    for (const text of texts.slice(0, -1)) {
      const left = own
        .reduce((all, words) => all.replaceAll(words, ''), text)
        .replace(NAMES, '')
        .replace(HANDLE, '');
      found.push(
        ...OURS.filter((part) => left.includes(part)),
        ...(left.match(DUTCH) ?? []).map((word) => `${word}: ${left}`),
      );
    }
  }
  return found;
}
