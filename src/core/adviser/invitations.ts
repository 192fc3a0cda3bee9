/**
 * Invitations: a link that the operator hands to one adviser. The token says all by itself and is sealed by
 * the keyring, so nothing is stored until it is used, and it works once.
 */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../ports.ts';
import type { AdviserId, OrganisationId } from '../organisation.ts';
import { hashToken, randomToken } from '../../base/token.ts';
import { openToken, sealToken } from '../sealed-record.ts';

export const INVITATION_HOURS = 72;
/** Far above any token of ours; what is longer is not looked at. */
export const INVITATION_MAX = 1024;
/** A day longer than the token can live. */
const REMEMBERED_SECONDS = (INVITATION_HOURS + 24) * 3600;
const BOUND = 'invitation';
const usedId = (id: string): string => hashToken('invitation-used', id);

const schema = z.strictObject({
  id: z.string(),
  organisation: z.string(),
  adviser: z.string(),
  /** Milliseconds since 1970. */
  expires: z.number(),
});
type Invitation = z.infer<typeof schema>;

export interface Invitations {
  create(organisation: OrganisationId, adviser: AdviserId): string;
  /** `undefined`: not ours, tampered with, or expired. Says nothing about having been used. */
  open(token: string): Invitation | undefined;
  isExpired(invitation: { readonly expires: number }): boolean;
  /** `true` for the first caller only. */
  use(id: string): Promise<boolean>;
  isUsed(id: string): Promise<boolean>;
}

export function createInvitations({
  records,
  keyring,
  clock,
}: {
  records: RecordStore;
  keyring: Keyring;
  clock: Clock;
}): Invitations {
  const isExpired = (invitation: { readonly expires: number }): boolean => clock.now().getTime() >= invitation.expires;
  return {
    create(organisation, adviser) {
      const expires = clock.now().getTime() + INVITATION_HOURS * 3_600_000;
      return sealToken(keyring, { id: randomToken(), organisation, adviser, expires }, BOUND);
    },
    open(token) {
      if (token.length > INVITATION_MAX) return undefined;
      const invitation = openToken(keyring, schema, token, BOUND);
      return invitation === undefined || isExpired(invitation) ? undefined : invitation;
    },
    isExpired,
    async use(id) {
      const isFirst = await records.takeOnce('once', hashToken('invitation', id), REMEMBERED_SECONDS);
      // A record of its own, because `takeOnce` promises nothing about being read; it only spares a detour.
      if (isFirst) await records.put('once', usedId(id), new Uint8Array([1]), REMEMBERED_SECONDS);
      return isFirst;
    },
    isUsed: async (id) => (await records.get('once', usedId(id))) !== undefined,
  };
}
