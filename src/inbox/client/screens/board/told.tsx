/** What was told, or has to be, without a yes; and the wizard that goes through it. Nothing in it is kept but the last line. */
import type { ItemOf } from '../../../../core/board/items.ts';
import { useState } from 'preact/hooks';
import { useBoardEnv } from './env.ts';
import { Dialog, Notice } from '../components.tsx';
import { Choices } from './fields.tsx';
import { drop, useKept, type Kept } from './kept.ts';
import type { BoardProps, Looking } from './step.ts';
import { Leaving, NOTHING_TYPED, TellStep } from './tell.tsx';
import { WAYS, type ToldWay } from '../../../../core/board/told.ts';

type Told = ItemOf<'told'>;

export const toldHeading = ({ w }: Looking): string => w.board.told.title;
export function toldLines({ w }: Looking, item: Told): readonly string[] {
  const { heading, who, says, yes, no } = w.board.told;
  return [heading[item.done === undefined ? 'before' : 'after'], who(item.to), says(item.what), item.named ? yes : no];
}

type At = 'way' | number | 'consulted' | 'message';
const EXPERTS = ['adviser', 'lvv', 'lawyer', 'inspector'] as const;

/** The five conditions one by one, who was consulted, what the employee reads; a judge and a duty by law need no conditions. */
export function BreachDialog({
  kept,
  onClose,
  ...props
}: BoardProps & { readonly kept: Kept; readonly onClose: () => void }) {
  const { w } = useBoardEnv();
  const words = w.board.told;
  const [at, setAt] = useState<At>('way');
  const [way, setWay] = useState<ToldWay | 'already'>();
  /** How many of the conditions hold, one after the other: what was gone through stays so when somebody goes back. */
  const [held, setHeld] = useState(0);
  const [typed, setTyped] = useKept(kept, 'told.typed', NOTHING_TYPED);
  const [expert, setExpert] = useState<(typeof EXPERTS)[number]>();
  const [problem, setProblem] = useState<string>();

  const go = (next: At): void => {
    setProblem(undefined);
    setAt(next);
  };
  const next = (): void => {
    if (at === 'way') {
      if (way === undefined) return setProblem(words.chooseWay);
      return go(way === 'danger' ? 0 : 'message');
    }
    if (at === 'consulted') return expert === undefined ? setProblem(words.mustConsult) : go('message');
    if (at === 'message') return;
    if (held <= at) return setProblem(words.must);
    go(at + 1 < words.conditions.length ? at + 1 : 'consulted');
  };
  const back = (): void => {
    if (at === 'message') return go(way === 'danger' ? 'consulted' : 'way');
    if (at === 'consulted') return go(words.conditions.length - 1);
    if (at !== 'way') go(at === 0 ? 'way' : at - 1);
  };
  if (at === 'message')
    return way === undefined ? null : (
      <TellStep
        {...props}
        way={way}
        typed={typed}
        onTyped={setTyped}
        onDone={() => drop(kept, 'told')}
        onBack={back}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class="danger">
        <strong>{words.danger}</strong> <a href="tel:112">{words.call}</a>
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        {at === 'way' ? (
          <Choices
            label={words.way}
            choices={[...WAYS, 'already' as const].map((one) => [one, words.ways[one]])}
            chosen={way}
            onChoose={setWay}
          />
        ) : at === 'consulted' ? (
          <>
            <Choices
              label={words.consulted}
              choices={EXPERTS.map((one) => [one, words.experts[one]])}
              chosen={expert}
              onChoose={setExpert}
            />
            <p class="fine">{words.consultedHint}</p>
          </>
        ) : (
          <fieldset>
            <legend>{words.condition(at + 1, words.conditions.length)}</legend>
            <p>{words.conditions[at]}</p>
            <label class="choice">
              <input type="checkbox" checked={held > at} onChange={() => setHeld(held > at ? at : at + 1)} />
              <span>{words.holds}</span>
            </label>
          </fieldset>
        )}
        {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
        <button type="submit">{words.next}</button>
      </form>
      <Leaving {...(at === 'way' ? {} : { onBack: back })} onClose={onClose} />
    </Dialog>
  );
}
