/** What passes through our own buffers on its way to being hashed or sealed is overwritten there. */
import { afterEach, expect, it, vi } from 'vitest';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { openEnvelope } from '../../src/seal/envelope.ts';
import { bodyFits } from '../../src/seal/padding.ts';
import { headerFor, newScene, seal } from '../support/seal.helper.ts';

const CANARY = 'kanarie-in-het-geheugen';
afterEach(() => vi.restoreAllMocks());
const isBlank = (bytes: Uint8Array): boolean => bytes.length > 0 && bytes.every((byte) => byte === 0);

it('a user id and a text that are hashed', async () => {
  const keyring = await memoryKeyring();
  const made: Buffer[] = [];
  const real = Buffer.allocUnsafe.bind(Buffer);
  vi.spyOn(Buffer, 'allocUnsafe').mockImplementation((size) => {
    const bytes = real(size);
    made.push(bytes);
    return bytes;
  });
  keyring.pseudonym('acme', 'slack', 'T0', CANARY);
  keyring.derive('submission', 'acme', CANARY);
  expect(made).toHaveLength(2);
  expect(made.every(isBlank)).toBe(true);
});

it('a text that is sealed, opened or measured', async () => {
  const scene = await newScene();
  const header = headerFor(scene, 'e2a');
  const made: Uint8Array[] = [];
  const encode = TextEncoder.prototype.encode.bind(new TextEncoder());
  vi.spyOn(TextEncoder.prototype, 'encode').mockImplementation((text) => {
    const bytes = encode(text);
    if (text === CANARY) made.push(bytes);
    return bytes;
  });
  const decoded: Uint8Array[] = [];
  const decode = TextDecoder.prototype.decode.bind(new TextDecoder());
  vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation((bytes, options) => {
    const text = decode(bytes, options);
    if (text === CANARY) decoded.push(bytes as Uint8Array);
    return text;
  });
  const envelope = await seal(scene, header, { kind: 'text', text: CANARY });
  const { body } = await openEnvelope({
    envelope,
    expect: header,
    recipient: scene.adviser.encryption,
    sender: scene.bot.publicKey,
  });
  expect(body.text).toBe(CANARY);
  expect(bodyFits(CANARY)).toBe(true);
  expect([made.length, decoded.length]).toEqual([2, 1]);
  expect([...made, ...decoded].every(isBlank)).toBe(true);
});
