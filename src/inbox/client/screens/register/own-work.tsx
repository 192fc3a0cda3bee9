/** How often the adviser did what belongs to the work, and how many hours: pressed as it happens, and taken back by a press. */
import { useState } from 'preact/hooks';
import { ACTIVITIES } from '../../../../core/register/fields.ts';
import type { Stroke } from '../../../../core/register/ledger.ts';
import type { Counts } from '../../book/counting.ts';
import { hoursOf, timesOf } from '../../register/own-counts.ts';
import { listsIn } from '../../words/register.ts';
import { Form, LineField, Notice } from '../components.tsx';
import { useRegisterEnv } from './env.ts';
import { useTask } from '../../env.ts';

const KINDS = ['contacts', 'activities'] as const;
type Hours = Readonly<Record<(typeof KINDS)[number], string>>;
const HOURS = /^\d{1,4}$/;

interface OwnWorkProps {
  readonly counts: Counts;
  readonly organisation: string;
  readonly onPress: (add: Stroke['add']) => Promise<void>;
}

export function OwnWork({ counts, organisation: to, onPress }: OwnWorkProps) {
  const { w, language, announce } = useRegisterEnv();
  const words = w.register.activities;
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const labels = listsIn(language).activities;
  const press = (activity: (typeof ACTIVITIES)[number], by: 1 | -1): void => {
    const n = timesOf(counts.counts, activity) + by;
    if (n < 0) return;
    run(async () => {
      await onPress([{ to, counter: `activity.${activity}`, by }]);
      announce(words.now(labels[activity], n));
    });
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <ul class="times">
        {ACTIVITIES.map((activity) => {
          const n = timesOf(counts.counts, activity);
          return (
            <li key={activity}>
              <span>{labels[activity]}</span>
              <button
                type="button"
                class="outline"
                aria-label={words.minus(labels[activity])}
                aria-disabled={busy || n === 0}
                onClick={() => press(activity, -1)}
              >
                −
              </button>
              <strong>{n}</strong>
              <button
                type="button"
                class="outline"
                aria-label={words.plus(labels[activity])}
                aria-disabled={busy}
                onClick={() => press(activity, 1)}
              >
                +
              </button>
            </li>
          );
        })}
      </ul>
      <HoursForm counts={counts} organisation={to} onPress={onPress} />
    </section>
  );
}

function HoursForm({ counts, organisation: to, onPress }: OwnWorkProps) {
  const { w } = useRegisterEnv();
  const words = w.register.activities;
  const shown = (kind: (typeof KINDS)[number]): string => String(hoursOf(counts.counts, kind));
  const [hours, setHours] = useState<Hours>({ contacts: shown('contacts'), activities: shown('activities') });
  const [problem, setProblem] = useState<string>();
  const [isSaved, setIsSaved] = useState(false);
  const { busy, run } = useTask(setProblem);
  const save = async (): Promise<void> => {
    setIsSaved(false);
    if (!KINDS.every((kind) => HOURS.test(hours[kind].trim()))) return setProblem(words.wrong);
    setProblem(undefined);
    // The difference, so that what another device adds meanwhile stays.
    const add = KINDS.map((kind) => ({
      to,
      counter: `hours.${kind}`,
      by: Number(hours[kind].trim()) - hoursOf(counts.counts, kind),
    }));
    await onPress(add.filter(({ by }) => by !== 0));
    setIsSaved(true);
  };
  return (
    <Form submit={words.save} busy={busy} problem={problem} onSubmit={() => run(save)}>
      {KINDS.map((kind) => (
        <LineField
          key={kind}
          label={words[kind]}
          inputMode="numeric"
          maxLength={4}
          value={hours[kind]}
          onValue={(value) => setHours({ ...hours, [kind]: value })}
        />
      ))}
      {isSaved ? <Notice>{words.saved}</Notice> : undefined}
    </Form>
  );
}
