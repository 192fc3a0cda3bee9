/** What is read of Slack's answer without taking it apart is what is in it, whatever stands in the view that comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/slack/outbound/read-answer.ts';

/** Text as a person, or who wants to be taken for Slack, would put into a view. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(',"hash":"x"', '","hash":"x","a":"', '{"ok":true,"view":{"id":"V9"', '\\","hash":"', '"}}'),
);
const answers = fc.record({
  id: fc.string({ minLength: 1, maxLength: 255 }),
  hash: fc.string({ maxLength: 255 }),
  words,
});
const written = (id: string, text: string, hash: string): string =>
  JSON.stringify({ ok: true, view: { id, blocks: [{ type: 'section', text: { type: 'plain_text', text } }], hash } });

describe('the answer to a view', () => {
  test('gives the id and the mark that Slack wrote, with any words in the view', () => {
    fc.assert(
      fc.property(answers, ({ id, hash, words: text }) => {
        const view = hash === '' ? { id } : { id, hash };
        expect(readAnswer(written(id, text, hash))).toEqual({ ok: true, view });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['another order', '{"view":{"hash":"1.a","id":"V1"},"ok":true}', { ok: true, view: { id: 'V1', hash: '1.a' } }],
    ['no mark', '{"ok":true,"view":{"id":"V1","blocks":[]}}', { ok: true, view: { id: 'V1' } }],
    [
      'two marks',
      '{"ok":true,"view":{"id":"V1","hash":"1.a","x":{"y":1,"hash":"2.b"}}}',
      { ok: true, view: { id: 'V1', hash: '1.a' } },
    ],
    [
      'a mark beside the view',
      '{"ok":true,"view":{"id":"V1","hash":"1.a"},"hash":"2.b"}',
      { ok: true, view: { id: 'V1', hash: '1.a' } },
    ],
    [
      'an id with an escape',
      '{"ok":true,"view":{"id":"V\\u0031","hash":"1.a"}}',
      { ok: true, view: { id: 'V1', hash: '1.a' } },
    ],
    [
      'a mark with an escape',
      '{"ok":true,"view":{"id":"V1","hash":"1\\u002ea"}}',
      { ok: true, view: { id: 'V1', hash: '1.a' } },
    ],
    ['an error', '{"ok":false,"error":"expired_trigger_id"}', { ok: false, error: 'expired_trigger_id' }],
  ])('is read in full where it has %s', (_what, text, expected) => {
    expect(readAnswer(text)).toEqual(expected);
  });

  test.each([
    '',
    '{"ok":true,"view":{"id":"V1","hash":"1.a"',
    'null',
    '{"ok":1}',
    '{"ok":true,"view":{"id":"V1","hash":7}}',
  ])('%s is none', (text) => {
    expect(readAnswer(text)).toBeUndefined();
  });
});
