/** What the Teams side holds for one person, as it is; shared with the page that shows it. */
import { z } from 'zod';

/** A dialog with an Adaptive Card in it. The id changes with every card: what was typed belongs to one card. */
export interface Dialog {
  readonly id: string;
  readonly title: string;
  readonly card: Readonly<Record<string, unknown>>;
}
/** What `GET /tab/welcome` of the product answers; the demo's tab shows exactly this. */
export const tabWelcomeSchema = z.object({
  heading: z.string(),
  role: z.array(z.string()),
  freedom: z.string(),
  urgent: z.string(),
  advisers: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      about: z.string(),
      line: z.string().optional(),
      availability: z.string(),
    }),
  ),
  languages: z.array(z.object({ language: z.string(), label: z.string() })),
  spoken: z.array(z.object({ adviser: z.string(), label: z.string() })),
  mine: z.string(),
  open: z.string(),
});
export type TabWelcome = z.infer<typeof tabWelcomeSchema>;
/** What its buttons that open a dialog ask for. */
export type TabPress =
  | { readonly do: 'welcome' | 'conversations' }
  | { readonly do: 'adviser'; readonly adviser: string };

/** A message in the chat between a person and the bot: kept by the employer. The bot's must never come to be. */
export interface ChatMessage {
  readonly from: 'person' | 'bot';
  readonly text: string;
}
/** A line in the activity feed (the bell). */
export interface BellItem {
  readonly id: string;
  readonly text: string;
  readonly read: boolean;
}
/** What somebody posted in the channel: their message, with a card of ours in it. */
export interface ChannelPost {
  readonly id: string;
  readonly by: string;
  readonly card: Readonly<Record<string, unknown>>;
  readonly pinned: boolean;
}
export interface TeamsScreen {
  readonly dialog: Dialog | undefined;
  /** Teams' own words about something that did not work. */
  readonly trouble: string | undefined;
  readonly tab: TabWelcome | undefined;
  readonly chat: readonly ChatMessage[];
  readonly bell: readonly BellItem[];
  /** A card in this person's compose box in the channel, not sent yet. */
  readonly draft: Readonly<Record<string, unknown>> | undefined;
}
