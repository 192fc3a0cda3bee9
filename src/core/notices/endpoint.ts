/**
 * Where a notice may be pushed to. A subscription comes from a browser, so it is hostile: without this list it would let
 * whoever has a session make this server call any address, also inside its own network.
 */
import { isIP } from 'node:net';
import { isDomainName, isLoopback, isLoopbackHost } from '../../base/url.ts';

/** The push services of the browsers there are (Chrome, Firefox, Safari, Edge), as each names its own. */
export const PUSH_HOSTS: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
];

/** Longer than any that a browser gives (Edge's are the longest, some 500). */
const LONGEST = 1024;

/** `host` or `*.domain`; on this machine `host:port`, for a trial. */
export const isPushHost = (pattern: string): boolean =>
  isLocalPushHost(pattern) || isDomainName(pattern.replace(/^\*\./, ''));

export const isLocalPushHost = (pattern: string): boolean =>
  URL.canParse(`http://${pattern}`) &&
  isLoopbackHost(new URL(`http://${pattern}`).hostname) &&
  new URL(`http://${pattern}`).host === pattern;

const matches = ({ host, hostname }: URL, pattern: string): boolean =>
  isLocalPushHost(pattern)
    ? host === pattern
    : pattern.startsWith('*.')
      ? hostname.endsWith(pattern.slice(1)) && hostname.length >= pattern.length
      : hostname === pattern;

/**
 * The address of a subscription, when it leads to a push service that is known here. `undefined`: it does not. Plain http
 * only to this machine, and only where `hosts` names it.
 */
export function pushEndpoint(text: string, hosts: readonly string[]): URL | undefined {
  if (text.length > LONGEST || !/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  const pattern = hosts.find((one) => matches(url, one));
  if (pattern === undefined) return undefined;
  if (isLocalPushHost(pattern)) return isLoopback(url) && /^https?:$/.test(url.protocol) ? url : undefined;
  return url.protocol === 'https:' && url.port === '' && isIP(url.hostname) === 0 ? url : undefined;
}
