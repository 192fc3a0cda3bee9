/** The Teams side of the demo page: what is shown of it, and what can be done there. Shared with the browser. */
import { z } from 'zod';
import type { TeamsScreen } from './teams-stand-in/held.ts';
import type { Reply, TeamsStandIn } from './teams-stand-in/index.ts';

export interface TeamsState {
  readonly employees: readonly { readonly id: string; readonly name: string; readonly screen: TeamsScreen }[];
  /** What the bot called on Microsoft's side, names only. */
  readonly calls: readonly { readonly method: string; readonly times: number; readonly refused: number }[];
  /** How many messages the bot wrote into a chat. */
  readonly history: number;
}

const user = z.guid();
const id = z.string().max(300);
export const teamsActs = [
  z.strictObject({ act: z.literal('teams-command'), user, from: z.enum(['commandBox', 'compose']) }),
  z.strictObject({ act: z.literal('teams-message'), user, text: z.string().min(1).max(20_000) }),
  z.strictObject({ act: z.literal('teams-tab'), user }),
  z.strictObject({ act: z.literal('teams-tab-press'), user, open: z.enum(['welcome', 'conversations']) }),
  z.strictObject({ act: z.literal('teams-bell'), user, item: id }),
  z.strictObject({ act: z.literal('teams-submit'), user, dialog: id, data: z.record(z.string(), z.unknown()) }),
  z.strictObject({ act: z.literal('teams-close'), user }),
] as const;
const teamsActSchema = z.discriminatedUnion('act', teamsActs);
export type TeamsAct = z.infer<typeof teamsActSchema>;

export const isTeamsAct = (act: { readonly act: string }): act is TeamsAct => act.act.startsWith('teams-');

/** @throws TypeError when what was pressed is not there any more. */
export async function performTeams(standIn: TeamsStandIn, wanted: TeamsAct): Promise<Reply | undefined> {
  const person = standIn.as(wanted.user);
  switch (wanted.act) {
    case 'teams-command':
      return wanted.from === 'compose' ? person.composeAction() : person.commandBox();
    case 'teams-message':
      return person.message(wanted.text);
    case 'teams-tab':
      return person.openTab();
    case 'teams-tab-press':
      return person.openFromTab(wanted.open);
    case 'teams-bell':
      return person.openBell(wanted.item);
    case 'teams-submit':
      return person.submitData(wanted.dialog, wanted.data);
    case 'teams-close':
      person.close();
      // What was new may have been read in the dialog: the real tab asks again as well.
      return person.screen().tab === undefined ? undefined : person.openTab();
  }
}
