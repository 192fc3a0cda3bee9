/**
 * The little arithmetic that WebCrypto does not offer: is this point on the curve (SEC 1, 2.3.4), and one
 * form per ECDSA signature. Public values only, so timing gives nothing away.
 */

// NIST P-256 domain parameters (FIPS 186-4, D.1.2.3; SEC 2, 2.4.2).
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function toInteger(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

function fromInteger(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  let rest = value;
  for (let i = 31; i >= 0; i--) {
    bytes[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

/** 65 bytes, uncompressed, and on the curve. */
export function isP256Point(point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false;
  const x = toInteger(point.subarray(1, 33));
  const y = toInteger(point.subarray(33));
  return x < P && y < P && (y * y) % P === (x * x * x + (P - 3n) * x + B) % P;
}

/**
 * Both `(r, s)` and `(r, n - s)` verify. Only the lower `s` is accepted here, or whoever writes the store
 * could turn an envelope into a second one with another hash and a valid signature.
 */
export function hasLowS(signature: Uint8Array): boolean {
  return toInteger(signature.subarray(32)) <= N / 2n;
}

export function toLowS(signature: Uint8Array): Uint8Array {
  if (hasLowS(signature)) return signature;
  const lower = signature.slice();
  lower.set(fromInteger(N - toInteger(signature.subarray(32))), 32);
  return lower;
}
