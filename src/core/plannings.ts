/**
 * Which planning of each adviser is in force: the newest that this process saw signed by a key pinned for them. It lies in
 * a store that others can write to, so that alone says nothing; and whoever puts an older one back, or takes it away, gives
 * nobody hours that its adviser took from them.
 */
import { fromHour } from './conversation.ts';
import type { Adviser, Organisation } from './organisation.ts';
import { parsePlanning, planningStatement, type Planning, type SignedPlanning } from './planning.ts';
import type { AdviserLoad } from './ports.ts';
import { signerAmong } from '../seal/statement.ts';

/** A load with what holds of their planning. Its switches are the later of the planning's and the unsigned ones. */
export interface KnownLoad extends AdviserLoad {
  readonly planning?: Planning;
}

/**
 * Why what lies in the store does not hold. `older`: a newer one was seen here, which goes on. `signature`: of no key that
 * is pinned for this adviser (any more). `malformed`: it is no planning.
 */
export type PlanningFault = 'older' | 'signature' | 'malformed';

export interface Plannings {
  /** `loads[i]` is of `advisers[i]`, as the store just told it. Each planning is verified once. */
  inForce(
    organisation: Pick<Organisation, 'id'>,
    advisers: readonly Adviser[],
    loads: readonly AdviserLoad[],
  ): Promise<readonly KnownLoad[]>;
  /** What is known without asking: `number` of what lay in the store when it was last asked; 0 = nothing. */
  known(
    organisation: Pick<Organisation, 'id'>,
    adviser: Adviser,
  ): { readonly number: number; readonly load: KnownLoad };
}

/** A planning, the text it was read from, and the id of the pinned key that signed it. */
export interface Verified {
  readonly planning: Planning;
  readonly text: string;
  readonly kid: string;
}

export async function verifyPlanning(
  organisation: string,
  { id, keyCards }: Pick<Adviser, 'id' | 'keyCards'>,
  { number, text, signature }: SignedPlanning,
): Promise<Verified | Exclude<PlanningFault, 'older'>> {
  const planning = parsePlanning(text);
  if (planning?.number !== number) return 'malformed';
  const statement = planningStatement(organisation, id, text);
  // An older key of theirs stays good while it is in the file, as for an answer.
  const card = await signerAmong(keyCards, statement, signature);
  return card === undefined ? 'signature' : { planning, text, kid: card.kid };
}

interface Entry {
  /** What was looked at last, with the adviser as the file described them then. */
  lay: SignedPlanning | undefined;
  of: Adviser | undefined;
  verified: Verified | undefined;
}

const isSame = (a: SignedPlanning | undefined, b: SignedPlanning | undefined): boolean =>
  a?.number === b?.number && a?.signature === b?.signature && a?.text === b?.text;

/** Also one of the same number with another text: of two devices the store takes one, so the other came another way. */
const isOlder = (found: Verified | undefined, before: Verified | undefined): boolean =>
  before !== undefined &&
  ((found?.planning.number ?? 0) < before.planning.number ||
    (found?.planning.number === before.planning.number && found.text !== before.text));

/** @param onFault told once of each that does not hold */
export function createPlannings(onFault: (why: PlanningFault) => void = () => undefined): Plannings {
  const entries = new Map<string, Entry>();
  const nameOf = (organisation: Pick<Organisation, 'id'>, adviser: Adviser): string =>
    `${organisation.id} ${adviser.id}`;
  /** Of a key that left the file nothing holds, whenever it was seen. */
  const stillPinned = (adviser: Adviser, verified: Verified | undefined): Verified | undefined =>
    verified !== undefined && adviser.keyCards.some(({ kid }) => kid === verified.kid) ? verified : undefined;

  const look = async (organisation: string, adviser: Adviser, entry: Entry, lies: SignedPlanning | undefined) => {
    const before = stillPinned(adviser, entry.verified);
    const found = lies === undefined ? undefined : await verifyPlanning(organisation, adviser, lies);
    const fault = typeof found === 'string' ? found : isOlder(found, before) ? 'older' : undefined;
    if (fault !== undefined) onFault(fault);
    // Another look may have ended meanwhile, and seen a newer one.
    const newest = stillPinned(adviser, entry.verified);
    const isNewer =
      typeof found === 'object' && (newest === undefined || found.planning.number > newest.planning.number);
    entry.verified = isNewer ? found : newest;
    entry.lay = lies;
    entry.of = adviser;
  };

  const loadWith = (load: AdviserLoad, planning: Planning | undefined): KnownLoad => {
    if (planning === undefined) return load;
    const awayUntil = later(load.awayUntil, planning.awayUntil);
    const fullUntil = later(load.fullUntil, planning.fullUntil);
    return {
      ...load,
      ...(awayUntil === undefined ? {} : { awayUntil }),
      ...(fullUntil === undefined ? {} : { fullUntil }),
      planning,
    };
  };

  return {
    async inForce(organisation, advisers, loads) {
      const looks: Promise<void>[] = [];
      advisers.forEach((adviser, index) => {
        const lies = loads[index]?.signed;
        const name = nameOf(organisation, adviser);
        let entry = entries.get(name);
        if (entry === undefined) {
          if (lies === undefined) return;
          entries.set(name, (entry = { lay: undefined, of: undefined, verified: undefined }));
        }
        if (entry.of !== adviser || !isSame(entry.lay, lies)) looks.push(look(organisation.id, adviser, entry, lies));
      });
      if (looks.length > 0) await Promise.all(looks);
      if (entries.size === 0) return loads;
      return loads.map((load, index) => {
        const adviser = advisers[index];
        const entry = adviser && entries.get(nameOf(organisation, adviser));
        return loadWith(load, entry?.verified?.planning);
      });
    },

    known(organisation, adviser) {
      const entry = entries.get(nameOf(organisation, adviser));
      const planning = stillPinned(adviser, entry?.verified)?.planning;
      return { number: entry?.lay?.number ?? 0, load: loadWith({ open: 0 }, planning) };
    },
  };
}

/** As a date, and only while somebody could ask: whoever reads compares it with now. */
function later(unsigned: Date | undefined, hour: number | undefined): Date | undefined {
  if (hour === undefined) return unsigned;
  const at = fromHour(hour);
  return unsigned !== undefined && unsigned > at ? unsigned : at;
}
