/** Whether an adviser had a key that is gone: counters that were sealed to it cannot be read by anybody any more. */
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { AdviserMe } from '../../contract.ts';
import { heldKeys } from './held.ts';

/** By what the server says, or by a card that an organisation still pins and these keys lack. */
export function hadKeyBefore({ hadKey, seats }: Pick<AdviserMe, 'hadKey' | 'seats'>, keys: AdviserKeys): boolean {
  const held = heldKeys(keys).map(({ keyCard }) => keyCard.text);
  return hadKey === true || seats.some(({ keyCards }) => keyCards.some((card) => !held.includes(card)));
}
