/** What the process that holds the streams is asked and what it answers. */
import { z } from 'zod';

const streamSchema = z.object({ port: z.number(), path: z.string(), cookie: z.string(), channel: z.string() });

export const streamJobSchema = z.discriminatedUnion('do', [
  /** Held until `close`; a party has one set of streams. */
  z.object({ do: z.literal('open'), party: z.string(), streams: z.array(streamSchema) }),
  z.object({ do: z.literal('close'), party: z.string() }),
  /** One publication after the other, each to the next stream: how long until its event was read. */
  z.object({ do: z.literal('publish'), party: z.string(), redis: z.string(), count: z.number() }),
  /** One to every stream at once: how long until the last event was read. */
  z.object({ do: z.literal('burst'), party: z.string(), redis: z.string() }),
  /** Forms one after the other: how long from the first byte of each until the event was read on this stream. */
  z.object({
    do: z.literal('send'),
    party: z.string(),
    stream: z.number(),
    port: z.number(),
    secret: z.string(),
    template: z.string(),
    /** Stands in every answer, or nothing is measured. */
    expect: z.string(),
    users: z.array(z.string()),
  }),
]);
export type StreamJob = z.infer<typeof streamJobSchema>;
export type StreamOf = z.infer<typeof streamSchema>;

export const openedSchema = z.object({ open: z.number() });
export const timesSchema = z.object({ times: z.array(z.number()) });
