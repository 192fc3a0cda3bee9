/** The lists that an adviser presses through: one question open at a time, nothing chosen beforehand, and no field to write in. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isCountedBefore, type Field, type OptionalField } from '../../../../core/register/fields.ts';
import type { Answers } from '../../../../core/register/ledger.ts';
import type { ClientSeat } from '../../../contract.ts';
import { useTask } from '../../env.ts';
import { fieldsAsked, unanswered, type Contact } from '../../register/contact.ts';
import { Form, Notice } from '../components.tsx';
import { AnsweredQuestion, OpenQuestion } from './question.tsx';
import { useRegisterEnv } from './env.ts';

interface CountSheetProps {
  readonly optional: readonly OptionalField[];
  /** Absent: whether it was a consult is not asked. */
  readonly billing: ClientSeat['billing'] | undefined;
  readonly submit: string;
  /** A sentence: why it was not done. */
  readonly onContact: (contact: Contact) => Promise<string | undefined>;
}

/** What comes next is where the focus goes after a press: the open question, else the tick or button that ends the sheet. */
const NEXT = 'fieldset button, .consult input, button[type=submit]';

export function CountSheet({ optional, billing, submit, onContact }: CountSheetProps) {
  const { w } = useRegisterEnv();
  const words = w.register.sheet;
  const [answers, setAnswers] = useState<Answers>({});
  /** Pressed open again: comes before the first one without an answer. */
  const [again, setAgain] = useState<Field>();
  const [presses, setPresses] = useState(0);
  const [isConsult, setIsConsult] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const form = useRef<HTMLDivElement>(null);
  const isKnown = isCountedBefore(answers.counted);
  const asked = isKnown ? (['counted'] as const) : fieldsAsked(optional);
  const missing = unanswered(answers, optional);
  const open = again ?? missing[0];
  const goOn = (): void => setPresses((before) => before + 1);
  // Before anything is painted: the key that is pressed next would go to what is gone.
  useLayoutEffect(() => {
    if (presses > 0) form.current?.querySelector<HTMLElement>(NEXT)?.focus();
  }, [presses]);
  const answer = (field: Field, value: string): void => {
    setProblem(undefined);
    setAnswers((before) => ({ ...before, [field]: value }));
    setAgain(undefined);
    goOn();
  };
  const reopen = (field: Field): void => {
    setAgain(field);
    goOn();
  };
  const count = async (): Promise<void> => {
    if (missing.length === 0) return setProblem(await onContact({ answers, isConsult, optional }));
    setProblem(words.missing(missing.length));
    setAgain(undefined);
    goOn();
  };
  return (
    <div ref={form} class="count">
      <Form submit={submit} busy={busy} problem={problem} onSubmit={() => run(count)}>
        {asked.map((field, at) => {
          const chosen = answers[field];
          if (field === open)
            return (
              <OpenQuestion
                key={field}
                field={field}
                chosen={chosen}
                step={words.step(at + 1, asked.length)}
                onChoose={(value) => answer(field, value)}
              />
            );
          return chosen === undefined ? undefined : (
            <AnsweredQuestion key={field} field={field} chosen={chosen} onOpen={() => reopen(field)} />
          );
        })}
        {isKnown && open === undefined ? <Notice>{words.known}</Notice> : undefined}
        {billing === undefined || open !== undefined ? undefined : (
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
