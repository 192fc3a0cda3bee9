/** What stands between two devices that hand over keys: a server that wants them, and has one guess in a million. */
import { expect, test } from 'vitest';
import { toBase64url } from '../../src/seal/bytes.ts';
import {
  checkDigits,
  keepsPromise,
  newCommitment,
  newDevice,
  openOnDevice,
  sealToDevice,
  type NewDevice,
  type Transcript,
} from '../../src/seal/pairing.ts';

const refused = expect.objectContaining({ name: 'AppError', code: 'ENVELOPE_REFUSED' });
const PAYLOAD = new TextEncoder().encode('two private keys');
async function both(): Promise<{ device: NewDevice; transcript: Transcript }> {
  const [device, { nonce, commitment }] = [await newDevice(), await newCommitment()];
  const account = { issuer: 'https://id.example', subject: 'sub' };
  const { publicKey, joinNonce } = device;
  return { device, transcript: { ...account, commitment, publicKey, joinNonce, openNonce: nonce } };
}

test('who saw the same has the same six digits, and opens what is handed over', async () => {
  const { device, transcript } = await both();
  expect(await keepsPromise(transcript)).toBe(true);
  expect(await checkDigits(transcript)).toMatch(/^\d{6}$/);
  expect(await checkDigits({ ...transcript })).toBe(await checkDigits(transcript));
  const sealed = await sealToDevice(transcript, PAYLOAD);
  expect(await openOnDevice(device, transcript, sealed)).toEqual(PAYLOAD);
  expect(sealed).not.toContain(toBase64url(PAYLOAD).slice(4, 16));
});

test('whatever one of them saw differently gives other digits, and opens nothing', async () => {
  const [{ device, transcript }, other] = [await both(), await both()];
  const digits = await checkDigits(transcript);
  const sealed = await sealToDevice(transcript, PAYLOAD);
  for (const change of [
    { issuer: 'https://other.example' },
    { subject: 'sub2' },
    { commitment: other.transcript.commitment },
    { publicKey: other.transcript.publicKey },
    { joinNonce: other.transcript.joinNonce },
    { openNonce: other.transcript.openNonce },
  ]) {
    const changed = { ...transcript, ...change };
    expect(await checkDigits(changed)).not.toBe(digits);
    await expect(openOnDevice(device, changed, sealed)).rejects.toEqual(refused);
  }
  await expect(openOnDevice(other.device, transcript, sealed)).rejects.toEqual(refused);
  for (const bad of ['', 'A', 'A'.repeat(43), `${sealed.slice(0, -2)}AA`])
    await expect(openOnDevice(device, transcript, bad)).rejects.toEqual(refused);
});

test('nobody shows another number than the one they promised', async () => {
  const [{ transcript }, other] = [await both(), await both()];
  for (const openNonce of [other.transcript.openNonce, '', 'A', 'A'.repeat(43)])
    expect(await keepsPromise({ ...transcript, openNonce })).toBe(false);
});

test('digits are of every kind: none of 200 begins with the same four', async () => {
  const { transcript } = await both();
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, at) => checkDigits({ ...transcript, joinNonce: `n${at}` })),
  );
  expect(new Set(all).size).toBeGreaterThan(195);
  for (const digit of '0123456789') expect(all.some((digits) => digits.startsWith(digit))).toBe(true);
});
