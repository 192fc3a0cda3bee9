/** What Slack does with the bot's answer to a command or a submission. */
import type { Reply } from '../delivery.ts';
import { isAck } from './deliver.ts';
import type { Ephemerals } from './ephemerals.ts';
import { SlackError } from './errors.ts';
import type { HeldView } from './state.ts';
import { parseView } from './view-schema.ts';
import type { Views } from './views.ts';

/** Slack's own sentence in a modal when the bot's answer was none. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

function json(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

export function takeCommandResponse(ephemerals: Ephemerals, user: string, typed: string, reply: Reply): void {
  const failed = (why: string): void => ephemerals.add(user, 'slack', `${typed.split(' ')[0]} failed ${why}`);
  if (reply.problem === 'timeout') return failed('because the app did not respond');
  if (!isAck(reply)) return failed('with the error "dispatch_failed"');
  if (reply.body.trim() === '') return;
  try {
    ephemerals.accept(user, json(reply.body), { typed });
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    failed(`with the error "${error.code}"`);
  }
}

/** `held` is the view that was submitted. */
export function takeSubmissionResponse(views: Views, held: HeldView, reply: Reply): void {
  const trouble = (): void => views.complain(held.id, { trouble: TROUBLE });
  if (!isAck(reply)) return trouble();
  const response = reply.body.trim() === '' ? {} : json(reply.body);
  if (typeof response !== 'object' || response === null) return trouble();
  const {
    response_action: action,
    view,
    errors,
  } = response as { response_action?: unknown; view?: unknown; errors?: unknown };
  try {
    switch (action) {
      case undefined:
        views.close(held.id);
        return;
      case 'clear':
        views.clear(held.user);
        return;
      case 'update':
        views.update({ id: held.id }, parseView('modal', view));
        return;
      case 'push':
        views.push(held.user, held.id, parseView('modal', view));
        return;
      case 'errors':
        if (areErrorsFor(held, errors)) views.complain(held.id, { errors });
        else trouble();
        return;
      default:
        trouble();
    }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    trouble();
  }
}

/** Errors must each name an input block of the view, else Slack shows none of them. */
function areErrorsFor(held: HeldView, errors: unknown): errors is Record<string, string> {
  if (typeof errors !== 'object' || errors === null) return false;
  const inputs = new Set(held.view.blocks.flatMap((block) => (block.type === 'input' ? block.block_id : [])));
  const entries = Object.entries(errors);
  return entries.length > 0 && entries.every(([id, text]) => inputs.has(id) && typeof text === 'string' && text !== '');
}
