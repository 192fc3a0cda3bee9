/** The Teams side of the demo page: what is shown of it, and what can be done there. Shared with the browser. */
import { z } from 'zod';
import type { ChannelPost, TeamsScreen } from '../stand-ins/teams/state.ts';

export interface TeamsState {
  readonly employees: readonly { readonly id: string; readonly name: string; readonly screen: TeamsScreen }[];
  /** What the bot called on Microsoft's side, names only. */
  readonly calls: readonly { readonly method: string; readonly times: number; readonly refused: number }[];
  /** How many messages the bot wrote into a chat. */
  readonly history: number;
  /** The channel that everybody is in. */
  readonly channel: { readonly name: string; readonly posts: readonly ChannelPost[] };
}

const user = z.guid();
const id = z.string().max(300);
export const teamsActs = [
  z.strictObject({ act: z.literal('teams-command'), user, from: z.enum(['commandBox', 'compose']) }),
  z.strictObject({ act: z.literal('teams-publish'), user }),
  z.strictObject({ act: z.literal('teams-draft'), user, send: z.boolean() }),
  z.strictObject({ act: z.literal('teams-pin'), user, post: id, pinned: z.boolean() }),
  z.strictObject({ act: z.literal('teams-link'), user, url: z.url().max(2000) }),
  z.strictObject({ act: z.literal('teams-message'), user, text: z.string().min(1).max(20_000) }),
  /** `language`: chosen on it. */
  z.strictObject({ act: z.literal('teams-tab'), user, language: z.string().max(20).exactOptional() }),
  z.strictObject({
    act: z.literal('teams-tab-press'),
    user,
    press: z.union([
      z.strictObject({ do: z.enum(['welcome', 'conversations']) }),
      z.strictObject({ do: z.literal('adviser'), adviser: id }),
    ]),
  }),
  z.strictObject({ act: z.literal('teams-bell'), user, item: id }),
  z.strictObject({ act: z.literal('teams-submit'), user, dialog: id, data: z.record(z.string(), z.unknown()) }),
  z.strictObject({ act: z.literal('teams-close'), user }),
] as const;
const teamsActSchema = z.discriminatedUnion('act', teamsActs);
export type TeamsAct = z.infer<typeof teamsActSchema>;

export const isTeamsAct = (act: { readonly act: string }): act is TeamsAct => act.act.startsWith('teams-');
