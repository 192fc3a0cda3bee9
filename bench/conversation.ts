/** A whole conversation with real envelopes: the employee through the core, the adviser as their browser would. */
import { randomBytes } from 'node:crypto';
import { createAdviserDesk, type Seat } from '../src/core/adviser/desk.ts';
import { toHour, type ConversationId, type Pseudonym } from '../src/core/conversation.ts';
import { createPlannings } from '../src/core/plannings.ts';
import { LIMITS_VERSION } from '../src/core/pages/write.ts';
import type { Keyring, Store } from '../src/core/ports.ts';
import type { Message } from '../src/core/employee/seal-message.ts';
import { createSending } from '../src/core/employee/send.ts';
import { readHeader, sealEnvelope } from '../src/seal/envelope.ts';
import type { Header } from '../src/seal/header.ts';
import type { AdviserKeys } from '../src/seal/slots.ts';
import { TEXT_200 } from './requests.ts';

/**
 * First messages of so many people who never wrote before, with real envelopes, one after the other.
 * @param to to whom the one with this number goes, and when
 */
export async function firstMessages(
  { store, keyring }: { store: Store; keyring: Keyring },
  to: (index: number) => { readonly seat: Seat; readonly now: Date },
  count: number,
): Promise<void> {
  const sending = createSending({ conversations: store.conversations, keyring });
  for (let index = 0; index < count; index += 1) {
    const { seat, now } = to(index);
    const { result } = await sending.open(
      {
        ...seat,
        employee: `employee-${randomBytes(16).toString('base64url')}` as Pseudonym,
        kind: 'text',
        text: 'a'.repeat(200),
        language: 'nl',
        ownCopy: false,
        formId: randomBytes(16).toString('base64url'),
        now,
      },
      { limits: LIMITS_VERSION, refuseWhenAway: false, load: { open: 0 } },
    );
    if (result !== 'stored') throw new Error(`seeding: ${JSON.stringify(result)}`);
  }
}

export interface Talk {
  readonly id: ConversationId;
  /** Bytes of all its envelopes as they were sealed, the employee's copies of replies included. */
  readonly envelopeBytes: number;
}

/** `messages` of 200 characters, half of them the employee's, taking turns. */
export async function holdConversation(
  { store, keyring, seat, keys }: { store: Store; keyring: Keyring; seat: Seat; keys: AdviserKeys },
  user: string,
  messages: number,
): Promise<Talk> {
  const { organisation, adviser } = seat;
  const clock = { now: () => new Date() };
  const sending = createSending({ conversations: store.conversations, keyring });
  const desk = createAdviserDesk({
    conversations: store.conversations,
    changes: store.changes,
    keyring,
    clock,
    plannings: createPlannings(),
    replied: () => undefined,
  });
  const mark = (): string => randomBytes(16).toString('base64url');
  const written = (): Message => ({
    organisation,
    employee: keyring.pseudonym(organisation.id, 'slack', 'T0INBOX', user),
    adviser,
    kind: 'text',
    text: TEXT_200,
    language: 'nl',
    ownCopy: false,
    formId: mark(),
    now: clock.now(),
  });
  const load = () => ({ open: 0 });
  const stored = (result: unknown): void => {
    if (result !== 'stored') throw new Error(`conversation: ${JSON.stringify(result)}`);
  };
  const { result, id } = await sending.open(written(), {
    limits: LIMITS_VERSION,
    refuseWhenAway: false,
    load: load(),
  });
  stored(result);

  let copyBytes = 0;
  const reply = async (): Promise<void> => {
    const thread = await desk.read(seat, id);
    const [first] = thread?.envelopes ?? [];
    if (thread === undefined || first === undefined) throw new Error('the conversation is not there');
    const header = (direction: 'a2e' | 'a2a', recipient: string): Header => ({
      version: 1,
      suite: 1,
      organisation: organisation.id,
      conversation: id,
      direction,
      sequence: thread.length,
      previous: thread.headHash,
      recipient,
      sender: keys.keyCard.kid,
      hour: toHour(clock.now()),
      replyKey: new Uint8Array(0),
    });
    const body = { kind: 'text', text: TEXT_200 } as const;
    const signer = keys.signing.privateKey;
    const [forEmployee, forSelf] = await Promise.all([
      sealEnvelope({ header: header('a2e', 'reply'), body, recipient: readHeader(first).replyKey, signer }),
      sealEnvelope({ header: header('a2a', keys.keyCard.kid), body, recipient: keys.keyCard.encryption, signer }),
    ]);
    copyBytes += forEmployee.length;
    stored(await desk.reply(seat, { conversation: id, submission: mark(), forEmployee, forSelf }));
  };
  for (let count = 1; count < messages; count += 1) {
    if (count % 2 === 1) await reply();
    else stored((await sending.append(written(), id, { load, planned: { number: 0, load: load() } })).result);
  }
  const whole = await desk.read(seat, id);
  if (whole?.envelopes.length !== messages) throw new Error('the conversation is not whole');
  return { id, envelopeBytes: copyBytes + whole.envelopes.reduce((sum, { length }) => sum + length, 0) };
}
