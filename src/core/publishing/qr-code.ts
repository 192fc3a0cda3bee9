/**
 * The address of a public page as a picture, to be scanned from a screen of work with a telephone of one's own. PNG with
 * one bit a pixel (W3C, Portable Network Graphics, third edition): some 500 bytes, so that a card can carry it itself.
 */
import { crc32, deflateSync } from 'node:zlib';
import { encodeQR } from 'qr';

/** Pixels of one module: some 150 across, which a telephone reads from an arm's length. */
const SCALE = 4;
/** Four modules of white around it (ISO/IEC 18004); also what makes it readable on a dark background. */
const BORDER = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same bytes for the same address. */
export function qrPng(address: string): Buffer {
  const modules = encodeQR(address, 'raw', { ecc: 'medium', border: BORDER });
  const side = modules.length * SCALE;
  const row = Math.ceil(side / 8) + 1;
  // Each row begins with its filter (0, none); a bit that is set is white.
  const pixels = Buffer.alloc(row * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const isDark = modules[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] === true;
      const at = y * row + 1 + (x >> 3);
      if (!isDark) pixels.writeUInt8(pixels.readUInt8(at) | (0x80 >> (x & 7)), at);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit, greyscale, the only methods there are, not interlaced.
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
