/** The press "away" as the inbox's page makes it, over real HTTP. */
import type { Api } from '../../src/inbox/client/api.ts';
import { awayUntil, changePlanning, type Planned } from '../../src/inbox/client/planning.ts';
import type { AdviserKeys } from '../../src/seal/slots.ts';

export async function goAway(
  { api, keys }: { readonly api: Api; readonly keys: AdviserKeys },
  organisation: string,
  until: Date | undefined,
): Promise<Planned> {
  const me = await api.me();
  if (!me.ok || me.value.state !== 'adviser') throw new Error('no adviser');
  const seats = me.value.seats.filter((seat) => seat.organisation.id === organisation);
  return changePlanning(
    { api, keys, now: () => new Date() },
    seats,
    awayUntil(() => until),
  );
}
