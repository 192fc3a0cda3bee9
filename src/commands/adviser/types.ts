import type { Organisations } from '../../core/organisation.ts';
import type { Changes, Clock, ConversationStore, Keyring, NoticeStore, RecordStore } from '../../core/ports.ts';
import type { Enrolments } from '../../core/adviser/enrolment.ts';
import type { Refused } from '../../organisation/folder.ts';

export interface AdviserCliDeps {
  readonly organisations: Organisations & { refused?(): readonly Refused[] };
  /** Folder with the organisation files. */
  readonly organisationsDir: string;
  /** Folder of the server's keys: whose it is says who the server is. */
  readonly keyringDir?: string;
  readonly records: RecordStore;
  readonly notices: Pick<NoticeStore, 'want'>;
  readonly conversations: Pick<ConversationStore, 'forgetPlanning'>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** By which the running server hears at once that a key is gone. */
  readonly changes?: Changes;
  /** Of the inbox, such as `https://inbox.example.nl`. */
  readonly origin: string;
  /** Writes one line for the operator. */
  readonly out: (line: string) => void;
  /** Asks one question and resolves to the typed line; `undefined` when none will come any more. */
  readonly ask: (question: string) => Promise<string | undefined>;
}
export interface Command {
  readonly adviser: string;
  readonly organisation?: string;
  readonly fingerprint?: string;
  /** Of `forget`: they stay, and only the key is gone. */
  readonly lost?: boolean;
  readonly enrolments: Enrolments;
}
