/** A body of one field is read by a shorter way: what comes of it is what the parser of all fields makes of it. */
import { parse } from 'node:querystring';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from '../../src/slack/http/body.ts';

const json = fc.jsonValue().map((value) => JSON.stringify({ value }));
const encoded = fc.oneof(
  json.map((text) => new URLSearchParams({ payload: text }).toString()),
  json.map((text) => `payload=${encodeURIComponent(text)}`),
  // Not encoded as it should be, cut off, or with a second field.
  json.map((text) => `payload=${text}`),
  fc.tuple(json, fc.nat(40)).map(([text, less]) => `payload=${encodeURIComponent(text).slice(0, -less)}`),
  json.map((text) => `payload=${encodeURIComponent(text)}&payload=${encodeURIComponent(text)}`),
  fc.string({ unit: fc.constantFrom(...'payload=%&+{}":7Bé'.split('')) }).map((text) => `payload=${text}`),
);

const byAllFields = (body: string): unknown => {
  const { payload } = parse(body);
  try {
    const value: unknown = typeof payload === 'string' ? JSON.parse(payload) : undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

test('one field is read as all fields are', () => {
  fc.assert(
    fc.property(encoded, (body) => {
      const only = Object.keys(parse(body)).join() === 'payload';
      if (only) expect(parseBody('form', Buffer.from(body))).toEqual(byAllFields(body));
    }),
    { numRuns: 500 },
  );
});
