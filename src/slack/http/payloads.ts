/** What we read of Slack's payloads. Shapes: docs.slack.dev/reference/interaction-payloads. All else is dropped. */
import { z } from 'zod';
import { becauseOf, type AppError } from '../../base/errors.ts';
import { maybe, maybeWithId } from '../../base/optional.ts';
import type { Body } from './body.ts';

const id = z.string().min(1).max(255);
const enterprise = maybeWithId(id);
/** Where the payload does not name the Enterprise organisation itself, its workspace may. */
const team = maybe(
  z
    .object({ id: maybe(id), enterprise_id: maybe(id) })
    .transform(({ id: own, ...more }) => (own === undefined ? undefined : { id: own, ...more })),
);
const user = z.object({ id, team_id: maybe(id) });
const person = { team, user, enterprise };

export const commandSchema = z.object({
  team_id: id,
  user_id: id,
  trigger_id: id,
  enterprise_id: maybe(id),
});
export const shortcutSchema = z.object({ ...person, trigger_id: id });

const element = z.object({
  value: z.string().nullish(),
  selected_option: maybe(z.object({ value: z.string() })),
  selected_options: maybe(z.array(z.object({ value: z.string() }))),
});
const values = z.record(z.string(), z.record(z.string(), element));
const modal = z.object({
  id,
  type: z.literal('modal'),
  previous_view_id: maybe(id),
  root_view_id: maybe(id),
  callback_id: maybe(z.string().max(255)),
  private_metadata: maybe(z.string().max(3000)),
  app_installed_team_id: maybe(id),
  state: maybe(z.object({ values: maybe(values) })),
});
export type Modal = z.infer<typeof modal>;

const action = z.object({ action_id: z.string().max(255), value: maybe(z.string().max(2000)) });
/** `view` is a modal, or absent: then the press came from the Home tab or an ephemeral reply. */
export const pressSchema = z.object({
  ...person,
  trigger_id: id,
  actions: z.tuple([action]).rest(z.unknown()),
  view: maybe(z.union([modal, z.object({ type: z.literal('home') })])),
});
export const viewSchema = z.object({ ...person, view: modal });

export const homeOpenedSchema = z.object({
  team_id: id,
  enterprise_id: maybe(id),
  event: z.object({
    user: id,
    tab: z.string(),
    view: maybe(z.object({ private_metadata: maybe(z.string()) })),
  }),
});
export const endedSchema = z.object({
  team_id: maybe(id),
  enterprise_id: maybe(id),
  /** Seconds since 1970. */
  event_time: maybe(z.number()),
  authorizations: maybe(z.array(z.object({ is_enterprise_install: maybe(z.boolean()) }))),
});
export type Ended = z.infer<typeof endedSchema>;
export const revokedSchema = endedSchema.extend({
  event: z.object({ tokens: maybe(z.object({ bot: maybe(z.array(z.unknown())) })) }),
});

/** @throws AppError `REQUEST_REFUSED` (`payload`) for what is not as Slack describes it. */
export function read<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const { data, success } = schema.safeParse(body);
  if (!success) throw becauseOf('REQUEST_REFUSED', 'payload');
  return data;
}
export const isPayloadRefusal = ({ code, reason }: AppError): boolean =>
  code === 'REQUEST_REFUSED' && reason === 'payload';

/** Whether `value` has this field, with text in it. */
const saysIn = (value: unknown, field: string): boolean =>
  typeof value === 'object' && value !== null && typeof (value as Body)[field] === 'string';

/** What is looked at to find a route, by Bolt too, which calls string methods of it: before a flow has seen anything. */
export function isRoutable(body: Readonly<Body>): boolean {
  const isOfView = body['type'] === 'view_submission' || body['type'] === 'view_closed';
  return (
    (body['callback_id'] === undefined || saysIn(body, 'callback_id')) &&
    (body['event'] === undefined || saysIn(body['event'], 'type')) &&
    (!isOfView || saysIn(body['view'], 'callback_id'))
  );
}
