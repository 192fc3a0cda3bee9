/** What travels with an open view and comes back from the client, and is therefore believed only in this shape. */
import { z } from 'zod';
import { readJson } from '../../base/json.ts';
import { contextSchema, formSchema, pressSchema, type Context, type Form, type Press } from '../../core/events.ts';
import { LIMITS } from './limits.ts';

const metadataSchema = z.strictObject({ context: contextSchema, form: formSchema.exactOptional() });
export interface Metadata {
  readonly context: Context;
  readonly form?: Form;
}

export function writeMetadata(metadata: Metadata): string {
  const text = JSON.stringify(metadata);
  // Preferences are the only part whose length a person influences; losing them costs a choice, not the form.
  return text.length <= LIMITS.privateMetadata
    ? text
    : JSON.stringify({ ...metadata, context: { language: metadata.context.language } });
}

/** `undefined` when it is not exactly what `writeMetadata` writes. */
export function readMetadata(text: string): Metadata | undefined {
  return metadataSchema.safeParse(readJson(text)).data;
}

/** `undefined` when a button's value is not a press. */
export function readPress(value: string): Press | undefined {
  return pressSchema.safeParse(readJson(value)).data;
}
