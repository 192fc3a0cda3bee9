/** What the workspace holds, as it is; shared with the page that shows it. */
import type { Block } from './block-schema.ts';
import type { Values } from './values.ts';
import type { View } from './view-schema.ts';

export interface HeldView {
  readonly id: string;
  readonly user: string;
  readonly root: string;
  readonly previous: string | null;
  readonly hash: string;
  readonly view: View;
  readonly values: Values;
  /** `block_id` → the sentence the app answered a submission with. */
  readonly errors: Readonly<Record<string, string>>;
  /** Slack's own complaint, shown in the modal. */
  readonly trouble?: string;
}

/** A message only one person sees. */
export interface Ephemeral {
  readonly id: string;
  /** `slack`: Slackbot's own words about a command that failed. */
  readonly from: 'app' | 'slack';
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A message everybody can read, export and search: but for HR's public card, what must never come to be. */
export interface HistoryMessage {
  readonly id: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Whose submission it answered: a person published it, by their own press. */
  readonly onBehalfOf?: string;
  readonly pinnedBy?: string;
}

/** What one person has before them. */
export interface Screen {
  /** Bottom first: the last one is the one in front. */
  readonly modals: readonly HeldView[];
  readonly home: HeldView | undefined;
  readonly ephemerals: readonly Ephemeral[];
}
