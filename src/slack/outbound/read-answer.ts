/** What Slack says after a view was sent (docs.slack.dev/reference/methods/views.open). */
import { z } from 'zod';
import { readJson } from '../../base/json.ts';
import { maybe } from '../../base/optional.ts';

export interface SentView {
  readonly id: string;
  readonly hash?: string | undefined;
}
export interface ViewAnswer {
  readonly ok: boolean;
  readonly error?: string | undefined;
  readonly view?: SentView | undefined;
}

const answerSchema = z.object({
  ok: z.boolean(),
  error: maybe(z.string()),
  view: maybe(z.object({ id: z.string().min(1).max(255), hash: maybe(z.string().max(255)) })),
});

/**
 * Slack sends the whole view back, which is nearly all of the answer, and two short texts of it are wanted. Both are found
 * without taking the rest apart: within a text of JSON a quotation mark is never bare, so neither can stand in somebody's words.
 */
const BEGIN = /^\{"ok":true,"view":\{"id":"([^"\\]{1,255})"/;
const HASH = ',"hash":"';

function readShort(text: string): ViewAnswer | undefined {
  const id = BEGIN.exec(text)?.[1];
  const at = text.indexOf(HASH);
  const isOnly = at !== -1 && !text.includes(HASH, at + 1);
  if (id === undefined || !isOnly || !text.endsWith('}}')) return undefined;
  const from = at + HASH.length;
  const hash = text.slice(from, text.indexOf('"', from));
  return hash === '' || hash.length > 255 || hash.includes('\\') ? undefined : { ok: true, view: { id, hash } };
}

/** `undefined` when it is not as Slack describes it. */
export const readAnswer = (text: string): ViewAnswer | undefined =>
  readShort(text) ?? answerSchema.safeParse(readJson(text)).data;
