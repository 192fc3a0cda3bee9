/** The example of RFC 8291, appendix A, byte for byte: another implementation's numbers. */
import { expect, test } from 'vitest';
import { PADDED, sealPush } from '../../src/notices/seal-push.ts';
import { fromBase64url, toBase64url, utf8 } from '../../src/seal/bytes.ts';

const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
const RECEIVER = {
  p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
};
const SENDER_SECRET = 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw';

async function senderPair(): Promise<CryptoKeyPair> {
  const raw = bytes('BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8');
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  const [x, y] = [toBase64url(raw.subarray(1, 33)), toBase64url(raw.subarray(33))];
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  return {
    privateKey: await crypto.subtle.importKey('jwk', { ...jwk, d: SENDER_SECRET }, algorithm, false, ['deriveBits']),
    publicKey: await crypto.subtle.importKey('jwk', jwk, algorithm, true, []),
  };
}

test('the example of RFC 8291 comes out as it is printed there', async () => {
  const text = utf8('When I grow up, I want to be a watermelon');
  const given = { pair: await senderPair(), salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'), padded: text.length + 1 };
  expect(toBase64url(await sealPush(RECEIVER, text, given))).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('every message has the same length, and neither key nor salt of another', async () => {
  const [one, other] = await Promise.all([sealPush(RECEIVER, utf8('kort')), sealPush(RECEIVER, utf8('x'.repeat(400)))]);
  expect(one?.length).toBe(other?.length);
  expect(one?.length).toBe(16 + 4 + 1 + 65 + PADDED + 16);
  expect(one?.subarray(0, 16)).not.toEqual(other?.subarray(0, 16));
  expect(one?.subarray(21, 86)).not.toEqual(other?.subarray(21, 86));
  await expect(sealPush(RECEIVER, utf8('x'.repeat(PADDED)))).rejects.toThrow(RangeError);
});

test('a key that is no point of the curve is refused', async () => {
  const p256dh = RECEIVER.p256dh.slice();
  p256dh[40] = (p256dh[40] ?? 0) ^ 1;
  await expect(sealPush({ ...RECEIVER, p256dh }, utf8('x'))).rejects.toThrow(DOMException);
});
