/**
 * What an operator writes to say where Redis is. Knows no client, so that reading the configuration loads none.
 *
 * One address leads to one Redis, or to any node of a cluster, which names the others. More than one, with commas
 * between, is for a cluster: one that is away at a start then stops nothing.
 */

export interface Address {
  /** Over TLS (`rediss:`). */
  readonly tls: boolean;
  /** Unix socket; then there is no host. */
  readonly path?: string;
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly database?: number;
  /** `?family=6`: only IPv6, or only 4. Nothing else after a question mark counts. */
  readonly family?: number;
}

/** For whoever wrote it: what most often goes wrong, and never a piece of what they wrote. */
export const ENCODE =
  'cannot be read as an address. In a user or password write # as %23, % as %25, / as %2F, ? as %3F and @ as %40; ' +
  'and in a file with variables put the whole value between quotes, since # begins a comment there';

/** A comma may be in a password: only one before the next scheme divides. */
const split = (text: string): readonly string[] => text.split(/,\s*(?=(?:rediss?|unix):\/\/)/);

const number = <Name extends string>(name: Name, value: string | null): { readonly [Key in Name]?: number } =>
  value !== null && /^\d+$/.test(value) ? ({ [name]: Number(value) } as { readonly [Key in Name]: number }) : {};

function readOne(text: string, usualPort: number): Address | undefined {
  try {
    if (text.startsWith('unix://')) {
      const path = decodeURIComponent(text.slice('unix://'.length));
      return path === '' ? undefined : { tls: false, path, host: '', port: 0 };
    }
    const { protocol, hostname, port, username, password, pathname, search, hash, searchParams } = new URL(text);
    if (!/^rediss?:$/.test(protocol)) return undefined;
    // "redis://me:12/34@host": read as host "me" and port 12, and nobody would understand what is wrong.
    if (`${pathname}${search}${hash}`.includes('@')) return undefined;
    const signIn = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
    return {
      tls: protocol === 'rediss:',
      host: hostname.replace(/^\[|\]$/g, '') || 'localhost',
      port: port === '' ? usualPort : Number(port),
      ...(username === '' && password === '' ? {} : signIn),
      ...number('database', pathname.slice(1) || searchParams.get('db')),
      ...number('family', searchParams.get('family')),
    };
  } catch {
    return undefined;
  }
}

/** `undefined` when one of them cannot be read. */
export function readAddresses(text: string, usualPort = 6379): readonly [Address, ...Address[]] | undefined {
  const [first, ...rest] = split(text.trim()).map((one) => readOne(one, usualPort));
  if (first === undefined) return undefined;
  const others = rest.filter((one) => one !== undefined);
  return others.length === rest.length ? [first, ...others] : undefined;
}

/** Sentinels answer under one user, password and kind of connection: the client has a place for one of each. */
export function readSentinels(text: string): readonly [Address, ...Address[]] | undefined {
  const addresses = readAddresses(text, 26_379);
  if (addresses === undefined) return undefined;
  const sort = ({ tls, username, password }: Address): string => JSON.stringify([tls, username, password]);
  const alike = addresses.every((one) => one.path === undefined && sort(one) === sort(addresses[0]));
  return alike ? addresses : undefined;
}
