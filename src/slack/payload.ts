/** What we read of Slack's payloads. Shapes: docs.slack.dev/reference/interaction-payloads. All else is dropped. */
import { z } from 'zod';

const id = z.string().min(1).max(255);
const team = z.object({ id }).nullish();
const user = z.object({ id, team_id: id.nullish() });
const person = { team, user, enterprise: team };

export const commandSchema = z.object({
  team_id: id,
  user_id: id,
  trigger_id: id,
  enterprise_id: id.nullish(),
});
export const shortcutSchema = z.object({ ...person, trigger_id: id });

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const values = z.record(z.string(), z.record(z.string(), element));
const modal = z.object({
  id,
  type: z.literal('modal'),
  previous_view_id: id.nullish(),
  root_view_id: id.nullish(),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  app_installed_team_id: id.nullish(),
  state: z.object({ values }).nullish(),
});
export type Modal = z.infer<typeof modal>;

const action = z.object({ action_id: z.string().max(255), value: z.string().max(2000).nullish() });
/** `view` is a modal, or absent: then the press came from the Home tab or an ephemeral reply. */
export const pressSchema = z.object({
  ...person,
  trigger_id: id,
  actions: z.tuple([action]).rest(z.unknown()),
  view: z.union([modal, z.object({ type: z.literal('home') })]).nullish(),
});
export const viewSchema = z.object({ ...person, view: modal });

export const homeOpenedSchema = z.object({
  team_id: id,
  enterprise_id: id.nullish(),
  event: z.object({
    user: id,
    tab: z.string(),
    view: z.object({ private_metadata: z.string().optional() }).nullish(),
  }),
});
export const endedSchema = z.object({
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  /** Seconds since 1970. */
  event_time: z.number().nullish(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().optional() })).nullish(),
});
export type Ended = z.infer<typeof endedSchema>;
export const revokedSchema = endedSchema.extend({
  event: z.object({ tokens: z.object({ bot: z.array(z.unknown()).optional() }).optional() }),
});
