/**
 * Every host that this server goes out to, from the configuration in force: the list a firewall or a proxy needs.
 * `docs/operations.md` shows it for an installation with everything on; a test holds the two together.
 */
import type { NoticesConfig } from './notices.ts';
import type { SlackConfig } from './slack.ts';
import type { TeamsConfig } from '../../teams/types.ts';

export interface ReachedHost {
  /** `host`, `*.domain`, or `host:port` where it is not 443. */
  readonly host: string;
  readonly why: string;
}
export interface Reaching {
  readonly slack?: Pick<SlackConfig, 'apiUrl' | 'appToken'>;
  readonly teams?: Pick<TeamsConfig, 'openIdMetadataUrl' | 'loginUrl' | 'graphUrl' | 'serviceHosts' | 'chatReply'>;
  readonly providers: readonly { readonly issuer: string }[];
  readonly notices?: NoticesConfig;
}

const hostOf = (url: string): string => new URL(url).host;

export function reachedHosts({ slack, teams, providers, notices }: Reaching): readonly ReachedHost[] {
  const hosts: ReachedHost[] = [];
  const add = (host: string, why: string): void => {
    if (!hosts.some((known) => known.host === host)) hosts.push({ host, why });
  };
  if (slack !== undefined) {
    const host = hostOf(slack.apiUrl);
    add(host, 'Slack: opening and updating modals, installing');
    add(`hooks.${host}`, 'Slack: the card that HR publishes');
    if (slack.appToken !== undefined) add(`*.${host}`, 'Slack: the socket of a trial (SLACK_APP_TOKEN)');
  }
  if (teams !== undefined) {
    add(hostOf(teams.openIdMetadataUrl), 'Teams: keys of the bot channel');
    add(hostOf(teams.loginUrl), 'Teams: keys and tokens of your tenant');
    if (teams.chatReply.mode === 'notify')
      add(hostOf(teams.graphUrl), 'Teams: the notification without content (notify)');
    if (teams.chatReply.mode === 'signpost')
      for (const host of teams.serviceHosts) add(host, 'Teams: the fixed card (signpost)');
  }
  for (const { issuer } of providers) add(hostOf(issuer), 'signing in of advisers, with the hosts that it announces');
  for (const host of notices?.pushHosts ?? []) add(host, 'notices to advisers: the push services of browsers');
  if (notices?.smtp !== undefined) {
    const { hostname, port, protocol } = new URL(notices.smtp.url);
    const usual = protocol === 'smtps:' ? '465' : '587';
    add(`${hostname}:${port === '' ? usual : port}`, 'notices to advisers: your mail server');
  }
  return hosts;
}
