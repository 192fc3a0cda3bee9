/**
 * `ConversationStore` on Redis: arguments in, one script, reply out. The decisions are in the `.lua` files; what only
 * looks is in `reads.ts`.
 */
import { toHour, type ConversationId } from '../../core/conversation.ts';
import {
  ceilingsOf,
  MAX_CONVERSATIONS,
  MAX_OPENINGS,
  type AppendResult,
  type Clock,
  type ConversationStore,
  type Departed,
  type Withdrawn,
} from '../../core/ports.ts';
import type { OrganisationId } from '../../core/organisation.ts';
import type { OpenResult } from '../../core/presses.ts';
import {
  copyExpires,
  endOfDay,
  expiresAfterClosing,
  expiresAfterLast,
  expiresAfterMessage,
  REMEMBERED_SUBMISSIONS,
} from '../hours.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { organisationKeys, type OrganisationKeys } from './keys.ts';
import { redisOwnTime } from './own-time.ts';
import { redisReads } from './reads.ts';

const conversationKeys = (keys: OrganisationKeys, id: ConversationId): [string, string] => [
  keys.head(id),
  keys.log(id),
];
const prefixes = (keys: OrganisationKeys, id: ConversationId): [string, string, string, string] => [
  keys.copyPrefix(id),
  keys.employeePrefix,
  keys.inboxPrefix,
  keys.openPrefix,
];

function withdrawn(organisation: OrganisationId, conversation: ConversationId, answer: unknown): Withdrawn {
  const [fields, pairs] = reply.list(answer);
  const head = reply.decodeHead(organisation, conversation, reply.list(fields));
  const { erasureKey } = head;
  const copies = reply.list(pairs);
  const departed: Departed[] = erasureKey === undefined ? [] : [{ organisation, erasureKey, conversation }];
  for (let at = 0; at < copies.length; at += 2) {
    const key = copies[at + 1];
    if (Buffer.isBuffer(key))
      departed.push({
        organisation,
        erasureKey: reply.erasureKeyAt(key),
        conversation,
        copy: reply.number(copies[at]),
      });
  }
  return { head, departed };
}

/**
 * @param clock for the few methods that are not told the time. Time always comes from here and never from Redis
 *   (`TIME`): one clock for every decision, and a test decides what it says. Redis' own clock only cleans up.
 */
