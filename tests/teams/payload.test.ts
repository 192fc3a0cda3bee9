/** Teams' clients leave out, empty and null what does not apply. What comes is understood or refused, and nothing faults. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { readActivity } from '../../src/teams/http/payloads.ts';
import { readCard } from '../../src/teams/views/read-card.ts';
import { openOffice, type Office } from '../support/teams.helper.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Json = Record<string, unknown>;
const GONE = Symbol('gone');
const put = (body: Json, path: readonly string[], value: unknown): Json => {
  const copy = structuredClone(body);
  let holder: Json = copy;
  for (const key of path.slice(0, -1)) holder = (holder[key] ??= {}) as Json;
  const last = path.at(-1) ?? '';
  if (value === GONE) delete holder[last];
  else holder[last] = value;
  return copy;
};

describe('what may be absent', () => {
  it.each([[['from', 'aadObjectId']], [['conversation', 'conversationType']], [['locale']]])(
    '%j: empty and null say the same as nothing',
    (path) => {
      const body = office.activity();
      const without = readActivity(put(body, path, GONE));
      expect(without).toBeDefined();
      for (const value of ['', null]) expect(readActivity(put(body, path, value))).toEqual(without);
    },
  );

  test.each([
    [['conversation', 'tenantId'], ''],
    [['conversation', 'tenantId'], null],
    [['channelData'], null],
    [['channelData'], ''],
    [['channelData', 'tenant'], null],
    [['channelData', 'tenant'], { id: '' }],
    [['channelData', 'tenant'], {}],
  ])('the tenant named once is enough: %j is %j', async (path, value) => {
    const body = put(office.activity(), path, value);
    expect((await office.post(body)).status).toBe(200);
  });

  test('a tenant that is named nowhere is none of ours', async () => {
    const body = put(put(office.activity(), ['conversation', 'tenantId'], ''), ['channelData'], null);
    expect((await office.post(body)).status).toBe(401);
  });
});

it('reading never throws, whatever one field or all of it holds', () => {
  const anything = fc.oneof(fc.constantFrom(GONE, null, '', 0, [], {}, { id: '' }), fc.jsonValue());
  const body = office.activity();
  const fields = fc.constantFrom(
    ...['id', 'type', 'name', 'from', 'recipient', 'conversation', 'channelData', 'locale', 'value', 'serviceUrl'].map(
      (name) => [name],
    ),
    ['from', 'id'],
    ['from', 'aadObjectId'],
    ['value', 'data'],
    ['value', 'commandId'],
  );
  fc.assert(
    fc.property(fields, anything, fc.jsonValue(), (path, value, whole) => {
      for (const given of [put(body, path, value), whole]) {
        expect(() => readActivity(given)).not.toThrow();
        expect(() => readCard(given)).not.toThrow();
      }
    }),
    { numRuns: 500 },
  );
});

test('no field of an activity makes the receiver fault', async () => {
  const body = office.activity();
  const token = await office.token();
  for (const name of Object.keys(body))
    for (const value of [GONE, null, '', 7, [], {}]) {
      await office.post(put(body, [name], value), token);
      const faults = office.lines.filter((line) => line.includes('"event":"fault"'));
      expect({ name, value, faults }).toEqual({ name, value, faults: [] });
    }
});
