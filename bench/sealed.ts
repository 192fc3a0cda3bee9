/** Conversations of one sealed message each, spread over organisations, for whoever holds the advisers' keys. */
import type { Keyring, Store } from '../src/core/ports.ts';
import type { Organisation } from '../src/core/organisation.ts';
import { firstMessages } from './conversation.ts';

/** The first adviser of each organisation gets them in turn, over the last 600 hours. */
export const seedSealed = (
  parts: { readonly store: Store; readonly keyring: Keyring },
  organisations: readonly Organisation[],
  count: number,
): Promise<void> =>
  firstMessages(
    parts,
    (index) => {
      const organisation = organisations[index % organisations.length];
      const adviser = organisation?.advisers[0];
      if (organisation === undefined || adviser === undefined) throw new Error('nobody to write to');
      return { seat: { organisation, adviser }, now: new Date(Date.now() - (index % 600) * 3_600_000) };
    },
    count,
  );
