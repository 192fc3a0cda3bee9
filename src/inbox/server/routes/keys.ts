/** An adviser's wrapped keys, and handing in the public half. The server keeps what it cannot open. */
import type { Application, RequestHandler } from 'express';
import { isAppError } from '../../../base/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Log } from '../../../base/log.ts';
import { parseKeyCard } from '../../../seal/key-card.ts';
import { isSigned } from '../../../seal/statement.ts';
import { changeOf, type ChangeOfWays } from '../../../seal/way-changes.ts';
import { asWays, parseStoredSlots, type StoredSlots } from '../../../seal/ways.ts';
import { principalIn, seatIn } from '../session/require-session.ts';
import {
  hasBothWays,
  isProven,
  isSuccessor,
  NEW_KEY,
  type Enrolments,
  type SlotVault,
} from '../../../core/adviser/enrolment.ts';
import { enrolmentRequest, keySlotsRequest, newKeyRequest } from '../../contract-requests.ts';
import { anything, enrolmentResult, PATHS } from '../../contract.ts';
import { respond, jsonBody, notFound, readBody, refuse } from '../http/http.ts';
import type { Invitations } from '../../../core/adviser/invitations.ts';
import { mustSignInAgain } from '../session/oidc.ts';
import type { Sessions } from '../session/sessions.ts';

const SLOTS_MAX = 8 * 1024;
const DAY_MS = 86_400_000;

/** `undefined` for slots that are not well-formed. */
function slotsFrom(value: unknown): StoredSlots | undefined {
  try {
    return parseStoredSlots(value);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}

export interface KeyDeps {
  readonly vault: SlotVault;
  readonly enrolments: Enrolments;
  readonly invitations: Invitations;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
}

export function keyRoutes(app: Application, { vault, enrolments, invitations, sessions, clock, log }: KeyDeps): void {
  app.get(PATHS.keySlots, async (_req, res) => {
    const slots = await vault.get(principalIn(res).session.value.identity);
    if (slots === undefined) return notFound(res);
    respond(res, anything, slots);
  });

  /**
   * One call makes one kind of change: whoever mends their passphrase cannot be made to lose their recovery code with it.
   * Another key is another enrolment, because the operator has to see its card.
   */
  const replace =
    (...kinds: readonly ChangeOfWays[]): RequestHandler =>
    async (req, res) => {
      const { value } = principalIn(res).session;
      const { identity, issuer, subject } = value;
      const now = clock.now();
      // That a way was used changes nothing, and is said in any session.
      const isOld = mustSignInAgain(value, now);
      if (isOld && !kinds.includes('use a way')) return refuse(res, 403, 'sign-in-again');
      const body = readBody(keySlotsRequest, req, res);
      if (body === undefined) return;
      const slots = slotsFrom(body.slots);
      const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
      let mustSignIn = false;
      const done = await vault.change(identity, async (stored) => {
        const says = slots && changeOf(stored, slots, tomorrow);
        mustSignIn = isOld && says !== 'use a way';
        if (mustSignIn || slots === undefined || says === undefined || !kinds.includes(says)) return undefined;
        const statement = { says, issuer, subject, before: stored, after: slots };
        const isTheirs = await isSigned(parseKeyCard(stored.card).signing, statement, body.signature);
        return isTheirs ? slots : undefined;
      });
      if (done === 'none') return notFound(res);
      if (mustSignIn) return refuse(res, 403, 'sign-in-again');
      if (done === 'refused') return refuse(res, 422, 'refused');
      // 202: the new slot is in force, and a copy of the old one can still be opened until the sweep is done.
      if (done === 'not-erased') log.error('erasure-waiting', { part: 'keyring' });
      res.status(done === 'stored' ? 204 : 202).end();
    };
  app.put(PATHS.keySlots, jsonBody(SLOTS_MAX), replace('new passphrase slot'));
  app.put(PATHS.recoverySlot, jsonBody(SLOTS_MAX), replace('new recovery slot'));
  app.put(PATHS.ways, jsonBody(SLOTS_MAX), replace('add a way', 'remove a way', 'use a way'));

  app.post(PATHS.enrolment, jsonBody(2 * SLOTS_MAX), async (req, res) => {
    const { session } = principalIn(res);
    const { enrolling, issuer, subject } = session.value;
    if (enrolling === undefined) return refuse(res, 403, 'invitation');
    const body = readBody(enrolmentRequest, req, res);
    if (body === undefined) return;
    const slots = slotsFrom(body.slots);
    if (slots === undefined || slots.card !== body.card) return refuse(res, 422, 'refused');
    const { organisation, adviser, invitation } = enrolling;
    const { card, signature, proven } = body;
    const statement = { says: 'enrol', organisation, adviser, invitation, issuer, subject, proven } as const;
    // Before the invitation is used up: whoever hands in a card that is not theirs must not cost them their link.
    if (!(await isSigned(parseKeyCard(card).signing, statement, signature))) return refuse(res, 422, 'refused');
    if (!hasBothWays({ proven })) return refuse(res, 422, 'refused');
    if (invitations.isExpired(enrolling)) return refuse(res, 403, 'invitation');
    if (!(await invitations.use(invitation))) return refuse(res, 409, 'used');
    await enrolments.submit({ organisation, adviser, issuer, subject, invitation, card, slots, signature, proven });
    await sessions.markSent(session);
    log.info('enrolment-waiting', { part: 'inbox' });
    respond(res, enrolmentResult, { waiting: true }, 201);
  });

  app.post(PATHS.newKey, jsonBody(2 * SLOTS_MAX), async (req, res) => {
    const { value } = principalIn(res).session;
    const { issuer, subject } = value;
    if (mustSignInAgain(value, clock.now())) return refuse(res, 403, 'sign-in-again');
    const body = readBody(newKeyRequest, req, res);
    if (body === undefined) return;
    const seat = seatIn(res, body.organisation);
    if (seat === undefined) return notFound(res);
    const slots = slotsFrom(body.slots);
    const [inForce] = seat.adviser.keyCards;
    const { card, signature, proven, replaces } = body;
    const wanted = { organisation: seat.organisation.id, adviser: seat.adviser.id, issuer, subject };
    const request = { ...wanted, invitation: NEW_KEY, card, signature, proven, replaces };
    // The older key goes along, or what people wrote to it could never be read again.
    const holdsOlder = slots !== undefined && asWays(slots).older.some((older) => older.card === inForce?.text);
    if (inForce === undefined || slots?.card !== card || !holdsOlder) return refuse(res, 422, 'refused');
    if (!hasBothWays(request) || !(await isProven(request)) || !(await isSuccessor(request, [inForce.text])))
      return refuse(res, 422, 'refused');
    await enrolments.submit({ ...request, slots });
    log.info('enrolment-waiting', { part: 'inbox' });
    respond(res, enrolmentResult, { waiting: true }, 201);
  });
}
