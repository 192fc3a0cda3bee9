/**
 * Sessions of the inbox. The cookie is 256 random bits; the store knows its SHA-256 and a sealed value, so
 * that neither tells who signed in nor lets anybody sign in.
 */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../../../core/ports.ts';
import type { Identity } from '../../../core/organisation.ts';
import { hashToken, randomToken } from '../../../base/token.ts';
import { identityOf } from '../../../core/adviser/identity.ts';
import { openJson, sealJson } from '../../../core/sealed-record.ts';

const IDLE_SECONDS = 15 * 60;
const ABSOLUTE_SECONDS = 8 * 60 * 60;
/** The oldest goes when a further one starts: a forgotten browser does not stay signed in for ever. */
const SESSIONS_PER_IDENTITY = 3;

const enrollingSchema = z.strictObject({
  organisation: z.string(),
  adviser: z.string(),
  invitation: z.string(),
  /** Milliseconds since 1970: when the invitation is void. */
  expires: z.number(),
  /** The browser handed in its key card in this session. */
  sent: z.boolean(),
});
const valueSchema = z.strictObject({
  issuer: z.string(),
  subject: z.string(),
  /** Keyed hash of both: the name of this adviser's other records. */
  identity: z.string(),
  startedAt: z.number(),
  /** When the provider last saw the person themselves, as far as it says so; never after `startedAt`. */
  authenticatedAt: z.number(),
  enrolling: enrollingSchema.exactOptional(),
});
type SessionValue = z.infer<typeof valueSchema>;
export type Enrolling = z.infer<typeof enrollingSchema>;

export interface Session {
  readonly id: string;
  readonly value: SessionValue;
}

export interface Sessions {
  /** A new id always, whatever the browser held before (fixation). Returns the cookie. */
  start(
    who: Identity,
    at: { readonly authenticatedAt?: number | undefined; readonly enrolling?: Enrolling | undefined },
  ): Promise<string>;
  /** `undefined`: unknown, idle too long, too old. Renews the idle time. */
  find(cookie: string): Promise<Session | undefined>;
  /** As `find` by id, but without renewing: an open event stream is not the person being there. */
  peek(id: string): Promise<Session | undefined>;
  /** The enrolling part is done. Does not bring back a session that ended meanwhile. */
  markSent(session: Session): Promise<void>;
  end(id: string): Promise<void>;
}

export const sessionId = (cookie: string): string => hashToken('session', cookie);

export function createSessions({
  records,
  keyring,
  clock,
}: {
  records: RecordStore;
  keyring: Keyring;
  clock: Clock;
}): Sessions {
  const boundTo = (id: string): string => `session:${id}`;
  const restSeconds = (value: SessionValue): number =>
    Math.floor((value.startedAt + ABSOLUTE_SECONDS * 1000 - clock.now().getTime()) / 1000);
  const store = (id: string, value: SessionValue): Promise<void> =>
    records.put(
      'session',
      id,
      sealJson(keyring, value, boundTo(id)),
      Math.min(IDLE_SECONDS, Math.max(1, restSeconds(value))),
    );

  async function alive(id: string, sealed: Uint8Array | undefined): Promise<Session | undefined> {
    const value = openJson(keyring, valueSchema, sealed, boundTo(id));
    if (value === undefined) return undefined;
    if (restSeconds(value) > 0) return { id, value };
    await records.delete('session', id);
    return undefined;
  }

  /** Two sign-ins at the same instant may both stay; the next one restores the limit. */
  async function limit(identity: string, id: string): Promise<void> {
    const list = `of-${identity}`;
    const ids = openJson(keyring, z.array(z.string()), await records.get('session', list), boundTo(list)) ?? [];
    const keep = [...ids, id];
    for (const old of keep.splice(0, Math.max(0, keep.length - SESSIONS_PER_IDENTITY))) {
      await records.delete('session', old);
    }
    await records.put('session', list, sealJson(keyring, keep, boundTo(list)), ABSOLUTE_SECONDS);
  }

  return {
    async start(who, { authenticatedAt, enrolling }) {
      const cookie = randomToken();
      const id = sessionId(cookie);
      const startedAt = clock.now().getTime();
      const identity = identityOf(keyring, who);
      await store(id, {
        issuer: who.issuer,
        subject: who.subject,
        identity,
        startedAt,
        authenticatedAt: Math.min(startedAt, authenticatedAt ?? startedAt),
        ...(enrolling === undefined ? {} : { enrolling }),
      });
      await limit(identity, id);
      return cookie;
    },
    async find(cookie) {
      const id = sessionId(cookie);
      const session = await alive(id, await records.touch('session', id, IDLE_SECONDS));
      // In the last quarter of an hour the absolute limit is the nearer one.
      if (session !== undefined && restSeconds(session.value) < IDLE_SECONDS) {
        await records.touch('session', id, restSeconds(session.value));
      }
      return session;
    },
    peek: async (id) => alive(id, await records.get('session', id)),
    async markSent({ id, value }) {
      if (value.enrolling === undefined || (await records.get('session', id)) === undefined) return;
      await store(id, { ...value, enrolling: { ...value.enrolling, sent: true } });
    },
    end: (id) => records.delete('session', id),
  };
}
