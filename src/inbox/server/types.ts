/** What the inbox is made from. It knows organisations, the adviser desk and small records; no chat platform. */
import type { Coordination } from '../../core/coordination/view.ts';
import type { AdviserDesk } from '../../core/adviser/desk.ts';
import type { NoticeDesk } from '../../core/notices/desk.ts';
import type { LostKeys } from '../../core/adviser/lost-keys.ts';
import type { Organisations } from '../../core/organisation.ts';
import type { Changes, Clock, Keyring, RecordStore } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { Outgoing } from '../../base/outgoing/index.ts';

export interface Provider {
  /** A slug of our own choosing: what the browser names when somebody presses "sign in". */
  readonly id: string;
  readonly name: string;
  /** Exactly as the provider announces it and as `organisation.yaml` lists it. `http:` on loopback only. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, protected by PKCE alone. */
  readonly clientSecret?: string;
}

interface InboxConfig {
  /** `https://inbox.example.nl`, without a path. `http:` on loopback only. */
  readonly origin: string;
  readonly providers: readonly Provider[];
  /** Cookies without `__Host-` and `Secure`; see `cookieName`. Default: never. */
  readonly plainCookies?: boolean;
  /** Folder with the built client: `index.html` and `assets/`. */
  readonly clientDir: string;
}

export interface InboxDeps {
  readonly organisations: Organisations;
  readonly desk: AdviserDesk;
  readonly records: RecordStore;
  readonly changes: Changes;
  readonly notices: NoticeDesk;
  readonly keyring: Keyring;
  readonly lostKeys: LostKeys;
  readonly coordination: Coordination;
  readonly config: InboxConfig;
  /** CSP source list. Only the demo's workplace, which shows the inbox in a frame, passes one. */
  readonly frameAncestors?: string;
  /** How the identity providers are reached; without a proxy when absent. */
  readonly outgoing?: Outgoing;
  readonly clock: Clock;
  readonly log: Log;
}

/** Shown by the browser as a page of its own; the names are part of the contract with the client. */
export type SignInRefusal =
  | 'state'
  | 'expired'
  | 'not-an-adviser'
  /** Told on the coordinator's own page. */
  | 'not-a-coordinator'
  /** The file of an organisation is faulty: whoever it lists, or invited, is told that. */
  | 'organisation-closed'
  | 'provider'
  | 'cancelled'
  | 'used'
  | 'token'
  | 'invitation';
