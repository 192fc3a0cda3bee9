/**
 * Which hosts are reached directly although there is a proxy: NO_PROXY as curl and Go read it (curl.se/docs/manpage,
 * "--noproxy"; pkg.go.dev/golang.org/x/net/http/httpproxy). Names with commas or spaces between; a name stands for all
 * under it too; `*` for every host; addresses and ranges (10.0.0.0/8) as such; `:port` narrows.
 */
import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../url.ts';

type Rule = (host: string, port: number) => boolean;

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function rangeRule(entry: string): Rule | undefined {
  const [, address = '', bits = ''] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  const kind = isIP(bare(address));
  if (kind === 0 || Number(bits) > (kind === 4 ? 32 : 128)) return undefined;
  const list = new BlockList();
  list.addSubnet(bare(address), Number(bits), familyOf(bare(address)));
  return (host) => isIP(host) !== 0 && list.check(host, familyOf(host));
}

function ruleOf(entry: string): Rule {
  if (entry === '*') return () => true;
  const range = rangeRule(entry);
  if (range !== undefined) return range;
  const [, name = entry, only] = (isIP(entry) === 6 ? undefined : /^(.+):(\d+)$/.exec(entry)) ?? [];
  const wanted = bare(name)
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
  return (host, port) =>
    (only === undefined || Number(only) === port) &&
    (host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`)));
}

/** @returns whether this address is reached without the proxy. This machine always is: to a proxy it is another one. */
export function readNoProxy(text = ''): (url: URL) => boolean {
  const rules = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(ruleOf);
  return (url) => {
    if (isLoopback(url)) return true;
    const port = Number(url.port) || (url.protocol === 'https:' || url.protocol === 'wss:' ? 443 : 80);
    return rules.some((rule) => rule(bare(url.hostname).replace(/\.$/, ''), port));
  };
}
