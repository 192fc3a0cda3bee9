/** One check that hangs or throws costs its own line; what is printed is for a person, and harmless to a terminal. */
import { describe, expect, test } from 'vitest';
import { runDoctorCommand, type DoctorCommand } from '../../../src/commands/doctor/index.ts';
import { jsonOf, lineOf, linesOf, summaryOf } from '../../../src/commands/doctor/print.ts';
import { exitCode, runChecks, soon } from '../../../src/commands/doctor/run.ts';
import { fail, info, ok, skipped, warn, type Check, type Finding } from '../../../src/commands/doctor/types.ts';

const fine: Check = { id: 'fine', run: () => [ok('fine', 'Fine.')] };

describe('running the checks', () => {
  test('one that hangs is ended, told to let go, and takes no other with it', async () => {
    let told = false;
    const hanging: Check = {
      id: 'hanging',
      within: 20,
      run: (signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => (told = true));
        }),
    };
    const findings = await runChecks([hanging, fine]);
    expect(findings.map(({ id, level }) => [id, level])).toEqual([
      ['hanging', 'fail'],
      ['fine', 'ok'],
    ]);
    expect(findings[0]?.remedy).toBeDefined();
    expect(told).toBe(true);
  });

  test.each([
    [
      'at once',
      () => {
        throw new Error('kanarie');
      },
    ],
    ['later', () => Promise.reject(Object.assign(new Error('kanarie'), { code: 'EACCES' }))],
    ['with something that is no error', () => Promise.reject('kanarie')],
  ])('one that throws %s is a line without the text of its error', async (_when, run) => {
    const findings = await runChecks([{ id: 'broken', run }, fine]);
    expect(findings.map(({ level }) => level)).toEqual(['fail', 'ok']);
    expect(JSON.stringify(findings)).not.toContain('kanarie');
    expect(exitCode(findings)).toBe(1);
  });

  test('what others need is waited for a while, and no longer', async () => {
    expect(await soon(new Promise(() => undefined), 10)).toBeUndefined();
    expect(await soon(Promise.reject(new Error('x')), 1000)).toBeUndefined();
    expect(await soon(Promise.resolve(3))).toBe(3);
  });

  test('the exit code is that of the worst', () => {
    expect(exitCode([ok('a', 'A'), warn('b', 'B', 'do'), skipped('c', 'C', 'x'), info('d', 'D')])).toBe(0);
    expect(exitCode([ok('a', 'A'), fail('b', 'B', 'do')])).toBe(1);
    expect(exitCode([])).toBe(1);
  });
});

describe('what is printed', () => {
  const nasty = fail('x', 'A\u001B[31mname\nwith \u202Elines', 'do\u0007 it');

  test('is one line a finding, whatever is in a file or comes from another server', () => {
    for (const text of [lineOf(nasty, false), jsonOf([nasty], 1).replaceAll('\n', '')])
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lineOf(nasty, false)).toMatch(/^✗ A .* → do  it$/);
    expect(lineOf(ok('a', 'A.'), true)).toContain('\u001B[32m✓');
  });

  test('adds up, and does not call fine what was not looked at', () => {
    expect(summaryOf([ok('a', 'A'), nasty])).toMatch(/^1 must be solved/);
    expect(summaryOf([skipped('a', 'A', 'x')])).toContain('not everything');
    expect(summaryOf([ok('a', 'A')])).toMatch(/^Nothing failed/);
  });

  test('for machines holds id, level, message and remedy, and no colour', () => {
    expect(JSON.parse(jsonOf([warn('a.b', 'A.', 'Do.'), ok('c', 'C.')], 0))).toEqual({
      version: 1,
      ok: true,
      findings: [
        { id: 'a.b', level: 'warn', message: 'A.', remedy: 'Do.' },
        { id: 'c', level: 'ok', message: 'C.' },
      ],
    });
  });
});

describe('a thousand organisations', () => {
  const many = Array.from({ length: 1000 }, (_, index): Finding[] => [
    ok('people.key', `org-${index}: every adviser has a pinned key.`),
    warn('people.phone', `org-${index}: no telephone number.`, 'Add contact.phone.'),
    fail('people.language', `org-${index}: nobody speaks "en".`, 'Add an adviser.'),
  ]).flat();

  test('are a page to read, with what is to be solved first and a count of the rest', () => {
    const lines = linesOf([ok('node', 'Node.'), ...many], false);
    expect(lines.length).toBeLessThan(30);
    expect(lines.filter((line) => line.startsWith('✓'))).toEqual([
      '✓ Node.',
      '✓ org-0: every adviser has a pinned key. … and 999 more of this kind (--json has every line)',
    ]);
    expect(lines.filter((line) => line.startsWith('✗'))).toHaveLength(10);
    expect(lines.join('\n')).toContain('… and 990 more of this kind');
    expect(summaryOf(many)).toContain('1000 ✓, 1000 !, 1000 ✗');
  });

  test('are all there for a machine', () => {
    expect((JSON.parse(jsonOf(many, 1)) as { findings: unknown[] }).findings).toHaveLength(3000);
  });

  test('a few are told one by one', () => {
    expect(linesOf(many.slice(0, 9), false)).toHaveLength(9);
  });
});

describe('the command', () => {
  const lines: string[] = [];
  const command: DoctorCommand = {
    env: {},
    root: '/nowhere',
    nodeVersion: '20.19.0',
    now: () => new Date('2026-11-24T09:00:00Z'),
    readFile: () => {
      throw new Error('kanarie');
    },
    colour: false,
    out: (text) => void lines.push(text),
  };

  test.each([
    [['--help'], 0],
    [['--jsn'], 2],
    [['--env'], 2],
    [['--env', 'missing'], 2],
  ])('%j ends with %i', async (argv, code) => {
    lines.length = 0;
    expect(await runDoctorCommand(argv, command)).toBe(code);
    expect(lines.join('')).toMatch(/npm run doctor|cannot be read|needs the name/);
    expect(lines.join('')).not.toContain('kanarie');
  });

  test('looks at the file that Node was given, and says at the end what it cannot see', async () => {
    lines.length = 0;
    const readFile = (): Uint8Array =>
      new TextEncoder().encode('\uFEFFNODE_ENV=production\nREDIS_URL=redis://a:kanarie#b@c\n');
    await runDoctorCommand([], { ...command, execArgv: ['--env-file=.env'], readFile });
    const text = lines.join('\n');
    expect(text).toMatch(/! \.env, line 1: the file begins with a byte order mark/);
    expect(text).toMatch(/! \.env, line 2: the value of REDIS_URL is cut off at its #/);
    expect(text).not.toMatch(/NODE_ENV is not "production"|kanarie/);
    expect(text).toMatch(/· Look yourself: whether the reverse proxy writes/);
  });

  test('a file that is not UTF-8 fails by name, and the rest is looked at all the same', async () => {
    lines.length = 0;
    const readFile = (): Uint8Array => Buffer.from('HOSTED_BY=Zorg\xe9\nNODE_ENV=production\n', 'latin1');
    expect(await runDoctorCommand(['--env', 'x.env'], { ...command, readFile })).toBe(1);
    expect(lines.join('\n')).toMatch(/✗ x\.env, line 1: the file is not UTF-8 text\. → Save it as UTF-8/);
    expect(lines.join('\n')).not.toContain('NODE_ENV is not "production"');
  });

  test('knows a Node that is too old', async () => {
    lines.length = 0;
    expect(await runDoctorCommand([], { ...command, nodeVersion: '18.20.1' })).toBe(1);
    expect(lines.join('\n')).toMatch(/✗ Node 18\.20\.1 is too old\. → Install/);
  });
});
