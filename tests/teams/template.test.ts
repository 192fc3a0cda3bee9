import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/teams/views/template.ts';
import { expand } from '../support/teams-official.helper.ts';

const both = (template: object, fields: Record<string, unknown>): { ours: unknown; official: unknown } => ({
  ours: compile(template)(fields),
  official: expand(template, fields),
});

describe('binding', () => {
  test('a slot alone keeps what kind of value it is; among text it becomes text', () => {
    const fields = { n: 3, yes: true, press: { do: 'welcome', list: [1, { a: 'b' }] }, empty: '' };
    const { ours, official } = both(
      { n: '${n}', yes: '${yes}', press: '${press}', empty: '${empty}', text: 'a ${n}, ${yes}.', fixed: [1, 'x'] },
      fields,
    );
    expect(ours).toEqual({
      n: 3,
      yes: true,
      press: fields.press,
      empty: '',
      text: 'a 3, true.',
      fixed: [1, 'x'],
    });
    expect(official).toEqual(ours);
  });

  test.each([0, 1, 2, 5])('a list of %i items gives that many elements, in its place', (count) => {
    const items = Array.from({ length: count }, (_, n) => ({ text: `nr ${n}`, inner: [{ text: `in ${n}` }] }));
    const template = {
      body: ['before', { $data: '${items}', text: '${text}', more: [{ $data: '${inner}', t: '${text}' }] }, 'after'],
    };
    const { ours, official } = both(template, { items });
    expect(ours).toEqual(official);
    expect((ours as { body: unknown[] }).body).toHaveLength(count + 2);
  });

  test('an element is there when its field is true, within a list too', () => {
    const template = {
      body: [
        { $when: '${shown}', text: 'one' },
        { $data: '${items}', $when: '${shown}', text: '${text}' },
      ],
    };
    const items = [
      { shown: true, text: 'a' },
      { shown: false, text: 'b' },
    ];
    for (const shown of [true, false]) {
      const { ours, official } = both(template, { shown, items });
      expect(ours).toEqual(official);
      expect(JSON.stringify(ours).includes('one')).toBe(shown);
      expect(JSON.stringify(ours)).not.toContain('"b"');
    }
  });

  test.each([
    ['an expression', { text: '${1 + 1}' }],
    ['a function', { text: '${toUpper(name)}' }],
    ['a path', { text: '${a.b}' }],
    ['the root', { text: '${$root.a}' }],
    ['an index', { text: '${a[0]}' }],
    ['an unfinished slot', { text: 'costs $ {' }],
    ['a constant', { text: '${true}' }],
    ['an empty value', { list: [null] }],
    ['an escape', { text: '\\${name}' }],
    ['a condition', { body: [{ $when: "${name == 'x'}" }] }],
    ['a condition that is no slot', { body: [{ $when: true }] }],
    ['a list that is no slot', { body: [{ $data: [1] }] }],
    ['a list outside a list', { inner: { $data: '${items}' } }],
    ['a condition outside a list', { $when: '${shown}' }],
    ['a key of every object', JSON.parse('{"__proto__":{"a":1}}') as object],
  ])('a template with %s is refused before it is used', (_what, template) => {
    expect(() => compile(template)).toThrow(TypeError);
  });

  test('a slot without a field is a fault, and what every object has is no field', () => {
    for (const name of ['missing', 'constructor', 'toString', 'valueOf'])
      expect(() => compile({ text: `\${${name}}` })({})).toThrow(TypeError);
    expect(() => compile({ text: '${a}' })(Object.create({ a: 'inherited' }) as Record<string, unknown>)).toThrow(
      TypeError,
    );
  });
});

describe('whatever a field holds', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '${name}',
      '${a}${b}',
      '`',
      '\\',
      '${',
      '$data',
      '{{DATE(2026-01-01T00:00:00Z)}}',
      '__proto__',
      '"}',
    ),
    fc
      .tuple(fc.string(), fc.constantFrom('${text}', '${$root}', "${json('{}')}"), fc.string())
      .map((all) => all.join('')),
  );

  test('it is shown as it is, and never read as a template', () => {
    const bind = compile({ text: '${text}', both: '<${text}>', list: [{ $data: '${items}', text: '${text}' }] });
    fc.assert(
      fc.property(hostile, fc.array(hostile, { maxLength: 5 }), (text, more) => {
        const items = more.map((one) => ({ text: one }));
        expect(bind({ text, items })).toEqual({ text, both: `<${text}>`, list: items });
      }),
    );
  });

  test('the official library gives the same', () => {
    const template = {
      text: '${text}',
      both: '<${text}>',
      list: [{ $data: '${items}', text: '${text}', d: '${data}' }],
    };
    const bind = compile(template);
    const data = fc.dictionary(hostile, fc.oneof(hostile, fc.integer(), fc.boolean()), { maxKeys: 4 });
    fc.assert(
      fc.property(hostile, fc.array(fc.record({ text: hostile, data }), { maxLength: 4 }), (text, items) => {
        expect(bind({ text, items })).toEqual(expand(template, { text, items }));
      }),
      { numRuns: 200 },
    );
  });

  test('keys with a meaning in the language stay data, and no prototype changes', () => {
    const data = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"a":1},"$data":[1],"$when":false}') as object;
    const bound = compile({ data: '${data}' })({ data });
    expect(JSON.stringify(bound['data'])).toBe(JSON.stringify(data));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('nothing bound is shared between two cards', () => {
    const bind = compile({ list: [{ fixed: { a: 1 } }] });
    const [one, two] = [bind({}), bind({})] as { list: { fixed: { a: number } }[] }[];
    one!.list[0]!.fixed.a = 2;
    expect(two!.list[0]!.fixed.a).toBe(1);
  });

  test('a text of any length and lists of any depth are bound', () => {
    const deep = Array.from({ length: 2000 }).reduce<unknown>((inner) => ({ inner }), '${x}');
    const text = '${'.repeat(100_000);
    expect(compile({ text: '${text}', data: '${deep}' })({ text, deep })).toEqual({ text, data: deep });
  });
});
