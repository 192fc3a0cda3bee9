/** Which sessions of the inbox somebody has, so that there are not too many, and that all of them end with who leaves. */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../ports.ts';
import { openTimed, sealTimed } from '../sealed-record.ts';

interface Deps {
  readonly records: RecordStore;
  readonly keyring: Keyring;
}
const listOf = (identity: string): string => `of-${identity}`;
const boundTo = (id: string): string => `session:${id}`;

/** Ids, the oldest first. */
export async function sessionsOf({ records, keyring }: Deps, identity: string): Promise<readonly string[]> {
  const list = listOf(identity);
  return (await openTimed(keyring, z.array(z.string()), await records.get('session', list), boundTo(list))) ?? [];
}

export async function keepSessionsOf(
  { records, keyring, clock }: Deps & { readonly clock: Clock },
  identity: string,
  ids: readonly string[],
  seconds: number,
): Promise<void> {
  const list = listOf(identity);
  await records.put('session', list, await sealTimed(keyring, 'day', ids, boundTo(list), clock.now()), seconds);
}

/** All of them, as they are listed now. Returns their ids: open event streams end with them. */
export async function endSessionsOf(deps: Deps, identity: string): Promise<readonly string[]> {
  const ids = await sessionsOf(deps, identity);
  for (const id of [...ids, listOf(identity)]) await deps.records.delete('session', id);
  return ids;
}
