/** An adviser's wrapped keys, and handing in the public half. The server keeps what it cannot open. */
import type { Application, RequestHandler } from 'express';
import { isAppError } from '../../../base/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Log } from '../../../base/log.ts';
import { parseKeyCard } from '../../../seal/key-card.ts';
import { parseKeySlots, type KeySlots } from '../../../seal/key-slots.ts';
import { isSigned } from '../../../seal/statement.ts';
import { principalIn } from '../session/require-session.ts';
import type { Enrolments, SlotVault } from '../../../core/adviser/enrolment.ts';
import { enrolmentRequest, keySlotsRequest } from '../../contract-requests.ts';
import { anything, enrolmentResult, PATHS } from '../../contract.ts';
import { respond, jsonBody, notFound, readBody, refuse } from '../http/http.ts';
import type { Invitations } from '../../../core/adviser/invitations.ts';
import { MAX_AGE_SECONDS } from '../session/oidc.ts';
import type { Sessions } from '../session/sessions.ts';

const SLOTS_MAX = 8 * 1024;

/** `undefined` for slots that are not well-formed. */
function slotsFrom(value: unknown): KeySlots | undefined {
  try {
    return parseKeySlots(value);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
/** One call replaces one slot: whoever mends their passphrase cannot be made to lose their recovery code with it. */
const OTHER = { passphrase: 'recovery', recovery: 'passphrase' } as const;
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

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

  const replace =
    (kind: 'passphrase' | 'recovery'): RequestHandler =>
    async (req, res) => {
      const { identity, issuer, subject, authenticatedAt } = principalIn(res).session.value;
      // A browser left open must not be enough to change what opens the keys (ASVS 7.5.1).
      if (clock.now().getTime() - authenticatedAt > MAX_AGE_SECONDS * 1000) return refuse(res, 403, 'sign-in-again');
      const body = readBody(keySlotsRequest, req, res);
      if (body === undefined) return;
      const slots = slotsFrom(body.slots);
      const done = await vault.change(identity, async (stored) => {
        // Another key is another enrolment: the operator has to see its card.
        if (slots === undefined || slots.card !== stored.card) return undefined;
        if (!isSame(slots[OTHER[kind]], stored[OTHER[kind]])) return undefined;
        const says = kind === 'passphrase' ? 'new passphrase slot' : 'new recovery slot';
        const statement = { says, issuer, subject, before: stored, after: slots } as const;
        const isTheirs = await isSigned(parseKeyCard(stored.card).signing, statement, body.signature);
        return isTheirs ? slots : undefined;
      });
      if (done === 'none') return notFound(res);
      if (done === 'refused') return refuse(res, 422, 'refused');
      // 202: the new slot is in force, and a copy of the old one can still be opened until the sweep is done.
      if (done === 'not-erased') log.error('erasure-waiting', { part: 'keyring' });
      res.status(done === 'stored' ? 204 : 202).end();
    };
  app.put(PATHS.keySlots, jsonBody(SLOTS_MAX), replace('passphrase'));
  app.put(PATHS.recoverySlot, jsonBody(SLOTS_MAX), replace('recovery'));

  app.post(PATHS.enrolment, jsonBody(2 * SLOTS_MAX), async (req, res) => {
    const { session } = principalIn(res);
    const { enrolling, issuer, subject } = session.value;
    if (enrolling === undefined) return refuse(res, 403, 'invitation');
    const body = readBody(enrolmentRequest, req, res);
    if (body === undefined) return;
    const slots = slotsFrom(body.slots);
    if (slots === undefined || slots.card !== body.card) return refuse(res, 422, 'refused');
    const { organisation, adviser, invitation } = enrolling;
    const statement = { says: 'enrol', organisation, adviser, invitation, issuer, subject } as const;
    const { card, signature } = body;
    // Before the invitation is used up: whoever hands in a card that is not theirs must not cost them their link.
    if (!(await isSigned(parseKeyCard(card).signing, statement, signature))) return refuse(res, 422, 'refused');
    if (invitations.isExpired(enrolling)) return refuse(res, 403, 'invitation');
    if (!(await invitations.use(invitation))) return refuse(res, 409, 'used');
    await enrolments.submit({ organisation, adviser, issuer, subject, invitation, card, slots, signature });
    await sessions.markSent(session);
    log.info('enrolment-waiting', { part: 'inbox' });
    respond(res, enrolmentResult, { waiting: true }, 201);
  });
}
