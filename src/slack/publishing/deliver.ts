/** Hands a card to the address Slack gave, and says in the desk's words what came of it. */
import { isAppError } from '../../base/errors.ts';
import { readJson } from '../../base/json.ts';
import type { OrganisationId } from '../../core/organisation.ts';
import type { Delivered } from '../../core/publishing/desk.ts';
import type { Log } from '../../base/log.ts';
import type { Guard } from '../outbound/guard.ts';

/** What Slack answers when the app may not write there. Names as for incoming webhooks (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
const CHANNEL = [
  'channel_not_found',
  'channel_is_archived',
  'is_archived',
  'action_prohibited',
  'posting_to_general_channel_denied',
  'restricted_action',
  'not_in_channel',
];

export async function deliver(
  guard: Guard,
  log: Log,
  target: { readonly organisation: OrganisationId; readonly address: string },
  /** As `postBody` writes it. */
  body: string,
): Promise<Delivered> {
  const failed = (outcome: Delivered, reason: string, status?: number): Delivered => {
    log.error('call-failed', {
      part: 'slack',
      code: 'CALL_FAILED',
      reason,
      ...(status === undefined ? {} : { status }),
    });
    return outcome;
  };
  try {
    const { status, text } = await guard.withResponseUrl(target, (send) => send(body));
    const error = errorIn(text);
    if (status >= 200 && status < 300 && error === undefined) return 'posted';
    if (error !== undefined && CHANNEL.includes(error)) return failed('channel', 'channel', status);
    if (error === 'used_url') return failed('used', 'used_url', status);
    if (error === 'expired_url' || status === 404 || status === 410) return failed('expired', 'expired_url', status);
    // It may have been posted before it went wrong at Slack's end.
    if (status >= 500) return failed('unsure', 'server', status);
    return failed('failed', 'other', status);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code !== 'CALL_FAILED') return 'failed';
    // Nothing of it left: whoever presses again posts it once.
    if (error.reason === 'proxy') return failed('failed', 'proxy');
    return failed('unsure', error.reason === 'timeout' ? 'timeout' : 'network');
  }
}

/** `{"ok":false,"error":"expired_url"}`, or the bare name; a good answer says `ok`. */
function errorIn(text: string): string | undefined {
  const response = readJson(text);
  if (response === undefined) return /^[a-z]+(_[a-z]+)+$/.exec(text.trim())?.[0];
  if (typeof response !== 'object' || response === null) return undefined;
  const { ok, error } = response as { ok?: unknown; error?: unknown };
  if (ok !== false) return undefined;
  return typeof error === 'string' ? error : 'unknown';
}
