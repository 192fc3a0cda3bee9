/** What an adviser's key said once says nothing else, and nobody else can have said it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../src/seal/bytes.ts';
import { toLowS } from '../../src/seal/p256.ts';
import { generateAdviserKeys, type AdviserKeys, type KeySlots } from '../../src/seal/slots.ts';
import { isSigned, signStatement, type Statement } from '../../src/seal/statement.ts';

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
  { says: 'close', organisation: 'acme', adviser: 'nora', conversation: 'i' },
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
    const { passphrase, recovery } = statement.after;
    for (const after of [
      { ...statement.after, card: 'iv1.y' },
      { ...statement.after, recovery: { ...recovery, salt: 'z' } },
      { ...statement.after, recovery: { ...recovery, sealed: 'z' } },
      { ...statement.after, passphrase: { ...passphrase, salt: 'z' } },
      { ...statement.after, passphrase: { ...passphrase, sealed: 'z' } },
      ...(['memoryKiB', 'iterations', 'parallelism'] as const).map((name) => ({
        ...statement.after,
        passphrase: { ...passphrase, argon2id: { ...passphrase.argon2id, [name]: 9 } },
      })),
    ]) {
      expect(await isSigned(keys.keyCard.signing, { ...statement, after }, signature)).toBe(false);
    }
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
