/**
 * `ConversationStore` on Redis: arguments in, one script, reply out. The decisions are in the `.lua` files; what only
 * looks is in `reads.ts`.
 */
import { toHour, type ConversationId } from '../../core/conversation.ts';
import {
  MAX_CONVERSATIONS,
  MAX_MESSAGES,
  MAX_MESSAGES_PER_HOUR,
  type AppendResult,
  type Clock,
  type ConversationStore,
  type OpenResult,
} from '../../core/ports.ts';
import {
  awayHour,
  copyExpires,
  epochSeconds,
  expiresAfterClosing,
  expiresAfterMessage,
  REMEMBERED_SUBMISSIONS,
} from '../hours.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { organisationKeys, type OrganisationKeys } from './keys.ts';
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

/**
 * @param clock for the few methods that are not told the time. Time always comes from here and never from Redis
 *   (`TIME`): one clock for every decision, and a test decides what it says. Redis' own clock only cleans up.
 */
export function redisConversations(client: Commands, clock: Clock): ConversationStore {
  return {
    ...redisReads(client),

    async open({ head, dedupeKey, entry, entryHash, capacity, refuseWhenAway, retention, now }) {
      const keys = organisationKeys(head.organisation);
      const result = await attempt(
        client.openConversationBuffer(
          ...conversationKeys(keys, head.id),
          keys.employee(head.owner),
          keys.inbox(head.adviser),
          keys.open(head.adviser),
          keys.away(head.adviser),
          keys.copyPrefix(head.id),
          keys.headPrefix,
          head.id,
          head.owner,
          head.adviser,
          head.handle,
          head.language,
          head.limits,
          reply.submissionDigest(dedupeKey),
          reply.buffer(entry),
          reply.buffer(entryHash),
          head.dayKey,
          ...reply.splitSecret(head.wrappedSecret),
          capacity,
          MAX_CONVERSATIONS,
          toHour(now),
          expiresAfterMessage(now, retention),
          refuseWhenAway ? '1' : '0',
        ),
      );
      return reply.text(result) as OpenResult;
    },

    async append(request) {
      const { conversation, expected, now } = request;
      const keys = organisationKeys(request.organisation);
      const copy = request.from === 'adviser' ? request.employeeCopy : undefined;
      const result = await attempt(
        client.appendMessageBuffer(
          ...conversationKeys(keys, conversation),
          ...prefixes(keys, conversation),
          conversation,
          request.from,
          request.by,
          reply.submissionDigest(request.dedupeKey),
          expected.length,
          reply.buffer(expected.headHash),
          reply.buffer(request.entry),
          reply.buffer(request.entryHash),
          copy ? reply.unreadCopy(copy) : '',
          request.dayKey,
          ...reply.splitSecret(request.wrappedSecret),
          MAX_MESSAGES,
          MAX_MESSAGES_PER_HOUR,
          REMEMBERED_SUBMISSIONS,
          toHour(now),
          expiresAfterMessage(now, request.retention),
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
          employee,
          toHour(now),
          copyExpires(now, retention),
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
        client.keepCopyBuffer(keys.head(conversation), keys.copyPrefix(conversation), employee, sequence, toHour(now)),
      );
      return until === null ? undefined : reply.number(until);
    },

    async markReadByAdviser(organisation, conversation, adviser) {
      const keys = organisationKeys(organisation);
      await attempt(client.markReadByAdviserBuffer(keys.head(conversation), adviser));
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
        ),
      );
      return reply.number(result) === 1;
    },

    async withdraw(organisation, conversation, employee) {
      const keys = organisationKeys(organisation);
      const result = await attempt(
        client.withdrawConversationBuffer(
          ...conversationKeys(keys, conversation),
          ...prefixes(keys, conversation),
          conversation,
          employee,
          toHour(clock.now()),
        ),
      );
      return reply.number(result) === 1;
    },

    async setAway(organisation, adviser, until, now) {
      const key = organisationKeys(organisation).away(adviser);
      if (until === undefined || until <= now) await attempt(client.del(key));
      else await attempt(client.set(key, awayHour(until), 'EXAT', epochSeconds(awayHour(until))));
    },
  };
}
