/** Part 1 of an account: what was done, as it was counted, and how large the team was. */
import { REGISTER_WORDS } from '../../../../core/register/words/index.ts';
import { ACTIVITIES } from '../../../../core/register/fields.ts';
import { teamNumber, type Decided } from '../../report/compose.ts';
import type { ReportDraft } from '../../report/draft.ts';
import { LineField, Notice } from '../components.tsx';
import { useReportEnv } from './env.ts';

export function Activities({ decided: { activities, hours } }: { readonly decided: Decided }) {
  const { w, language } = useReportEnv();
  const { parts } = w.report;
  const done = ACTIVITIES.filter((one) => activities[one] !== undefined);
  return (
    <>
      <p>{parts.oneLead}</p>
      {done.length === 0 ? <p>{parts.nothing}</p> : undefined}
      <ul>
        {done.map((one) => (
          <li key={one}>
            {REGISTER_WORDS[language].activities[one]}: {activities[one]}
          </li>
        ))}
      </ul>
      {hours === undefined ? undefined : <p>{parts.hours[hours.of](hours.total)}</p>}
    </>
  );
}

const TEAM = ['internal', 'external', 'began', 'stopped'] as const;

interface TeamSizeProps {
  readonly draft: ReportDraft;
  readonly onDraft: (change: Partial<ReportDraft>) => void;
}

export function TeamSize({ draft, onDraft }: TeamSizeProps) {
  const { w } = useReportEnv();
  const { parts } = w.report;
  return (
    <fieldset>
      <legend>{parts.team}</legend>
      {TEAM.map((one) => (
        <LineField
          key={one}
          label={parts[one]}
          value={draft.team[one]}
          inputMode="numeric"
          maxLength={3}
          onValue={(typed) => onDraft({ team: { ...draft.team, [one]: typed } })}
        />
      ))}
      {(teamNumber(draft.team.stopped) ?? 0) > 0 ? <Notice>{parts.stoppedMeans}</Notice> : undefined}
    </fieldset>
  );
}
