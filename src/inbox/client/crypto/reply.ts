/** Sealing an answer twice, and getting it stored once. */
import { toHour } from '../../../core/conversation.ts';
import type { AdviserId } from '../../../core/organisation.ts';
import { toBase64url } from '../../../seal/bytes.ts';
import { bodyOf, type SetAnswer } from '../../../core/set-answer.ts';
import { openEnvelope, sealEnvelope, type Body } from '../../../seal/envelope.ts';
import type { Header } from '../../../seal/header.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { SealedReply } from '../../contract-requests.ts';
import type { Api, Why } from '../api.ts';
import type { OpenConversation } from '../reading.ts';
import { stepBody, type AdviserPart, type Board, type Did } from '../../../core/board/parts.ts';
import { bodyFits } from '../../../seal/padding.ts';
import type { Reading, Thread } from './thread.ts';

export type SendResult =
  | 'sent'
  | 'moved'
  | 'closed'
  | 'gone'
  | 'too-long'
  | 'no-reply-key'
  | 'refused'
  | 'moment'
  | 'stale'
  | 'too-much'
  | 'signed-out'
  | 'try-again';

/** How often it is tried again. Each attempt means that another message came in between. */
const RETRIES = 3;
const NO_KEY = new Uint8Array(0);

/** 128 random bits, base64url: made once for what was written, however often it is sent. */
export const newFormId = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** A change of what this adviser has on the board, by what is there when it is sealed; `undefined`: not any more. */
export type Stepping = (
  part: AdviserPart,
  board: Board,
) => { readonly did: Did; readonly part: AdviserPart } | undefined;

type Declined = Extract<SetAnswer, { kind: 'declined' }>;
/** `adviser`: whose conversation it is in the organisation; their key says that it closes. */
type Written = {
  readonly keys: AdviserKeys;
  readonly now: Date;
} & (
  | { readonly text: string }
  | { readonly step: Stepping }
  | { readonly answer: Exclude<SetAnswer, Declined> }
  | { readonly answer: Declined; readonly adviser: AdviserId }
);

/** Both envelopes name the same position: right after the last message of `thread`. */
async function sealReply(
  thread: Thread,
  replyKey: Uint8Array,
  written: Written,
  body: Body,
): Promise<Omit<SealedReply, 'submission'>> {
  const { keys, now } = written;
  const shared = {
    version: 1,
    suite: 1,
    organisation: thread.organisation,
    conversation: thread.id,
    sequence: thread.length,
    previous: thread.headHash,
    sender: keys.keyCard.kid,
    hour: toHour(now),
    replyKey: NO_KEY,
  } as const;
  const seal = async (header: Header, recipient: Uint8Array): Promise<string> =>
    toBase64url(await sealEnvelope({ header, body, recipient, signer: keys.signing.privateKey }));
  return {
    forEmployee: await seal({ ...shared, direction: 'a2e', recipient: 'reply' }, replyKey),
    forSelf: await seal({ ...shared, direction: 'a2a', recipient: keys.keyCard.kid }, keys.keyCard.encryption),
    ...(await toldOf(thread, written)),
  };
}

export type Sending = Written & {
  readonly api: Pick<Api, 'reply'>;
  readonly submission: string;
  /** What is on screen now. */
  readonly open: OpenConversation;
  /** Reads the conversation again, after it moved on. */
  readonly readAgain: () => Promise<OpenConversation | Why>;
};

/** What the server must know of it: the hour alone, or that it closes. What kind of answer it is stays sealed. */
async function toldOf(
  { organisation, id }: Thread,
  written: Written,
): Promise<Pick<SealedReply, 'promises' | 'closes' | 'board'>> {
  if ('text' in written) return {};
  if ('step' in written) return { board: true };
  if (written.answer.kind === 'referral') return {};
  if (!('adviser' in written)) return { promises: written.answer.by };
  const statement = { says: 'close', organisation, adviser: written.adviser, conversation: id } as const;
  return { closes: await signStatement(written.keys.signing.privateKey, statement) };
}

/** `undefined`: what was to be done on the board can be done no more. */
function bodyFor(written: Written, { ownPart, board }: Reading): Body | undefined {
  if ('answer' in written) return bodyOf(written.answer);
  if ('text' in written) return { kind: 'text', text: written.text };
  const step = ownPart === 'newer' ? undefined : written.step(ownPart, board);
  return step && stepBody(step.did, step.part);
}

export async function sendReply(sending: Sending): Promise<SendResult> {
  let open = sending.open;
  for (let attempt = 0; ; attempt += 1) {
    const { thread, reading } = open;
    if (thread.state === 'closed') return 'closed';
    if (reading.replyKey === undefined) return 'no-reply-key';
    const body = bodyFor(sending, reading);
    if (body === undefined) return 'stale';
    if (!bodyFits(body.text)) return 'too-much';
    const sealed = await sealReply(thread, reading.replyKey, sending, body);
    const result = await sending.api.reply(thread.organisation, thread.id, {
      submission: sending.submission,
      ...sealed,
    });
    if (result.ok) return 'sent';
    if (result.why === 'refused' && result.code === 'moment') return 'moment';
    if (result.why !== 'conflict') return resultOf(result.why);
    if (result.code === 'closed' || result.code === 'too-long') return result.code;
    if (attempt === RETRIES) return 'moved';
    const again = await sending.readAgain();
    if (typeof again === 'string') return resultOf(again);
    open = again;
  }
}

function resultOf(why: Why): SendResult {
  switch (why) {
    case 'signed-out':
    case 'sign-in-again':
      return 'signed-out';
    case 'not-there':
      return 'gone';
    case 'try-again':
      return 'try-again';
    case 'conflict':
    case 'refused':
      return 'refused';
  }
}

/** What rests on the device for its own writer. Its header names no conversation, so that it could never pass for a message. */
export type Own = 'draft' | 'text-blocks' | 'book-line' | 'book-stroke' | 'appointments' | 'to-count' | 'report';

export function sealOwn(keys: AdviserKeys, what: Own, text: string): Promise<Uint8Array> {
  return sealEnvelope({
    header: ownHeader(keys, what),
    body: { kind: 'text', text },
    recipient: keys.keyCard.encryption,
    signer: keys.signing.privateKey,
  });
}

/** @throws AppError `ENVELOPE_REFUSED`, also of what was sealed as something else. */
export async function openOwn(keys: AdviserKeys, what: Own, sealed: Uint8Array): Promise<string> {
  const { body } = await openEnvelope({
    envelope: sealed,
    expect: ownHeader(keys, what),
    recipient: keys.encryption,
    sender: keys.keyCard.signing,
  });
  return body.text;
}

/** A half-written answer. */
export const sealDraft = (keys: AdviserKeys, text: string): Promise<Uint8Array> => sealOwn(keys, 'draft', text);
export const openDraft = (keys: AdviserKeys, draft: Uint8Array): Promise<string> => openOwn(keys, 'draft', draft);

const ownHeader = (keys: AdviserKeys, what: Own): Header => ({
  version: 1,
  suite: 1,
  organisation: what,
  conversation: what,
  direction: 'a2a',
  sequence: 0,
  previous: new Uint8Array(32),
  recipient: keys.keyCard.kid,
  sender: keys.keyCard.kid,
  hour: 0,
  replyKey: NO_KEY,
});
