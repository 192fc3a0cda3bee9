/** What the team of an organisation lacks. From files and planning alone. */
import { languageName, momentsIn } from '../../../core/words/moments.ts';
import type { SeatPlanning } from '../../contract.ts';
import { useEnv } from '../env.ts';

interface TeamProps {
  readonly gaps: SeatPlanning['gaps'];
  /** Name of the organisation, where there are several. */
  readonly of: string | undefined;
}

export function TeamGaps({ gaps, of }: TeamProps) {
  const { w, language, now } = useEnv();
  const calendar = momentsIn(language, 'UTC', now());
  const { languages, genders, locations, kinds, weeks } = gaps;
  const p = w.planning;
  const names = (tags: readonly string[]): string => tags.map((tag) => languageName(tag, language)).join(', ');
  const some = (all: readonly string[], sentence: (text: string) => string, text = all.join(', ')): string[] =>
    all.length === 0 ? [] : [sentence(text)];
  const lines = [
    ...some(weeks, p.noWeeks, weeks.map((day) => calendar.date(day)).join(', ')),
    ...some(languages.none, p.noLanguage, names(languages.none)),
    ...some(languages.one, p.oneLanguage, names(languages.one)),
    ...genders.map((gender) => p.noGender[gender]),
    ...kinds.map((kind) => p.noKind[kind]),
    ...some(locations.none, p.noPlace),
    ...some(locations.one, p.onePlace),
  ];
  return (
    <section>
      <h2>{of === undefined ? p.team : `${p.team}: ${of}`}</h2>
      <p>{p.teamLead}</p>
      {lines.length === 0 ? (
        <p>{p.teamWhole}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
