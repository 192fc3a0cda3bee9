/**
 * The state of an installation under way. It is sealed for the browser that began it, so that beginning writes
 * nothing to the store (nobody can fill it by beginning), and used up in the store when it comes back.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import { openToken, sealToken } from '../../core/sealed-record.ts';

const LIFE_SECONDS = 600;
/** What was used up is remembered far longer than a state lives: the store's clock may be ahead of ours. */
const USED_SECONDS = 3600;

export interface States {
  begin(): { readonly state: string; readonly setCookie: string };
  /** For this browser, in time, and not used up yet as far as is known; says nothing to the store. */
  isOurs(state: string | undefined, cookieHeader: string | undefined): state is string;
  /** `true` once. */
  useUp(state: string): Promise<boolean>;
  readonly clearCookie: string;
}

/**
 * `__Host-`: this host only, https, whole path (RFC 6265bis 4.1.3.2). `plain`: for a trial on this machine over http,
 * where Safari takes no `Secure` cookie (WebKit bug 218980); all ports of localhost share a jar, hence our name in it.
 */
const cookieName = (plain: boolean): string => (plain ? 'in-vertrouwen-slack-install' : '__Host-slack-install');

export function createStates(records: RecordStore, keyring: Keyring, clock: Clock, plain: boolean): States {
  const name = cookieName(plain);
  // Lax, because a Strict cookie does not come along on the way back from Slack.
  const rest = `Path=/; ${plain ? '' : 'Secure; '}HttpOnly; SameSite=Lax`;
  const boundTo = (cookie: string): string => `slack-install:${cookie}`;
  return {
    begin() {
      const cookie = randomBytes(32).toString('base64url');
      const until = clock.now().getTime() + LIFE_SECONDS * 1000;
      const state = sealToken(keyring, until, boundTo(cookie));
      return { state, setCookie: `${name}=${cookie}; Max-Age=${LIFE_SECONDS}; ${rest}` };
    },
    // The comparison is AES-GCM's, in constant time.
    isOurs(state, cookieHeader): state is string {
      const cookie = readCookie(name, cookieHeader);
      if (state === undefined || state.length > 200 || cookie === undefined) return false;
      const until = openToken(keyring, z.number(), state, boundTo(cookie));
      return until !== undefined && until > clock.now().getTime();
    },
    useUp(state) {
      const id = createHash('sha256').update(state).digest('base64url');
      return records.takeOnce('once', `slack-install-${id}`, USED_SECONDS);
    },
    clearCookie: `${name}=; Max-Age=0; ${rest}`,
  };
}

/** Also `undefined` when the cookie occurs twice: one of the two was planted by somebody else. */
function readCookie(name: string, header = ''): string | undefined {
  const found = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = found;
  return found.length === 1 && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}
