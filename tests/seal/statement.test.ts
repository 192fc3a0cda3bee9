/** What an adviser's key said once says nothing else, and nobody else can have said it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../src/seal/bytes.ts';
import { toLowS } from '../../src/seal/p256.ts';
import { generateAdviserKeys, type AdviserKeys, type KeySlots } from '../../src/seal/slots.ts';
import { isSigned, signStatement, type Statement } from '../../src/seal/statement.ts';
import type { Way, WaySlots } from '../../src/seal/ways.ts';

let keys: AdviserKeys;
let other: AdviserKeys;
beforeAll(async () => {
  [keys, other] = [await generateAdviserKeys(), await generateAdviserKeys()];
});

const slots = (part: string): KeySlots => ({
  version: 1,
  card: 'iv1.x',
  passphrase: { argon2id: { memoryKiB: 1, iterations: 2, parallelism: 3 }, salt: part, sealed: `s${part}` },
  recovery: { salt: `r${part}`, sealed: `rs${part}` },
});
const ways = (part: string, way: Partial<Way> = {}): WaySlots => ({
  version: 2,
  card: 'iv1.x',
  ways: [{ id: 'AAAAAAAAAAA', kind: 'device', salt: part, sealed: `s${part}`, ...way }],
  older: [],
});
const account = { issuer: 'https://id.example', subject: 'sub' };
const STATEMENTS: readonly Statement[] = [
  { says: 'new passphrase slot', ...account, before: slots('a'), after: slots('b') },
  { says: 'new recovery slot', ...account, before: slots('a'), after: slots('b') },
  { says: 'new passphrase slot', ...account, before: slots('b'), after: slots('a') },
  { says: 'new passphrase slot', issuer: 'https://id.examples', subject: 'ub', before: slots('a'), after: slots('b') },
  { says: 'enrol', organisation: 'acme', adviser: 'nora', invitation: 'i', ...account },
  { says: 'enrol', organisation: 'acmen', adviser: 'ora', invitation: 'i', ...account },
  { says: 'enrol', organisation: 'acme', adviser: 'nora', invitation: 'j', ...account },
  { says: 'enrol', organisation: 'acme', adviser: 'nora', invitation: 'i', ...account, subject: 'other' },
  { says: 'enrol', organisation: 'acme', adviser: 'nora', invitation: 'i', ...account, proven: ['passphrase'] },
  { says: 'enrol', organisation: 'acme', adviser: 'nora', invitation: 'i', ...account, proven: [] },
  { says: 'new key', organisation: 'acme', adviser: 'nora', ...account, from: 'iv1.x', to: 'iv1.y' },
  { says: 'new key', organisation: 'acme', adviser: 'nora', ...account, from: 'iv1.y', to: 'iv1.x' },
  { says: 'not lost', ...account, card: 'iv1.x', since: '2026-11-27' },
  { says: 'not lost', ...account, card: 'iv1.x', since: '2026-11-28' },
  { says: 'leave', ...account, card: 'iv1.x' },
  { says: 'add a way', ...account, before: slots('a'), after: ways('b') },
  { says: 'use a way', ...account, before: ways('b'), after: ways('b', { used: '2026-11-27' }) },
  { says: 'remove a way', ...account, before: ways('b'), after: ways('b', { used: '2026-11-27' }) },
  { says: 'close', organisation: 'acme', adviser: 'nora', conversation: 'i' },
  { says: 'pause', organisation: 'acme', adviser: 'nora', conversation: 'i', before: 0, until: 11 },
  { says: 'pause', organisation: 'acme', adviser: 'nora', conversation: 'i', before: 11, until: 0 },
  { says: 'pause', organisation: 'acme', adviser: 'nora', conversation: 'i', before: 1, until: 1 },
  { says: 'self-test', organisation: 'acme', adviser: 'nora', week: 1, secret: 'i' },
  { says: 'self-test', organisation: 'acme', adviser: 'nora', week: 11, secret: 'i' },
  { says: 'self-test', organisation: 'acme', adviser: 'nora', week: 1, secret: 'ii' },
  { says: 'self-test', organisation: 'acm', adviser: 'enora', week: 1, secret: 'i' },
];
const sign = (statement: Statement, by = keys) => signStatement(by.signing.privateKey, statement);

describe('a signed statement', () => {
  it('is that statement and no other, by that key and no other', async () => {
    const signatures = await Promise.all(STATEMENTS.map((statement) => sign(statement)));
    for (const [i, signature] of signatures.entries()) {
      const valid = await Promise.all(STATEMENTS.map((each) => isSigned(keys.keyCard.signing, each, signature)));
      expect(valid).toEqual(STATEMENTS.map((_, j) => i === j));
      const [statement] = STATEMENTS.slice(i);
      expect(statement && (await isSigned(other.keyCard.signing, statement, signature))).toBe(false);
    }
  });

  it('covers every field of the slots', async () => {
    const [statement] = STATEMENTS;
    if (statement?.says !== 'new passphrase slot') throw new Error('not slots');
    const signature = await sign(statement);
    const signed = slots('b');
    const { passphrase, recovery } = signed;
    for (const after of [
      { ...signed, card: 'iv1.y' },
      { ...signed, recovery: { ...recovery, salt: 'z' } },
      { ...signed, recovery: { ...recovery, sealed: 'z' } },
      { ...signed, passphrase: { ...passphrase, salt: 'z' } },
      { ...signed, passphrase: { ...passphrase, sealed: 'z' } },
      ...(['memoryKiB', 'iterations', 'parallelism'] as const).map((name) => ({
        ...signed,
        passphrase: { ...passphrase, argon2id: { ...passphrase.argon2id, [name]: 9 } },
      })),
    ]) {
      expect(await isSigned(keys.keyCard.signing, { ...statement, after }, signature)).toBe(false);
    }
  });

  it('covers every field of a list of ways', async () => {
    const statement = { says: 'add a way', ...account, before: ways('a'), after: ways('b') } as const;
    const signature = await sign(statement);
    expect(await isSigned(keys.keyCard.signing, statement, signature)).toBe(true);
    for (const after of [
      { ...statement.after, card: 'iv1.y' },
      { ...statement.after, ways: [] },
      { ...statement.after, older: [{ card: 'iv1.z', sealed: 's' }] },
      ways('c'),
      ...(
        [
          { id: 'BBBBBBBBBBB' },
          { kind: 'passphrase' },
          { name: 'n' },
          { made: '2026-11-27' },
          { used: '2026-11-27' },
          { argon2id: { memoryKiB: 1, iterations: 2, parallelism: 3 } },
          { credential: 'c' },
          { salt: 'z' },
          { sealed: 'z' },
        ] as const
      ).map((way) => ways('b', way)),
    ])
      expect(await isSigned(keys.keyCard.signing, { ...statement, after }, signature)).toBe(false);
  });

  it('is refused when it is no signature, and in its other form', async () => {
    const [statement] = STATEMENTS;
    if (statement === undefined) throw new Error('none');
    const signature = await sign(statement);
    const bytes = fromBase64url(signature) ?? new Uint8Array();
    expect(toLowS(bytes)).toEqual(bytes);
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).toString('hex')}`);
    const high = Buffer.concat([bytes.subarray(0, 32), Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')]);
    for (const wrong of ['', 'x', '=', 'A'.repeat(86), `${signature}A`, toBase64url(high)]) {
      expect(await isSigned(keys.keyCard.signing, statement, wrong)).toBe(false);
    }
  });
});
