/** A slip: what the employee said to it, and a dialog for another one. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { ItemOf } from '../../../../core/board/items.ts';
import { newItemKey } from '../../../../core/board/key.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { endOf, PURPOSES, slipItem, slipStanding, type Purpose } from '../../../../core/board/slip.ts';
import { asLine, asLines } from '../../../../core/board/typed-text.ts';
import { addDays, dayIn, startOfDay } from '../../../../core/calendar.ts';
import { HOUR_MS, toHour } from '../../../../core/conversation.ts';
import { consentsIn } from '../../book/from-board.ts';
import { useBoardEnv } from './env.ts';
import { organisationZone, ownTimeZone } from '../../time.ts';
import { Dialog, Form, LineField, Notice } from '../components.tsx';
import { Choices, TextArea } from './fields.tsx';
import { drop, useKept, type Kept } from './kept.ts';
import { useStep, type BoardProps, type Looking } from './step.ts';

type Slip = ItemOf<'slip'>;
/** At once in one conversation. */
export const MAX_SLIPS = 12;
const isSlip = (placed: Placed): boolean => placed.item !== 'newer' && placed.item.is === 'slip';

/** What counts now: only a yes to these very words that is neither over nor taken back. */
function stateOf(
  { w, now, time, expires, isClosed }: Looking,
  item: Slip,
  says: string | undefined,
): readonly string[] {
  const { state } = w.board.slip;
  const standing = slipStanding(item, says, { now, isClosed });
  // Said above it, as what stops somebody.
  if (standing === 'revoked') return [];
  if (standing !== 'yes') return [state[standing]];
  const reason = Object.entries(state.reasons).find(([name]) => name === says)?.[1];
  const day = time.ofOrganisation.lastDay(endOf(item, expires));
  return [state.yes(day), ...(reason === undefined ? [] : [reason])];
}

export function slipLines(at: Looking, item: Slip, { answer }: Placed): readonly string[] {
  const words = at.w.board.slip;
  return [
    ...stateOf(at, item, answer?.says),
    words.purposes[item.purpose],
    words.who(item.person === undefined ? item.to : `${item.person}, ${item.to}`),
    words.says(item.what),
    item.named ? words.yes : words.no,
  ];
}

/** What was taken back is said as what stops somebody. */
export const slipAlert = ({ w }: Looking, _item: Slip, { answer }: Placed): string | undefined =>
  answer?.says === 'revoke' ? w.board.slip.state.revoke : undefined;

/** A yes leaves one line, by itself; taken back, the same line says so. */
export function useConsents({ keys, open }: Pick<BoardProps, 'keys' | 'open'>): void {
  const { books } = useBoardEnv();
  const { placed } = open.reading.board;
  useEffect(() => {
    void consentsIn(placed, ownTimeZone()).then(async (lines) => {
      for (const line of lines) await books.note(keys, line);
    });
  }, [books, keys, placed]);
}

export function SlipDialog({
  kept,
  onClose,
  ...props
}: BoardProps & { readonly kept: Kept; readonly onClose: () => void }) {
  const { w, now } = useBoardEnv();
  const words = w.board.slip;
  const id = useId();
  const { board } = props.open.reading;
  const zone = organisationZone(props.seat);
  const today = dayIn(now(), zone);
  const [purpose, setPurpose] = useKept<Purpose>(kept, 'slip.purpose', 'tell');
  const [person, setPerson] = useKept(kept, 'slip.person', '');
  const [to, setTo] = useKept(kept, 'slip.to', '');
  const [what, setWhat] = useKept(kept, 'slip.what', '');
  const [named, setNamed] = useKept<'yes' | 'no'>(kept, 'slip.named', 'no');
  const [until, setUntil] = useKept(kept, 'slip.until', addDays(today, 14));
  const [spoken, setSpoken] = useState(false);
  const { step, busy, problem, setProblem } = useStep(props);

  const choose = (next: Purpose): void => {
    setPurpose(next);
    if (next === 'hand-over' && to === '') setTo(words.adviser);
  };
  const submit = (): void => {
    const who = asLine(person);
    const end = until >= today && until <= addDays(today, 365) ? startOfDay(addDays(until, 1), zone) : undefined;
    if (!spoken && board.own.asksSlip !== true) return setProblem(words.wrong.spoken);
    if (end === undefined) return setProblem(words.wrong.until);
    const item = slipItem.safeParse({
      is: 'slip',
      key: newItemKey(),
      purpose,
      ...(who === '' ? {} : { person: who }),
      to: asLine(to),
      what: asLines(what),
      named: named === 'yes',
      ends: toHour(new Date(end.getTime() + HOUR_MS - 1)),
    });
    if (!item.success) {
      const [field] = item.error.issues[0]?.path ?? [];
      return setProblem(words.wrong[field === 'person' || field === 'what' ? field : 'to']);
    }
    if (board.placed.filter(isSlip).length >= MAX_SLIPS) return setProblem(words.wrong.many);
    step(
      (part) => ({ did: { is: 'slip', act: 'put' }, part: { ...part, items: [...part.items, item.data] } }),
      w.board.isPut,
      () => {
        drop(kept, 'slip');
        onClose();
      },
    );
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      {board.own.asksSlip === true ? <Notice>{words.asked}</Notice> : undefined}
      <Form submit={w.board.putIt} busy={busy} problem={problem} onSubmit={submit}>
        {board.own.asksSlip === true ? undefined : (
          <label class="choice">
            <input type="checkbox" checked={spoken} onChange={() => setSpoken(!spoken)} />
            <span>{words.spoken}</span>
          </label>
        )}
        <Choices
          label={words.purpose}
          choices={PURPOSES.map((one) => [one, words.purposes[one]])}
          chosen={purpose}
          onChoose={choose}
        />
        <LineField label={words.person} value={person} onValue={setPerson} />
        <LineField label={words.to} value={to} onValue={setTo} />
        <TextArea label={words.what} value={what} onValue={setWhat} />
        <Choices
          label={words.named}
          choices={[
            ['no', words.no],
            ['yes', words.yes],
          ]}
          chosen={named}
          onChoose={setNamed}
        />
        <div class="field">
          <label for={id}>{words.until}</label>
          <input
            id={id}
            type="date"
            min={today}
            max={addDays(today, 365)}
            value={until}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
          <p id={`${id}-hint`} class="fine">
            {words.untilHint(props.time.ofOrganisation.lastDay(props.open.thread.expiresHour))}
          </p>
        </div>
        <p class="fine">{words.keeps}</p>
        <p class="fine">{words.takes}</p>
      </Form>
      <button type="button" class="outline" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
