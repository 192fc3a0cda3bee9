/** Both desks on one store, with a clock that is turned by hand. */
import { createAdviserDesk, type AdviserDesk, type Seat } from '../../src/core/adviser/desk.ts';
import type { ConversationId } from '../../src/core/conversation.ts';
import { createEmployeeDesk, type EmployeeDesk } from '../../src/core/employee/desk.ts';
import type { Visit } from '../../src/core/events.ts';
import { findAdviser, type Organisation } from '../../src/core/organisation.ts';
import { planningStatement, type Planning } from '../../src/core/planning.ts';
import { createPlannings } from '../../src/core/plannings.ts';
import type { PlanResult } from '../../src/core/adviser/planning.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import type { Deployment } from '../../src/core/deployment.ts';
import { bodyOf, type SetAnswer } from '../../src/core/set-answer.ts';
import { hashEnvelope, openEnvelope, readHeader, sealEnvelope, type Body } from '../../src/seal/envelope.ts';
import type { AdviserKeys } from '../../src/seal/slots.ts';
import { signStatement } from '../../src/seal/statement.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { TUESDAY_10 } from './organisation.helper.ts';
import { proveAll } from './proven.helper.ts';

export interface TestClock {
  now(): Date;
  advance(hours: number): void;
  set(at: Date): void;
}
export function testClock(start: Date = TUESDAY_10): TestClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (hours) => void (at += hours * 3_600_000),
    set: (to) => void (at = to.getTime()),
  };
}

export interface Desks {
  readonly clock: TestClock;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly employee: EmployeeDesk;
  readonly adviser: AdviserDesk;
  readonly faults: string[];
  readonly replied: string[];
  visit(user?: string, context?: Visit['context']): Visit;
  seat(id?: string): Seat;
}

/** Both front doors, as a usual installation has them. */
const RUNNING: Deployment = { slack: { scopes: ['commands'] }, teams: { chatReply: 'notify' } };

export async function desks(
  organisation: Organisation,
  given: { clock?: TestClock; store?: Store; keyring?: Keyring; running?: Deployment } = {},
): Promise<Desks> {
  const clock = given.clock ?? testClock();
  const store = given.store ?? memoryStore(clock);
  const keyring = given.keyring ?? (await memoryKeyring());
  // A store that is given has a past of its own, or a fault that is to be met later.
  if (given.store === undefined) await proveAll(store, [organisation], clock.now());
  const faults: string[] = [];
  const replied: string[] = [];
  let forms = 0;
  const plannings = createPlannings((why) => void faults.push(`planning ${why}`));
  const common = { conversations: store.conversations, changes: store.changes, keyring, clock, plannings };
  return {
    clock,
    store,
    keyring,
    faults,
    replied,
    employee: createEmployeeDesk({
      ...common,
      running: given.running ?? RUNNING,
      onFault: (code) => void faults.push(code),
      newFormId: () => `form${String((forms += 1)).padStart(18, '0')}`,
    }),
    adviser: createAdviserDesk({ ...common, replied: (_organisation, head) => void replied.push(head.id) }),
    visit: (user = 'U0NOOR', context = {}) => ({
      organisation,
      surface: 'slack',
      ...keyring.pseudonyms(organisation.id, 'slack', 'T0ZORG', user),
      context,
    }),
    seat: (id = 'samira') => {
      const adviser = findAdviser(organisation, id);
      if (adviser === undefined) throw new Error(`no adviser ${id}`);
      return { organisation, adviser };
    },
  };
}

