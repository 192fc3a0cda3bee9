/**
 * What a conversation turns out to hold. The server is not believed: every message must be signed by who
 * should have written it, stand in its own place, and follow on from the one before it. What fails is
 * shown as failing, in its place; leaving it out would hide that something was there.
 */
import { isAppError } from '../../../base/errors.ts';
import type { ConversationId, Hour } from '../../../core/conversation.ts';
import type { OrganisationId } from '../../../core/organisation.ts';
import { callMeIn, type CallMe } from '../../../core/board/call-me.ts';
import {
  adviserPartIn,
  employeePartIn,
  joined,
  NO_ITEMS,
  type AdviserPart,
  type Board,
  type Parts,
} from '../../../core/board/parts.ts';
import { isSetAnswer, setAnswerIn } from '../../../core/set-answer.ts';
import { equal, fromBase64url } from '../../../seal/bytes.ts';
import { hashEnvelope, openEnvelope, readHeader, verifyEnvelope, type Body } from '../../../seal/envelope.ts';
import type { Header } from '../../../seal/header.ts';
import { signingKeyId } from '../../../seal/key-card.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ThreadPage } from '../../contract.ts';
import { asSaid } from './as-said.ts';

/** One conversation as the server tells it, bytes instead of text. `envelopes[i]` has sequence `from + i`. */
export interface Thread {
  readonly organisation: OrganisationId;
  readonly id: ConversationId;
  readonly handle: string;
  readonly state: 'open' | 'closed';
  /** As the server knows it of a conversation that an earlier release opened. */
  readonly language?: string;
  readonly length: number;
  readonly from: number;
  readonly envelopes: readonly Uint8Array[];
  readonly headHash: Uint8Array;
  readonly expiresHour: Hour;
  /** Hour before which an answer was promised; absent where none is awaited, or no hour could be said. */
  readonly promised?: Hour;
  /** Until when a pause is in force, and where one that begins now ends. Absent: there can be none. */
  readonly pause?: { readonly until?: Hour | undefined; readonly end: Hour };
  /** The adviser's own, sealed; see `note.ts`. */
  readonly note?: Uint8Array;
  /** The message with each side's newest part of the board. */
  readonly boards?: Readonly<Partial<Record<'adviser' | 'employee', Sealed>>>;
}
interface Sealed {
  readonly sequence: number;
  readonly envelope: Uint8Array;
}

/**
 * `damaged`: no envelope at all. `forged`: not as it was sent, or not in its place. `other-key`: for another key.
 * `newer`: genuine, and this page is older than the one that sealed it.
 */
type Unreadable = 'damaged' | 'forged' | 'other-key' | 'newer';

interface Position {
  readonly sequence: number;
  /** It does not follow on from the message before it. */
  readonly gap: boolean;
}
export type Line = Position &
  (
    | { readonly readable: true; readonly from: 'employee' | 'adviser'; readonly hour: Hour; readonly body: Body }
    | { readonly readable: false; readonly why: Unreadable }
  );

export interface Reading {
  readonly lines: readonly Line[];
  /** `hashes[i]` belongs to sequence `from + i`. */
  readonly hashes: readonly Uint8Array[];
  /** Whether the last message is the one whose hash the server names as the last. */
  readonly endFits: boolean;
  /** From an authentic message of the employee. Without one there is no key to seal an answer to. */
  readonly replyKey: Uint8Array | undefined;
  /** In which the employee had the screens at their last authentic message that says so. */
  readonly language: string | undefined;
  readonly board: Board;
  /** A number that the employee gave. `unreadable`: one is there, and opens with none of the keys here. */
  readonly callMe?: CallMe | 'unreadable';
  /** This adviser's own part of it, to be put back with a change; `newer`: only a later release may. */
  readonly ownPart: AdviserPart | 'newer';
}

export interface Reader {
  readonly keys: AdviserKeys;
  /** P-256 public keys, 65 bytes each, that came with the page: what the product itself signs with. */
  readonly botKeys: readonly Uint8Array[];
}

const NOTHING_BEFORE = new Uint8Array(32);
const NO_BYTES = new Uint8Array(0);

