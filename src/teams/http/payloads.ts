/**
 * The activities we take, as far as we take them. Everything else in them is dropped here, and with it the text
 * and attachments of a chat message: nothing behind this file can store or log what it never sees.
 */
import { z } from 'zod';
import { maybe } from '../../base/optional.ts';

const id = z.string().min(1).max(1000);
const base = {
  id,
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(500),
  from: z.object({ id, aadObjectId: maybe(z.guid().toLowerCase()) }),
  recipient: z.object({ id }),
  conversation: z.object({ id, conversationType: maybe(z.string().max(40)) }),
  locale: maybe(z.string().max(35)).catch(undefined),
};
const commandId = z.string().min(1).max(64);
/** What a card sends back; read by `views/read-card.ts` alone. */
const data = z.unknown();

const invoke = { ...base, type: z.literal('invoke') };
const invokeSchema = z.discriminatedUnion('name', [
  z.object({ ...invoke, name: z.literal('composeExtension/fetchTask'), value: z.object({ commandId }) }),
  z.object({ ...invoke, name: z.literal('composeExtension/submitAction'), value: z.object({ commandId, data }) }),
  z.object({ ...invoke, name: z.literal('task/fetch'), value: z.object({ data }) }),
  z.object({ ...invoke, name: z.literal('task/submit'), value: z.object({ data }) }),
]);
const messageSchema = z.object({ ...base, type: z.literal('message') });
const updateSchema = z.object({ ...base, type: z.enum(['conversationUpdate', 'installationUpdate']) });

export type InvokeActivity = z.infer<typeof invokeSchema>;
/** A command of the compose box, and what its dialog sends. */
export type CommandActivity = Extract<InvokeActivity, { readonly name: `composeExtension/${string}` }>;
export type MessageActivity = z.infer<typeof messageSchema>;
export type Activity = InvokeActivity | MessageActivity | z.infer<typeof updateSchema>;

const kindSchema = z.object({ type: z.string().max(40) });
const taken: ReadonlyMap<string, z.ZodType<Activity>> = new Map<Activity['type'], z.ZodType<Activity>>([
  ['invoke', invokeSchema],
  ['message', messageSchema],
  ['conversationUpdate', updateSchema],
  ['installationUpdate', updateSchema],
]);

/**
 * `ignored`: a kind of activity that asks nothing of us (a reaction, somebody typing); `undefined`: one that we
 * take, but not like this.
 */
export function readActivity(body: unknown): Activity | 'ignored' | undefined {
  const kind = kindSchema.safeParse(body);
  if (!kind.success) return undefined;
  const schema = taken.get(kind.data.type);
  return schema === undefined ? 'ignored' : schema.safeParse(body).data;
}
