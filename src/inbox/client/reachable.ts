/** At how many organisations somebody is reachable now, as the employees of each are told. */
import type { ClientSeat } from '../contract.ts';

export const reachableAt = (seats: readonly Pick<ClientSeat, 'presence'>[]): number =>
  seats.filter(({ presence }) => presence.availability.state === 'available').length;
