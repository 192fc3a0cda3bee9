/** The half of `ConversationStore` that only looks. Goes on when Redis is read-only or full. */
import { employeesOf, fromHour, toHour, type ConversationId, type Hour } from '../../core/conversation.ts';
import type { AnsweredTests, ConversationStore } from '../../core/ports.ts';
import { newestFirst } from '../hours.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { organisationKeys } from './keys.ts';

type Reads = Pick<ConversationStore, 'overview' | 'read' | 'findPress' | 'listForAdviser'>;

const away = (until: unknown, now: Date): Date | undefined => {
  const hour = Number(reply.text(until));
  return hour > toHour(now) ? fromHour(hour) : undefined;
};

/** What is none of ours is left out: who can write there could at most claim what they could write anyway. */
function answeredIn(tests: unknown): AnsweredTests | undefined {
  const [card, ...weeks] = reply.text(tests).split(' ');
  if (card === undefined || weeks.length === 0 || !weeks.every((week) => /^\d{1,8}$/.test(week))) return undefined;
  return { card, weeks: weeks.map(Number) };
}

export function redisReads(client: Commands): Reads {
  return {
    async overview(organisation, employee, advisers, now) {
      const keys = organisationKeys(organisation);
      const names = employeesOf(employee).map((pseudonym) => keys.employee(pseudonym));
      const pseudonyms = names.length;
      for (const id of advisers)
        names.push(keys.open(id), keys.away(id), keys.full(id), keys.answered(id), keys.planning(id));
      const found = await attempt(
        client.overviewBuffer(names.length, ...names, toHour(now), keys.headPrefix, pseudonyms),
      );
      const [loads, own] = reply.list(found);
      return {
        advisers: reply.list(loads).map((load) => {
          const [said, ...planning] = Array.isArray(load) ? (load as readonly unknown[]) : [load];
          const [open, until = '', full = '', ...tests] = reply.text(said).split(';');
          const [awayUntil, fullUntil] = [away(until, now), away(full, now)];
          const answered = answeredIn(tests.join(';'));
          const signed = reply.signedPlanning(planning);
          return {
            open: reply.number(open),
            ...(awayUntil && { awayUntil }),
            ...(fullUntil && { fullUntil }),
            ...(answered && { answered }),
            ...(signed && { signed }),
          };
        }),
        conversations: reply
          .list(own)
          .map((item) => {
            const [id, adviser, state, lastHour, unread, expires, promised] = reply.list(item);
            const summary = {
              id: reply.text(id) as ConversationId,
              adviser: reply.text(adviser),
              state: reply.state(state),
              lastHour: reply.number(lastHour),
              expiresHour: reply.number(expires),
              unread: reply.number(unread),
              ...reply.awaited(promised),
            };
            return { summary, id: summary.id, lastHour: summary.lastHour, expiresHour: summary.expiresHour };
          })
          .toSorted(newestFirst)
          .map(({ summary }) => summary),
      };
    },

    async read(organisation, conversation, by, page, now) {
      const keys = organisationKeys(organisation);
      const found = await attempt(
        client.readConversationBuffer(
          keys.head(conversation),
          keys.log(conversation),
          keys.copyPrefix(conversation),
          ...reply.belongsTo(by),
          page.before ?? '',
          page.limit,
          page.copies ? '1' : '0',
          toHour(now),
          page.boards ? '1' : '',
        ),
      );
      if (found === null) return undefined;
      const [head, from, entries, copies, note, board] = reply.list(found);
      const first = reply.number(from);
      const whole = reply.decodeHead(organisation, conversation, reply.list(head));
      const employeeCopies = new Map<number, Uint8Array>();
      const copiesUntil = new Map<number, Hour>();
      for (const [index, stored] of reply.list(copies).entries()) {
        const copy = reply.decodeCopy(stored, toHour(now));
        if (copy === undefined) continue;
        employeeCopies.set(first + index, copy.bytes);
        if (copy.until !== undefined) copiesUntil.set(first + index, Math.min(copy.until, whole.expiresHour));
      }
      return {
        head: whole,
        from: first,
        entries: reply.list(entries).map(reply.bytes),
        employeeCopies,
        copiesUntil,
        ...(Buffer.isBuffer(note) ? { note: new Uint8Array(note) } : {}),
        ...(page.boards ? { boards: reply.boards(reply.list(board)) } : {}),
      };
    },

    async findPress(organisation, employee, { conversation, opens, dedupeKey, mark }, now) {
      const keys = organisationKeys(organisation);
      const found = await attempt(
        client.findPressBuffer(
          keys.head(conversation),
          keys.headPrefix,
          conversation,
          reply.namesOf(employee),
          reply.pressBytes({ dedupeKey, mark }),
          toHour(now),
          opens ? '1' : '0',
          keys.employeePrefix,
          keys.copyBase,
        ),
      );
      return found === null ? undefined : reply.foundPress(reply.list(found));
    },

    async listForAdviser(organisation, adviser, limit, now, after, withFirst = false) {
      const keys = organisationKeys(organisation);
      const found = await attempt(
        client.listInboxBuffer(
          keys.inbox(adviser),
          keys.headPrefix,
          limit,
          toHour(now),
          adviser,
          withFirst ? keys.logPrefix : '',
          ...(after === undefined ? [] : [after.id, after.lastHour]),
        ),
      );
      return reply.list(found).map((item) => {
        const [id, handle, state, lastHour, unread, promised, language, first] = reply.list(item);
        return {
          id: reply.text(id) as ConversationId,
          handle: reply.text(handle),
          state: reply.state(state),
          lastHour: reply.number(lastHour),
          unread: reply.text(unread) === '1',
          ...reply.awaited(promised),
          ...reply.language(language),
          ...(Array.isArray(first) ? { first: reply.firstEntry(first) } : {}),
        };
      });
    },
  };
}
