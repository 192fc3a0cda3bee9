/** Asks the operator of each organisation to pin a new key, signed by that key and by the one that is in force there. */
import { keysPinned } from '../../../seal/new-keys.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { StoredSlots } from '../../../seal/ways.ts';
import type { AdviserMe, ClientSeat } from '../../contract.ts';
import type { Api, Why } from '../api.ts';

const PROVEN = ['passphrase', 'recovery'] as const;
/** `NEW_KEY` of core/adviser/enrolment.ts, which no browser can load. */
const INSTEAD_OF_INVITATION = 'new key';

/** Seats where another of these keys is still in force: a request that broke off half-way is made there again. */
export const seatsWithOlder = (seats: readonly ClientSeat[], keys: AdviserKeys): readonly ClientSeat[] =>
  seats.filter(({ keyCards: [inForce] }) => {
    if (inForce === undefined || inForce === keys.keyCard.text) return false;
    return keysPinned(keys, [inForce]) !== undefined;
  });

/**
 * What went wrong first, if anything did; then the seats after that were not asked, and can be later.
 * @param keys the new ones, with the older ones.
 */
export async function askNewKey(
  api: Pick<Api, 'newKey'>,
  { account }: Pick<AdviserMe, 'account'>,
  {
    keys,
    slots,
    seats,
  }: { readonly keys: AdviserKeys; readonly slots: StoredSlots; readonly seats: readonly ClientSeat[] },
): Promise<Why | undefined> {
  const { issuer, subject } = account;
  const card = keys.keyCard.text;
  for (const seat of seatsWithOlder(seats, keys)) {
    const place = { organisation: seat.organisation.id, adviser: seat.adviser.id };
    const present = keysPinned(keys, seat.keyCards.slice(0, 1));
    if (present === undefined) continue;
    const from = present.keyCard.text;
    const [signature, bySucceeded] = await Promise.all([
      signStatement(keys.signing.privateKey, {
        says: 'enrol',
        ...place,
        invitation: INSTEAD_OF_INVITATION,
        issuer,
        subject,
        proven: PROVEN,
      }),
      signStatement(present.signing.privateKey, { says: 'new key', ...place, issuer, subject, from, to: card }),
    ]);
    const replaces = { card: from, signature: bySucceeded };
    const asked = await api.newKey({
      organisation: place.organisation,
      card,
      slots,
      signature,
      proven: [...PROVEN],
      replaces,
    });
    if (!asked.ok) return asked.why;
  }
  return undefined;
}
