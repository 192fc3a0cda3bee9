/** The adviser's inbox: an app of its own, on a port of its own, that knows no chat platform. */
import express from 'express';
import type { Application } from 'express';
import { AppError } from '../../base/errors.ts';
import { safeOrigin } from '../../base/url.ts';
import { requireSession } from './session/require-session.ts';
import { bookRoutes } from './routes/books.ts';
import { coordinatorRoutes } from './coordinator/routes.ts';
import { changeRoutes } from './routes/changes.ts';
import { checkerRoutes } from './routes/checker.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { createCookies } from './session/cookies.ts';
import { createBookVault } from '../../core/adviser/book.ts';
import { createReports } from '../../core/adviser/reports/index.ts';
import { createEnrolments, createSlotVault } from '../../core/adviser/enrolment.ts';
import { refuseForeignChanges, refuseForeignReads } from './http/csrf.ts';
import { securityHeaders } from './http/headers.ts';
import { lastHandler, notFound } from './http/http.ts';
import { createInvitations } from '../../core/adviser/invitations.ts';
import { goneKeyRoutes } from './routes/gone-keys.ts';
import { keyRoutes } from './routes/keys.ts';
import { meRoutes } from './routes/me.ts';
import { installRoutes } from './routes/install.ts';
import { noticeRoutes } from './routes/notices.ts';
import { reportRoutes } from './routes/reports.ts';
import { planningRoutes } from './routes/planning.ts';
import { pageRoutes } from './routes/pages.ts';
import { createArrivals, createPrincipals } from './session/seats.ts';
import { createSessions, type Session } from './session/sessions.ts';
import { pairingRoutes } from './routes/pairing.ts';
import { signInRoutes } from './routes/sign-in.ts';
import type { InboxDeps } from './types.ts';

export type { InboxDeps, Provider } from './types.ts';

export interface Inbox {
  /** Behind a reverse proxy set `trust proxy`, or everybody shares one brake on signing in. */
  readonly app: Application;
  /** Ends the open event streams. */
  readonly close: () => void;
  /** Ends them and takes no new one, so that the listener can close. Everything else is still answered. */
  readonly drain: () => void;
  /** Does this process stream to an open inbox of this adviser? */
  readonly isOpen: (organisation: string, adviser: string) => boolean;
}

/** Compared with the `Origin` header letter by letter, so a slash at the end would refuse everybody. */
function demandOrigin(origin: string): void {
  if (safeOrigin(origin) === undefined) throw new AppError('CONFIG_INVALID', 'the origin of the inbox');
}

/** @throws AppError `CONFIG_INVALID` when the client was not built or the origin is none. */
export function createInbox(deps: InboxDeps): Inbox {
  const { organisations, config, desk, changes, notices, lostKeys, clock, log } = deps;
  demandOrigin(config.origin);
  const cookies = createCookies(config.plainCookies ?? false);
  const sessions = createSessions(deps);
  const enrolments = createEnrolments(deps);
  const invitations = createInvitations(deps);
  const vault = createSlotVault(deps);
  const books = createBookVault(deps);
  const isPending = createArrivals();
  const principalOf = createPrincipals({ organisations, enrolments, isPending });

  const isClosedTo = ({ value: { issuer, subject, enrolling } }: Session): boolean =>
    organisations.isClosed?.('adviser', `${issuer} ${subject}`) === true ||
    (enrolling !== undefined && organisations.isClosed?.('organisation', enrolling.organisation) === true);

  const app = express();
  app.disable('x-powered-by');
  // A tag over the answer would tell a changed thread from an unchanged one, to caches and to onlookers.
  app.set('etag', false);
  app.set('query parser', 'simple');
  const issuers = config.providers.map(({ issuer }) => issuer);
  app.use(...securityHeaders(issuers, deps.frameAncestors));
  app.use(refuseForeignChanges(config.origin));
  pageRoutes(app, deps, cookies);
  installRoutes(app, config.clientDir);
  coordinatorRoutes(app, {
    coordination: deps.coordination,
    providers: config.providers.map(({ id, name }) => ({ id, name })),
    cookies,
    sessions,
    clock,
  });
  checkerRoutes(app, config.clientDir);
  // Before the sign-in routes, which need a way to end streams; the order of /auth and /api does not matter.
  app.use('/api', refuseForeignReads, requireSession(cookies, sessions, principalOf, isClosedTo));
  // Of the routes under /api the first is found soonest: these are asked for most.
  conversationRoutes(app, { desk });
  const streams = changeRoutes(app, { changes, sessions, principalOf });
  meRoutes(app, { desk, vault, lostKeys, clock });
  planningRoutes(app, { desk });
  keyRoutes(app, { vault, enrolments, invitations, sessions, clock, log });
  bookRoutes(app, { vault, books, clock, log });
  reportRoutes(app, { reports: createReports(deps), changes, clock, log });
  goneKeyRoutes(app, { ...deps, vault, books, cookies, endStreams: streams.endOf });
  pairingRoutes(app, { records: deps.records, keyring: deps.keyring, clock });
  noticeRoutes(app, { notices, clock });
  signInRoutes(app, { ...deps, cookies, sessions, invitations, enrolments, isPending, endStreams: streams.endOf });
  app.use((_req, res) => notFound(res));
  app.use(lastHandler(log));
  return { app, close: streams.endAll, drain: streams.drain, isOpen: streams.isOpen };
}
