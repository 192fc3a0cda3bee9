/** A change of where notices go, signed by the adviser's own key over a challenge of the server. */
import type { AdviserKeys } from '../../../seal/slots.ts';
import { ringFor } from '../../../seal/new-keys.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { Account, NoticesResponse } from '../../contract.ts';
import type { Api, ApiResult } from '../api.ts';
import type { DeviceSubscription } from './device.ts';
import type { Language } from '../../../core/organisation.ts';

export interface Change {
  readonly language: Language;
  readonly rhythm: NonNullable<NoticesResponse['rhythm']>;
  readonly add?: DeviceSubscription;
  /** As in `NoticesResponse.browsers`. */
  readonly remove?: string;
  readonly mail?: string | null;
}

/** @param cards those that are pinned for this person, anywhere */
export async function changeNotices(
  api: Pick<Api, 'changeNotices'>,
  {
    account,
    keys,
    cards,
  }: { readonly account: Account; readonly keys: AdviserKeys; readonly cards: readonly string[] },
  challenge: string,
  asked: Change,
): Promise<ApiResult<unknown>> {
  const change = JSON.stringify(asked);
  const { issuer, subject } = account;
  const statement = { says: 'notices', issuer, subject, challenge, change } as const;
  // A new key was let in and its file is not in force yet: until then the older one signs.
  const { signing } = ringFor(keys, cards);
  return api.changeNotices({ challenge, change, signature: await signStatement(signing.privateKey, statement) });
}
