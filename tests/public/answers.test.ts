/** The public page as it is asked for: what it answers, and that whoever asks leaves nothing behind. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/core/organisation.ts';
import { qrPng } from '../../src/core/publishing/qr-code.ts';
import { createLog } from '../../src/base/log.ts';
import { createPublic } from '../../src/public/index.ts';
import { TUESDAY_10, testOrganisation } from '../support/organisation.helper.ts';
import { RUNNING, site, type Site } from '../support/public-site.helper.ts';

const { organisation: zorg } = await testOrganisation();
const { organisation: dutchOnly } = await testOrganisation({ id: 'alleen-nl', languages: ['nl'] });
let current: Organisation[] = [zorg, dutchOnly];
let pages: Site;
beforeAll(async () => {
  pages = await site(() => current);
});
afterAll(() => pages.close());

describe('an address of an organisation', () => {
  it.each([
    ['/zorg', 'nl'],
    ['/zorg/', 'nl'],
    ['/zorg/nl', 'nl'],
    ['/zorg/en', 'en'],
    ['/Zorg', 'nl'],
    ['/ZORG/EN', 'en'],
    ['/zorg?van=poster', 'nl'],
  ])('%s is its page in %s', async (path, language) => {
    const { status, text, headers } = await pages.get(path);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain('Voorbeeld Zorg');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('offers the other language as a link, and none where there is none', async () => {
    expect((await pages.get('/zorg')).text).toMatch(/<a href="\/zorg\/en" lang="en" hreflang="en"/);
    expect((await pages.get('/zorg/en')).text).toMatch(/<a href="\/zorg\/nl" lang="nl" hreflang="nl"/);
    expect((await pages.get('/alleen-nl')).text).not.toContain('hreflang');
  });

  it('shows the new page as soon as the organisation’s file changed', async () => {
    const before = await pages.get('/zorg');
    current = [{ ...zorg, name: 'Nieuwe Naam' }, dutchOnly];
    const after = await pages.get('/zorg', { headers: { 'if-none-match': before.headers['etag'] ?? '' } });
    current = [zorg, dutchOnly];
    expect(after.status).toBe(200);
    expect(after.text).toContain('Nieuwe Naam');
    expect((await pages.get('/zorg')).headers['etag']).toBe(before.headers['etag']);
  });
});

it('names each language that the page has not, in itself, with who speaks it and their number', async () => {
  for (const path of ['/zorg', '/zorg/en']) {
    const { text } = await pages.get(path);
    const row = /<ul class="spoken">[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
    expect(row).toMatch(
      /<span lang="pl" dir="auto">Polski<\/span>: <a href="#bij-halina" translate="no">Halina Kowalska<\/a>/,
    );
    expect(row).toContain('tel:+31300000001');
    expect(text).toContain('id="bij-halina"');
    expect(text).toMatch(/Waarover|Talks about/);
  }
});

it('has its own address as a code, for a card to show: in letters of its own, and no other file', async () => {
  const received = await pages.get('/zorg/qr.png');
  expect(received).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' },
  });
  for (const path of ['/nergens/qr.png', '/zorg/nl/qr.png', '/zorg/QR.PNG', '/zorg/qrxpng', '/zorg/qr.png/'])
    expect((await pages.get(path)).status, path).toBe(404);
  expect(
    (await pages.get('/zorg/qr.png', { headers: { 'if-none-match': received.headers['etag'] ?? '' } })).status,
  ).toBe(304);
});

it('gives each organisation its own page and its own code, whichever was asked for first', async () => {
  const etagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  for (const id of ['zorg', 'alleen-nl', 'zorg']) {
    const address = `${RUNNING.publicOrigin}/${id}`;
    expect((await pages.get(`/${id}`)).text).toContain(address);
    expect((await pages.get(`/${id}/qr.png`)).headers['etag']).toBe(etagOf(qrPng(address)));
  }
});

describe('what leads nowhere', () => {
  it('names advisers of the industry only when every organisation here has the same ones', async () => {
    const linked = (one: Organisation, sector: string) => ({ ...one, links: { ...one.links, sector } });
    const link = /<a href="https:\/\/example\.nl\/branche"/g;
    const mixed = await pages.get('/nergens');
    expect(mixed.text).not.toMatch(link);
    current = [linked(zorg, 'https://example.nl/branche'), linked(dutchOnly, 'https://example.nl/branche')];
    expect((await pages.get('/nergens')).text.match(link)).toHaveLength(2);
    current = [linked(zorg, 'https://example.nl/branche'), dutchOnly];
    expect((await pages.get('/nergens')).text).toBe(mixed.text);
    current = [zorg, dutchOnly];
  });

  it.each([
    '/',
    '/nergens',
    '/zorg/de',
    '/alleen-nl/en',
    '/zorg/nl/meer',
    '//zorg',
    '/zorg//nl',
    '/../zorg',
    '/zorg/../zorg',
    '/zorg/..%2f..%2fetc%2fpasswd',
    '/%7aorg',
    '/zorg%00',
    '/zorg%0d%0aset-cookie:%20x=1',
    '/__proto__',
    '/constructor',
    '/zorg.yaml',
    '/favicon.ico',
    `/${'a'.repeat(3000)}`,
    'http://elders.example/zorg',
    '*',
  ])('%s gets the same kind words, which name no organisation', async (path) => {
    const { status, text, headers } = await pages.get(path);
    expect(status).toBe(404);
    expect(text).toBe((await pages.get('/nergens')).text);
    expect(text).not.toMatch(/zorg/i);
    expect(text).toContain('href="tel:112"');
    expect(text).toMatch(/<section lang="en">/);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('every answer', () => {
  it.each([
    ['/zorg', 'GET', 200],
    ['/zorg/en', 'HEAD', 200],
    ['/nergens', 'GET', 404],
    ['/zorg', 'POST', 405],
  ])('%s (%s) lets nothing run, be framed or be sent along, and sets no cookie', async (path, method, expected) => {
    const { status, headers } = await pages.get(path, { method });
    expect(status).toBe(expected);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['vary']).toBeUndefined();
  });

  it('holds no script, no form, no frame and nothing to fetch', async () => {
    for (const path of ['/zorg', '/zorg/en', '/nergens'])
      expect((await pages.get(path)).text).not.toMatch(
        /<(script|iframe|img|link|form|object|embed|base)\b| on\w+=|@import|url\(/i,
      );
  });

  it('tells nobody where somebody comes from who follows a link', async () => {
    const links = (await pages.get('/zorg')).text.match(/<a href="(?![/#])[^>]*>/g) ?? [];
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(link).toContain('rel="noreferrer"');
  });

  it('is the same for everybody: nothing a browser sends changes a byte', async () => {
    const plain = await pages.get('/zorg');
    const other = await pages.get('/zorg?x=%3Cb%3E', {
      headers: { cookie: 'a=b', 'accept-language': 'en', 'user-agent': 'Slackbot', 'x-forwarded-for': '10.0.0.1' },
    });
    expect(other.text).toBe(plain.text);
    expect(other.headers['etag']).toBe(plain.headers['etag']);
  });

  it('may be kept for a few minutes, and is asked for again without being sent again', async () => {
    const { headers } = await pages.get('/zorg');
    expect(headers['cache-control']).toBe('public, max-age=300');
    const etag = headers['etag'] ?? '';
    for (const asked of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await pages.get('/zorg', { headers: { 'if-none-match': asked } });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
      // What a browser keeps of the answer before is replaced by the headers of this one.
      expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
    }
    expect((await pages.get('/zorg', { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
    expect((await pages.get('/zorg/en')).headers['etag']).not.toBe(etag);
  });

  it('to HEAD is that to GET without the page', async () => {
    const [head, get] = await Promise.all([pages.get('/zorg', { method: 'HEAD' }), pages.get('/zorg')]);
    expect(head.text).toBe('');
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(get.text)));
    expect(head.headers['etag']).toBe(get.headers['etag']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])(
    'to %s is that only reading is possible',
    async (method) => {
      const { status, headers, text } = await pages.get('/zorg', { method });
      expect([status, headers['allow'], text]).toEqual([405, 'GET, HEAD', '']);
    },
  );

  it('leaves no line in the log, whatever was asked', () => {
    expect(pages.logged).toEqual([]);
  });
});

it('a fault of our own is an answer and one line without the address that was asked', async () => {
  const logged: string[] = [];
  const broken = createPublic({
    planned: async () => new Map(),
    organisations: {
      all: () => [],
      byId: () => {
        throw new Error('canary');
      },
    },
    running: RUNNING,
    log: createLog((line) => void logged.push(line)),
    clock: { now: () => TUESDAY_10 },
  });
  const seen: { status?: number; text?: string } = {};
  const response = {
    headersSent: false,
    writeHead(status: number) {
      seen.status = status;
      return response;
    },
    end(body?: Buffer) {
      seen.text = String(body);
    },
  };
  const request = { method: 'GET', url: '/zorg', headers: {}, resume: () => {} };
  broken.handler(request as never, response as never);
  await new Promise(setImmediate);
  expect(seen.status).toBe(500);
  expect(seen.text).toContain('112');
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('"reason":"public-page"');
  expect(logged[0]).not.toMatch(/zorg|canary/);
});

it('tells hours that are kept by another clock by the organisation’s, anew each day and not sooner', async () => {
  const { organisation } = await testOrganisation();
  const [samira, ...others] = organisation.advisers;
  if (samira === undefined) throw new Error('no adviser');
  const schedule = {
    ...samira.schedule,
    timeZone: 'America/Curacao',
    weekly: { mon: [{ from: '09:00', to: '17:00' }] },
  };
  const abroad: Organisation = { ...organisation, advisers: [{ ...samira, schedule }, ...others] };
  let now = TUESDAY_10;
  const pages = await site(
    () => [abroad],
    RUNNING,
    () => now,
  );
  try {
    const read = async () => (await pages.get('/zorg')).text;
    const winter = await read();
    expect(winter).toContain('maandag 14:00–22:00');
    now = new Date('2026-11-24T22:00:00Z');
    expect(await read()).toBe(winter);
    now = new Date('2027-06-01T08:00:00Z');
    expect(await read()).toContain('maandag 15:00–23:00');
  } finally {
    await pages.close();
  }
});
