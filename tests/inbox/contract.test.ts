/** The contract holds what the routes write: the harness parses every answer, and this is the proof that it would notice. */
import { describe, expect, test } from 'vitest';
import { INVITATION_MAX } from '../../src/core/adviser/invitations.ts';
import { INVITATION_LENGTH } from '../../src/inbox/contract-requests.ts';
import { PATHS } from '../../src/inbox/contract.ts';
import { expectContract } from '../support/inbox-contract.helper.ts';

const answered = (status: number, body: unknown) => ({ status, text: body === undefined ? '' : JSON.stringify(body) });
const ME = {
  state: 'enrolling',
  account: { issuer: 'https://id.example', subject: 'nora' },
  organisation: { id: 'acme', name: 'acme bv' },
  adviser: { id: 'nora', name: 'Nora' },
  waiting: false,
  hasSlots: false,
};

describe('an answer that keeps to the contract', () => {
  test.each([
    ['GET', PATHS.me, answered(200, ME)],
    ['GET', PATHS.conversations, answered(200, { items: [] })],
    ['POST', PATHS.signOut, answered(204, undefined)],
    ['POST', PATHS.startSignIn, answered(429, { code: 'too-many', seconds: 30 })],
    ['GET', PATHS.changes, answered(200, undefined)],
  ])('passes: %s %s', (method, path, response) => {
    expect(() => expectContract(method, path, response)).not.toThrow();
  });
});

describe('an answer that does not', () => {
  test.each([
    ['a field that is missing', 'GET', PATHS.me, answered(200, { ...ME, waiting: undefined })],
    ['a field that no page reads', 'GET', PATHS.me, answered(200, { ...ME, subject: 'sub-nora' })],
    ['a status of its own', 'GET', PATHS.me, answered(206, ME)],
    ['a code that no page knows', 'GET', PATHS.me, answered(403, { code: 'no-idea' })],
    ['a body where there is none', 'POST', PATHS.signOut, answered(204, {})],
    ['a result of its own', 'POST', `${PATHS.conversations}/acme/x/replies`, answered(201, { result: 'perhaps' })],
  ])('is noticed: %s', (_what, method, path, response) => {
    expect(() => expectContract(method, path, response)).toThrow(/^\S+ \S+/);
  });
});

test('an invitation is as long for the page as for the server', () => {
  expect(INVITATION_LENGTH).toBe(INVITATION_MAX);
});
