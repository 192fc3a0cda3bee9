/** The last part of the wizard: what the employee reads, beforehand or why not, and the choice that stays the adviser's. */
import { useId, useRef, useState } from 'preact/hooks';
import { newItemKey } from '../../../../core/board/key.ts';
import {
  NOT_BEFORE,
  toldItem,
  WAYS,
  type NotBefore,
  type ToldItem,
  type ToldWay,
} from '../../../../core/board/told.ts';
import { asLine, asLines } from '../../../../core/board/typed-text.ts';
import type { BreachLine } from '../../book/lines.ts';
import { newFormId } from '../../crypto/reply.ts';
import { firstDayTold, isDayTold, isNoted } from '../../telling.ts';
import { useBoardEnv } from './env.ts';
import { Dialog, Form, LineField, LocalField, Notice } from '../components.tsx';
import { Choices, TextArea } from './fields.tsx';
import { useStep, type BoardProps } from './step.ts';

type TellProps = BoardProps & {
  /** `already`: what was told is only to be said to the employee. */
  readonly way: ToldWay | 'already';
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  /** To the step before this one; what was typed is kept. */
  readonly onBack: () => void;
  /** What was typed is not needed any more. */
  readonly onDone: () => void;
  readonly onClose: () => void;
};
type When = 'before' | NotBefore;
/** Of this step, kept by the wizard while somebody goes back. */
export interface Typed {
  /** Asked here only of what was told already. */
  readonly way?: ToldWay;
  readonly day: string;
  readonly to: string;
  readonly what: string;
  readonly named: 'yes' | 'no';
  readonly when?: When;
  /** Of what was told already: in every other way it was asked before this step. */
  readonly consulted?: boolean;
}
export const NOTHING_TYPED: Typed = { day: '', to: '', what: '', named: 'no' };

