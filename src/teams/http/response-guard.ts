/**
 * The last look at what is answered to Teams. A dialog is shown and gone; a card for the compose box can become
 * part of a channel for years, so it leaves as the exact bytes of a public post of this organisation or not at all.
 */
import { AppError } from '../../base/errors.ts';
import type { Organisation } from '../../core/organisation.ts';
import { mayPublish } from '../../core/publishing/desk.ts';
import type { Deployment } from '../../core/deployment.ts';
import type { Log } from '../../base/log.ts';
import type { Activity } from './payloads.ts';
import { everyInsert } from '../publishing/cards.ts';
import { PUBLISH_COMMAND } from '../publishing/index.ts';

export interface RequestFacts {
  readonly activity: Activity;
  /** Absent: of nobody we know now, so nothing of theirs may be published either. */
  readonly organisation?: Organisation;
}
export interface ResponseGuard {
  /** @throws AppError `CALL_REFUSED` for a body that is neither a dialog nor a card that may be published. */
  check(body: unknown, to: RequestFacts): void;
}

export function createResponseGuard(parts: {
  readonly running: Deployment;
  readonly tab: string;
  readonly log: Log;
}): ResponseGuard {
  const mayInsert = (body: unknown, { activity, organisation }: RequestFacts): boolean =>
    organisation !== undefined &&
    activity.type === 'invoke' &&
    activity.name === 'composeExtension/submitAction' &&
    activity.value.commandId === PUBLISH_COMMAND &&
    activity.from.aadObjectId !== undefined &&
    mayPublish(organisation, 'teams', activity.from.aadObjectId) &&
    everyInsert(organisation, parts.running, parts.tab).has(JSON.stringify(body));

  return {
    check(body, to) {
      if (body === undefined || isDialog(body) || mayInsert(body, to)) return;
      parts.log.error('call-refused', { part: 'teams', code: 'CALL_REFUSED' });
      throw new AppError('CALL_REFUSED', 'an answer that is no dialog');
    },
  };
}

function isDialog(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const names = Object.keys(body);
  if (names.length !== 1 || !('task' in body)) return false;
  const { task } = body;
  return typeof task === 'object' && task !== null && 'type' in task && task.type === 'continue';
}