export function threadFrom(organisation: OrganisationId, page: ThreadPage): Thread {
  const { id, handle, state, language, length, from, expiresHour, promised } = page;
  return {
    organisation,
    id,
    handle,
    state,
    ...(language === undefined ? {} : { language }),
    length,
    from,
    expiresHour,
    ...(promised === undefined ? {} : { promised }),
    envelopes: page.envelopes.map((text) => fromBase64url(text) ?? NO_BYTES),
    headHash: fromBase64url(page.headHash) ?? NO_BYTES,
    ...(page.pause === undefined ? {} : { pause: page.pause }),
    ...(page.note === undefined ? {} : { note: fromBase64url(page.note) ?? NO_BYTES }),
    ...(page.boards === undefined ? {} : { boards: sealedIn(page.boards) }),
  };
}

const sealedIn = ({ adviser, employee }: NonNullable<ThreadPage['boards']>): NonNullable<Thread['boards']> => {
  const of = ({ sequence, envelope }: NonNullable<typeof adviser>): Sealed => ({
    sequence,
    envelope: fromBase64url(envelope) ?? NO_BYTES,
  });
  return { ...(adviser && { adviser: of(adviser) }), ...(employee && { employee: of(employee) }) };
};

/** `undefined` when the pages do not join: messages came or went in between, and both pages must be read again. */
export function joinPages(earlier: Thread, later: Thread): Thread | undefined {
  if (earlier.from + earlier.envelopes.length !== later.from) return undefined;
  return { ...later, from: earlier.from, envelopes: [...earlier.envelopes, ...later.envelopes] };
}

export async function readThread(thread: Thread, reader: Reader): Promise<Reading> {
  const hashes = await Promise.all(thread.envelopes.map((envelope) => hashEnvelope(envelope)));
  let replyKey: Uint8Array | undefined;
  let language = thread.language;
  const lines: Line[] = [];
  for (const [index, envelope] of thread.envelopes.entries()) {
    const sequence = thread.from + index;
    const before = sequence === 0 ? NOTHING_BEFORE : hashes[index - 1];
    const opened = await openOne(envelope, { thread, sequence, reader });
    if (typeof opened === 'string') {
      lines.push({ sequence, gap: false, readable: false, why: opened });
      continue;
    }
    const { header, body } = opened;
    // The first message of a page has a predecessor that is not here; reading further back checks it.
    const gap = before !== undefined && !equal(header.previous, before);
    const from = header.direction === 'e2a' ? 'employee' : 'adviser';
    if (from === 'employee') {
      replyKey = header.replyKey;
      language = body.language ?? language;
    }
    lines.push({ sequence, gap, readable: true, from, hour: header.hour, body });
  }
  const fits = endFits(thread, hashes);
  const parts = await partsIn(thread, reader, { lines, endFits: fits });
  const { adviser: ownPart = NO_ITEMS } = parts;
  const board = await joined(parts);
  const given = board.own.callMe;
  const typed = given && (await openTyped(given.sealed, thread, reader));
  const callMe = given && ((typed === undefined ? undefined : callMeIn(typed)) ?? 'unreadable');
  return {
    lines,
    hashes,
    replyKey,
    language,
    board,
    ownPart,
    ...(callMe && { callMe }),
    endFits: fits,
  };
}

/**
 * What each side put on the board last. A step that stands later among the messages than what the server names as the last
 * one takes its place: an older one that was put back is not believed. Nor is what the employee said before something that
 * cannot be read: it may have taken a yes back.
 */
async function partsIn(
  thread: Thread,
  reader: Reader,
  { lines, endFits: isWhole }: Pick<Reading, 'lines' | 'endFits'>,
): Promise<Parts> {
  const lost = isWhole ? (lines.findLast((line) => !line.readable && line.why !== 'newer')?.sequence ?? -1) : Infinity;
  const bodyOf = async (side: 'adviser' | 'employee'): Promise<Body | 'newer' | undefined> => {
    const named = thread.boards?.[side];
    const seen = lines.findLast((line) => line.readable && line.from === side && line.body.kind === 'board');
    const isSeen = seen?.readable === true && seen.sequence >= (named?.sequence ?? 0);
    const sequence = isSeen ? seen.sequence : named?.sequence;
    if (side === 'employee' && sequence !== undefined && lost > sequence) return 'newer';
    if (isSeen) return seen.body;
    if (named === undefined) return undefined;
    const opened = await openOne(named.envelope, { thread, sequence: named.sequence, reader });
    if (typeof opened === 'string' || opened.body.kind !== 'board') return 'newer';
    return (opened.header.direction === 'e2a') === (side === 'employee') ? opened.body : 'newer';
  };
  const [adviser, employee] = await Promise.all([bodyOf('adviser'), bodyOf('employee')]);
  return {
    adviser: adviser === undefined || adviser === 'newer' ? adviser : adviserPartIn(adviser),
    employee: employee === undefined || employee === 'newer' ? employee : asSaid(employeePartIn(employee), lines),
  };
}

