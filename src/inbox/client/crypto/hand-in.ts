/** An enrolment: the card, signed by the key on it, so that nobody hands in a card that they only read somewhere. */
import type { AdviserKeys, KeySlots } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { EnrollingMe } from '../../contract.ts';
import type { Api, ApiResult } from '../api.ts';

export async function handIn(
  api: Pick<Api, 'enrol'>,
  { account, organisation, adviser, invitation = '' }: EnrollingMe,
  { keys, slots }: { readonly keys: AdviserKeys; readonly slots: KeySlots },
): Promise<ApiResult<unknown>> {
  const { issuer, subject } = account;
  const signature = await signStatement(keys.signing.privateKey, {
    says: 'enrol',
    organisation: organisation.id,
    adviser: adviser.id,
    invitation,
    issuer,
    subject,
  });
  return api.enrol({ card: keys.keyCard.text, slots, signature });
}
