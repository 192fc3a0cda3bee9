/**
 * What was handed in for the round of a year, under an erasure key of its own: once the account is out it opens from no copy
 * of the store any more. Masked and sealed to who makes the sum even so.
 */
import { z } from 'zod';
import { createErasableRecords } from '../../erasure/record.ts';
import type { OrganisationId } from '../../organisation.ts';
import type { ReportDeps } from './state.ts';

const schema = z.strictObject({
  /** Number of the round it is for. */
  round: z.number().int(),
  /** By adviser; base64url of `seal/masked.ts`. */
  handed: z.record(z.string(), z.string()),
});

export interface Parts {
  /** Of the round with this number; nothing where something of another one lies there. */
  get(organisation: OrganisationId, year: number, round: number): Promise<Readonly<Record<string, string>>>;
  /**
   * Once: with a second under the same masks, the difference of both would be open to who makes the sum. `moved`: there is
   * another one, or a later round.
   */
  put(
    organisation: OrganisationId,
    year: number,
    { round, adviser, blob }: { readonly round: number; readonly adviser: string; readonly blob: string },
  ): Promise<'stored' | 'moved'>;
  delete(organisation: OrganisationId, year: number): Promise<void>;
}

export function createParts(deps: ReportDeps): Parts {
  const kept = createErasableRecords(deps, 'report-part', schema);
  const idOf = (organisation: OrganisationId, year: number): string => `${organisation}.${year}`;
  return {
    async get(organisation, year, round) {
      const found = await kept.get(idOf(organisation, year));
      return found?.round === round ? found.handed : {};
    },
    async put(organisation, year, { round, adviser, blob }) {
      let isSame = false;
      const result = await kept.putNext(idOf(organisation, year), (there) => {
        if (there !== undefined && there.round > round) return undefined;
        const handed = there?.round === round ? there.handed : {};
        isSame = handed[adviser] === blob;
        return handed[adviser] === undefined ? { round, handed: { ...handed, [adviser]: blob } } : undefined;
      });
      // What could not be overwritten now the hourly sweep goes on with.
      return result !== 'refused' || isSame ? 'stored' : 'moved';
    },
    delete: (organisation, year) => kept.delete(idOf(organisation, year)),
  };
}
