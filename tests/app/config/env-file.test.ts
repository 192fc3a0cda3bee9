/** A variable that stands in the file somebody looks at is never missing without a word. */
import { describe, expect, it } from 'vitest';
import { readEnvFile } from '../../../src/app/config/env-file.ts';
import { startEnvironment, takeOption } from '../../../src/app/config/start-environment.ts';
import { isAppError } from '../../../src/base/errors.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readEnvFile(bytes(text));
const whats = (text: string): string[] => read(text).remarks.map(({ line, what }) => `${line}: ${what}`);

describe('a file of variables', () => {
  it('gives the first variable behind a byte order mark, and says what Node would do', () => {
    const { variables, remarks } = read('\uFEFFNODE_ENV=production\nA=1\n');
    expect(variables).toEqual({ NODE_ENV: 'production', A: '1' });
    expect(remarks[0]?.what).toContain('byte order mark');
    expect(read('\uFEFF# first a comment\nNODE_ENV=production\n').variables).toEqual({ NODE_ENV: 'production' });
  });

  it('loses no variable after a line that is none, and names that line without showing it', () => {
    const { variables, remarks } = read('A=1\nredis://user:canary@host\nNODE_ENV=production\nB : canary=2\nC=3');
    expect(variables).toEqual({ A: '1', NODE_ENV: 'production', C: '3' });
    expect(remarks.map(({ line, weight }) => [line, weight])).toEqual([
      [2, 'broken'],
      [4, 'broken'],
    ]);
    expect(JSON.stringify(remarks)).not.toContain('canary');
  });

  it.each([
    ['REDIS_URL=redis://u:can#ary@host', /^1: the value of REDIS_URL is cut off at its #/],
    ['\n\nREDIS_URL=canary #ary', /^3: what stands behind # in the line of REDIS_URL is taken for a comment/],
    ['A="canary"ary', /^1: what stands behind the closing quote of A is left out/],
    ["A='canary", /^1: the quote before the value of A is never closed/],
    ['A=1\nB=2\nA=canary', /^3: A stands in line 1 as well/],
  ])('%j is named, and no value is shown', (text, what) => {
    expect(whats(text)).toHaveLength(1);
    expect(whats(text)[0]).toMatch(what);
    expect(JSON.stringify(read(text).remarks)).not.toMatch(/can|ary/);
  });

  it('is not to be used when a quote left open swallowed a variable', () => {
    const { remarks } = read('A="canary\nREDIS_URL="redis://host"\nB=1');
    expect(remarks[0]).toMatchObject({ weight: 'broken', line: 1 });
    expect(JSON.stringify(remarks)).not.toContain('canary');
  });

  it.each([
    ["A='x#y' # comment", { A: 'x#y' }],
    ['A="two\nlines # not a comment"\nB=1', { A: 'two\nlines # not a comment', B: '1' }],
    ['export A=1\r\n# comment\r\nB = 2 \r\nC=\r\n', { A: '1', B: '2', C: '' }],
    ['A=`x"y`', { A: 'x"y' }],
  ])('%j loses nothing, and nothing is said', (text, variables) => {
    expect(read(text)).toEqual({ variables, remarks: [] });
  });

  it.each([
    ['Latin-1', Buffer.from('A=1\nHOSTED_BY=Zorg Curaçao\n', 'latin1'), 2],
    ['UTF-16 with its mark', Buffer.from('\uFEFFA=1\n', 'utf16le'), 1],
    ['UTF-16 without it', Buffer.from('A=1\n', 'utf16le'), 1],
  ])('%s is named with its line, and the variables that can be read are still there', (_, text, line) => {
    const { variables, remarks } = readEnvFile(text);
    expect(variables['A']).toBe('1');
    expect(remarks).toMatchObject([{ weight: 'broken', line, what: 'the file is not UTF-8 text' }]);
  });
});

describe('the environment of a start', () => {
  const start = (text: string | Uint8Array, given: Record<string, string>, argv: string[], execArgv: string[] = []) =>
    startEnvironment({
      env: given,
      argv,
      execArgv,
      read: (path) => {
        if (path !== 'the file') throw new Error('canary');
        return typeof text === 'string' ? bytes(text) : text;
      },
    });
  const refusal = (text: string | Uint8Array, argv: string[]): string => {
    try {
      start(text, {}, argv);
    } catch (error) {
      if (isAppError(error, 'CONFIG_INVALID')) return error.message;
      throw error;
    }
    return '';
  };

  it('takes --env wherever it stands and leaves the other words; what is set already wins', () => {
    for (const argv of [
      ['--env', 'the file', 'invite', 'samira'],
      ['invite', '--env=the file', 'samira'],
    ]) {
      const { env, argv: rest, said } = start('A=1\nB=2', { B: 'own' }, argv);
      expect([env, rest, said]).toEqual([{ A: '1', B: 'own' }, ['invite', 'samira'], []]);
    }
    expect(takeOption(['pending'])).toEqual({ rest: ['pending'] });
  });

  it('refuses a file it would have to guess at: every line at once, no value', () => {
    expect(refusal("A=1\ncanary\nB='canary", ['--env', 'the file'])).toMatch(
      /line 2: [^]*line 3: .* B is never closed/,
    );
    expect(refusal("canary\nB='canary", ['--env', 'the file'])).not.toContain('canary');
    expect(refusal(Buffer.from('A=\xe9', 'latin1'), ['--env', 'the file'])).toContain('is not UTF-8 text');
    expect(refusal('', ['--env', 'missing'])).toContain('cannot be read');
    expect(refusal('', ['--env'])).toContain('needs the name of a file');
    expect(refusal('', ['--env', '--json'])).toContain('needs the name of a file');
  });

  it('puts back what Node lost of its --env-file, and says which', () => {
    // As Node 20 to 24 make it of a mark before a comment.
    const given = { '\uFEFF# comment\nNODE_ENV': 'production', STORE: 'memory' };
    for (const execArgv of [['--env-file=the file'], ['--env-file', 'the file'], ['--env-file-if-exists=the file']]) {
      const { env, said } = start('\uFEFF# comment\nNODE_ENV=production\nSTORE=redis\n', given, [], execArgv);
      expect([env['NODE_ENV'], env['STORE']]).toEqual(['production', 'memory']);
      expect(said.join('\n')).toMatch(/byte order mark[^]*taken after all: NODE_ENV/);
    }
  });

  it('goes on with what Node took from a file that is not right, and says so: it ran before', () => {
    const { said } = start(Buffer.from('A=\xe9\n', 'latin1'), { A: '�' }, [], ['--env-file=the file']);
    expect(said.join()).toContain('is not UTF-8 text');
    expect(start('', { A: '1' }, [], ['--env-file=gone']).env).toEqual({ A: '1' });
  });

  it('knows a marked name that some other tool passed on', () => {
    const { env, said } = start('', { '\uFEFFNODE_ENV': 'production' }, []);
    expect([env['NODE_ENV'], said.join()]).toEqual(['production', expect.stringContaining('NODE_ENV')]);
  });
});
