/** The public addresses: is it our server that answers there, and for how long does the certificate last. */
import { openOutgoing, type OutgoingSettings } from '../../base/outgoing/index.ts';
import { ask, FAILURES, type ProbeResponse, type Asked, type Failure } from './ask.ts';
import { fail, ok, skipped, warn, type Check, type Finding } from './types.ts';

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

interface Endpoint {
  readonly id: string;
  readonly variable: string;
  readonly origin: string | undefined;
  readonly path: string;
  /** Whether this harmless GET was answered by our own server. */
  readonly isOurs: (response: ProbeResponse) => boolean;
}

export interface Origins {
  readonly slackWanted: boolean;
  readonly socketMode: boolean;
  readonly teamsWanted: boolean;
  readonly botOrigin?: string;
  readonly teamsOrigin?: string;
  readonly inboxOrigin?: string;
}

const policyOf = ({ headers }: ProbeResponse): string => String(headers['content-security-policy'] ?? '');

/** `ca`: certificates to trust at our own addresses, beside those of `settings`. */
export function checkAddresses(
  origins: Origins,
  now: () => Date,
  ca?: string,
  settings: OutgoingSettings = {},
): readonly Check[] {
  const own = [settings.caCertificates, ca].filter((each) => each !== undefined).join('\n');
  const outgoing = openOutgoing(own === '' ? settings : { ...settings, caCertificates: own });
  const { slackWanted, socketMode, teamsWanted, botOrigin, teamsOrigin, inboxOrigin } = origins;
  const endpoints: Endpoint[] = [
    {
      id: 'address.inbox',
      variable: 'INBOX_ORIGIN',
      origin: inboxOrigin,
      path: '/',
      isOurs: isInbox,
    },
  ];
  // With Socket Mode Slack needs no address of ours.
  if (slackWanted && !socketMode)
    endpoints.push({
      id: 'address.bot',
      variable: 'BOT_ORIGIN',
      origin: botOrigin,
      path: '/slack',
      isOurs: isBot,
    });
  if (teamsWanted)
    endpoints.push({
      id: 'address.teams',
      variable: 'TEAMS_ORIGIN',
      origin: teamsOrigin,
      path: '/teams/messages',
      isOurs: isBot,
    });
  return endpoints.map((endpoint) => ({
    id: endpoint.id,
    async run(signal) {
      const { id, variable, origin, path } = endpoint;
      if (origin === undefined) return [skipped(id, `The address of ${variable}`, 'it is not set or malformed')];
      const asked = await ask(origin + path, { signal, inspect: true, outgoing });
      if ('failed' in asked) return [away(id, variable, FAILURES[asked.failed], CLOSER[asked.failed])];
      // Another part of ours at the same address, when this one is not there.
      const others = endpoint.isOurs(asked)
        ? []
        : await Promise.all(
            ['/', '/slack', '/teams/messages'].map((other) => ask(origin + other, { signal, inspect: true, outgoing })),
          );
      return [...certificate(id, variable, asked, now()), reachability(endpoint, asked, others)];
    },
  }));
}

/** A server behind NAT or a firewall may well be unable to see its own public address. */
const away = (id: string, variable: string, why: string, look: string): Finding =>
  warn(
    `${id}.reachable`,
    `${variable} cannot be reached from here: ${why}. That can be right: many servers cannot see their own public address.`,
    `Open it from outside, on a phone without wifi. If it does not come up there either, look at ${look}.`,
  );
/** Where to look when it does not work from outside either. */
const CLOSER: Readonly<Record<Failure, string>> = {
  name: 'the DNS entry of that name',
  refused: 'whether the reverse proxy runs and listens on that port',
  route: 'the network between',
  timeout: 'the firewall, and whether the reverse proxy runs',
  certificate: 'the certificate of the reverse proxy',
  proxy: 'HTTPS_PROXY, or NO_PROXY with this host in it',
  tls: 'the TLS of the reverse proxy: plain http answers on that port',
  'too-large': 'what answers there in the place of this product',
  network: 'the reverse proxy and its log of errors',
};

const isInbox = (response: ProbeResponse): boolean => policyOf(response).includes('trusted-types in-vertrouwen');
/** Our bot's listener says which method it wants, whichever platform is on. */
const isBot = (response: ProbeResponse): boolean => response.status === 405;

/** Our own server answered, but the wrong listener of it, or one that runs without this part of the configuration. */
function ownFinding({ id, variable }: Endpoint, [front, ...doors]: readonly Asked[]): Finding | undefined {
  const wantsInbox = variable === 'INBOX_ORIGIN';
  const hasInbox = front !== undefined && 'status' in front && isInbox(front);
  const hasBot = doors.some((door) => 'status' in door && isBot(door));
  if (wantsInbox ? hasBot : hasInbox)
    return fail(
      `${id}.reachable`,
      `${variable} leads to this product, but to its ${wantsInbox ? 'bot (BOT_PORT)' : 'inbox (INBOX_PORT)'}.`,
      `Let the proxy send ${variable} to ${wantsInbox ? 'INBOX_PORT' : 'BOT_PORT'}: the two are changed round.`,
    );
  if (!hasBot) return undefined;
  return fail(
    `${id}.reachable`,
    `${variable} leads to this product, which was started with other variables than these: this part is not switched on there.`,
    'Restart the server with this environment.',
  );
}

function reachability(endpoint: Endpoint, response: ProbeResponse, others: readonly Asked[]): Finding {
  const { id, variable, path } = endpoint;
  if (endpoint.isOurs(response)) return ok(`${id}.reachable`, `${variable} leads to this product.`);
  // The proxy is there and has nobody behind it.
  if ([502, 503, 504].includes(response.status))
    return warn(
      `${id}.reachable`,
      `At ${variable} the proxy answers ${response.status}: nobody listens behind it. Before the first start that is right.`,
      'Start the server and run this again. If it stays, look at whether the proxy leads to its port.',
    );
  const own = ownFinding(endpoint, others);
  if (own !== undefined) return own;
  return fail(
    `${id}.reachable`,
    `At ${variable} something else answers (status ${response.status}).`,
    `Let the proxy send ${variable} (path ${path} as it is) to ${variable === 'INBOX_ORIGIN' ? 'INBOX_PORT' : 'BOT_PORT'}.`,
  );
}

function certificate(id: string, variable: string, { certificate: found }: ProbeResponse, now: Date): Finding[] {
  if (found === undefined)
    return [
      warn(
        `${id}.certificate`,
        `${variable} is plain http, which only this machine can use.`,
        'Put a reverse proxy with TLS before it.',
      ),
    ];
  const days = Math.floor((found.validTo.getTime() - now.getTime()) / DAY_MS);
  const renew = 'Renew the certificate at the proxy, and let it renew itself (ACME).';
  if (days < 0 || found.fault === 'CERT_HAS_EXPIRED')
    return [fail(`${id}.certificate`, `The certificate of ${variable} has expired: nobody gets in.`, renew)];
  if (found.fault !== undefined)
    return [
      fail(
        `${id}.certificate`,
        `The certificate of ${variable} is not trusted (${found.fault.replaceAll(/[^A-Za-z_]/g, '')}).`,
        'Use one of a public authority, for this host name, with the whole chain.',
      ),
    ];
  if (days < SOON_DAYS)
    return [
      warn(
        `${id}.certificate`,
        `The certificate of ${variable} ends in ${days} ${days === 1 ? 'day' : 'days'}.`,
        renew,
      ),
    ];
  return [ok(`${id}.certificate`, `The certificate of ${variable} is valid for another ${days} days.`)];
}
