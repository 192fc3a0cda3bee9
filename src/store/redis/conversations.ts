/** `ConversationStore` on Redis: arguments in, one script, reply out. The decisions are in the `.lua` files. */
import type { Redis } from 'ioredis';
import { fromHour, toHour, type ConversationId, type Pseudonym } from '../../core/conversation.ts';
import type { AdviserId, OrganisationId } from '../../core/organisation.ts';
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
  expiresAfterClosing,
  expiresAfterMessage,
  newestFirst,
  REMEMBERED_SUBMISSIONS,
} from '../hours.ts';
import { attempt } from './client.ts';
import * as reply from './head.ts';
import { organisationKeys, type OrganisationKeys } from './keys.ts';

type Reader = { employee: Pseudonym } | { adviser: AdviserId };
/** The field of the head that says whose it is, and what it must be. */
const belongsTo = (by: Reader): [string, string] => ('employee' in by ? ['o', by.employee] : ['a', by.adviser]);

const place = (keys: OrganisationKeys, id: ConversationId): [string, string] => [keys.head(id), keys.log(id)];
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
export function redisConversations(client: Redis, clock: Clock): ConversationStore {
  const away = (until: unknown, now: Date): Date | undefined => {
    const hour = Number(reply.text(until));
    return hour > toHour(now) ? fromHour(hour) : undefined;
  };

  return {
    async look(organisation, employee, advisers, now) {
      const keys = organisationKeys(organisation);
      const names = [keys.employee(employee), ...advisers.flatMap((id) => [keys.open(id), keys.away(id)])];
      const found = await attempt(client.lookBuffer(names.length, ...names, toHour(now), keys.headPrefix));
      const [loads, own] = reply.list(found);
      return {
        advisers: reply.list(loads).map((load) => {
          const [open, until] = reply.list(load);
          const awayUntil = away(until, now);
          return { open: reply.number(open), ...(awayUntil && { awayUntil }) };
        }),
        conversations: reply
          .list(own)
          .map((item) => {
            const [id, adviser, language, state, lastHour, unread, expires] = reply.list(item);
            const summary = {
              id: reply.text(id) as ConversationId,
              adviser: reply.text(adviser),
              language: reply.language(language),
              state: reply.state(state),
              lastHour: reply.number(lastHour),
              unread: reply.number(unread),
            };
            return { summary, id: summary.id, lastHour: summary.lastHour, expiresHour: reply.number(expires) };
          })
          .toSorted(newestFirst)
          .map(({ summary }) => summary),
      };
    },

    async open({ head, submission, entry, entryHash, capacity, refuseWhenAway, retention, now }) {
      const keys = organisationKeys(head.organisation);
      const result = await attempt(
        client.openConversationBuffer(
          ...place(keys, head.id),
          keys.employee(head.owner),
          keys.inbox(head.adviser),
          keys.open(head.adviser),
          keys.away(head.adviser),
          ...[keys.copyPrefix(head.id), keys.headPrefix],
          ...[head.id, head.owner, head.adviser, head.handle, head.language, head.limits],
          ...[reply.submissionDigest(submission), reply.buffer(entry), reply.buffer(entryHash)],
          ...[head.dayKey, ...reply.splitSecret(head.wrappedSecret)],
          ...[
            capacity,
            MAX_CONVERSATIONS,
            toHour(now),
            expiresAfterMessage(now, retention),
            refuseWhenAway ? '1' : '0',
          ],
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
          ...place(keys, conversation),
          ...prefixes(keys, conversation),
          ...[conversation, request.from, request.by, reply.submissionDigest(request.submission)],
          ...[expected.length, reply.buffer(expected.headHash)],
          ...[reply.buffer(request.entry), reply.buffer(request.entryHash)],
          copy ? reply.unreadCopy(copy) : '',
          ...[request.dayKey, ...reply.splitSecret(request.wrappedSecret)],
          ...[MAX_MESSAGES, MAX_MESSAGES_PER_HOUR, REMEMBERED_SUBMISSIONS],
          ...[toHour(now), expiresAfterMessage(now, request.retention)],
        ),
      );
      return reply.text(result) as AppendResult;
    },

    async read(organisation, conversation, by, page, now) {
      const keys = organisationKeys(organisation);
      const found = await attempt(
        client.readConversationBuffer(
          ...place(keys, conversation),
          ...[keys.copyPrefix(conversation), ...belongsTo(by)],
          ...[page.before ?? '', page.limit, page.copies ? '1' : '0', toHour(now)],
        ),
      );
      if (found === null) return undefined;
      const [head, from, entries, copies] = reply.list(found);
      const first = reply.number(from);
      const employeeCopies = reply.list(copies).flatMap((stored, index): [number, Uint8Array][] => {
        const copy = reply.decodeCopy(stored, toHour(now));
        return copy ? [[first + index, copy]] : [];
      });
      return {
        head: reply.decodeHead(organisation, conversation, reply.list(head)),
        from: first,
        entries: reply.list(entries).map(reply.bytes),
        employeeCopies: new Map(employeeCopies),
      };
    },

    async markReadByEmployee(organisation, conversation, employee, sequences, retention, now) {
      const keys = organisationKeys(organisation);
      await attempt(
        client.markReadByEmployeeBuffer(
          ...[keys.head(conversation), keys.copyPrefix(conversation), employee],
          ...[toHour(now), copyExpires(now, retention), ...sequences],
        ),
      );
    },

    async markReadByAdviser(organisation, conversation, adviser) {
      const keys = organisationKeys(organisation);
      await attempt(client.markReadByAdviserBuffer(keys.head(conversation), adviser));
    },

    async close(organisation, conversation, by, retention, now) {
      const keys = organisationKeys(organisation);
      const result = await attempt(
        client.closeConversationBuffer(
          ...place(keys, conversation),
          ...prefixes(keys, conversation),
          ...[conversation, ...belongsTo(by), toHour(now), expiresAfterClosing(now, retention)],
        ),
      );
      return reply.number(result) === 1;
    },

    async withdraw(organisation, conversation, employee) {
      const keys = organisationKeys(organisation);
      const result = await attempt(
        client.withdrawConversationBuffer(
          ...place(keys, conversation),
          ...prefixes(keys, conversation),
          ...[conversation, employee, toHour(clock.now())],
        ),
      );
      return reply.number(result) === 1;
    },

    async listForAdviser(organisation, adviser, limit, now) {
      const keys = organisationKeys(organisation);
      const found = await attempt(
        client.listInboxBuffer(keys.inbox(adviser), keys.headPrefix, limit, toHour(now), adviser),
      );
      return reply.list(found).map((item) => {
        const [id, handle, state, lastHour, unread] = reply.list(item);
        return {
          id: reply.text(id) as ConversationId,
          handle: reply.text(handle),
          state: reply.state(state),
          lastHour: reply.number(lastHour),
          unread: reply.text(unread) === '1',
        };
      });
    },

    async setAway(organisation: OrganisationId, adviser, until, now) {
      const key = organisationKeys(organisation).away(adviser);
      if (until === undefined || until <= now) await attempt(client.del(key));
      else await attempt(client.set(key, awayHour(until), 'EXAT', fromHour(awayHour(until)).getTime() / 1000));
    },

    async awayUntil(organisation, adviser, now) {
      const until = await attempt(client.get(organisationKeys(organisation).away(adviser)));
      return until === null ? undefined : away(until, now);
    },
  };
}
