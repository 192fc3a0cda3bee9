/**
 * What may be absent in a payload of a platform. Theirs say so in four ways, by client and by plan: the field is not
 * there, `null`, an empty text, or an object whose id is one of these. All four are absent, and none is a fault.
 */
import { z } from 'zod';

const there = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

/** A value that is there and is not `schema` is still refused: it must not pass for one that is absent. */
export const maybe = <T extends z.ZodType>(schema: T) => z.preprocess(there, schema.optional()).optional();

/** `{ id: … }`, of which the id alone is read. */
export const maybeWithId = <T extends z.ZodType<string>>(id: T) =>
  maybe(z.object({ id: maybe(id) }).transform((value) => (value.id === undefined ? undefined : { id: value.id })));
