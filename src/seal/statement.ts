/**
 * What an adviser says with their own signing key, because a session alone must not be enough for it: whoever can sign
 * in as them (the administrator of the identity provider can) does not have that key.
 */
import { concat, uint32, utf8 } from './bytes.ts';
import { isSignatureOf, signBytes } from './signature.ts';
import type { ChangeOfWays } from './way-changes.ts';
import type { StoredSlots, Way, WayKind } from './ways.ts';

/** The account at the identity provider, as the server knows it. */
interface Account {
  readonly issuer: string;
  readonly subject: string;
}
/** New slots instead of these old ones. Naming the old ones makes the statement good for once. */
export interface SlotsStatement extends Account {
  readonly says: ChangeOfWays;
  readonly before: StoredSlots;
  readonly after: StoredSlots;
}
/** This card is mine, and this invitation lets it in under this account. */
export interface EnrolmentStatement extends Account {
  readonly says: 'enrol';
  readonly organisation: string;
  readonly adviser: string;
  readonly invitation: string;
  /** The ways in that were gone through just now, with what was typed from paper. Absent: what waits from before this was asked. */
  readonly proven?: readonly WayKind[];
}
/** A new key for this seat, said by the one that is in force there; the new one says `enrol` as well. */
export interface NewKeyStatement extends Account {
  readonly says: 'new key';
  readonly organisation: string;
  readonly adviser: string;
  /** Texts of the two key cards. */
  readonly from: string;
  readonly to: string;
}
/** Somebody said that this key was lost, and it is not. `since` names which time, so that this is good for once. */
export interface NotLostStatement extends Account {
  readonly says: 'not lost';
  readonly card: string;
  readonly since: string;
}
/** I am no adviser any more, and my keys may go. There is no second time. */
export interface LeaveStatement extends Account {
  readonly says: 'leave';
  readonly card: string;
}
/** A closed conversation never opens again, so this one needs nothing that makes it good for once. */
export interface CloseStatement {
  readonly says: 'close';
  readonly organisation: string;
  readonly adviser: string;
  readonly conversation: string;
}
/**
 * Nobody writes to me in this conversation before the hour `until`; 0 ends it. `before` is the one that it takes the place
 * of, so that an earlier press is good for nothing once another one was made.
 */
export interface PauseStatement {
  readonly says: 'pause';
  readonly organisation: string;
  readonly adviser: string;
  readonly conversation: string;
  readonly before: number;
  readonly until: number;
}
/** Where and how often this person is told that there may be something. The challenge makes it good for once. */
export interface NoticesStatement extends Account {
  readonly says: 'notices';
  readonly challenge: string;
  /** JSON, byte for byte as it is sent. */
  readonly change: string;
}
/** My device opened the test of this week. `secret` was sealed in it, so only who has the key can have it. */
export interface SelfTestStatement {
  readonly says: 'self-test';
  readonly organisation: string;
  readonly adviser: string;
  readonly week: number;
  readonly secret: string;
}
/** My time in this organisation. Numbered in its text, so that an older one cannot take the place of a newer. */
export interface PlanningStatement {
  readonly says: 'planning';
  readonly organisation: string;
  readonly adviser: string;
  readonly text: string;
}
/** This round is mine, or (`end`) it is over without an account. Its text has a number, which makes it good for once. */
export interface RoundStatement {
  readonly says: 'report round' | 'end report round';
  readonly organisation: string;
  readonly adviser: string;
  readonly text: string;
}
export type Statement =
  | SlotsStatement
  | EnrolmentStatement
  | NewKeyStatement
  | NotLostStatement
  | LeaveStatement
  | CloseStatement
  | PauseStatement
  | NoticesStatement
  | SelfTestStatement
  | PlanningStatement
  | RoundStatement;

/** No envelope begins like this, so neither signature can be taken for the other. */
const LABEL = utf8('in-vertrouwen/1/statement');

const account = ({ issuer, subject }: Account): readonly string[] => [issuer, subject];
/** Every field by name: slots that were parsed and slots that were made must give the same text. */
function slotsText(slots: StoredSlots): string {
  const { version, card } = slots;
  if (slots.version === 2)
    return JSON.stringify([version, card, slots.ways.map(wayText), slots.older.map((one) => [one.card, one.sealed])]);
  const { passphrase, recovery } = slots;
  return JSON.stringify([
    version,
    card,
    [passphrase.argon2id.memoryKiB, passphrase.argon2id.iterations, passphrase.argon2id.parallelism],
    [passphrase.salt, passphrase.sealed],
    [recovery.salt, recovery.sealed],
  ]);
}
const wayText = ({ id, kind, name, made, used, argon2id, credential, salt, sealed }: Way): readonly unknown[] => [
  [id, kind, name ?? null, made ?? null, used ?? null],
  argon2id === undefined ? null : [argon2id.memoryKiB, argon2id.iterations, argon2id.parallelism],
  [credential ?? null, salt, sealed],
];

function partsOf(statement: Statement): readonly string[] {
  switch (statement.says) {
    case 'new passphrase slot':
    case 'new recovery slot':
    case 'add a way':
    case 'remove a way':
    case 'use a way':
      return [...account(statement), slotsText(statement.before), slotsText(statement.after)];
    case 'enrol':
      return [
        statement.organisation,
        statement.adviser,
        statement.invitation,
        ...account(statement),
        ...(statement.proven === undefined ? [] : [statement.proven.join(' ')]),
      ];
    case 'new key':
      return [statement.organisation, statement.adviser, statement.from, statement.to, ...account(statement)];
    case 'not lost':
      return [statement.card, statement.since, ...account(statement)];
    case 'leave':
      return [statement.card, ...account(statement)];
    case 'notices':
      return [...account(statement), statement.challenge, statement.change];
    case 'close':
      return [statement.organisation, statement.adviser, statement.conversation];
    case 'pause': {
      const { organisation, adviser, conversation, before, until } = statement;
      return [organisation, adviser, conversation, String(before), String(until)];
    }
    case 'self-test':
      return [statement.organisation, statement.adviser, String(statement.week), statement.secret];
    case 'planning':
    case 'report round':
    case 'end report round':
      return [statement.organisation, statement.adviser, statement.text];
  }
}

/** Each part behind its length: no two statements have the same bytes. */
function bytesOf(statement: Statement): Uint8Array<ArrayBuffer> {
  const parts = [statement.says, ...partsOf(statement)].map(utf8);
  return concat(LABEL, ...parts.flatMap((part) => [uint32(part.length), part]));
}

/** @param signer ECDSA P-256 private key. @returns 64 bytes, base64url. */
export const signStatement = (signer: CryptoKey, statement: Statement): Promise<string> =>
  signBytes(signer, bytesOf(statement));

/**
 * @param signing public key of a card that is known beforehand, 65 bytes.
 * @returns `false` for whatever is not this statement's signature by that key.
 */
export const isSigned = (signing: Uint8Array, statement: Statement, signature: string): Promise<boolean> =>
  isSignatureOf(signing, bytesOf(statement), signature);

/** The first of these cards whose key signed it; `undefined`: none of them did. An older card of somebody counts as the newest. */
export async function signerAmong<Card extends { readonly signing: Uint8Array }>(
  cards: readonly Card[],
  statement: Statement,
  signature: string,
): Promise<Card | undefined> {
  for (const card of cards) if (await isSigned(card.signing, statement, signature)) return card;
  return undefined;
}
