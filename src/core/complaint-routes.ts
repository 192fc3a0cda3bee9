/** Where a complaint about an adviser can go, and where it should be able to and the organisation's file does not say how. */
import type { Adviser, Organisation } from './organisation.ts';

/** The page with the supplier's own rules. */
export const supplierRules = (
  { links }: Pick<Organisation, 'links'>,
  { kind, supplierComplaints }: Adviser,
): string | undefined => (kind === 'external' ? (supplierComplaints ?? links.supplierComplaints) : undefined);

/** Each supplier of the advisers once, with the page of its rules where one is known. */
export function suppliersOf(
  organisation: Pick<Organisation, 'advisers' | 'links'>,
): readonly { readonly supplier: string; readonly url: string | undefined }[] {
  const found = new Map<string, string | undefined>();
  for (const adviser of organisation.advisers)
    if (adviser.supplier !== undefined && found.get(adviser.supplier) === undefined)
      found.set(adviser.supplier, supplierRules(organisation, adviser));
  return [...found].map(([supplier, url]) => ({ supplier, url }));
}

/**
 * `procedure`   an internal adviser who is not certified, and no procedure of the employer: nobody hears the complaint.
 * `supplier`    an external adviser, and no page with the rules of their supplier.
 */
export interface ComplaintGap {
  readonly missing: 'procedure' | 'supplier';
  readonly advisers: readonly Adviser[];
}

/** In a fixed order; nothing where every way that there should be is there. */
export function complaintGaps(organisation: Organisation): readonly ComplaintGap[] {
  const { links, advisers } = organisation;
  const without: readonly ComplaintGap[] = [
    {
      missing: 'procedure',
      advisers: advisers.filter(
        ({ kind, certified }) => links.complaintsProcedure === undefined && kind === 'internal' && !certified,
      ),
    },
    {
      missing: 'supplier',
      advisers: advisers.filter((one) => one.kind === 'external' && supplierRules(organisation, one) === undefined),
    },
  ];
  return without.filter((gap) => gap.advisers.length > 0);
}
