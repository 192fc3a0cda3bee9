/**
 * The coordinator's page and the way out of it: all that a coordinator's session can reach. It has a cookie and a role of its
 * own, so that neither an adviser's session opens this page nor this one anything of an adviser's.
 */
import type { Application, Request } from 'express';
import { coordinatorView, type Coordination } from '../../../core/coordination/view.ts';
import { LANGUAGES, type Language } from '../../../core/organisation.ts';
import { isLanguage } from '../../../core/preferred-language.ts';
import type { Clock } from '../../../core/ports.ts';
import { nonceOf } from '../http/headers.ts';
import type { Cookies } from '../session/cookies.ts';
import { sessionId, type Sessions } from '../session/sessions.ts';
import { signInPage, viewPage } from './page.ts';

interface Parts {
  readonly coordination: Coordination;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly cookies: Cookies;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

const languageOf = (req: Request): Language => {
  const { language } = req.query;
  if (isLanguage(language)) return language;
  const accepted = req.acceptsLanguages([...LANGUAGES]);
  return isLanguage(accepted) ? accepted : LANGUAGES[0];
};

export function coordinatorRoutes(app: Application, parts: Parts): void {
  const { coordination, providers, cookies, sessions, clock } = parts;

  app.get('/coordinator', async (req, res) => {
    const around = { language: languageOf(req), nonce: nonceOf(res) };
    const cookie = cookies.read(req, 'coordinator');
    const session = cookie === undefined ? undefined : await sessions.find(cookie);
    // By what the files say at this very request, and by a session that was begun here.
    const suppliers = session?.value.role === 'coordinator' ? coordination.suppliersOf(session.value) : [];
    res.type('html');
    if (suppliers.length === 0) {
      if (cookie !== undefined) cookies.clear(res, 'coordinator');
      const { refused } = req.query;
      res.send(signInPage(around, providers, typeof refused === 'string' ? refused : undefined));
      return;
    }
    res.send(viewPage(around, await coordinatorView(suppliers, coordination, clock.now())));
  });

  app.post('/coordinator/sign-out', async (req, res) => {
    const cookie = cookies.read(req, 'coordinator');
    if (cookie !== undefined) await sessions.end(sessionId(cookie));
    cookies.clear(res, 'coordinator');
    res.status(204).end();
  });
}
