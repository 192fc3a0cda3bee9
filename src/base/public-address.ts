/**
 * Addresses of the public internet, for a call to a place that somebody else chose: what resolves into our own network is
 * refused at the moment of connecting, so that no name can lead there, not even one that changes between look and call.
 */
import { lookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** IANA's registries of special-purpose addresses, IPv4: what no server of the public internet has. */
const SPECIAL: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const refused = new BlockList();
const allowed6 = new BlockList();
for (const [net, bits] of SPECIAL) {
  refused.addSubnet(net, bits, 'ipv4');
  // NAT64 (RFC 6052): an IPv4 address in the last 32 bits.
  refused.addSubnet(`64:ff9b::${net}`, 96 + bits, 'ipv6');
}
// Of IPv6 only what is given out (2000::/3), without documentation and 6to4, which wraps an IPv4 address.
allowed6.addSubnet('2000::', 3, 'ipv6');
allowed6.addSubnet('64:ff9b::', 96, 'ipv6');
refused.addSubnet('2001:db8::', 32, 'ipv6');
refused.addSubnet('2001::', 32, 'ipv6');
refused.addSubnet('2002::', 16, 'ipv6');

export const isPublicAddress = (address: string): boolean =>
  isIPv6(address)
    ? allowed6.check(address, 'ipv6') && !refused.check(address, 'ipv6')
    : !refused.check(address, 'ipv4');

/** As `dns.lookup`, for `http.request`: fails when any address of the name is not public. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '');
    const [first] = found;
    if (first === undefined || !found.every(({ address }) => isPublicAddress(address)))
      return done(Object.assign(new Error('not a public address'), { code: 'ENOTFOUND' }), '');
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};
