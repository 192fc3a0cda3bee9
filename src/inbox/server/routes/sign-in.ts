/** From "sign in" to a session: `/auth/start`, the way back, and out again. */
import type { Application, Request, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { addressGroup } from '../../../base/caller-address.ts';
import { isAppError } from '../../../base/errors.ts';
import { findAdviser } from '../../../core/organisation.ts';
import type { Cookies } from '../session/cookies.ts';
import type { Enrolments } from '../../../core/adviser/enrolment.ts';
import { isNavigation } from '../http/csrf.ts';
import { hashToken, randomToken } from '../../../base/token.ts';
import { startSignInRequest } from '../../contract-requests.ts';
import { location as locationShape, PATHS } from '../../contract.ts';
import { respond, jsonBody, putOff, readBody, refuse } from '../http/http.ts';
import type { Invitations } from '../../../core/adviser/invitations.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { createOidcClient } from '../session/oidc.ts';
import { goOnPage } from './pages.ts';
import { openTimed, sealTimed } from '../../../core/sealed-record.ts';
import { seatsOf, type IsPending } from '../session/seats.ts';
import { sessionId, type Enrolling, type Sessions } from '../session/sessions.ts';
import type { InboxDeps, SignInRefusal } from '../types.ts';

const SIGN_IN_SECONDS = 10 * 60;
const MINUTE = 60_000;
/** Ways back with a wrong state before a sign-in under way is given up. Nobody guesses 256 bits in five times, or ever. */
const WRONG_STATES = 5;

const underWaySchema = z.strictObject({
  provider: z.string(),
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  invitation: z.string().exactOptional(),
  as: z.literal('coordinator').exactOptional(),
  at: z.number(),
});
type UnderWay = z.infer<typeof underWaySchema>;

export interface SignInDeps extends InboxDeps {
  readonly cookies: Cookies;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly enrolments: Enrolments;
  readonly isPending: IsPending;
  /** Event streams of a session end with it. */
  readonly endStreams: (sessionId: string) => void;
}

/** In constant time; the hashes are of one length whatever was sent. */
const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(hashToken('state', given)), Buffer.from(hashToken('state', expected)));

