/** What employees see of being reachable: one line, however many organisations; each apart behind a fold. */
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ClientSeat } from '../../contract.ts';
import { useEnv } from '../env.ts';
import { reachableAt } from '../reachable.ts';
import type { SeatTime } from '../time.ts';
import { Notice } from './components.tsx';
import { isAtCapacity, Room } from './room.tsx';

interface PresencesProps {
  readonly seats: readonly ClientSeat[];
  readonly timeOf: (seat: ClientSeat) => SeatTime;
  readonly keys: AdviserKeys;
  readonly onChanged: () => Promise<void>;
}

export function Presences({ seats, timeOf, keys, onChanged }: PresencesProps) {
  const { w, now } = useEnv();
  const each = (several: boolean) =>
    seats.map((seat) => (
      <div key={seat.organisation.id}>
        <PresenceLine seat={seat} time={timeOf(seat)} several={several} />
        {seat.keyCards.length === 0 ? undefined : (
          <Room seat={seat} time={timeOf(seat)} asks={!several} keys={keys} onChanged={onChanged} />
        )}
      </div>
    ));
  if (seats.length === 1) return <>{each(false)}</>;
  return (
    <>
      {/* A question behind a fold is not asked. */}
      {seats
        .filter((seat) => isAtCapacity(seat, now()))
        .map(({ organisation, presence }) => (
          <Notice key={organisation.id}>
            {w.presenceAt(organisation.name)}
            {w.fullAsked(presence.open)}
          </Notice>
        ))}
      <details class="presences">
        <summary class="presence">{w.presenceOf(reachableAt(seats), seats.length)}</summary>
        {each(true)}
      </details>
    </>
  );
}

interface PresenceProps {
  readonly seat: ClientSeat;
  readonly time: SeatTime;
  readonly several: boolean;
}

function PresenceLine({ seat, time: { moments }, several }: PresenceProps) {
  const { w } = useEnv();
  const { state, until, next } = seat.presence.availability;
  let sentence: string = w.presence[state];
  if (state === 'available' && typeof until === 'string')
    sentence = w.presence.availableUntil(moments.until(new Date(until)));
  if (state === 'away' && typeof next === 'string') sentence = w.presence.awayNext(moments.moment(new Date(next)));
  return (
    <p class="presence">
      {several ? w.presenceAt(seat.organisation.name) : ''}
      {sentence}
    </p>
  );
}