function endFits(thread: Thread, hashes: readonly Uint8Array[]): boolean {
  if (thread.from + thread.envelopes.length !== thread.length) return false;
  return equal(hashes.at(-1) ?? NOTHING_BEFORE, thread.headHash);
}

/** The language that a message of the employee says; `undefined` when it says none, or is not authentic in this place. */
export async function openLanguage(
  envelope: Uint8Array,
  where: { readonly thread: Pick<Thread, 'organisation' | 'id'>; readonly sequence: number; readonly reader: Reader },
): Promise<string | undefined> {
  const opened = await openOne(envelope, where);
  return typeof opened === 'string' || opened.header.direction !== 'e2a' ? undefined : opened.body.language;
}

/**
 * What an employee typed into their part of the board, which carries it along unopened. `undefined`: it is sealed to a key
 * that is not held here, or was not typed in this conversation.
 */
async function openTyped(
  sealed: string,
  { organisation, id }: Pick<Thread, 'organisation' | 'id'>,
  { keys, botKeys }: Reader,
): Promise<string | undefined> {
  try {
    const envelope = fromBase64url(sealed) ?? NO_BYTES;
    const claimed = readHeader(envelope);
    const held = [keys, ...(keys.older ?? [])].find(({ keyCard }) => keyCard.kid === claimed.recipient);
    const sender = botKeys.find((key) => signingKeyId(key) === claimed.sender);
    if (held === undefined || sender === undefined) return undefined;
    const place = { organisation, conversation: id, direction: 'typed', recipient: held.keyCard.kid } as const;
    const { body } = await openEnvelope({ envelope, expect: place, recipient: held.encryption, sender });
    return body.text;
  } catch {
    return undefined;
  }
}

interface Where {
  readonly thread: Pick<Thread, 'organisation' | 'id'>;
  readonly sequence: number;
  readonly reader: Reader;
}

async function openOne(envelope: Uint8Array, { thread, sequence, reader }: Where): Promise<Opened | Unreadable> {
  let claimed: Header;
  try {
    claimed = readHeader(envelope);
  } catch {
    return 'damaged';
  }
  const { keys, botKeys } = reader;
  const held = [keys, ...(keys.older ?? [])];
  const heldBy = (kid: string): AdviserKeys | undefined => held.find(({ keyCard }) => keyCard.kid === kid);
  const position = { organisation: thread.organisation, conversation: thread.id, sequence };
  // Which key could have signed follows from the direction; a message can never choose its own verifier.
  if (claimed.direction !== 'e2a' && claimed.direction !== 'a2a') return 'forged';
  const fromSelf = claimed.direction === 'a2a';
  const self = heldBy(claimed.sender);
  if (fromSelf && self === undefined) return 'other-key';
  const sender = fromSelf ? self?.keyCard.signing : botKeys.find((key) => signingKeyId(key) === claimed.sender);
  if (sender === undefined) return 'forged';
  const expect = { ...position, direction: claimed.direction, sender: claimed.sender };
  try {
    const recipient = heldBy(claimed.recipient);
    if (recipient === undefined) {
      await verifyEnvelope({ envelope, expect, sender });
      return 'other-key';
    }
    const opened = await openEnvelope({
      envelope,
      expect: { ...expect, recipient: recipient.keyCard.kid },
      recipient: recipient.encryption,
      sender,
    });
    // Only an adviser answers with one press, and only with what can be read.
    if (isSetAnswer(opened.body) && (!fromSelf || setAnswerIn(opened.body) === undefined)) return 'forged';
    return opened;
  } catch (error) {
    // Its signature was right; only an adviser's own page seals what is not words.
    return fromSelf && isAppError(error, 'ENVELOPE_REFUSED') && error.reason === 'kind' ? 'newer' : 'forged';
  }
}

type Opened = Awaited<ReturnType<typeof openEnvelope>>;