/** What the adviser's browser does to change their time: what holds, changed, numbered and signed. */
export async function plan(
  { adviser }: Pick<Desks, 'adviser'>,
  seat: Seat,
  keys: AdviserKeys,
  change: Partial<Planning>,
): Promise<PlanResult> {
  const { planning, next } = await adviser.planning(seat);
  const text = JSON.stringify({ ...planning, number: next, ...change });
  const statement = planningStatement(seat.organisation.id, seat.adviser.id, text);
  return adviser.plan(seat, text, await signStatement(keys.signing.privateKey, statement));
}
/** The two presses: `undefined` takes it back. */
export async function press(
  d: Pick<Desks, 'adviser' | 'seat'>,
  keys: AdviserKeys,
  what: 'awayUntil' | 'fullUntil',
  until: Date | undefined,
): Promise<void> {
  const hour = until === undefined ? undefined : Math.ceil(until.getTime() / 3_600_000);
  const done = await plan(d, d.seat(), keys, { [what]: hour });
  if (done !== 'stored') throw new Error(`not planned: ${done}`);
}

/** What the adviser's browser does with a thread: opens every message it holds a key for. */
export async function readThread(
  d: Desks,
  seat: Seat,
  keys: AdviserKeys,
  id: ConversationId,
): Promise<{ kind: string; text: string; direction: string }[]> {
  const thread = await d.adviser.read(seat, id);
  if (thread === undefined) throw new Error('no such thread');
  return Promise.all(
    thread.envelopes.map(async (envelope, index) => {
      const { direction } = readHeader(envelope);
      const sender = direction === 'e2a' ? d.keyring.signingPublicKey : keys.keyCard.signing;
      const { body } = await openEnvelope({
        envelope,
        expect: {
          organisation: seat.organisation.id,
          conversation: id,
          sequence: thread.from + index,
          recipient: keys.keyCard.kid,
        },
        recipient: keys.encryption,
        sender,
      });
      return { ...body, direction };
    }),
  );
}

/** What the adviser's browser does to answer: two sealings of one text, or of what is answered with one press. */
export async function sealReply(
  d: Desks,
  seat: Seat,
  keys: AdviserKeys,
  id: ConversationId,
  says: string | SetAnswer | Body,
  submission = 'a'.repeat(22),
) {
  const thread = await d.adviser.read(seat, id);
  const first = thread?.envelopes[0];
  if (thread === undefined || first === undefined) throw new Error('no such thread');
  const { replyKey } = readHeader(first);
  const position = {
    version: 1 as const,
    suite: 1 as const,
    organisation: seat.organisation.id,
    conversation: id,
    sequence: thread.length,
    previous: thread.headHash,
    sender: keys.keyCard.kid,
    hour: Math.floor(d.clock.now().getTime() / 3_600_000),
    replyKey: new Uint8Array(),
  };
  const body = typeof says === 'string' ? { kind: 'text' as const, text: says } : 'text' in says ? says : bodyOf(says);
  const signer = keys.signing.privateKey;
  const forEmployee = await sealEnvelope({
    header: { ...position, direction: 'a2e', recipient: 'reply' },
    body,
    recipient: replyKey,
    signer,
  });
  const forSelf = await sealEnvelope({
    header: { ...position, direction: 'a2a', recipient: keys.keyCard.kid },
    body,
    recipient: keys.keyCard.encryption,
    signer,
  });
  const told =
    typeof says === 'string' || 'text' in says
      ? {}
      : says.kind === 'read'
        ? { promises: says.by }
        : says.kind === 'declined'
          ? { closes: await signClose(seat, keys, id) }
          : {};
  return { conversation: id, submission, forEmployee, forSelf, ...told, hash: await hashEnvelope(forSelf) };
}

/** What it sends to begin a pause, or with `until` 0 to end one. */
export const signPause = async (
  { organisation, adviser }: Seat,
  keys: AdviserKeys,
  conversation: ConversationId,
  pause: { readonly before: number; readonly until: number },
) => ({
  ...pause,
  signature: await signStatement(keys.signing.privateKey, {
    says: 'pause',
    organisation: organisation.id,
    adviser: adviser.id,
    conversation,
    ...pause,
  }),
});

/** What the adviser's own browser sends along to close. */
export const signClose = ({ organisation, adviser }: Seat, keys: AdviserKeys, conversation: ConversationId) =>
  signStatement(keys.signing.privateKey, {
    says: 'close',
    organisation: organisation.id,
    adviser: adviser.id,
    conversation,
  });
