/** The lists that an adviser presses through: one question each, nothing chosen beforehand, and no field to write in. */
import { useRef, useState } from 'preact/hooks';
import { FIELDS, type Field, type OptionalField } from '../../../../core/register/fields.ts';
import type { Answers } from '../../../../core/register/ledger.ts';
import type { ClientSeat } from '../../../contract.ts';
import { useTask } from '../../env.ts';
import { fieldsAsked, isCountedBefore, unanswered, type Contact } from '../../register/contact.ts';
import { fieldLabel, valueLabel } from '../../words/register.ts';
import { Form, Notice } from '../components.tsx';
import { useRegisterEnv } from './env.ts';

interface CountSheetProps {
  readonly optional: readonly OptionalField[];
  /** Absent: whether it was a consult is not asked. */
  readonly billing: ClientSeat['billing'] | undefined;
  readonly submit: string;
  /** A sentence: why it was not done. */
  readonly onContact: (contact: Contact) => Promise<string | undefined>;
}

export function CountSheet({ optional, billing, submit, onContact }: CountSheetProps) {
  const { w, language } = useRegisterEnv();
  const words = w.register.sheet;
  const [answers, setAnswers] = useState<Answers>({});
  const [isConsult, setIsConsult] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const form = useRef<HTMLDivElement>(null);
  const isKnown = isCountedBefore(answers);
  const answer = (field: Field, value: string): void => {
    setProblem(undefined);
    setAnswers((before) => ({ ...before, [field]: value }));
  };
  const count = async (): Promise<void> => {
    const missing = unanswered(answers, optional);
    const [first] = missing;
    if (first === undefined) return setProblem(await onContact({ answers, isConsult, optional }));
    setProblem(words.missing(missing.length));
    form.current?.querySelector<HTMLInputElement>(`[data-field="${first}"] input`)?.focus();
  };
  return (
    <div ref={form} class="count">
      <Form submit={submit} busy={busy} problem={problem} onSubmit={() => run(count)}>
        {fieldsAsked(optional)
          .filter((field) => field === 'counted' || !isKnown)
          .map((field) => (
            <fieldset key={field} data-field={field}>
              <legend>{fieldLabel(language, field)}</legend>
              <div class="chips">
                {FIELDS[field].map((value) => (
                  <Chip
                    key={value}
                    name={field}
                    label={valueLabel(language, field, value)}
                    isChosen={answers[field] === value}
                    onChoose={() => answer(field, value)}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        {isKnown ? <Notice>{words.known}</Notice> : undefined}
        {billing === undefined ? undefined : (
          <div class="consult">
            <label class="choice">
              <input
                type="checkbox"
                checked={isConsult}
                onChange={(event) => setIsConsult(event.currentTarget.checked)}
              />
              <span>{words.consult}</span>
            </label>
            <p class="fine">{words.consultWhy[billing.form]}</p>
          </div>
        )}
      </Form>
    </div>
  );
}

interface ChipProps {
  readonly name: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}
/** A radio button as large as what it says, for a thumb. */
function Chip({ name, label, isChosen, onChoose }: ChipProps) {
  return (
    <label class="chip">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      {label}
    </label>
  );
}
