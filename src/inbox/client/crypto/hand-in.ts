/** An enrolment: the card, signed by the key on it, so that nobody hands in a card that they only read somewhere. */
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { StoredSlots } from '../../../seal/ways.ts';
import type { EnrollingMe } from '../../contract.ts';
import type { Api, ApiResult } from '../api.ts';

/** Both were typed a moment ago: the passphrase, and the recovery code from paper. */
const PROVEN = ['passphrase', 'recovery'] as const;

export async function handIn(
  api: Pick<Api, 'enrol'>,
  { account, organisation, adviser, invitation = '' }: EnrollingMe,
  { keys, slots }: { readonly keys: AdviserKeys; readonly slots: StoredSlots },
): Promise<ApiResult<unknown>> {
  const { issuer, subject } = account;
  const signature = await signStatement(keys.signing.privateKey, {
    says: 'enrol',
    organisation: organisation.id,
    adviser: adviser.id,
    invitation,
    issuer,
    subject,
    proven: PROVEN,
  });
  return api.enrol({ card: keys.keyCard.text, slots, signature, proven: [...PROVEN] });
}
