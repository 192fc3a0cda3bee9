/** The code on HR's card: read back from the picture itself, as a telephone would, and as small as a card needs. */
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrPng } from '../../../src/core/publishing/qr-code.ts';

interface Picture {
  readonly side: number;
  /** Four bytes a pixel. */
  readonly pixels: Uint8ClampedArray;
}
/** One bit a pixel, no filter: what `qrPng` says it writes. */
function read(png: Buffer): Picture {
  const side = png.readUInt32BE(16);
  expect([png.readUInt32BE(20), ...png.subarray(24, 29)]).toEqual([side, 1, 0, 0, 0, 0]);
  const length = png.readUInt32BE(33);
  expect(png.subarray(37, 41).toString('latin1')).toBe('IDAT');
  const rows = inflateSync(png.subarray(41, 41 + length));
  const width = Math.ceil(side / 8) + 1;
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const bit = (rows.readUInt8(y * width + 1 + (x >> 3)) >> (7 - (x & 7))) & 1;
      pixels.fill(bit * 255, (y * side + x) * 4, (y * side + x) * 4 + 3);
      pixels[(y * side + x) * 4 + 3] = 255;
    }
  return { side, pixels };
}
const decoded = (png: Buffer): string | undefined => {
  const { side, pixels } = read(png);
  return jsqr.default(pixels, side, side)?.data;
};

describe('the code of a public page', () => {
  it('leads to the address it was made for, whatever that is', () => {
    const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/);
    fc.assert(
      fc.property(slug, slug, (host, id) => {
        const address = `https://${host}.example.nl/${id}`;
        expect(decoded(qrPng(address))).toBe(address);
      }),
      { numRuns: 40 },
    );
  });

  it('has its white border, stays below a kilobyte, and is the same every time', () => {
    const png = qrPng('https://vertrouwen.voorbeeldzorg.nl/voorbeeldzorg');
    const { side, pixels } = read(png);
    for (let at = 0; at < side; at += 1)
      for (let depth = 0; depth < 16; depth += 1)
        for (const [x, y] of [
          [at, depth],
          [depth, at],
          [at, side - 1 - depth],
          [side - 1 - depth, at],
        ] as const)
          expect(pixels[(y * side + x) * 4]).toBe(255);
    expect(png.length).toBeLessThan(1024);
    expect(qrPng('https://vertrouwen.voorbeeldzorg.nl/voorbeeldzorg')).toEqual(png);
  });
});
