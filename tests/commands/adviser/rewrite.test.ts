/** The command that changes an organisation file leaves it the file that it was: the server must read it as before. */
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTerminal } from '../../../src/commands/terminal.ts';
import { readerOf, rewrite } from '../../../src/commands/adviser/rewrite.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rewrite-'));
  path = join(folder, 'acme.yaml');
  writeFileSync(path, 'id: acme\n', { mode: 0o640 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const add = (text: string): string => `${text}name: Acme\n`;
const isRoot = process.getuid?.() === 0;

describe('a file that is changed', () => {
  test('stays the same file: mode, number and second name, and nothing is left beside it', async () => {
    chmodSync(path, 0o664);
    linkSync(path, join(folder, 'second-name'));
    const before = statSync(path);
    await rewrite(path, add);
    const after = statSync(path);
    expect([after.ino, after.mode, after.nlink]).toEqual([before.ino, before.mode, 2]);
    expect(readFileSync(join(folder, 'second-name'), 'utf8')).toBe('id: acme\nname: Acme\n');
    expect(readdirSync(folder).toSorted()).toEqual(['acme.yaml', 'second-name']);
  });

  test.runIf(isRoot)('by root belongs to whom it belonged', async () => {
    chownSync(path, 4711, 4712);
    await rewrite(path, add, { uid: 4711 });
    expect([statSync(path).uid, statSync(path).gid]).toEqual([4711, 4712]);
  });

  test('through a link changes what the link leads to, and stays a link', async () => {
    mkdirSync(join(folder, 'kept'));
    writeFileSync(join(folder, 'kept', 'bank.yaml'), 'id: bank\n');
    const link = join(folder, 'bank.yaml');
    symlinkSync(join('kept', 'bank.yaml'), link);
    await rewrite(link, add);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'kept', 'bank.yaml'), 'utf8')).toBe('id: bank\nname: Acme\n');
  });

  test('may become shorter, and may hold every letter', async () => {
    await rewrite(path, () => 'é');
    expect(readFileSync(path, 'utf8')).toBe('é');
  });
});

describe('before anything is written, it is refused', () => {
  test.runIf(isRoot)('for a file that the server cannot read', async () => {
    const keys = join(folder, 'keys');
    mkdirSync(keys, { mode: 0o700 });
    chownSync(keys, 4711, 4711);
    chownSync(path, 0, 0);
    chmodSync(path, 0o600);
    await expect(rewrite(path, add, await readerOf(keys))).rejects.toThrow(/the server cannot read acme\.yaml/);
    expect(readFileSync(path, 'utf8')).toBe('id: acme\n');
    chmodSync(path, 0o644);
    await rewrite(path, add, await readerOf(keys));
    expect(readFileSync(path, 'utf8')).toContain('Acme');
  });

  test('for a file that is not UTF-8, which would come out with other letters', async () => {
    const bytes = Buffer.from('id: acme\nname: Andr\xe9\n', 'latin1');
    writeFileSync(path, bytes);
    await expect(rewrite(path, add)).rejects.toThrow(/not UTF-8/);
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('when the change itself is refused', async () => {
    const no = (): string => {
      throw new Error('no');
    };
    await expect(rewrite(path, no)).rejects.toThrow('no');
    expect(readFileSync(path, 'utf8')).toBe('id: acme\n');
    expect(readdirSync(folder)).toEqual(['acme.yaml']);
  });

  test('with a link to nothing, and with a folder', async () => {
    symlinkSync('nowhere', join(folder, 'a.yaml'));
    await expect(rewrite(join(folder, 'a.yaml'), add)).rejects.toThrow(/link to something that is not there/);
    mkdirSync(join(folder, 'b.yaml'));
    await expect(rewrite(join(folder, 'b.yaml'), add)).rejects.toThrow(/organisation file is wrong/);
  });
});

describe('a question', () => {
  const piped = (text: string) => {
    const input = new PassThrough();
    input.end(text);
    return openTerminal(input, new PassThrough());
  };

  test('is answered by a pipe, one line each, however early the lines were there', async () => {
    const asking = piped('one two\nsamira\n');
    expect([await asking.ask('? '), await asking.ask('? ')]).toEqual(['one two', 'samira']);
    expect(await asking.ask('? ')).toBeUndefined();
    asking.close();
  });

  test.each([
    ['a pipe with nothing in it', '', undefined],
    ['a last line without an end', 'one two', 'one two'],
  ])('has an answer from %s', async (_name, text, typed) => {
    expect(await piped(text).ask('? ')).toBe(typed);
  });
});
