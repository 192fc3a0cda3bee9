/** Who signed in → the name under which the store knows this person's records; it tells neither who nor where. */
import type { Identity } from '../organisation.ts';
import type { Keyring } from '../ports.ts';

export const identityOf = (keyring: Pick<Keyring, 'derive'>, who: Identity): string =>
  keyring.derive('identity', who.issuer, who.subject);
