/** What the demo page shows and what can be done on it: shared by server and browser. */
import { z } from 'zod';
import type { Language } from '../core/organisation.ts';
import type { HistoryMessage, Screen } from '../stand-ins/slack/state.ts';
import { teamsActs, type TeamsState } from './teams-state.ts';

export interface Employee {
  readonly id: string;
  readonly name: string;
}
export interface Shortcut {
  readonly callback: string;
  readonly label: string | Readonly<Record<Language, string>>;
}
export interface WorkplaceState {
  readonly inboxUrl: string;
  /** What anybody may read without any app; absent when nobody serves it. */
  readonly publicUrl?: string;
  /** What arrived on the adviser's telephone; absent when there is none. */
  readonly phoneUrl?: string;
  readonly passphrase: string;
  readonly employees: readonly (Employee & { readonly screen: Screen })[];
  /** What the bot called, names only, in the order of first use. */
  readonly calls: readonly { readonly method: string; readonly times: number; readonly refused: number }[];
  readonly history: readonly HistoryMessage[];
  /** The app's global shortcuts, as everybody in the workspace has them. */
  readonly shortcuts: readonly Shortcut[];
  /** Absent when the workplace has Slack only. */
  readonly teams?: TeamsState;
}

const id = z.string().max(300);
const text = z.string().max(20_000);
const which = { blockId: id, actionId: id };
export const actSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('command'), user: id, text }),
  z.strictObject({ act: z.literal('shortcut'), user: id, callback: id.exactOptional() }),
  z.strictObject({ act: z.literal('home'), user: id }),
  z.strictObject({ act: z.literal('press'), user: id, view: id, ...which }),
  z.strictObject({ act: z.literal('press-ephemeral'), user: id, message: id, ...which }),
  z.strictObject({ act: z.literal('press-message'), user: id, message: id, ...which }),
  z.strictObject({ act: z.literal('pin'), user: id, message: id, on: z.boolean() }),
  z.strictObject({ act: z.literal('dismiss'), user: id, message: id }),
  z.strictObject({ act: z.literal('type'), user: id, view: id, ...which, value: text }),
  z.strictObject({
    act: z.literal('select'),
    user: id,
    view: id,
    ...which,
    chosen: z.union([id, z.null(), z.array(id)]),
  }),
  z.strictObject({ act: z.literal('submit'), user: id, view: id }),
  z.strictObject({ act: z.literal('close'), user: id, view: id }),
  z.strictObject({ act: z.literal('close-all'), user: id }),
  ...teamsActs,
]);
export type Act = z.infer<typeof actSchema>;
