/** One day on which the employee is asked how it goes; proposed here, and theirs to refuse. */
import { useId, useState } from 'preact/hooks';
import { replyIn, stageOf } from '../../../../core/board/follow-up.ts';
import type { ItemOf } from '../../../../core/board/items.ts';
import type { Placed } from '../../../../core/board/parts.ts';
import { useBoardEnv } from './env.ts';
import { calendarOf, dayFault, offeredDays, putFollowUp } from '../../follow-up.ts';
import { Dialog, Form } from '../components.tsx';
import { useStep, type BoardProps, type Looking } from './step.ts';

export function followUpLines(
  { w, seat, time, now }: Looking,
  item: ItemOf<'follow-up'>,
  { answer }: Placed,
): readonly string[] {
  const words = w.board.followUp;
  const day = time.ofOrganisation.date(item.day);
  const reply = replyIn(answer?.says);
  switch (stageOf(item, answer?.says, calendarOf(seat, now))) {
    case 'ahead':
      return [words.ahead(day), ...(answer?.says === 'fine' ? [words.fine] : [])];
    case 'refused':
      return [words.refused];
    case 'asked':
      return [words.asked];
    case 'answered':
      return reply === undefined ? [] : [words.answered[reply]];
    case 'over':
      return [
        answer?.says === 'no' ? words.refused : reply === undefined ? words.over(day) : words.answered[reply],
        words.never,
      ];
  }
}

export function FollowUpDialog({ onClose, ...props }: BoardProps & { readonly onClose: () => void }) {
  const { w, now } = useBoardEnv();
  const words = w.board.followUp;
  const { open, seat, time } = props;
  const id = useId();
  const [day, setDay] = useState('');
  const { step, busy, problem, setProblem } = useStep(props);
  const days = offeredDays(open.reading.board, seat, open.thread.expiresHour, now());
  const last = time.ofOrganisation.lastDay(open.thread.expiresHour);
  const submit = (): void => {
    // It may have become too late, or been refused, while this was open.
    if (days === undefined) return setProblem(w.boardStale);
    const fault = dayFault(day, days);
    if (fault !== undefined) return setProblem(fault === 'past' ? words.past : words.late(last));
    step(putFollowUp(day, seat, now()), w.board.isPut, onClose);
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <p class="fine">{words.until(last)}</p>
      <Form submit={w.board.putIt} busy={busy} problem={problem} onSubmit={submit}>
        <div class="field">
          <label for={id}>{words.day}</label>
          <input
            id={id}
            type="date"
            min={days?.first}
            max={days?.last}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </div>
      </Form>
      <button type="button" class="outline" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