export function TellStep({ way: chosen, typed, onTyped, onBack, onDone, onClose, ...props }: TellProps) {
  const { w, books } = useBoardEnv();
  const words = w.board.told;
  const lead = useId();
  const isAlready = chosen === 'already';
  const { day, to, what, named, when } = typed;
  const way = isAlready ? typed.way : chosen;
  const set = (change: Partial<Typed>): void => onTyped({ ...typed, ...change });
  const [putNow, setPutNow] = useState(true);
  const [ready, setReady] = useState<ToldItem>();
  const { step, busy, problem, setProblem } = useStep(props);
  const { announce } = useBoardEnv();
  /** One line for each time that this is gone through, however often it is pressed. */
  const line = useRef(newFormId());

  const put = (item: ToldItem, then: () => void): void =>
    step(
      (part) => ({ did: { is: 'told', act: 'put' }, part: { ...part, items: [...part.items, item] } }),
      words.isPut,
      then,
    );
  const end = (): void => {
    onDone();
    onClose();
  };
  const sayAfterwards = (item: ToldItem): void => {
    void books.look(props.keys).then(async ({ lines }) => {
      if (!isNoted(lines, lineOf(item))) await books.note(props.keys, lineOf(item));
      put(item, end);
    });
  };
  const submit = (): void => {
    if (way === undefined) return setProblem(words.chooseWay);
    if (isAlready && !isDayTold(day, books.today())) return setProblem(words.wrong.day);
    if (when === undefined) return setProblem(words.wrong.before);
    const item = toldItem.safeParse({
      is: 'told',
      key: newItemKey(),
      way,
      to: asLine(to),
      what: asLines(what),
      named: named === 'yes',
      ...(isAlready && way === 'danger' && typed.consulted !== true ? { alone: true } : {}),
      ...(when === 'before' ? {} : { done: { day: isAlready ? day : books.today(), because: when } }),
    });
    if (!item.success) return setProblem(words.wrong[item.error.issues[0]?.path[0] === 'what' ? 'what' : 'to']);
    if (isAlready) return sayAfterwards(item.data);
    if (when === 'before') return put(item.data, () => setReady(item.data));
    setReady(item.data);
  };
  const close = (said: string): void => {
    announce(said);
    end();
  };
  const lineOf = ({ way: because, to: whom, named: withName, done }: ToldItem): BreachLine => ({
    kind: 'breach',
    id: line.current,
    day: done?.day ?? books.today(),
    way: because,
    to: whom,
    named: withName,
    toldBefore: done === undefined,
  });
  const tell = (item: ToldItem): void => {
    // First of all, so that nothing that goes wrong afterwards loses it.
    void books.note(props.keys, lineOf(item)).then(() => {
      if (item.done === undefined || !putNow) return close(words.noted);
      put(item, () => close(words.noted));
    });
  };
  const tellNot = (item: ToldItem): void => {
    if (item.done !== undefined) return close(words.notTold);
    step(
      (part, { placed }) => ({
        did: { is: 'told', act: 'taken-away' },
        part: { ...part, items: part.items.filter((_, at) => !isThis(placed[at]?.item, item)) },
      }),
      words.notTold,
      end,
    );
  };

  if (ready !== undefined)
    return (
      // The employee reads it by now: to leave it at that would promise a line that nobody made.
      <Dialog title={words.last} onClose={ready.done === undefined ? () => setProblem(words.chooseLast) : onClose}>
        <p>{words.lastLead}</p>
        {ready.done === undefined ? undefined : (
          <>
            <label class="choice">
              <input type="checkbox" checked={putNow} onChange={() => setPutNow(!putNow)} />
              <span>{words.putAfter}</span>
            </label>
            <p class="fine">{words.putLater}</p>
          </>
        )}
        {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
        <div class="stack">
          <button type="button" class="outline" aria-disabled={busy} onClick={() => tell(ready)}>
            {words.tell}
          </button>
          <button type="button" class="outline" aria-disabled={busy} onClick={() => tellNot(ready)}>
            {words.tellNot}
          </button>
          {ready.done === undefined ? undefined : (
            <button type="button" class="quiet" onClick={() => setReady(undefined)}>
              {words.previous}
            </button>
          )}
        </div>
      </Dialog>
    );
  const whens: readonly (readonly [When, string])[] = isAlready
    ? NOT_BEFORE.map((one) => [one, words.afterChoices[one]] as const)
    : (['before', ...NOT_BEFORE] as const).map((one) => [one, words.beforeChoices[one]] as const);
  return (
    <Dialog title={words.message} onClose={onClose}>
      <p id={lead}>{words.messageLead}</p>
      <Form submit={isAlready ? w.board.putIt : words.next} busy={busy} problem={problem} onSubmit={submit}>
        {isAlready ? (
          <Choices
            label={words.way}
            choices={WAYS.map((one) => [one, words.ways[one]])}
            chosen={way}
            onChoose={(next) => set({ way: next })}
          />
        ) : undefined}
        {isAlready ? (
          <LocalField
            type="date"
            label={words.day}
            min={firstDayTold(books.today())}
            max={books.today()}
            value={day}
            onValue={(next) => set({ day: next })}
          />
        ) : undefined}
        <LineField label={words.to} value={to} onValue={(next) => set({ to: next })} />
        <TextArea label={words.what} value={what} onValue={(next) => set({ what: next })} />
        <Choices
          label={words.named}
          choices={[
            ['no', words.no],
            ['yes', words.yes],
          ]}
          chosen={named}
          onChoose={(next) => set({ named: next })}
        />
        <Choices label={words.before} choices={whens} chosen={when} onChoose={(next) => set({ when: next })} />
        {isAlready && way === 'danger' ? (
          <label class="choice">
            <input
              type="checkbox"
              checked={typed.consulted === true}
              onChange={() => set({ consulted: typed.consulted !== true })}
            />
            <span>{words.consultedBefore}</span>
          </label>
        ) : undefined}
        {isAlready ? <p class="fine">{words.lineIsMade}</p> : undefined}
      </Form>
      <Leaving onBack={onBack} onClose={onClose} />
    </Dialog>
  );
}

/** Below each step: to the one before, or out of it. */
export function Leaving({ onBack, onClose }: { readonly onBack?: () => void; readonly onClose: () => void }) {
  const { w } = useBoardEnv();
  return (
    <div class="stack">
      {onBack === undefined ? undefined : (
        <button type="button" class="quiet" onClick={onBack}>
          {w.board.told.previous}
        </button>
      )}
      <button type="button" class="outline" onClick={onClose}>
        {w.board.told.stop}
      </button>
    </div>
  );
}

const isThis = (item: unknown, { key }: ToldItem): boolean =>
  typeof item === 'object' && item !== null && 'key' in item && item.key === key;
