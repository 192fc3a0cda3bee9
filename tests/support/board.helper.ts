/** An adviser puts things on the board, and reads it, with the inbox's own modules. */
import type { ConversationId } from '../../src/core/conversation.ts';
import { newItemKey } from '../../src/core/board/key.ts';
import { stepBody, type AdviserPart, type Did } from '../../src/core/board/parts.ts';
import type { Thread as Given } from '../../src/core/adviser/types.ts';
import { newFormId } from '../../src/inbox/client/crypto/reply.ts';
import { readThread, type Reading, type Thread } from '../../src/inbox/client/crypto/thread.ts';
import type { AdviserKeys } from '../../src/seal/slots.ts';
import { sealReply, type Desks } from './desks.helper.ts';

const threadOf = (
  organisation: string,
  { boards, awaited: _awaited, language, note: _note, pause: _pause, ...given }: Given,
): Thread => ({
  ...given,
  organisation,
  ...(language === undefined ? {} : { language }),
  boards: {
    ...(boards?.adviser && { adviser: { sequence: boards.adviser.sequence, envelope: boards.adviser.bytes } }),
    ...(boards?.employee && { employee: { sequence: boards.employee.sequence, envelope: boards.employee.bytes } }),
  },
});

/** What the adviser's page reads of a conversation. */
export async function readAsAdviser(d: Desks, keys: AdviserKeys, id: ConversationId, by?: string): Promise<Reading> {
  const seat = d.seat(by);
  const given = await d.adviser.read(seat, id);
  if (given === undefined) throw new Error('no such thread');
  return readThread(threadOf(seat.organisation.id, given), { keys, botKeys: [d.keyring.signingPublicKey] });
}

/** The whole part, as the adviser's browser seals it. */
export async function putPart(
  d: Desks,
  keys: AdviserKeys,
  id: ConversationId,
  did: Did,
  part: AdviserPart | { readonly v: number; readonly items: readonly unknown[] },
): Promise<void> {
  const reply = await sealReply(d, d.seat(), keys, id, stepBody(did, part as AdviserPart));
  const result = await d.adviser.reply(d.seat(), { ...reply, submission: newFormId(), board: true });
  if (result !== 'stored') throw new Error(`not put: ${result}`);
}

/** One more item beside what is there. Its key is made here. */
export async function putItem(
  d: Desks,
  keys: AdviserKeys,
  id: ConversationId,
  item: Readonly<Record<string, unknown>> & { readonly is: string },
): Promise<void> {
  const { ownPart } = await readAsAdviser(d, keys, id);
  if (ownPart === 'newer') throw new Error('a part of a later release');
  const items = [...ownPart.items, { key: newItemKey(), ...item }];
  await putPart(d, keys, id, { is: item.is, act: 'put' }, { ...ownPart, items });
}
