/** From "sign in" to a session: `/auth/start`, the way back, and out again. */
import type { Application, Request, Response } from 'express';
import { z } from 'zod';
import { isAppError } from '../core/errors.ts';
import { findAdviser } from '../core/organisation.ts';
import {
  clearSessionCookie,
  clearSignInCookie,
  readCookie,
  SESSION_COOKIE,
  setSessionCookie,
  setSignInCookie,
  SIGN_IN_COOKIE,
} from './cookies.ts';
import type { Enrolments } from './enrolment.ts';
import { hashToken, jsonBody, randomToken, readBody, refuse } from './http.ts';
import { INVITATION_MAX, type Invitations } from './invitations.ts';
import { createLimit } from './limits.ts';
import { createOidcClient } from './oidc.ts';
import { sendGoOn } from './pages.ts';
import { openJson, sealJson } from './sealed-json.ts';
import { seatsOf, type Counts } from './seats.ts';
import { sessionId, type Enrolling, type Sessions } from './sessions.ts';
import type { InboxDeps, SignInRefusal } from './types.ts';

const SIGN_IN_SECONDS = 10 * 60;
const MINUTE = 60_000;
/** Says nothing about who is asking, so it brakes nobody. */
const NOBODYS_FAULT: ReadonlySet<string> = new Set(['try-again', 'provider', 'cancelled', 'organisation-closed']);

const startSchema = z.strictObject({
  provider: z.string().max(64),
  invitation: z.string().max(INVITATION_MAX).exactOptional(),
});
const underWaySchema = z.strictObject({
  provider: z.string(),
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  invitation: z.string().exactOptional(),
  at: z.number(),
});
type UnderWay = z.infer<typeof underWaySchema>;

export interface SignInDeps extends InboxDeps {
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly enrolments: Enrolments;
  readonly counts: Counts;
  /** Event streams of a session end with it. */
  readonly endStreams: (sessionId: string) => void;
}