export function signInRoutes(app: Application, deps: SignInDeps): void {
  const { organisations, records, keyring, config, clock, log, cookies, sessions, invitations, enrolments, isPending } =
    deps;
  const { coordination } = deps;
  const oidc = createOidcClient({
    redirectUri: `${config.origin}/auth/callback`,
    clock,
    ...(deps.outgoing === undefined ? {} : { outgoing: deps.outgoing }),
  });
  const starts = createRateLimit(clock, { max: 10, windowMs: MINUTE });
  /**
   * Per sign-in and not per address: any page can make any number of browsers in an office come back here, and
   * whoever shares their address must still be able to sign in. What is counted is this one sign-in's own.
   */
  const wrongStates = createRateLimit(clock, { max: WRONG_STATES, windowMs: SIGN_IN_SECONDS * 1000 });
  const callerOf = (req: Request): string => addressGroup(req.ip ?? '');
  const idOf = (cookie: string): string => hashToken('sign-in', cookie);
  const boundTo = (id: string): string => `sign-in:${id}`;

  app.post(PATHS.startSignIn, jsonBody(4096), async (req, res) => {
    const body = readBody(startSignInRequest, req, res);
    if (body === undefined) return;
    // Only our own page can cause this one (see refuseForeignChanges), so another site makes nobody wait.
    if (!starts.take(callerOf(req))) return putOff(res, starts.secondsLeft(callerOf(req)));
    const provider = config.providers.find(({ id }) => id === body.provider);
    if (provider === undefined) return refuse(res, 400, 'bad-request');
    if (body.invitation !== undefined && invitations.open(body.invitation) === undefined) {
      return refuse(res, 422, 'invitation');
    }
    const checks = await oidc.newChecks();
    let location: URL;
    try {
      location = await oidc.locationFor(provider, checks);
    } catch {
      log.error('sign-in-refused', { part: 'inbox', reason: 'provider-away' });
      return refuse(res, 503, 'provider');
    }
    const cookie = randomToken();
    const id = idOf(cookie);
    const { invitation, as } = body;
    const underWay: UnderWay = {
      provider: provider.id,
      ...checks,
      at: clock.now().getTime(),
      ...(invitation === undefined ? {} : { invitation }),
      ...(as === undefined ? {} : { as }),
    };
    const sealed = await sealTimed(keyring, 'hour', underWay, boundTo(id), clock.now());
    await records.put('sign-in', id, sealed, SIGN_IN_SECONDS);
    cookies.setSignIn(res, cookie, SIGN_IN_SECONDS);
    respond(res, locationShape, { location: location.href });
  });

  /** The sign-in that this cookie began, and its record. */
  async function readUnderWay(id: string): Promise<UnderWay | undefined> {
    return openTimed(keyring, underWaySchema, await records.get('sign-in', id), boundTo(id));
  }

  /** Taken in one step: the same way back works once, on all instances together. */
  async function takeUnderWay(id: string): Promise<boolean> {
    if ((await records.take('sign-in', id)) === undefined) return false;
    // Only a real sign-in leaves a trace: made-up cookies must not fill the store.
    await records.put('once', hashToken('callback', id), new Uint8Array([1]), 2 * SIGN_IN_SECONDS);
    return true;
  }

  /**
   * The sign-in that this request comes back from. A request with another state (an old tab, a link on somebody's page) does
   * not end it: the person may still be at the provider, and will come back with the right one.
   */
  async function underWayOf(url: URL, cookie: string | undefined): Promise<UnderWay | SignInRefusal> {
    if (cookie === undefined) return 'state';
    const id = idOf(cookie);
    const underWay = await readUnderWay(id);
    if (underWay === undefined) {
      return (await records.get('once', hashToken('callback', id))) === undefined ? 'expired' : 'state';
    }
    if (clock.now().getTime() - underWay.at >= SIGN_IN_SECONDS * 1000) return 'expired';
    const states = url.searchParams.getAll('state');
    if (states.length === 1 && isSame(states[0] ?? '', underWay.state)) {
      return (await takeUnderWay(id)) ? underWay : 'state';
    }
    wrongStates.take(id);
    if (wrongStates.reached(id)) await takeUnderWay(id);
    return 'state';
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
  async function admit(url: URL, underWay: UnderWay): Promise<{ cookie: string } | SignInRefusal> {
    const provider = config.providers.find(({ id }) => id === underWay.provider);
    if (provider === undefined) return 'provider';
    const verdict = await oidc.finish(provider, url, underWay);
    if ('refusal' in verdict) {
      if (verdict.reason !== undefined) log.error('sign-in-refused', { part: 'inbox', reason: verdict.reason });
      return verdict.refusal;
    }
    const { authenticatedAt, ...who } = verdict.identity;
    if (underWay.as === 'coordinator')
      return coordination.suppliersOf(who).length === 0
        ? 'not-a-coordinator'
        : { cookie: await sessions.start(who, { authenticatedAt, role: underWay.as }) };
    const enrolling = underWay.invitation === undefined ? undefined : await enrollingFor(underWay.invitation);
    if (typeof enrolling === 'object') return { cookie: await sessions.start(who, { authenticatedAt, enrolling }) };
    // Who is listed, or waits to be, simply signs in: also with a link that has done its work.
    const seats = seatsOf(organisations, who);
    const waits = async (): Promise<boolean> =>
      (await enrolments.ofIdentity(who, (one) => isPending(one, seats))) !== undefined;
    const isKnown = seats.length > 0 || (await waits());
    if (isKnown) return { cookie: await sessions.start(who, { authenticatedAt }) };
    const isClosed = organisations.isClosed?.('adviser', `${who.issuer} ${who.subject}`) === true;
    return enrolling ?? (isClosed ? 'organisation-closed' : 'not-an-adviser');
  }

  /** `over`: this sign-in has come back, well or not, and its cookie is of no use any more. */
  async function comeBack(
    req: Request,
    over: () => void,
  ): Promise<
    ({ readonly cookie: string } | { readonly refusal: SignInRefusal }) & { readonly as?: 'coordinator' | undefined }
  > {
    const url = new URL(req.originalUrl, config.origin);
    const underWay = await underWayOf(url, cookies.read(req, 'sign-in'));
    if (underWay !== 'state') over();
    if (typeof underWay === 'string') return { refusal: underWay };
    const admitted = await admit(url, underWay);
    return { ...(typeof admitted === 'string' ? { refusal: admitted } : admitted), as: underWay.as };
  }

  app.get('/auth/callback', async (req: Request, res: Response) => {
    if (!isNavigation(req, deps.frameAncestors !== undefined)) return refuse(res, 403, 'cross-site');
    // A person looks at this answer, not a program: a fault too becomes a page.
    const admitted = await comeBack(req, () => cookies.clear(res, 'sign-in')).catch((error: unknown) => {
      log.error('fault', { part: 'inbox', ...(isAppError(error) ? { code: error.code } : { reason: 'unexpected' }) });
      return { refusal: 'try-again' as const };
    });
    const as = 'as' in admitted ? admitted.as : undefined;
    if ('refusal' in admitted) {
      const { refusal } = admitted;
      if (refusal !== 'try-again') log.info('sign-in-refused', { part: 'inbox', reason: refusal });
      res.redirect(303, as === undefined ? `/refused/${refusal}` : `/coordinator?refused=${refusal}`);
      return;
    }
    // No line in the log: whoever opens the inbox when a notice came does so because somebody wrote.
    cookies.setSession(res, admitted.cookie, as ?? 'session');
    res.type('html').send(goOnPage(as === undefined ? '/' : '/coordinator'));
  });

  app.post(PATHS.signOut, async (req, res) => {
    const cookie = cookies.read(req, 'session');
    if (cookie !== undefined) {
      await sessions.end(sessionId(cookie));
      deps.endStreams(sessionId(cookie));
    }
    cookies.clear(res, 'session');
    // Not "storage": that would forget what each conversation looked like, by which a rolled-back one is noticed.
    // Not "cookies": that reaches the whole registrable domain, everybody's other sign-ins included.
    res.set('Clear-Site-Data', '"cache"').status(204).end();
  });
}
