/** Do employees read that messages arrive, and what that takes: one line for all seats, since one unlocking does for all. */
import type { ClientSeat } from '../../contract.ts';
import { useEnv } from '../env.ts';
import type { SeatTime } from '../time.ts';

interface ProofProps {
  readonly seats: readonly ClientSeat[];
  readonly timeOf: (seat: ClientSeat) => SeatTime;
}

export function Proof({ seats, timeOf }: ProofProps) {
  const { w } = useEnv();
  // Without a pinned key there is nothing to prove yet.
  const pinned = seats.filter(({ keyCards }) => keyCards.length > 0);
  const latest = pinned
    .flatMap((seat) => (seat.presence.proof.from === undefined ? [] : [{ seat, from: seat.presence.proof.from }]))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (pinned.length === 0) return undefined;
  const sentence = (): string => {
    if (pinned.every(({ presence }) => presence.proof.proven)) return w.proof.proven;
    if (latest === undefined || pinned.some(({ presence: { proof } }) => !proof.proven && proof.from === undefined))
      return w.proof.asked;
    return w.proof.from(timeOf(latest.seat).moments.moment(new Date(latest.from)));
  };
  return <p class="presence">{sentence()}</p>;
}
