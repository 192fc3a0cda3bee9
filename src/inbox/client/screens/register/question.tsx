/** One question of the lists: open, with all its answers; or answered, as one line that opens it again. */
import { FIELDS, type Field } from '../../../../core/register/fields.ts';
import { fieldLabel, valueLabel } from '../../words/register.ts';
import { useRegisterEnv } from './env.ts';

interface OpenQuestionProps {
  readonly field: Field;
  readonly chosen: string | undefined;
  /** "2 van 7" */
  readonly step: string;
  readonly onChoose: (value: string) => void;
}

/** Buttons and no radios: a radio is chosen by the arrow key that only passes it, and the question would fold under it. */
export function OpenQuestion({ field, chosen, step, onChoose }: OpenQuestionProps) {
  const { language } = useRegisterEnv();
  return (
    <fieldset data-field={field}>
      <legend>
        {fieldLabel(language, field)} <span class="step">{step}</span>
      </legend>
      <div class="chips">
        {FIELDS[field].map((value) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={chosen === value}
            onClick={() => onChoose(value)}
          >
            {valueLabel(language, field, value)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface AnsweredQuestionProps {
  readonly field: Field;
  readonly chosen: string;
  readonly onOpen: () => void;
}
export function AnsweredQuestion({ field, chosen, onOpen }: AnsweredQuestionProps) {
  const { w, language } = useRegisterEnv();
  return (
    <button type="button" class="answered" data-field={field} onClick={onOpen}>
      <span>
        {fieldLabel(language, field)} <strong>{valueLabel(language, field, chosen)}</strong>
      </span>{' '}
      <span class="change">{w.register.sheet.change}</span>
    </button>
  );
}
