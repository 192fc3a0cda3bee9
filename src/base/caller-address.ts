/** Addresses of callers, only ever to keep one of them from taking everybody's turn. Never stored, never logged. */

/**
 * Who is one caller to a limit: an IPv4 address, or the first half of an IPv6 one. A provider hands out a /64 at the
 * least (RFC 6177), so who counted whole IPv6 addresses would let one caller be 2^64 of them.
 */
export function addressGroup(address: string): string {
  const bare = address.split('%')[0]?.toLowerCase() ?? '';
  const mapped = /^(?:::|(?:0{1,4}:){5})ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!bare.includes(':')) return bare;
  const [head = '', tail] = bare.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // An IPv4 tail takes the place of two groups.
  const length = before.length + after.length + (after.at(-1)?.includes('.') === true ? 1 : 0);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - length);
  const groups = [...before, ...Array<string>(gap).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** As much of Node's request as it takes. */
interface Request {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The caller's address as the nearest of our own proxies saw it. Each adds who it heard from at the end of
 * `X-Forwarded-For`; what stands before the last `proxies` of them anybody can have written.
 */
export function callerAddress({ socket, headers }: Request, proxies: number): string {
  const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const chain = [socket.remoteAddress ?? '', ...told.reverse().map((each) => each.trim())].filter(
    (each, index) => index === 0 || each !== '',
  );
  return chain[Math.min(proxies, chain.length - 1)] ?? '';
}