export function signInRoutes(app: Application, deps: SignInDeps): void {
  const { organisations, records, keyring, config, clock, log, sessions, invitations, enrolments, counts } = deps;
  const oidc = createOidcClient({ redirectUri: `${config.origin}/auth/callback`, clock });
  const starts = createLimit(clock, { max: 10, windowMs: MINUTE });
  const failures = createLimit(clock, { max: 5, windowMs: 15 * MINUTE });
  const addressOf = (req: Request): string => req.ip ?? '';
  const idOf = (cookie: string): string => hashToken('sign-in', cookie);
  const boundTo = (id: string): string => `sign-in:${id}`;

  app.post('/auth/start', jsonBody(4096), async (req, res) => {
    const body = readBody(startSchema, req, res);
    if (body === undefined) return;
    if (failures.reached(addressOf(req)) || !starts.take(addressOf(req))) return refuse(res, 429, 'too-many');
    const provider = config.providers.find(({ id }) => id === body.provider);
    if (provider === undefined) return refuse(res, 400, 'bad-request');
    if (body.invitation !== undefined && invitations.open(body.invitation) === undefined) {
      return refuse(res, 422, 'invitation');
    }
    const checks = oidc.newChecks();
    let location: URL;
    try {
      location = await oidc.locationFor(provider, checks);
    } catch {
      log.error('sign-in-refused', { part: 'inbox', reason: 'provider-away' });
      return refuse(res, 503, 'provider');
    }
    const cookie = randomToken();
    const id = idOf(cookie);
    const { invitation } = body;
    const underWay: UnderWay = {
      provider: provider.id,
      ...checks,
      at: clock.now().getTime(),
      ...(invitation === undefined ? {} : { invitation }),
    };
    await records.put('sign-in', id, sealJson(keyring, underWay, boundTo(id)), SIGN_IN_SECONDS);
    setSignInCookie(res, cookie, SIGN_IN_SECONDS);
    res.json({ location: location.href });
  });

  /** The sign-in this browser began. Taken in one step: the same way back works once, on all instances together. */
  async function takeUnderWay(cookie: string | undefined): Promise<UnderWay | SignInRefusal> {
    if (cookie === undefined) return 'state';
    const id = idOf(cookie);
    const finished = hashToken('callback', id);
    const sealed = await records.take('sign-in', id);
    // Only a real sign-in leaves a trace: made-up cookies must not fill the store.
    if (sealed === undefined) return (await records.get('once', finished)) === undefined ? 'expired' : 'state';
    await records.put('once', finished, new Uint8Array([1]), 2 * SIGN_IN_SECONDS);
    const underWay = openJson(keyring, underWaySchema, sealed, boundTo(id));
    if (underWay === undefined) return 'expired';
    return clock.now().getTime() - underWay.at < SIGN_IN_SECONDS * 1000 ? underWay : 'expired';
  }

  /** What the invitation still allows. */
  async function enrollingFor(token: string): Promise<Enrolling | 'used' | 'invitation' | 'organisation-closed'> {
    const invitation = invitations.open(token);
    if (invitation === undefined) return 'invitation';
    const { id, adviser, expires } = invitation;
    const organisation = organisations.byId(invitation.organisation);
    if (organisation === undefined && organisations.isClosed?.('organisation', invitation.organisation) === true)
      return 'organisation-closed';
    if (organisation === undefined || findAdviser(organisation, adviser) === undefined) return 'invitation';
    if (await invitations.isUsed(id)) return 'used';
    return { organisation: organisation.id, adviser, invitation: id, expires, sent: false };
  }

  /** The cookie of a new session, or why there is none. */
  async function admit(req: Request): Promise<{ cookie: string } | SignInRefusal> {
    const underWay = await takeUnderWay(readCookie(req, SIGN_IN_COOKIE));
    if (typeof underWay === 'string') return underWay;
    const url = new URL(req.originalUrl, config.origin);
    const states = url.searchParams.getAll('state');
    if (states.length !== 1 || states[0] !== underWay.state) return 'state';
    const provider = config.providers.find(({ id }) => id === underWay.provider);
    if (provider === undefined) return 'provider';
    const verdict = await oidc.finish(provider, url, underWay);
    if ('refusal' in verdict) return verdict.refusal;
    const { authenticatedAt, ...who } = verdict.identity;
    const enrolling = underWay.invitation === undefined ? undefined : await enrollingFor(underWay.invitation);
    if (typeof enrolling === 'object') return { cookie: await sessions.start(who, { authenticatedAt, enrolling }) };
    // Who is listed, or waits to be, simply signs in: also with a link that has done its work.
    const seats = seatsOf(organisations, who);
    const waits = async (): Promise<boolean> =>
      (await enrolments.ofIdentity(who, (one) => counts(one, seats))) !== undefined;
    const isKnown = seats.length > 0 || (await waits());
    if (isKnown) return { cookie: await sessions.start(who, { authenticatedAt }) };
    const isClosed = organisations.isClosed?.('adviser', `${who.issuer} ${who.subject}`) === true;
    return enrolling ?? (isClosed ? 'organisation-closed' : 'not-an-adviser');
  }

  app.get('/auth/callback', async (req: Request, res: Response) => {
    clearSignInCookie(res);
    // A person looks at this answer, not a program: a fault too becomes a page.
    const admitted = await admit(req).catch((error: unknown) => {
      log.error('fault', { part: 'inbox', ...(isAppError(error) ? { code: error.code } : { reason: 'unexpected' }) });
      return 'try-again' as const;
    });
    if (typeof admitted === 'string') {
      if (!NOBODYS_FAULT.has(admitted)) failures.take(addressOf(req));
      if (admitted !== 'try-again') log.info('sign-in-refused', { part: 'inbox', reason: admitted });
      res.redirect(303, `/refused/${admitted}`);
      return;
    }
    log.info('signed-in', { part: 'inbox' });
    setSessionCookie(res, admitted.cookie);
    sendGoOn(res);
  });

  app.post('/auth/sign-out', async (req, res) => {
    const cookie = readCookie(req, SESSION_COOKIE);
    if (cookie !== undefined) {
      await sessions.end(sessionId(cookie));
      deps.endStreams(sessionId(cookie));
      log.info('signed-out', { part: 'inbox' });
    }
    clearSessionCookie(res);
    // Not "storage": that would forget what each conversation looked like, by which a rolled-back one is noticed.
    // Not "cookies": that reaches the whole registrable domain, everybody's other sign-ins included.
    res.set('Clear-Site-Data', '"cache"').status(204).end();
  });
}
