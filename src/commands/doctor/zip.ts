/** One file out of a zip (APPNOTE.TXT 4.3): only what our own packages use. Node's modules only, as production has. */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LARGEST = 1024 * 1024;

/** `undefined` when it is not there, or this is no zip. */
export function readFromZip(zip: Buffer, wanted: string): string | undefined {
  try {
    const end = zip.length - 22;
    if (zip.readUInt32LE(end) !== END) return undefined;
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (zip.readUInt32LE(at) !== ENTRY) return undefined;
      const method = zip.readUInt16LE(at + 10);
      const size = zip.readUInt32LE(at + 20);
      const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ];
      if (zip.toString('utf8', at + 46, at + 46 + name) === wanted) {
        const local = zip.readUInt32LE(at + 42);
        const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
        const bytes = zip.subarray(from, from + size);
        return (method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: LARGEST })).toString('utf8');
      }
      at += 46 + name + extra + comment;
    }
  } catch {
    // Cut off or no zip at all.
  }
  return undefined;
}
