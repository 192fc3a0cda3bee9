/** A browser gets a file in an encoding that it takes, and every cache between us knows that there are others. */
import { describe, expect, test } from 'vitest';
import { encodedFor, isVariant, variantsOf } from '../../src/base/variants.ts';

const files = new Map(['a.js', 'a.js.br', 'a.js.gz', 'b.svg'].map((name) => [name, Buffer.from(name)]));
const of = (name: string) => {
  const found = variantsOf(name, (each) => files.get(each));
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const chosen = (accept: string | undefined, name = 'a.js') => {
  const { body, headers } = encodedFor(of(name), accept);
  return [Buffer.from(body).toString(), headers['content-encoding'], headers['vary'], headers['content-length']];
};

describe('which file goes out', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'a.js.br', 'br'],
    ['gzip, deflate', 'a.js.gz', 'gzip'],
    ['br;q=0.5, gzip;q=1.0', 'a.js.gz', 'gzip'],
    ['br;q=0, gzip', 'a.js.gz', 'gzip'],
    ['*', 'a.js.br', 'br'],
    ['br;q=0, *', 'a.js.gz', 'gzip'],
    ['identity', 'a.js', undefined],
    ['', 'a.js', undefined],
    [undefined, 'a.js', undefined],
    ['zstd', 'a.js', undefined],
    ['identity;q=0, zstd', 'a.js', undefined],
    ['gzip;q=0, br;q=0', 'a.js', undefined],
    [';;q=,,=', 'a.js', undefined],
  ])('for %j', (accept, name, encoding) => {
    expect(chosen(accept)).toEqual([name, encoding, 'Accept-Encoding', name.length]);
  });

  test('what was not worth compressing varies with nothing', () => {
    expect(chosen('br, gzip', 'b.svg')).toEqual(['b.svg', undefined, undefined, 5]);
  });

  test('what is not there is not there, and a neighbour is no file of its own', () => {
    expect(variantsOf('c.js', (name) => files.get(name))).toBeUndefined();
    expect([...files.keys()].filter((name) => !isVariant(name))).toEqual(['a.js', 'b.svg']);
  });
});
