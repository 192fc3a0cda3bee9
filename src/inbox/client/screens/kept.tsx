/** What the adviser keeps for a year, line by line, and when each goes. */
import { useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { momentsIn } from '../../../core/words/moments.ts';
import type { BookView } from '../book/books.ts';
import { goesOn, type BookLine } from '../book/lines.ts';
import { useEnv } from '../env.ts';
import { ownTimeZone } from '../time.ts';
import type { Words } from '../words/index.ts';
import { Back, Notice, Page } from './components.tsx';

/** As the adviser reads it. */
export function sentencesOf({ book }: Words, line: BookLine): string {
  const { to, named } = line;
  if (line.kind === 'consent') return [book.consent(to, named), ...(line.withdrawn ? [book.withdrawn] : [])].join(' ');
  const told = line.toldBefore ? book.toldBefore : book.notToldBefore;
  return [book.breach(to, named), book.ways[line.way], told].join(' ');
}

export function Kept({ keys, onBack }: { readonly keys: AdviserKeys; readonly onBack: () => void }) {
  const { w, language, now, books } = useEnv();
  const [view, setView] = useState<BookView>();
  useEffect(() => void books.look(keys).then(setView), [books, keys]);
  const moments = momentsIn(language, ownTimeZone(), now());
  return (
    <Page title={w.book.title} before={<Back onBack={onBack} />}>
      <p class="lead">{w.book.why}</p>
      <p>{w.book.what}</p>
      <p>{w.book.sealed}</p>
      {view?.trouble.map((one) => (
        <Notice key={one}>{w.book.trouble[one]}</Notice>
      ))}
      {view === undefined ? <p role="status">{w.loading}</p> : undefined}
      {view?.lines.length === 0 ? <p>{w.book.none}</p> : undefined}
      <ul class="kept">
        {view?.lines.map((line) => (
          <li key={line.id}>
            <strong>{moments.date(line.day)}</strong> <span dir="auto">{sentencesOf(w, line)}</span>{' '}
            {w.book.goes(moments.date(goesOn(line.day)))}
          </li>
        ))}
      </ul>
    </Page>
  );
}
