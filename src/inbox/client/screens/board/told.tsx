/** What was told, or has to be, without a yes; and the wizard that goes through it. Nothing in it is kept but the last line. */
import type { ItemOf } from '../../../../core/board/items.ts';
import { useState } from 'preact/hooks';
import { useEnv } from '../../env.ts';
import { Dialog, Notice } from '../components.tsx';
import { Choices } from './fields.tsx';
import type { BoardProps, Looking } from './step.ts';
import { NO_DRAFT, TellStep } from './tell.tsx';
import { WAYS, type ToldWay } from '../../../../core/board/told.ts';

type Told = ItemOf<'told'>;

export const toldHeading = ({ w }: Looking): string => w.board.told.title;
export function toldLines({ w }: Looking, item: Told): readonly string[] {
  const { heading, who, says, yes, no } = w.board.told;
  return [heading[item.done === undefined ? 'before' : 'after'], who(item.to), says(item.what), item.named ? yes : no];
}
/** What was told stays told. */
export const canTakeAwayTold = (item: Told): boolean => item.done === undefined;

type At = 'way' | number | 'consulted' | 'message';
const EXPERTS = ['adviser', 'lvv', 'lawyer', 'inspector'] as const;

/** The five conditions one by one, who was consulted, what the employee reads; a judge and a duty by law need no conditions. */
export function BreachDialog({ onClose, ...props }: BoardProps & { readonly onClose: () => void }) {
  const { w } = useEnv();
  const words = w.board.told;
  const [at, setAt] = useState<At>('way');
  const [way, setWay] = useState<ToldWay | 'already'>();
  const [holds, setHolds] = useState(false);
  const [expert, setExpert] = useState<(typeof EXPERTS)[number]>();
  const [draft, setDraft] = useState(NO_DRAFT);
  const [problem, setProblem] = useState<string>();

  const go = (next: At, held = false): void => {
    setProblem(undefined);
    setHolds(held);
    setAt(next);
  };
  /** What was ticked or chosen on the way is still so: nobody comes past a condition without it. */
  const back = (): void => {
    const conditions = words.conditions.length;
    if (at === 'message') return way === 'danger' ? go('consulted') : go('way');
    if (at === 'consulted') return go(conditions - 1, true);
    if (at !== 'way') return at === 0 ? go('way') : go(at - 1, true);
  };
  const next = (): void => {
    if (at === 'way') {
      if (way === undefined) return setProblem(words.chooseWay);
      return go(way === 'danger' ? 0 : 'message');
    }
    if (at === 'consulted') return expert === undefined ? setProblem(words.mustConsult) : go('message');
    if (at === 'message') return;
    if (!holds) return setProblem(words.must);
    go(at + 1 < words.conditions.length ? at + 1 : 'consulted');
  };
  if (at === 'message')
    return (
      <TellStep
        {...props}
        way={way === undefined ? 'danger' : way}
        draft={draft}
        onDraft={setDraft}
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
              <input type="checkbox" checked={holds} onChange={() => setHolds(!holds)} />
              <span>{words.holds}</span>
            </label>
          </fieldset>
        )}
        {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
        <button type="submit">{words.next}</button>
      </form>
      <div class="stack">
        {at === 'way' ? undefined : (
          <button type="button" class="outline" onClick={back}>
            {w.back}
          </button>
        )}
        <button type="button" class="outline" onClick={onClose}>
          {words.stop}
        </button>
      </div>
    </Dialog>
  );
}
