/**
 * The bell: one fixed sentence that says nothing, with a link to the private tab. Through Graph, with an app that
 * may do only this (`TeamsActivity.Send.User`): learn.microsoft.com/graph/api/userteamwork-sendactivitynotification.
 */
import type { EmployeeDesk } from '../../core/employee/desk.ts';
import { isAppError } from '../../base/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import { createAppTokens, hasGuid, tokenRoute } from '../auth/app-tokens.ts';
import type { GuardedResponse, Guard, Route } from '../outbound/guard.ts';
import type { ChatReplier, Written } from '../views/view-cache.ts';
import type { ChatReply, TeamsConfig } from '../types.ts';

/** As under `activities` in `manifests/teams/manifest.json`. */
export const ACTIVITY_TYPE = 'open';

type Config = Pick<TeamsConfig, 'loginUrl' | 'graphUrl'>;

const notifyUrl = (graphUrl: string, user: string): string =>
  `${graphUrl}/v1.0/users/${user}/teamwork/sendActivityNotification`;

export const notifyRoutes = ({ loginUrl, graphUrl }: Config): readonly Route[] => [
  tokenRoute(loginUrl),
  {
    name: 'notify',
    allows: ({ method, url }) =>
      method === 'POST' && hasGuid(url, `${graphUrl}/v1.0/users/`, '/teamwork/sendActivityNotification'),
  },
];

export function createNotifier(parts: {
  readonly guard: Guard;
  readonly desk: Pick<EmployeeDesk, 'home'>;
  readonly config: Config;
  readonly reply: Extract<ChatReply, { mode: 'notify' }>;
  /** The address that the notification opens. */
  readonly tab: string;
  readonly clock: Clock;
  readonly log: Log;
}): ChatReplier {
  const { guard, desk, config, reply, tab, clock, log } = parts;
  const { clientId: id, clientSecret: secret } = reply.graph;
  const tokens = createAppTokens({
    guard,
    loginUrl: config.loginUrl,
    clock,
    client: { id, secret, scope: `${config.graphUrl}/.default` },
  });

  const send = async ({ caller }: Written): Promise<GuardedResponse> => {
    const { heading, open } = desk.home(caller.organisation);
    return guard.call({
      method: 'POST',
      url: notifyUrl(config.graphUrl, caller.user),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokens.get(caller.tenant)}`,
      },
      // No text of this type comes from here: its sentence is in the manifest, without a place to put anything in.
      body: JSON.stringify({
        topic: {
          source: 'text',
          value: heading,
          webUrl: tab,
        },
        activityType: ACTIVITY_TYPE,
        previewText: { content: open.label },
      }),
    });
  };

  return {
    async reply(written) {
      const failed = (reason: string, status?: number): void =>
        log.error('call-failed', {
          part: 'teams',
          code: 'CALL_FAILED',
          reason,
          ...(status === undefined ? {} : { status }),
        });
      try {
        let { status } = await send(written);
        if (status === 401) {
          // The token was withdrawn before it ended: once more with a new one, and never more than that.
          tokens.forget(written.caller.tenant);
          ({ status } = await send(written));
        }
        if (status < 200 || status > 299) failed(REASONS[status] ?? 'notify', status);
      } catch (error) {
        failed(isAppError(error, 'CALL_FAILED') ? 'notify-unreachable' : 'notify-unreadable');
      }
    },
  };
}

/** For the operator: what each means is in docs/configuration.md. */
const REASONS: Readonly<Record<number, string>> = {
  403: 'notify-not-permitted',
  404: 'notify-without-app',
  429: 'notify-too-many',
};
