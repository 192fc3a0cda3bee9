/** What is still to be done for an organisation before its people can write, be told, and be billed for. */
import {
  holdsOn,
  isCounted,
  PEOPLE_FOR_SETTLEMENT,
  POOL_AT_LEAST,
  quarterAt,
  STATEMENT_AT_LEAST,
} from '../../core/billing/contract.ts';
import { clientOf } from '../../core/billing/client.ts';
import { poolMembers } from '../../core/billing/quarter-bills.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { isPersonOf, type Organisation } from '../../core/organisation.ts';
import { placesOf, served, type Read } from './read.ts';

export function missingIn(organisation: Organisation, supplier: string, today: CalendarDay): readonly string[] {
  const { id, people, managers, contracts = [], slack, teams, advisers } = organisation;
  const own = advisers.filter((adviser) => isPersonOf(adviser, supplier));
  const current = contracts.find((one) => one.supplier === supplier && holdsOn(one, today));
  const coming = contracts.find((one) => one.supplier === supplier && one.from > today);
  const lines: string[] = [];
  if (slack === undefined && teams === undefined)
    lines.push('its workspace: slack.teamIds or teams.tenantIds, or nobody can write');
  if (own.length === 0) lines.push(`advisers: none of ${supplier} stands in its file`);
  for (const { id: who, person = '', identity, keyCards } of own) {
    const [, name = who] = person.split('/');
    if (identity === undefined || keyCards.length === 0)
      lines.push(`the key of ${name}: npm run adviser -- invite ${id} ${who}, then approve ${who}`);
  }
  const publishers = [...(slack?.publishers ?? []), ...(teams?.publishers ?? [])];
  if (publishers.length === 0) lines.push('the card: name who may publish it, slack.publishers or teams.publishers');
  if (people === undefined)
    lines.push('people: how many work there; without it no figure is printed and no pool is shared');
  else if (managers === undefined)
    lines.push('managers: how many lead others; without it the account never says whether it came from one of them');
  if (current === undefined)
    lines.push(
      coming === undefined
        ? `contract: { supplier: ${supplier}, form: package, from: ${today} }, or nothing is billed`
        : `its contract begins on ${coming.from}`,
    );
  else if (current.form === 'per-consult' && (people ?? 0) < PEOPLE_FOR_SETTLEMENT)
    lines.push(
      `per-consult is for ${PEOPLE_FOR_SETTLEMENT} people and more: it pays the package until its contract says package or pool`,
    );
  else if (current.form !== 'package' && !isCounted(organisation, current, today))
    lines.push(
      current.form === 'pool'
        ? 'its consults are not counted this quarter, because its contract does not hold for all of it: it pays the package by the day'
        : 'its consults are not counted this year, because its contract does not hold for all of it: it pays the package by the day',
    );
  if (current?.until !== undefined) lines.push(`its contract ends on ${current.until}`);
  return lines;
}

/** What concerns the supplier itself. */
export function missingOf(read: Read, today: CalendarDay): readonly string[] {
  const { supplier } = read;
  const { year, quarter } = quarterAt(today);
  const clients = served(read).flatMap((one) => clientOf(one, read.id) ?? []);
  const members = poolMembers(clients, year, quarter);
  const lines: string[] = [];
  if (supplier.tariffs === undefined) lines.push('tariffs: nothing can be offered or billed without them');
  if (supplier.branding === undefined)
    lines.push('branding: offers and bills have no address, no account and no house colour');
  if (supplier.coordinators === undefined)
    lines.push('coordinators: nobody of yours can see whether everything is in order');
  const inPool = clients.filter(({ contracts }) => contracts.some((one) => one.form === 'pool' && holdsOn(one, today)));
  if (inPool.length > 0 && members.length < POOL_AT_LEAST)
    lines.push(
      `the pool has ${members.length} of the ${POOL_AT_LEAST} organisations it needs this quarter: its members pay the package by the day, and no consult is charged`,
    );
  const memberIds = new Set(members.map(({ client }) => client.id));
  for (const { id: person, name } of supplier.advisers) {
    const count = placesOf(read, person, memberIds);
    if (count > 0 && count < STATEMENT_AT_LEAST)
      lines.push(
        `${name} works for ${count} of the pool: with fewer than ${STATEMENT_AT_LEAST} no statement can be handed in, and those consults are not charged`,
      );
  }
  return lines;
}
