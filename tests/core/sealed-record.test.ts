/** One way to seal a small record, in which what 0.2.0 sealed by hand still opens. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openJson, openToken, sealJson, sealToken } from '../../src/core/sealed-record.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';

const schema = z.strictObject({ word: z.string() });
const utf8 = (text: string) => new TextEncoder().encode(text);

it('opens where it lies, in its shape, and nowhere else', async () => {
  const keyring = await memoryKeyring();
  const sealed = sealJson(keyring, { word: 'één' }, 'here');
  expect(openJson(keyring, schema, sealed, 'here')).toEqual({ word: 'één' });
  expect(openJson(keyring, schema, sealed, 'there')).toBeUndefined();
  expect(openJson(keyring, z.number(), sealed, 'here')).toBeUndefined();
  expect(openJson(keyring, schema, undefined, 'here')).toBeUndefined();
  for (const text of ['', 'kanarie', '{"word":'])
    expect(openJson(keyring, schema, keyring.sealRecord(utf8(text), 'here'), 'here')).toBeUndefined();
  expect(openJson(keyring, schema, keyring.sealRecord(new Uint8Array([0xff]), 'here'), 'here')).toBeUndefined();
});

it('takes the records that were sealed by hand', async () => {
  const keyring = await memoryKeyring();
  const byHand = keyring.sealRecord(utf8(JSON.stringify({ word: 'x' })), 'here');
  expect(openJson(keyring, schema, byHand, 'here')).toEqual({ word: 'x' });
  // The state of an installation under way was a number as text.
  const state = Buffer.from(keyring.sealRecord(utf8(String(1_772_445_600_000)), 'state')).toString('base64url');
  expect(openToken(keyring, z.number(), state, 'state')).toBe(1_772_445_600_000);
});

it('a token has one spelling', async () => {
  const keyring = await memoryKeyring();
  const token = sealToken(keyring, { word: 'x' }, 'here');
  expect(openToken(keyring, schema, token, 'here')).toEqual({ word: 'x' });
  for (const other of [`${token}=`, `${token} `, `${token}!`, token.replace(/^./, '$&.')])
    expect(openToken(keyring, schema, other, 'here')).toBeUndefined();
});
