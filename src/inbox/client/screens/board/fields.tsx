/** What more than one item of the board asks an adviser. */
import { useId } from 'preact/hooks';
import { unhelped } from '../../unhelped.ts';

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly choices: readonly (readonly [T, string])[];
  readonly chosen: T | undefined;
  readonly onChoose: (one: T) => void;
}

/** One of some, none of them chosen beforehand unless `chosen` says so. */
export function Choices<T extends string>({ label, choices, chosen, onChoose }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map(([one, text]) => (
        <label key={one} class="choice">
          <input type="radio" name={name} checked={one === chosen} onChange={() => onChoose(one)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function TextArea({ label, value, onValue }: TextAreaProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        ref={unhelped}
        id={id}
        rows={4}
        dir="auto"
        autoComplete="off"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
