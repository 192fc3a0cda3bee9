/** Holds an answer of the inbox's server against the contract: what a page would not read may not be written either. */
import { expect } from 'vitest';
import * as reports from '../../src/inbox/contract-reports.ts';
import * as contract from '../../src/inbox/contract.ts';

type Shape =
  | typeof contract.notices
  | typeof contract.noticesTest
  | typeof contract.anything
  | typeof contract.booksResult
  | typeof contract.me
  | typeof contract.list
  | typeof contract.plannings
  | typeof contract.thread
  | typeof reports.glances
  | typeof reports.reports;
const { PATHS } = contract;
/** `undefined`: 202 or 204, and nothing in it. */
const ANSWERS: Readonly<Record<string, Readonly<Record<number, unknown>>>> = {
  [`GET ${PATHS.me}`]: { 200: contract.me },
  [`GET ${PATHS.planning}`]: { 200: contract.plannings },
  [`PUT ${PATHS.planning}`]: { 204: undefined },
  [`GET ${PATHS.keySlots}`]: { 200: contract.anything },
  [`PUT ${PATHS.keySlots}`]: { 202: undefined, 204: undefined },
  [`PUT ${PATHS.recoverySlot}`]: { 202: undefined, 204: undefined },
  [`PUT ${PATHS.books}`]: { 200: contract.booksResult, 202: contract.booksResult },
  [`GET ${reports.REPORTS_PATH}`]: { 200: reports.glances },
  [`GET ${reports.reportsPath('*')}`]: { 200: reports.reports },
  [`PUT ${reports.reportYearPath('*', '*')}/round`]: { 204: undefined },
  [`PUT ${reports.reportYearPath('*', '*')}/contribution`]: { 204: undefined },
  [`POST ${reports.reportYearPath('*', '*')}/end`]: { 204: undefined },
  [`POST ${reports.reportYearPath('*', '*')}/release`]: { 204: undefined },
  [`POST ${PATHS.enrolment}`]: { 201: contract.enrolmentResult },
  [`GET ${PATHS.conversations}`]: { 200: contract.list },
  [`GET ${contract.conversationPath('*', '*')}`]: { 200: contract.thread },
  [`POST ${contract.conversationPath('*', '*')}/replies`]: { 200: contract.replyResult, 201: contract.replyResult },
  [`POST ${contract.conversationPath('*', '*')}/read`]: { 204: undefined },
  [`POST ${contract.conversationPath('*', '*')}/close`]: { 204: undefined },
  [`GET ${PATHS.notices}`]: { 200: contract.notices },
  [`PUT ${PATHS.notices}`]: { 202: undefined, 204: undefined },
  [`POST ${PATHS.noticesTest}`]: { 200: contract.noticesTest },
  [`POST ${PATHS.visit}`]: { 204: undefined },
  [`POST ${PATHS.startSignIn}`]: { 200: contract.location },
  [`POST ${PATHS.signOut}`]: { 204: undefined },
};

/** Throws when the answer is none of the contract's. Streams and paths that are no route are left alone. */
export function expectContract(method: string, path: string, answered: { status: number; text: string }): void {
  const { pathname } = new URL(path, 'http://inbox');
  const route = `${method} ${pathname
    .replace(/^(\/api\/conversations)\/[^/]+\/[^/]+/, '$1/*/*')
    .replace(/^(\/api\/reports)\/[^/]+/, '$1/*')
    .replace(/^(\/api\/reports\/\*)\/[^/]+/, '$1/*')}`;
  if (pathname === PATHS.changes && answered.status === 200) return;
  if (answered.status >= 400) {
    if (method !== 'HEAD' && /^\/(api|auth)\//.test(pathname)) holds(contract.refusal as never, answered.text, route);
    return;
  }
  const answers = ANSWERS[route];
  if (answers === undefined) return;
  expect(Object.keys(answers), route).toContain(String(answered.status));
  const shape = answers[answered.status];
  if (shape === undefined) expect(answered.text, route).toBe('');
  else holds(shape as Shape, answered.text, route);
}

/** As the page reads it, and not a field more. */
function holds(shape: Shape, text: string, route: string): void {
  const json: unknown = JSON.parse(text);
  const { success, data, error } = shape.safeParse(json);
  expect(success ? data : error, `${route} answers by the contract`).toEqual(json);
}
