/** A public page is small on the way, however many advisers stand on it, and comes out as it went in. */
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/core/organisation.ts';
import { adviserOf, testOrganisation } from '../support/organisation.helper.ts';
import { site, type Site } from '../support/public-site.helper.ts';

/** Bytes on the way. The page loads nothing else: its policy allows it nothing. */
const MOST = 15_000;
const ADVISERS = 14;
const BACKGROUND = 'Was jarenlang maatschappelijk werker, en luistert zonder oordeel naar wat jou dwarszit op je werk.';

const { organisation: base } = await testOrganisation();
const large: Organisation = {
  ...base,
  id: 'groot',
  advisers: Array.from({ length: ADVISERS }, (_, index) =>
    adviserOf(`adviser-${index}`, `Adviseur Nummer ${index}`, undefined, {
      ...base.advisers[0],
      id: `adviser-${index}`,
      name: `Adviseur Nummer ${index}`,
      supplier: `Bureau ${index}`,
      locations: ['Utrecht', `Vestiging ${index}`],
      background: { nl: `${index}: ${BACKGROUND}`, en: `${index}: ${BACKGROUND}` },
      contact: { phone: `030 000 00 ${10 + index}`, email: `adviseur-${index}@zorg.example.nl`, video: true },
    }),
  ),
};
let pages: Site;
beforeAll(async () => {
  pages = await site(() => [large]);
});
afterAll(() => pages.close());

interface Received {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly status: number | undefined;
}
/** As it comes over the wire. */
const receive = (path: string, headers: Record<string, string>): Promise<Received> =>
  new Promise((resolve, reject) => {
    get(`${pages.origin}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () =>
        resolve({ body: Buffer.concat(chunks), headers: response.headers, status: response.statusCode }),
      );
    }).on('error', reject);
  });

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync } as const;

describe.each(['/groot/nl', '/groot/en'])('the page of an organisation with many advisers, %s', (path) => {
  it.each(['br', 'gzip'] as const)(`is below ${MOST} bytes by %s, and the same page`, async (encoding) => {
    const plain = await receive(path, {});
    const small = await receive(path, { 'accept-encoding': encoding });
    expect(small.body.length).toBeLessThan(MOST);
    expect(small.headers['content-length']).toBe(String(small.body.length));
    expect(small.headers['content-encoding']).toBe(encoding);
    expect(small.headers['vary']).toBe('Accept-Encoding');
    expect(UNPACK[encoding](small.body).equals(plain.body)).toBe(true);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString().match(/class="box" id="bij-/g)).toHaveLength(ADVISERS);
  });

  it('has a tag for each form, by which a browser learns that its own is still right', async () => {
    const [plain, small] = [await receive(path, {}), await receive(path, { 'accept-encoding': 'br' })];
    expect(small.headers['etag']).not.toBe(plain.headers['etag']);
    const again = { 'accept-encoding': 'br', 'if-none-match': String(small.headers['etag']) };
    const { status, body, headers } = await receive(path, again);
    expect([status, body.length, headers['etag']]).toEqual([304, 0, small.headers['etag']]);
  });
});

it('a page that leads nowhere is the same for whoever takes compressed ones', async () => {
  const [plain, asked] = [await receive('/nergens', {}), await receive('/nergens', { 'accept-encoding': 'br, gzip' })];
  expect([asked.status, asked.body.equals(plain.body)]).toEqual([404, true]);
});
