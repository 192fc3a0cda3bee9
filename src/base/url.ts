/** Which addresses a secret, or what somebody wrote, may be sent to. One meaning of each, for configuration and guards. */

/**
 * This machine, and no other: what is sent there leaves by no cable, so plain http is good enough (RFC 8252, 8.3). All
 * of 127.0.0.0/8 is (RFC 1122, 3.2.1.3). A host as in HOST, or as `URL` writes it, with brackets.
 */
export const isLoopbackHost = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/.test(host);
export const isLoopback = ({ hostname }: URL): boolean => isLoopbackHost(hostname);

/** Two labels or more in lower case, as DNS has them (RFC 1123, 2.1): no address in numbers, no port. */
export const isDomainName = (text: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text);

/** Longer than any address that somebody gives us. */
const LONGEST = 2048;

/** https anywhere, http on this machine; nothing else, and no user, password or fragment in it. */
export function safeUrl(text: string): URL | undefined {
  if (text.length > LONGEST || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSafe && url.username === '' && url.password === '' && url.hash === '' ? url : undefined;
}

/** Compared letter by letter with the `Origin` that a browser sends: no path, no slash at the end. */
export function safeOrigin(text: string): URL | undefined {
  const url = safeUrl(text);
  return url?.origin === text ? url : undefined;
}

/** One that names of methods are put behind: as `URL` writes it, with a slash at the end. */
export function safeBase(text: string): URL | undefined {
  const url = safeUrl(text);
  return url?.href === text && url.search === '' && text.endsWith('/') ? url : undefined;
}
