/** The port of everything in the store as a whole, and its files, read through `core/ports.ts` like all others. */
import type { ConversationHead } from './conversation.ts';
import type { OrganisationId } from './organisation.ts';

/**
 * Everything that is kept, looked at as a whole: for starting, the hourly look at keys and the operator, never on the
 * path of a request, since it takes as long as there is much. In no order; what changes meanwhile may be missed.
 */
export interface Contents {
  /** Heads of conversations of all organisations, also of those without a file. */
  heads(): AsyncIterable<ConversationHead>;
  /** Organisations in which something may be due, also those without a file. */
  organisationsWithDue(): AsyncIterable<OrganisationId>;
  /** Records of the kinds whose value the keyring seals under `kind:id`. */
  sealedRecords(): AsyncIterable<{ readonly bound: string; readonly value: Uint8Array }>;
}

/**
 * `nothing`     nothing left since it was asked last, or nothing is written down.
 * `written`     no file holds what left before this was asked.
 * `refused`     we lack the right, or there is no such command. | `failed` not known to be done, somewhere.
 * `would-lose`  the store did not read back all of its own file when it started: what it left out is nowhere else.
 */
export type RewriteOutcome = 'nothing' | 'written' | 'refused' | 'failed' | 'would-lose';
export interface Rewritten {
  readonly outcome: RewriteOutcome;
  /** Written anew by itself, everywhere, since it was asked last. */
  readonly isNewer: boolean;
}
