import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { buildTeamsPackage, fillManifest } from '../../../src/commands/manifest/teams.ts';
import { MODES, SOURCES, teamsValues } from '../../support/manifest-values.helper.ts';

const text = (bytes: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('the package an administrator uploads to Teams', () => {
  test.each(MODES)('holds the manifest, its language and two icons at the root (%s)', (mode) => {
    const values = teamsValues({ TEAMS_CHAT_REPLY: mode });
    const files = unzipSync(buildTeamsPackage(SOURCES, values));
    expect(Object.keys(files)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    const manifest = fillManifest(SOURCES.manifest, values);
    expect(text(files['manifest.json'])).toEqual(manifest);
    const language = manifest['localizationInfo'] as { additionalLanguages: { file: string }[] };
    const named = [...language.additionalLanguages.map(({ file }) => file), ...Object.values(manifest['icons'] ?? {})];
    expect(Object.keys(files)).toEqual(expect.arrayContaining(named));
    expect(files['color.png']).toEqual(new Uint8Array(SOURCES.color));
  });

  test('is the same bytes whenever and wherever it is built', () => {
    const first = buildTeamsPackage(SOURCES, teamsValues());
    vi.useFakeTimers({ now: new Date('2031-07-01T12:00:00Z'), toFake: ['Date'] });
    vi.stubEnv('TZ', 'Pacific/Auckland');
    try {
      expect(Buffer.from(buildTeamsPackage(SOURCES, teamsValues())).equals(first)).toBe(true);
    } finally {
      vi.unstubAllEnvs();
      vi.useRealTimers();
    }
    const other = buildTeamsPackage(SOURCES, teamsValues({ TEAMS_CHAT_REPLY: 'silent' }));
    expect(Buffer.from(other).equals(first)).toBe(false);
  });
});

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Row by row, as stored after undoing the filters of PNG (RFC 2083, section 6). */
  readonly pixels: readonly (readonly number[])[];
}

/** Reads what our icons are: 8 bits, RGB or RGBA, not interlaced. */
function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[bytes[25] ?? 0] ?? 0;
  expect([bytes[24], channels > 0, bytes[28]]).toEqual([8, true, 0]);
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const rows: number[][] = [];
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const row: number[] = [];
    for (let i = 0; i < stride; i += 1) {
      const [left, up, corner] = [row[i - channels] ?? 0, rows[y - 1]?.[i] ?? 0, rows[y - 1]?.[i - channels] ?? 0];
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const nearest = a <= b && a <= c ? left : b <= c ? up : corner;
      const add = [0, left, up, (left + up) >> 1, nearest][filter] ?? 0;
      row.push(((raw[y * (stride + 1) + 1 + i] ?? 0) + add) & 255);
    }
    rows.push(row);
  }
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x) => row.slice(x * channels, (x + 1) * channels)),
  );
  return { width, height, channels, pixels };
}

describe('the icons', () => {
  test('outline: 32 × 32, white on nothing, as Teams colours it in', () => {
    const { width, height, channels, pixels } = readPng(SOURCES.outline);
    expect([width, height, channels]).toEqual([32, 32, 4]);
    const drawn = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.length).toBeLessThan(512);
    expect(drawn.filter(([r, g, b]) => r !== 255 || g !== 255 || b !== 255)).toEqual([]);
    for (const corner of [0, 31, 31 * 32, 32 * 32 - 1]) expect(pixels[corner]?.[3]).toBe(0);
  });

  test('color: 192 × 192, a full square in the colour the manifest names, with the drawing inside the safe middle', () => {
    const { width, height, pixels } = readPng(SOURCES.color);
    expect([width, height]).toEqual([192, 192]);
    const accent = fillManifest(SOURCES.manifest, teamsValues())['accentColor'];
    const hex = (pixel: readonly number[] = []): string =>
      `#${pixel
        .slice(0, 3)
        .map((part) => part.toString(16).padStart(2, '0'))
        .join('')}`;
    expect(new Set(pixels.map(([, , , alpha = 255]) => alpha))).toEqual(new Set([255]));
    const drawn = pixels.flatMap((pixel, i) => (hex(pixel) === accent ? [] : [[i % 192, Math.floor(i / 192)]])).flat();
    expect(drawn.length).toBeGreaterThan(2000);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(36);
    expect(Math.max(...drawn)).toBeLessThan(156);
  });
});
