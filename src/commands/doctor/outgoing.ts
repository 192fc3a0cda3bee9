/** How this server reaches others: to compare with a firewall or a proxy, whose list is somebody else's. */
import { present, type Environment } from '../../app/config/fields.ts';
import { reachedHosts } from '../../app/config/hosts.ts';
import type { PartialConfig } from './partial-config.ts';
import { info, type Finding } from './types.ts';

export function checkOutgoing(partial: PartialConfig, env: Environment): readonly Finding[] {
  const { slackWanted, slackApiUrl, socketMode, teams, providers, outgoing, notices } = partial;
  const hosts = reachedHosts({
    ...(slackWanted ? { slack: { apiUrl: slackApiUrl, ...(socketMode ? { appToken: '' } : {}) } } : {}),
    ...(teams === undefined ? {} : { teams }),
    providers,
    ...(notices === undefined ? {} : { notices }),
  }).map(({ host }) => host);
  const way = outgoing.proxy === undefined ? 'directly' : 'through the proxy of HTTPS_PROXY';
  return [
    info('outgoing.hosts', `Compare: what this server goes out to, ${way}, on port 443: ${hosts.join(', ')}.`),
    ...(present(env['NODE_EXTRA_CA_CERTS']) === undefined || outgoing.caCertificates !== undefined
      ? []
      : [
          info(
            'outgoing.certificates',
            'NODE_EXTRA_CA_CERTS works only where it is set before Node starts, not in a file such as .env: there use CA_CERTIFICATES.',
          ),
        ]),
  ];
}
