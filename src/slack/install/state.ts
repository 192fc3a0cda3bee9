/**
 * The state of an installation under way. It is sealed for the browser that began it, so that beginning writes
 * nothing to the store (nobody can fill it by beginning), and used up in the store when it comes back.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '../../seal/bytes.ts';

/** `__Host-`: this host only, https, whole path (RFC 6265bis 4.1.3.2). */
export const COOKIE = '__Host-slack-install';
const LIFE_SECONDS = 600;
/**
 * Each is a call to Slack with our client, and beginning costs nobody anything: whoever made Slack refuse us for a
 * while would keep every workspace's token from being renewed.
 */
const MOST_A_MINUTE = 30;

export interface States {
  begin(): { readonly state: string; readonly cookie: string };
  /** `ours` once, in time, and for the browser that began. The comparison is AES-GCM's, in constant time. */
  use(state: string | undefined, cookieHeader: string | undefined): Promise<'ours' | 'too-many' | 'not-ours'>;
}

export const setCookie = (value: string): string =>
  // Lax, because a Strict cookie does not come along on the way back from Slack.
  `${COOKIE}=${value}; Max-Age=${LIFE_SECONDS}; Path=/; Secure; HttpOnly; SameSite=Lax`;
export const CLEAR_COOKIE = `${COOKIE}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax`;

export function createStates(records: RecordStore, keyring: Keyring, clock: Clock): States {
  const boundTo = (cookie: string): string => `slack-install:${cookie}`;
  let minute = 0;
  let count = 0;
  const isOneTooMany = (): boolean => {
    const now = Math.floor(clock.now().getTime() / 60_000);
    count = now === minute ? count + 1 : 1;
    minute = now;
    return count > MOST_A_MINUTE;
  };
  return {
    begin() {
      const cookie = randomBytes(32).toString('base64url');
      const until = clock.now().getTime() + LIFE_SECONDS * 1000;
      return { cookie, state: toBase64url(keyring.sealRecord(utf8(String(until)), boundTo(cookie))) };
    },
    async use(state, cookieHeader) {
      const cookie = readCookie(cookieHeader);
      const sealed = state === undefined || state.length > 200 ? undefined : fromBase64url(state);
      if (state === undefined || sealed === undefined || cookie === undefined) return 'not-ours';
      const opened = keyring.openRecord(sealed, boundTo(cookie));
      if (opened === undefined || Number(fromUtf8(opened)) <= clock.now().getTime()) return 'not-ours';
      // Only who began takes a place, and who is one too many writes nothing to the store.
      if (isOneTooMany()) return 'too-many';
      const id = createHash('sha256').update(state).digest('base64url');
      return (await records.takeOnce('once', `slack-install-${id}`, LIFE_SECONDS)) ? 'ours' : 'not-ours';
    },
  };
}

/** `undefined` as well when the name occurs twice: then somebody planted one. */
function readCookie(header = ''): string | undefined {
  const found = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1));
  const [value] = found;
  return found.length === 1 && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}
