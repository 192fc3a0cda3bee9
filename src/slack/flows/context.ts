/** What the flows share. */
import type { ModalView } from '@slack/types';
import { pseudonymsOf, type Pseudonyms } from '../../core/conversation.ts';
import type { EmployeeDesk } from '../../core/employee/desk.ts';
import type { Context, Visit } from '../../core/events.ts';
import type { Screen } from '../../core/screens.ts';
import type { Log } from '../../base/log.ts';
import type { TokenForTeam } from '../outbound/authorize.ts';
import type { Claim, Ours, Person } from './identify.ts';
import type { OpenViews, Shown } from './open-views.ts';
import { fieldOf } from '../views/render.ts';
import type { SentView } from '../outbound/read-answer.ts';
import type { Sender } from '../outbound/send-view.ts';

export interface FlowContext {
  readonly desk: EmployeeDesk;
  readonly identify: (claim: Claim) => Person;
  readonly sender: Sender;
  readonly openViews: OpenViews;
  readonly tokenForTeam: TokenForTeam;
  readonly log: Log;
  /** Slack waits three seconds for an answer; the flows answer within this many milliseconds. */
  readonly deadlineMs: number;
}

export const visitOf = (
  { organisation, ...person }: Pick<Ours, 'organisation'> & Pseudonyms,
  context: Context,
): Visit => ({ surface: 'slack', organisation, ...pseudonymsOf(person), context });

/** For who may not come in: another company's, or an organisation that is closed. */
export const outsideScreen = (desk: EmployeeDesk, person: Exclude<Person, { kind: 'ours' | 'unknown' }>): Screen =>
  person.kind === 'closed' ? desk.closed() : desk.stranger(person.organisation.languages[0]);

/** What to remember of a view that now shows `screen`. */
export function shownOf(sent: SentView, screen: Screen, view: ModalView): Shown {
  const field = fieldOf(view);
  return {
    view: sent.id,
    ...(sent.hash === undefined ? {} : { hash: sent.hash }),
    kind: screen.kind,
    // Somebody who reads one item and decides is not taken away from it by a message.
    ...('conversation' in screen && screen.kind !== 'board' ? { conversation: screen.conversation } : {}),
    ...(field === undefined ? {} : { field }),
    language: screen.language,
  };
}
