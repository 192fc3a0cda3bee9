/** Options to go through with somebody: chosen here, seen and pressed by the employee, and starting nothing. */
import { useState } from 'preact/hooks';
import type { ItemOf } from '../../../../core/board/items.ts';
import { newItemKey } from '../../../../core/board/key.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { OPTIONS, type Option } from '../../../../core/options.ts';
import { useBoardEnv } from './env.ts';
import { optionLabel } from '../../words/options.ts';
import { Dialog, Form } from '../components.tsx';
import { useStep, type BoardProps, type Looking } from './step.ts';

const isOption = (says: string): says is Option => OPTIONS.some((one) => one === says);

export function optionsLines(
  { w, language }: Looking,
  _item: ItemOf<'options'>,
  { answer }: Placed,
): readonly string[] {
  const words = w.board.options;
  if (answer === undefined || !isOption(answer.says)) return [words.waits];
  if (answer.says === 'nothing') return [words.chosenNothing];
  return [words.chosen(optionLabel(language, answer.says))];
}

export function OptionsDialog({ onClose, ...props }: BoardProps & { readonly onClose: () => void }) {
  const { w, language } = useBoardEnv();
  const words = w.board.options;
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const { step, busy, problem, setProblem } = useStep(props);
  const toggle = (one: Option): void => {
    setProblem(undefined);
    setChosen(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  };
  const submit = (): void => {
    if (chosen.length === 0) return setProblem(words.none);
    const item = { is: 'options', key: newItemKey(), options: OPTIONS.filter((one) => chosen.includes(one)) };
    // One list of options at a time: another one takes its place.
    step(
      (part, { placed }) => ({
        did: { is: 'options', act: 'put' },
        part: { ...part, items: [...part.items.filter((_, index) => !isOptions(placed[index])), item] },
      }),
      w.board.isPut,
      onClose,
    );
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <Form submit={w.board.putIt} busy={busy} problem={problem} onSubmit={submit}>
        {OPTIONS.filter((one) => one !== 'nothing').map((one) => (
          <label key={one} class="choice">
            <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
            <span>{optionLabel(language, one)}</span>
          </label>
        ))}
      </Form>
      <button type="button" class="outline" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}

const isOptions = (placed: Placed | undefined): boolean =>
  placed !== undefined && placed.item !== 'newer' && placed.item.is === 'options';
