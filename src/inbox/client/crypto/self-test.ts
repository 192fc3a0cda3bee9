/** Answers the weekly test of each seat with the key that is open. The server says which week it is, so a wrong clock here changes nothing. */
import { useEffect, useRef } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/adviser-keys.ts';
import { ringFor } from '../../../seal/new-keys.ts';
import { fromBase64url } from '../../../seal/bytes.ts';
import { answerSelfTest } from '../../../seal/self-test.ts';
import type { ClientSeat } from '../../contract.ts';
import type { Api } from '../api.ts';

/** A test that does not open is left unanswered: that is what it says. */
async function answerOf(seat: ClientSeat, keys: AdviserKeys) {
  const { test } = seat.presence.proof;
  const sealed = test === undefined ? undefined : fromBase64url(test.sealed);
  if (test === undefined || sealed === undefined) return undefined;
  const place = { organisation: seat.organisation.id, adviser: seat.adviser.id, week: test.week };
  try {
    // Asked is the card in force there: where a new key is not let in yet, an older one of theirs answers.
    const signature = await answerSelfTest(place, ringFor(keys, seat.keyCards), sealed);
    return { organisation: place.organisation, week: place.week, signature };
  } catch {
    return undefined;
  }
}

/** @param answered the tests that were answered since the key was opened; grows */
export async function answerSelfTests(
  api: Pick<Api, 'answerSelfTest'>,
  seats: readonly ClientSeat[],
  keys: AdviserKeys,
  answered: Set<string>,
): Promise<boolean> {
  const answers = seats.map(async (seat) => {
    // Another card that is pinned within the week is asked for itself.
    const name = `${seat.organisation.id} ${seat.presence.proof.test?.week ?? ''} ${seat.keyCards[0] ?? ''}`;
    if (answered.has(name)) return false;
    const answer = await answerOf(seat, keys);
    if (answer === undefined || answered.has(name)) return false;
    answered.add(name);
    const { ok } = await api.answerSelfTest(answer);
    // The next look at the server hands it out again.
    if (!ok) answered.delete(name);
    return ok;
  });
  return (await Promise.all(answers)).includes(true);
}

/** Each time the server says who we are. @param onAnswered it says something else from now on */
export function useSelfTests(
  api: Api,
  seats: readonly ClientSeat[],
  keys: AdviserKeys,
  onAnswered: () => Promise<void>,
): void {
  const answered = useRef(new Set<string>());
  useEffect(() => {
    void answerSelfTests(api, seats, keys, answered.current).then((any) => (any ? onAnswered() : undefined));
  }, [api, seats, keys, onAnswered]);
}
