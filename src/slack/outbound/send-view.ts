/**
 * Views out to Slack. As JSON straight through the guard: the SDK's client would serialise each view three
 * times (two of them for log lines that nobody sees), which is four fifths of such a call.
 */
import type { HomeView, ModalView } from '@slack/types';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { AllowedMethod, Guard } from './guard.ts';
import { bytesOf } from '../views/view-cache.ts';
import { readAnswer, type SentView } from './read-answer.ts';

/** The errors a caller treats in its own way; all others are `other`. Names: the method pages of docs.slack.dev. */
const KNOWN = [
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'hash_conflict',
  'not_found',
  'push_limit_reached',
  'view_too_large',
  'invalid_arguments',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'ratelimited',
] as const;
/** The token is none, or no more (docs.slack.dev/reference/methods/views.open). */
const DEAD = new Set(['invalid_auth', 'token_revoked', 'token_expired', 'account_inactive']);
export type SendFailure = (typeof KNOWN)[number] | 'timeout' | 'network' | 'proxy' | 'unreadable' | 'other';

export type Sent =
  | { readonly ok: true; readonly view: SentView }
  | { readonly ok: false; readonly reason: SendFailure };

/** Never throws. Every failure is logged here, once, with its reason. */
export interface Sender {
  open(token: string, trigger: string, view: ModalView): Promise<Sent>;
  push(token: string, trigger: string, view: ModalView): Promise<Sent>;
  /** `hash`: only if the view is still the one that had it. */
  update(token: string, viewId: string, view: ModalView, hash?: string): Promise<Sent>;
  publish(token: string, user: string, view: HomeView): Promise<Sent>;
}

/** What goes with it is new each time; a view that is the same for everybody was written before, as bytes. */
const bodyOf = (rest: Readonly<Record<string, string>>, view: ModalView | HomeView): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"view":`), bytesOf(view), END]);
const END = Buffer.from('}');

export function createSender(
  guard: Guard,
  apiUrl: string,
  log: Log,
  refused: (token: string) => void = () => {},
): Sender {
  const failed = (reason: SendFailure, status?: number): Sent => {
    log.error('call-failed', {
      part: 'slack',
      code: 'CALL_FAILED',
      reason,
      ...(status === undefined ? {} : { status }),
    });
    return { ok: false, reason };
  };
  const call = async (
    method: AllowedMethod,
    token: string,
    rest: Readonly<Record<string, string>>,
    view: ModalView | HomeView,
  ): Promise<Sent> => {
    try {
      const response = await guard.fetch(`${apiUrl}${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
        body: bodyOf(rest, view),
      });
      if (response.status === 429) return failed('ratelimited', 429);
      if (!response.ok) return failed('other', response.status);
      const answer = readAnswer(await response.text());
      if (answer?.ok === true && answer.view !== undefined) return { ok: true, view: answer.view };
      if (answer === undefined || answer.ok) return failed('unreadable');
      if (DEAD.has(answer.error ?? '')) refused(token);
      return failed(KNOWN.find((known) => known === answer.error) ?? 'other');
    } catch (error) {
      if (!(error instanceof AppError)) return failed('unreadable');
      return failed(error.reason === 'timeout' || error.reason === 'proxy' ? error.reason : 'network');
    }
  };
  return {
    open: (token, trigger, view) => call('views.open', token, { trigger_id: trigger }, view),
    push: (token, trigger, view) => call('views.push', token, { trigger_id: trigger }, view),
    update: (token, viewId, view, hash) =>
      call('views.update', token, { view_id: viewId, ...(hash === undefined ? {} : { hash }) }, view),
    publish: (token, user, view) => call('views.publish', token, { user_id: user }, view),
  };
}
