import { expect, it } from 'vitest';
import { readJson, readJsonObject } from '../../src/base/json.ts';

it('what is no JSON is nothing, and never an error', () => {
  expect(readJson('{"a":[1]}')).toEqual({ a: [1] });
  expect(readJson('null')).toBeNull();
  for (const text of ['', '{', 'kanarie', '{"a":1}x']) expect(readJson(text)).toBeUndefined();
});

it('one object, and nothing else', () => {
  expect(readJsonObject('{"a":1}')).toEqual({ a: 1 });
  for (const text of ['null', '[]', '[{}]', '1', '"a"', '{']) expect(readJsonObject(text)).toBeUndefined();
});