export function redisConversations(client: Commands, clock: Clock): ConversationStore {
  return {
    ...redisReads(client),

    async open(request) {
      const { head, formerly = [], openings, entry, entryHash, employeeCopy, refuseWhenAway, retention, now } = request;
      const keys = organisationKeys(head.organisation);
      const result = await attempt(
        client.openConversationBuffer(
          ...conversationKeys(keys, head.id),
          keys.employee(head.owner),
          keys.inbox(head.adviser),
          keys.open(head.adviser),
          keys.away(head.adviser),
          keys.full(head.adviser),
          keys.openings(openings),
          keys.copyBase,
          keys.headPrefix,
          head.id,
          head.owner,
          head.adviser,
          head.handle,
          head.language ?? '',
          head.limits,
          reply.pressBytes(request),
          reply.buffer(entry),
          reply.buffer(entryHash),
          head.dayKey,
          ...reply.splitSecret(head.wrappedSecret),
          MAX_CONVERSATIONS,
          toHour(now),
          expiresAfterMessage(now, retention),
          refuseWhenAway ? '1' : '0',
          keys.due,
          reply.erasureKeyBytes(head.erasureKey),
          reply.namesOf(formerly),
          head.epoch ?? '',
          keys.employeePrefix,
          employeeCopy === undefined ? '' : reply.unreadCopy(employeeCopy),
          MAX_OPENINGS,
          endOfDay(now),
          reply.awaitedField(head.awaited),
          keys.news(head.adviser),
          keys.planning(head.adviser),
          request.planning ?? 0,
        ),
      );
      if (!Array.isArray(result)) return reply.text(result) as Extract<OpenResult, string>;
      return reply.text(result[0]) === 'running' ? reply.runningOne(result) : reply.foundPress(result);
    },

    async append(request) {
      const { conversation, expected, now } = request;
      const keys = organisationKeys(request.organisation);
      const copy = request.employeeCopy;
      const ceilings = ceilingsOf(request);
      const result = await attempt(
        client.appendMessageBuffer(
          ...conversationKeys(keys, conversation),
          ...prefixes(keys, conversation),
          conversation,
          request.from,
          request.by,
          reply.pressBytes(request),
          expected.length,
          reply.buffer(expected.headHash),
          reply.buffer(request.entry),
          reply.buffer(request.entryHash),
          copy ? reply.unreadCopy(copy) : '',
          request.dayKey,
          ...reply.splitSecret(request.wrappedSecret),
          ceilings.messages,
          ceilings.inHour,
          REMEMBERED_SUBMISSIONS,
          toHour(now),
          expiresAfterLast(request),
          keys.due,
          ...(request.from === 'employee' ? [reply.namesOf(request.formerly ?? []), request.epoch ?? ''] : ['', '']),
          reply.awaitedField(request.awaited),
          keys.newsPrefix,
          request.closes ? '1' : '',
          ceilings.unanswered,
          request.heedsPause ? '1' : '',
          ...(request.decidedBy === undefined
            ? ['', '', '']
            : [
                request.decidedBy.planning,
                keys.planning(request.decidedBy.adviser),
                keys.away(request.decidedBy.adviser),
              ]),
          request.board === undefined ? '' : reply.buffer(request.board),
        ),
      );
      return reply.text(result) as AppendResult;
    },

    async markReadByEmployee(organisation, conversation, employee, sequences, retention, now) {
      const keys = organisationKeys(organisation);
      const found = await attempt(
        client.markReadByEmployeeBuffer(
          keys.head(conversation),
          keys.copyPrefix(conversation),
          reply.namesOf(employee),
          toHour(now),
          copyExpires(now, retention),
          conversation,
          keys.due,
          ...sequences,
        ),
      );
      const deadlines = found === null ? [] : reply.list(found).map(reply.number);
      return new Map(
        sequences.flatMap((sequence, index): [number, number][] => {
          const until = deadlines[index] ?? 0;
          return until > toHour(now) ? [[sequence, until]] : [];
        }),
      );
    },

    async keepCopy(organisation, conversation, employee, sequence, now) {
      const keys = organisationKeys(organisation);
      const until = await attempt(
        client.keepCopyBuffer(
          keys.head(conversation),
          keys.copyPrefix(conversation),
          reply.namesOf(employee),
          sequence,
          toHour(now),
          conversation,
          keys.due,
        ),
      );
      return until === null ? undefined : reply.number(until);
    },

    async markReadByAdviser(organisation, conversation, adviser) {
      const keys = organisationKeys(organisation);
      await attempt(client.markReadByAdviserBuffer(keys.head(conversation), adviser, keys.news(adviser), conversation));
    },

    async close(organisation, conversation, by, retention, now) {
      const keys = organisationKeys(organisation);
      const result = await attempt(
        client.closeConversationBuffer(
          ...conversationKeys(keys, conversation),
          ...prefixes(keys, conversation),
          conversation,
          ...reply.belongsTo(by),
          toHour(now),
          expiresAfterClosing(now, retention),
          keys.due,
        ),
      );
      return reply.number(result) === 1;
    },

    async putNote(organisation, conversation, adviser, before, note, now) {
      const seen = before === undefined ? [] : [reply.buffer(before)];
      const head = organisationKeys(organisation).head(conversation);
      const put = client.putNoteBuffer(head, adviser, toHour(now), reply.buffer(note), ...seen);
      return reply.number(await attempt(put)) === 1;
    },

    async putPause(organisation, conversation, adviser, { before, until }, now) {
      const head = organisationKeys(organisation).head(conversation);
      const put = client.putPauseBuffer(head, adviser, toHour(now), before ?? '', until ?? '');
      return reply.number(await attempt(put)) === 1;
    },

    async withdraw(organisation, conversation, employee) {
      const keys = organisationKeys(organisation);
      const result = await attempt(
        client.withdrawConversationBuffer(
          ...conversationKeys(keys, conversation),
          ...prefixes(keys, conversation),
          conversation,
          reply.namesOf(employee),
          toHour(clock.now()),
          keys.due,
          keys.newsPrefix,
        ),
      );
      return result === null ? undefined : withdrawn(organisation, conversation, result);
    },

    async claimDue(organisation, upTo, limit) {
      const keys = organisationKeys(organisation);
      const found = await attempt(client.claimDueBuffer(keys.due, keys.headPrefix, keys.copyBase, upTo, limit));
      return reply.list(found).flatMap((member) => {
        const known = Buffer.isBuffer(member) ? reply.departedOf(organisation, member) : undefined;
        return known ?? [];
      });
    },

    async forget(organisation, departed) {
      if (departed.length === 0) return;
      const keys = organisationKeys(organisation);
      await attempt(
        client.forgetDepartedBuffer(
          keys.due,
          keys.headPrefix,
          keys.logPrefix,
          keys.copyBase,
          keys.employeePrefix,
          keys.inboxPrefix,
          keys.openPrefix,
          toHour(clock.now()),
          keys.newsPrefix,
          ...departed.map(reply.memberOf),
        ),
      );
    },

    ...redisOwnTime(client),
  };
}
