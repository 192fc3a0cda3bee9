/** Which fields may stand at a place of a schema: for who misspelt one. */
import { z } from 'zod';

/** Empty where there are none. */
export function knownFields(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = schema;
  for (const part of [...path, undefined]) {
    // `default`, `exactOptional` and `transform` lie around the shape itself.
    for (;;) {
      if (at instanceof z.ZodPipe) at = at.in;
      else if (at instanceof z.ZodDefault || at instanceof z.ZodExactOptional) at = at.unwrap();
      else break;
    }
    if (part === undefined) break;
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = (at.shape as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}
