/** How often, whether it works, and what came of a test: parts of the notices that only show and choose. */
import { RHYTHMS } from '../../../core/notices-port.ts';
import type { NoticesResponse, NoticesTestResponse } from '../../contract.ts';
import { momentsIn } from '../../../core/words/moments.ts';
import { useEnv } from '../env.ts';
import type { Words } from '../words/index.ts';
import { Notice } from './components.tsx';

type Chosen = NonNullable<NoticesResponse['rhythm']>;

interface RhythmProps {
  readonly view: NoticesResponse;
  readonly busy: boolean;
  readonly onChoose: (rhythm: Chosen) => void;
}

export function Rhythm({ view, busy, onChoose }: RhythmProps) {
  const { w } = useEnv();
  return (
    <fieldset>
      <legend>{w.noticesRhythm}</legend>
      {view.recommendFixed ? <p>{w.noticesFixedWhy}</p> : undefined}
      {RHYTHMS.map((rhythm) => (
        <label key={rhythm} class="choice">
          <input
            type="radio"
            name="rhythm"
            checked={view.rhythm === rhythm}
            aria-disabled={busy}
            onChange={() => onChoose(rhythm)}
          />
          {w.rhythm[rhythm]}
        </label>
      ))}
      {view.rhythm === 'weekly' ? <Notice>{w.noticesWeeklySlow}</Notice> : undefined}
    </fieldset>
  );
}

export function State({ view: { works, lastDay } }: { readonly view: NoticesResponse }) {
  const { w, language, now } = useEnv();
  const day = lastDay === undefined ? undefined : momentsIn(language, 'UTC', now()).date(lastDay);
  if (works === 'yes' && day !== undefined) return <p role="status">{w.noticesWorks(day)}</p>;
  return <p role="status">{day === undefined ? w.noticesNotYet : w.noticesFailed(day)}</p>;
}

/** In words, for each way that was tried, each sentence once. */
export function testSentences(w: Words, { push, mail }: NoticesTestResponse): readonly string[] {
  const said = [...push.map((outcome) => w.tested.push[outcome]), ...(mail === undefined ? [] : [w.tested.mail[mail]])];
  return [...new Set(said)];
}
