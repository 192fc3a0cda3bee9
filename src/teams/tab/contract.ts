/** What the tab's page and its server agree on. In zod's small edition, because the page carries it. */
import * as z from 'zod/mini';

export const PATHS = { welcome: '/tab/welcome', dialog: '/tab/dialog', token: '/tab/token' } as const;

const adviser = z.object({
  name: z.string(),
  kind: z.string(),
  about: z.string(),
  line: z.optional(z.string()),
  availability: z.string(),
});
export const welcome = z.object({
  heading: z.string(),
  role: z.readonly(z.array(z.string())),
  freedom: z.string(),
  /** Whom to call at once, in one line. */
  urgent: z.string(),
  advisers: z.readonly(z.array(adviser)),
  /** The other languages of the page, each by its own name. */
  languages: z.readonly(z.array(z.object({ language: z.string(), label: z.string() }))),
  /** Somebody who speaks yet another language. */
  spoken: z.readonly(z.array(z.object({ adviser: z.string(), label: z.string() }))),
  /** "Mijn gesprekken": there whether there are any or not. */
  mine: z.string(),
  /** The label of the button that opens the dialog. */
  open: z.string(),
});
export const opened = z.object({
  title: z.string(),
  width: z.union([z.string(), z.number()]),
  height: z.union([z.string(), z.number()]),
  card: z.record(z.string(), z.unknown()),
  /** The bot that gets what is submitted. */
  completionBotId: z.string(),
});

export type Adviser = z.infer<typeof adviser>;
export type Welcome = z.infer<typeof welcome>;
export type Opened = z.infer<typeof opened>;
/** What the page itself presses; whatever else begins a visit is the server's to say. */
export type TabPress =
  | { readonly do: 'welcome' | 'conversations' }
  | { readonly do: 'adviser'; readonly adviser: string };
