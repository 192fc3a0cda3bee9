/** A number that the employee gave, and what to mind when calling it. */
import type { CallMe as Given } from '../../../../core/board/call-me.ts';
import { firstName } from '../../../../core/first-name.ts';
import type { ClientSeat } from '../../../contract.ts';
import { useBoardEnv } from './env.ts';

export function CallMe({ given, seat }: { readonly given: Given | 'unreadable'; readonly seat: ClientSeat }) {
  const { w } = useBoardEnv();
  const words = w.board.callMe;
  if (given === 'unreadable') {
    return (
      <div class="item">
        <h3>{words.heading}</h3>
        <p>{words.unreadable}</p>
      </div>
    );
  }
  return (
    <div class="item">
      <h3>{words.heading}</h3>
      <p>
        {words.number}:{' '}
        {given.dial === undefined ? <span dir="ltr">{given.number}</span> : <a href={given.dial}>{given.number}</a>}
      </p>
      {given.when === '' ? undefined : (
        <p>
          {words.when}:{' '}
          <span dir="auto" translate={false}>
            {given.when}
          </span>
        </p>
      )}
      <p>{given.voicemail ? words.mayLeave : words.mayNotLeave}</p>
      <p>{words.somebodyElse(firstName(seat.adviser.name))}</p>
      <p>{words.afterwards}</p>
    </div>
  );
}
