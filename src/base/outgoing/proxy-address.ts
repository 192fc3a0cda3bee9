/** HTTPS_PROXY as people write it. */

/** As a URL, or `undefined`. Without a scheme it is http, as for curl. */
export function readProxy(text: string): string | undefined {
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full)) return undefined;
  const { protocol, hostname, pathname, search, hash, username, password, href } = new URL(full);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  if (hostname === '' || pathname !== '/' || search !== '' || hash !== '') return undefined;
  try {
    decodeURIComponent(username + password);
  } catch {
    return undefined;
  }
  return href;
}
