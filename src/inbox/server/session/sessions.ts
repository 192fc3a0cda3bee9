/**
 * Sessions of the inbox. The cookie is 256 random bits; the store knows its SHA-256 and a sealed value, so
 * that neither tells who signed in nor lets anybody sign in.
 */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../../../core/ports.ts';
import type { Identity } from '../../../core/organisation.ts';
import { hashToken, randomToken } from '../../../base/token.ts';
import { identityOf } from '../../../core/adviser/identity.ts';
import { keepSessionsOf, sessionsOf } from '../../../core/adviser/sessions-of.ts';
import { openTimed, sealTimed } from '../../../core/sealed-record.ts';

/**
 * That somebody is there is written down in steps, not at each request: the moments of requests would be the moments of
 * answers. Rounded up, so that whoever works is not sent away: a session ends after 15 to 20 minutes without a request.
 */
const STEP_MS = 5 * 60_000;
const IDLE_STEPS = 3;
/** Each further try means that another request of the same browser wrote in between. */
const TRIES = 4;
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
  /** The last request, in steps since `startedAt`. Absent: 0.2.0's, which the store itself ends when it was idle. */
  seen: z.number().exactOptional(),
  /** When the provider last saw the person themselves, as far as it says so; never after `startedAt`. */
  authenticatedAt: z.number(),
  enrolling: enrollingSchema.exactOptional(),
  /** Absent: an adviser's. */
  role: z.literal('coordinator').exactOptional(),
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
    at: {
      readonly authenticatedAt?: number | undefined;
      readonly enrolling?: Enrolling | undefined;
      readonly role?: 'coordinator';
    },
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
  const age = ({ startedAt }: SessionValue): number => clock.now().getTime() - startedAt;
  const seal = (id: string, value: unknown): Promise<Uint8Array> =>
    sealTimed(keyring, 'day', value, boundTo(id), clock.now());
  /** The same end for as long as the session lives: what is written anew gives away nothing by its end. */
  const restSeconds = (value: SessionValue): number => Math.max(1, ABSOLUTE_SECONDS - age(value) / 1000);

  async function alive(id: string, found: Uint8Array | undefined): Promise<Session | undefined> {
    const value = await openTimed(keyring, valueSchema, found, boundTo(id));
    if (value === undefined) return undefined;
    const isIdle = value.seen !== undefined && age(value) >= (value.seen + IDLE_STEPS) * STEP_MS;
    if (!isIdle && age(value) < ABSOLUTE_SECONDS * 1000) return { id, value };
    await records.delete('session', id);
    return undefined;
  }

  /** Writes only when nothing else did since `found` was read: a session that was ended meanwhile stays so. */
  async function renew({ id, value }: Session, found: Uint8Array | undefined): Promise<void> {
    const seen = Math.ceil(age(value) / STEP_MS);
    if (value.seen !== undefined && value.seen >= seen) return;
    await records.putIf('session', id, found, await seal(id, { ...value, seen }), restSeconds(value));
  }

  /** Two sign-ins at the same instant may both stay; the next one restores the limit. */
  async function limit(identity: string, id: string): Promise<void> {
    const keep = [...(await sessionsOf({ records, keyring }, identity)), id];
    for (const old of keep.splice(0, Math.max(0, keep.length - SESSIONS_PER_IDENTITY))) {
      await records.delete('session', old);
    }
    await keepSessionsOf({ records, keyring, clock }, identity, keep, ABSOLUTE_SECONDS);
  }

  return {
    async start(who, { authenticatedAt, enrolling, role }) {
      const cookie = randomToken();
      const id = sessionId(cookie);
      const startedAt = clock.now().getTime();
      const identity = identityOf(keyring, who);
      const value: SessionValue = {
        issuer: who.issuer,
        subject: who.subject,
        identity,
        startedAt,
        seen: 0,
        authenticatedAt: Math.min(startedAt, authenticatedAt ?? startedAt),
        ...(enrolling === undefined ? {} : { enrolling }),
        ...(role === undefined ? {} : { role }),
      };
      await records.put('session', id, await seal(id, value), ABSOLUTE_SECONDS);
      await limit(identity, id);
      return cookie;
    },
    async find(cookie) {
      const id = sessionId(cookie);
      const found = await records.get('session', id);
      const session = await alive(id, found);
      if (session !== undefined) await renew(session, found);
      return session;
    },
    peek: async (id) => alive(id, await records.get('session', id)),
    async markSent({ id, value }) {
      if (value.enrolling === undefined) return;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const found = await records.get('session', id);
        const now = await openTimed(keyring, valueSchema, found, boundTo(id));
        if (now === undefined) return;
        const sent = { ...now, enrolling: { ...value.enrolling, sent: true } };
        if (await records.putIf('session', id, found, await seal(id, sent), restSeconds(now))) return;
      }
    },
    end: (id) => records.delete('session', id),
  };
}
