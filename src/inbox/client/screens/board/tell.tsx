/** The last part of the wizard: what the employee reads, beforehand or why not, and the choice that stays the adviser's. */
import { useId, useRef, useState } from 'preact/hooks';
import { newItemKey } from '../../../../core/board/key.ts';
import { NOT_BEFORE, toldItem, type NotBefore, type ToldItem, type ToldWay } from '../../../../core/board/told.ts';
import { asLine, asLines } from '../../../../core/board/typed-text.ts';
import { newFormId } from '../../crypto/reply.ts';
import { useEnv } from '../../env.ts';
import { Dialog, Form, LineField, Notice } from '../components.tsx';
import { Choices, TextArea } from './fields.tsx';
import { useStep, type BoardProps } from './step.ts';

type TellProps = BoardProps & {
  /** `already`: what was told is only to be said to the employee. */
  readonly way: ToldWay | 'already';
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};
/** What was filled in, so that going back loses none of it. */
interface Draft {
  readonly to: string;
  readonly what: string;
  readonly named: 'yes' | 'no';
  readonly when?: When;
}
export const NO_DRAFT: Draft = { to: '', what: '', named: 'no' };
type When = 'before' | NotBefore;

export function TellStep({ way: chosen, draft, onDraft, onBack, onClose, ...props }: TellProps) {
  const { w, books } = useEnv();
  const words = w.board.told;
  const lead = useId();
  const isAlready = chosen === 'already';
  const [way, setWay] = useState<ToldWay>(isAlready ? 'danger' : chosen);
  const { to, what, named, when } = draft;
  const set = (change: Partial<Draft>): void => onDraft({ ...draft, ...change });
  const [putNow, setPutNow] = useState(true);
  const [ready, setReady] = useState<ToldItem>();
  const { step, busy, problem, setProblem } = useStep(props);
  const { announce } = useEnv();
  /** One line for each time that this is gone through, however often it is pressed. */
  const line = useRef(newFormId());

  const put = (item: ToldItem, then: () => void): void =>
    step(
      (part) => ({ did: { is: 'told', act: 'put' }, part: { ...part, items: [...part.items, item] } }),
      words.isPut,
      then,
    );
  const submit = (): void => {
    if (when === undefined) return setProblem(words.wrong.before);
    const item = toldItem.safeParse({
      is: 'told',
      key: newItemKey(),
      way,
      to: asLine(to),
      what: asLines(what),
      named: named === 'yes',
      ...(when === 'before' ? {} : { done: { day: books.today(), because: when } }),
    });
    if (!item.success) return setProblem(words.wrong[item.error.issues[0]?.path[0] === 'what' ? 'what' : 'to']);
    if (isAlready) return put(item.data, onClose);
    if (when === 'before') return put(item.data, () => setReady(item.data));
    setReady(item.data);
  };
  const close = (said: string): void => {
    announce(said);
    onClose();
  };
  const tell = (item: ToldItem): void => {
    const toldBefore = item.done === undefined;
    const { way: because, to: whom, named: withName } = item;
    const kept = {
      kind: 'breach',
      id: line.current,
      day: books.today(),
      way: because,
      to: whom,
      named: withName,
      toldBefore,
    } as const;
    // First of all, so that nothing that goes wrong afterwards loses it.
    void books.note(props.keys, kept).then(() => {
      if (toldBefore || !putNow) return close(words.noted);
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
      onClose,
    );
  };

  if (ready !== undefined)
    return (
      <Dialog title={words.last} onClose={onClose}>
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
        </div>
        {ready.done === undefined ? undefined : (
          <button type="button" class="quiet" onClick={() => setReady(undefined)}>
            {w.back}
          </button>
        )}
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
            choices={(['danger', 'judge', 'law'] as const).map((one) => [one, words.ways[one]])}
            chosen={way}
            onChoose={setWay}
          />
        ) : undefined}
        <LineField label={words.to} value={to} onValue={(value) => set({ to: value })} />
        <TextArea label={words.what} value={what} onValue={(value) => set({ what: value })} />
        <Choices
          label={words.named}
          choices={[
            ['no', words.no],
            ['yes', words.yes],
          ]}
          chosen={named}
          onChoose={(value) => set({ named: value })}
        />
        <Choices label={words.before} choices={whens} chosen={when} onChoose={(value) => set({ when: value })} />
      </Form>
      <div class="stack">
        <button type="button" class="outline" onClick={onBack}>
          {w.back}
        </button>
        <button type="button" class="outline" onClick={onClose}>
          {words.stop}
        </button>
      </div>
    </Dialog>
  );
}

const isThis = (item: unknown, { key }: ToldItem): boolean =>
  typeof item === 'object' && item !== null && 'key' in item && item.key === key;
