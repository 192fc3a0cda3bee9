/** One supplier's file: who works there as an adviser, described once for every organisation that refers to them. */
import { z } from 'zod';
import { distinctPeople, personSchema } from './adviser-schema.ts';
import { brandingSchema, coordinatorsSchema, tariffsSchema } from './contract-schema.ts';
import { timeZone, upTo, url } from './fields.ts';
import { signInAt } from './identifiers.ts';
import type { Supplier } from './join.ts';
import type { Places } from './places.ts';
import { deepFreeze, readYaml } from './read-yaml.ts';

export const supplierSchema = z
  .strictObject({
    /** As employees read it: "extern · Bureau Wilgenlaan". */
    name: upTo(60),
    /** The page with its rules for complaints about its advisers. */
    complaints: url.exactOptional(),
    timeZone: timeZone.default('Europe/Amsterdam'),
    advisers: z.array(personSchema).min(1).max(200),
    /** Who may see, on a page of their own, whether everything is in order at the organisations. */
    coordinators: coordinatorsSchema.exactOptional(),
    tariffs: tariffsSchema.exactOptional(),
    branding: brandingSchema.exactOptional(),
  })
  .superRefine(({ advisers }, context) => distinctPeople(advisers, context));

export type ReadSupplier = {
  /** `issuer subject` of each person. */
  readonly signIns: ReadonlyMap<string, string>;
} & ({ readonly supplier: Supplier } | { readonly faults: readonly string[] });

/** `name` is how the file is called in messages: `suppliers/wilgenlaan.yaml`. */
export function readSupplier(name: string, content: string | Uint8Array): ReadSupplier {
  const { places, result } = readYaml(name, content, supplierSchema, 'copy organisations/suppliers/example.yaml');
  const signIns = signInsById(places);
  return 'faults' in result ? { signIns, faults: result.faults } : { signIns, supplier: deepFreeze(result.data) };
}

function signInsById(places: Places): ReadonlyMap<string, string> {
  return new Map(
    Array.from({ length: places.lengthAt(['advisers']) }, (_, index) => {
      const id = places.textAt(['advisers', index, 'id']);
      const signIn = signInAt(places, index);
      return id !== undefined && signIn !== undefined ? [[id, signIn] as const] : [];
    }).flat(),
  );
}
