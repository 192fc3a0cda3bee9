/** A self-signed certificate for 127.0.0.1 and for what names are given, made when asked: one that is committed would end some day. X.509 (RFC 5280). */
import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = body.length;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
};
const SEQUENCE = 0x30;
const ECDSA_SHA256 = der(SEQUENCE, der(6, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
const COMMON_NAME = der(6, [0x55, 0x04, 0x03]);
const ALTERNATIVE_NAME = der(6, [0x55, 0x1d, 0x11]);
/** GeneralizedTime: years of four digits. */
const time = (at: Date): Buffer =>
  der(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`, 'ascii'));

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}
export function certificate({
  from,
  until,
  names = [],
}: {
  readonly from: Date;
  readonly until: Date;
  readonly names?: readonly string[];
}): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from('127.0.0.1')))));
  const altNames = der(
    SEQUENCE,
    ALTERNATIVE_NAME,
    der(4, der(SEQUENCE, der(0x87, [127, 0, 0, 1]), ...names.map((each) => der(0x82, Buffer.from(each))))),
  );
  const body = der(
    SEQUENCE,
    der(0xa0, der(2, [2])),
    der(2, [1]),
    ECDSA_SHA256,
    name,
    der(SEQUENCE, time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, altNames)),
  );
  const signature = der(3, [0], sign('sha256', body, privateKey));
  const base64 = der(SEQUENCE, body, ECDSA_SHA256, signature).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
