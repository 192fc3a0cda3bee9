/**
 * A key that is lost, and an adviser who leaves. What employees read of it is in force at once, and takes no key: whoever
 * lost theirs cannot sign. So it destroys nothing, and who still has the key takes it back with it.
 */
import type { Application } from 'express';
import type { BookVault } from '../../../core/adviser/book.ts';
import type { SlotVault } from '../../../core/adviser/enrolment.ts';
import type { LostKeys } from '../../../core/adviser/lost-keys.ts';
import type { AdviserDesk, Seat } from '../../../core/adviser/desk.ts';
import { kidsOf, removeKeys } from '../../../core/adviser/leave.ts';
import type { NoticeDesk } from '../../../core/notices/desk.ts';
import type { Adviser } from '../../../core/organisation.ts';
import type { Clock, Keyring, RecordStore } from '../../../core/ports.ts';
import type { Log } from '../../../base/log.ts';
import { parseKeyCard } from '../../../seal/key-card.ts';
import { isSigned } from '../../../seal/statement.ts';
import { keyFoundRequest, keyLostRequest, leaveRequest } from '../../contract-requests.ts';
import { PATHS } from '../../contract.ts';
import { jsonBody, notFound, readBody, refuse } from '../http/http.ts';
import type { Cookies } from '../session/cookies.ts';
import { mustSignInAgain } from '../session/oidc.ts';
import { principalIn } from '../session/require-session.ts';

interface GoneKeyDeps {
  readonly desk: Pick<AdviserDesk, 'forgetPlanning'>;
  readonly vault: SlotVault;
  readonly lostKeys: LostKeys;
  readonly books: Pick<BookVault, 'delete'>;
  readonly notices: NoticeDesk;
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly cookies: Cookies;
  readonly endStreams: (sessionId: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const advisersOf = (seats: readonly Seat[]): readonly Adviser[] => seats.map(({ adviser }) => adviser);

export function goneKeyRoutes(app: Application, deps: GoneKeyDeps): void {
  const { desk, vault, lostKeys, cookies, endStreams, clock, log } = deps;
  const parts = { ...deps, forgetPlanning: desk.forgetPlanning };

  app.post(PATHS.keyLost, jsonBody(1024), async (req, res) => {
    const { session, seats } = principalIn(res);
    if (mustSignInAgain(session.value, clock.now())) return refuse(res, 403, 'sign-in-again');
    if (readBody(keyLostRequest, req, res) === undefined) return;
    if (seats.length === 0) return notFound(res);
    await lostKeys.mark(kidsOf(advisersOf(seats), await vault.get(session.value.identity)), 'lost');
    log.info('key-lost', { part: 'inbox' });
    res.status(204).end();
  });

  app.post(PATHS.keyFound, jsonBody(1024), async (req, res) => {
    const { session } = principalIn(res);
    const { identity, issuer, subject } = session.value;
    const body = readBody(keyFoundRequest, req, res);
    if (body === undefined) return;
    const slots = await vault.get(identity);
    if (slots === undefined) return notFound(res);
    const card = parseKeyCard(slots.card);
    const { since, signature } = body;
    const isTheirs = await isSigned(
      card.signing,
      { says: 'not lost', issuer, subject, card: card.text, since },
      signature,
    );
    if (!isTheirs || String(lostKeys.of(card.kid)?.since) !== since) return refuse(res, 422, 'refused');
    await lostKeys.unmark(kidsOf([], slots), Number(since));
    res.status(204).end();
  });

  app.post(PATHS.leave, jsonBody(1024), async (req, res) => {
    const { session, seats } = principalIn(res);
    const { identity, issuer, subject } = session.value;
    if (mustSignInAgain(session.value, clock.now())) return refuse(res, 403, 'sign-in-again');
    const body = readBody(leaveRequest, req, res);
    if (body === undefined) return;
    const slots = await vault.get(identity);
    if (slots === undefined) return notFound(res);
    const { signing, text } = parseKeyCard(slots.card);
    if (!(await isSigned(signing, { says: 'leave', issuer, subject, card: text }, body.signature)))
      return refuse(res, 422, 'refused');
    for (const id of await removeKeys(parts, identity, seats, 'left')) endStreams(id);
    log.info('adviser-left', { part: 'inbox' });
    cookies.clear(res, 'session');
    res.status(204).end();
  });
}
