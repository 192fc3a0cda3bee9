import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../src/seal/', import.meta.url);
const ALLOWED =
  /^(\.\/[a-z0-9-]+\.ts|\.\.\/base\/errors\.ts|hpke|hash-wasm|@noble\/hashes\/sha2\.js|@scure\/bip39\/wordlists\/english\.js)$/;

describe('sealing runs in a browser', () => {
  const files = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

  it.each(files)('$name imports nothing that a browser lacks, and nothing of the server', ({ text }) => {
    const imports = Array.from(text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), (match) => match[1]);
    expect(imports.filter((name) => !ALLOWED.test(String(name)))).toEqual([]);
  });

  it.each(files)('$name uses no global of Node', ({ text }) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\b(Buffer|process|require|__dirname|setImmediate)\b/);
  });
});
