/** What Teams needs to know, and what its parts share. */
import type { Pseudonym } from '../core/conversation.ts';
import type { Language, Organisation } from '../core/organisation.ts';

/**
 * What somebody who writes to the bot gets. `silent` and `notify` own no secret of the bot, so nothing can be
 * posted; `signpost` is the one mode that owns one.
 */
export type ChatReply =
  | { readonly mode: 'silent' }
  /** `graph`: an app that may send activity notifications and nothing else. */
  | { readonly mode: 'notify'; readonly graph: { readonly clientId: string; readonly clientSecret: string } }
  | { readonly mode: 'signpost'; readonly botSecret: string };

export interface TeamsConfig {
  /** The bot's Entra app id, which is the manifest's `botId`. */
  readonly appId: string;
  /** The manifest's `id`, which links to the tab carry; `appId` when absent. */
  readonly packageId?: string;
  /** Public https origin of this server; http on this machine only. */
  readonly origin: string;
  readonly chatReply: ChatReply;
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  /** Hosts a `serviceUrl` may name; `*.x` is every host under x. Plain http only for this machine. */
  readonly serviceHosts: readonly string[];
  /** Hosts that may show the tab besides those of Microsoft's list (`tab/page.ts`). */
  readonly frameHosts?: readonly string[];
  /** Ids of more apps than Teams whose tokens open the tab (`TEAMS_TAB_CLIENTS`), lower case. */
  readonly tabClients?: readonly string[];
  /** Microsoft Entra: keys of the tab's tokens, and tokens for Graph. Without a slash at the end. */
  readonly loginUrl: string;
  /** Without a slash at the end. */
  readonly graphUrl: string;
  /** Answers everything within this; 2500 when absent, because Teams repeats what takes longer. */
  readonly deadlineMs?: number;
  /** Of one call that goes out; 1000 when absent. */
  readonly callTimeoutMs?: number;
}

/** Somebody of an organisation we know; `employee` is absent for whoever has no account in its tenant. */
export interface Caller {
  readonly organisation: Organisation;
  /** Entra tenant id, lower case. */
  readonly tenant: string;
  /** Entra object id. Goes no further than the adapter. */
  readonly user: string | undefined;
  readonly employee: Pseudonym | undefined;
  /** As in `Pseudonyms`. */
  readonly formerly?: readonly Pseudonym[];
  readonly epoch?: string;
  /** The one Teams shows, when it is one of ours; otherwise the organisation's first. */
  readonly language: Language;
}

/** A dialog's content, as it goes into an invoke answer or to the tab page. */
export interface Dialog {
  readonly title: string;
  readonly width: 'medium';
  readonly height: 'large';
  readonly card: {
    readonly contentType: 'application/vnd.microsoft.card.adaptive';
    readonly content: Readonly<Record<string, unknown>>;
  };
}
/** The body of an answer to an invoke: the next dialog in place of this one. */
export interface DialogResponse {
  readonly task: { readonly type: 'continue'; readonly value: Dialog };
}
/** A card for the compose box of whoever pressed: they see it, and send it or not. Only a public post is one. */
export interface CardResponse {
  readonly composeExtension: {
    readonly type: 'result';
    readonly attachmentLayout: 'list';
    readonly attachments: [Dialog['card']];
  };
}
