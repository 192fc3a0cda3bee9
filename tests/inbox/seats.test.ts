import { expect, test } from 'vitest';
import type { Adviser, Organisation, Organisations } from '../../src/core/organisation.ts';
import { seatsOf } from '../../src/inbox/server/session/seats.ts';
import { adviserOf, testOrganisation } from '../support/organisation.helper.ts';

const ISSUER = 'https://login.example.nl';
const inForce = (list: readonly Organisation[]): Organisations => ({
  all: () => list,
  byId: () => undefined,
  bySlackTeam: () => undefined,
  bySlackEnterprise: () => undefined,
  byTeamsTenant: () => undefined,
});

test('finds somebody in every organisation that lists them, by issuer and subject exactly', async () => {
  const { organisation } = await testOrganisation();
  const second = { ...organisation, id: 'bakery', advisers: organisation.advisers.slice(0, 1) };
  const all = inForce([organisation, second, { ...organisation, id: 'none', advisers: [] }]);
  const found = (issuer: string, subject: string): string[] =>
    seatsOf(all, { issuer, subject }).map((seat) => `${seat.organisation.id} ${seat.adviser.id}`);
  expect(found(ISSUER, 'subject-samira')).toEqual(['zorg samira', 'bakery samira']);
  expect(found(ISSUER, 'subject-tom')).toEqual(['zorg tom']);
  expect(found(`${ISSUER}/`, 'subject-samira')).toEqual([]);
  expect(found('https://login.example.nl","subject-samira', '')).toEqual([]);
  expect(found(ISSUER, 'Subject-samira')).toEqual([]);
});

test('searches nobody a second time: it is asked at every request and twice a minute of every open stream', async () => {
  const { organisation } = await testOrganisation();
  let looks = 0;
  const advisers = Array.from({ length: 40 }, (_, index): Adviser => {
    const { identity, ...rest } = adviserOf(`a${index}`, 'Adviser', undefined);
    return Object.defineProperty(rest, 'identity', { get: () => ((looks += 1), identity) });
  });
  const all = inForce([{ ...organisation, advisers }]);
  expect(seatsOf(all, { issuer: ISSUER, subject: 'subject-a39' })).toHaveLength(1);
  looks = 0;
  for (let index = 0; index < 40; index += 1)
    expect(seatsOf(all, { issuer: ISSUER, subject: `subject-a${index}` })).toHaveLength(1);
  expect(looks).toBe(0);
});

test('knows a changed file at once', async () => {
  const { organisation } = await testOrganisation();
  const list = [organisation];
  const who = { issuer: ISSUER, subject: 'subject-samira' };
  expect(seatsOf(inForce(list), who)).toHaveLength(1);
  list[0] = { ...organisation, advisers: organisation.advisers.filter(({ id }) => id !== 'samira') };
  expect(seatsOf(inForce(list), who)).toEqual([]);
});
