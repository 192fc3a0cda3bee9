/** A release as a page: HTML as the standard has it, for everybody, on every width, in both colours and on paper (requirement 92). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { render, renderWithin } from '../../../../src/core/report/document/index.ts';
import { leafletPage } from '../../../../src/core/report/leaflet.ts';
import { releaseHash } from '../../../../src/core/report/sign.ts';
import { axeFindings } from '../../../support/axe.helper.ts';
import { launchChromium } from '../../../support/chromium.helper.ts';
import { advice, bakery, hospital, newMaker, settlement, signed } from '../../../support/release.helper.ts';

const pages: Record<string, string> = {};
let browser: Browser;
let open: Page;
let server: Server;
let origin: string;
beforeAll(async () => {
  const maker = await newMaker();
  const before = await signed(maker, hospital(maker, 2025));
  const full = hospital(maker, 2026, { incomplete: true, another: true, earlier: [await releaseHash(before.text)] });
  const pooled = hospital(maker, 2026, { printed: { ...full.printed, years: [2025, 2026] }, earlier: [] });
  const all = { full, pooled, bakery: bakery(maker), advice: advice(maker), settlement: settlement(maker) };
  for (const language of ['nl', 'en'] as const) {
    for (const [name, release] of Object.entries(all)) {
      const earlier = name === 'full' ? [before] : [];
      pages[`${name}-${language}`] =
        render(await signed(maker, release), { language, earlier, colour: '#ffcc00' }) ?? '';
    }
    pages[`leaflet-${language}`] = leafletPage({ language, organisation: 'Ziekenhuis De Linde', year: 2026 });
    const within = renderWithin(await signed(maker, full), { language, earlier: [before] })!;
    pages[`within-${language}`] =
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>x</title></head><body><main id="host"></main><script>
const root=document.getElementById('host').attachShadow({mode:'open'});root.innerHTML=${JSON.stringify(within.markup).replaceAll('<', String.raw`\u003c`)};
const sheet=new CSSStyleSheet();sheet.replaceSync(${JSON.stringify(within.style)});root.adoptedStyleSheets=[sheet]</script></body></html>`;
  }
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pages[url.slice(1)] ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
  open = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });

describe('a release as a page', () => {
  it('is valid HTML', async () => {
    const found: Record<string, readonly string[]> = {};
    for (const [name, page] of Object.entries(pages)) {
      if (name.startsWith('within')) continue;
      const { results } = await validator.validateString(page);
      const faults = results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line}: ${ruleId}`));
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
  });

  it.each([
    ['full-nl', 'light'],
    ['full-en', 'dark'],
    ['within-nl', 'dark'],
    ['bakery-nl', 'light'],
    ['settlement-en', 'dark'],
    ['leaflet-nl', 'light'],
  ] as const)('%s has nothing that axe finds (%s)', async (name, colorScheme) => {
    await open.emulateMedia({ colorScheme, media: 'screen' });
    await open.setViewportSize({ width: colorScheme === 'dark' ? 360 : 1000, height: 900 });
    await open.goto(`${origin}/${name}`);
    expect(await axeFindings(open)).toEqual([]);
  });

  it.each([
    ['screen', 320],
    ['print', 665],
  ] as const)('has nothing beside the %s of %d px', async (media, width) => {
    await open.emulateMedia({ media });
    await open.setViewportSize({ width, height: 900 });
    const found: Record<string, number> = {};
    for (const name of Object.keys(pages)) {
      await open.goto(`${origin}/${name}`);
      const beside = await open.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (beside > 0) found[name] = beside;
    }
    expect(found).toEqual({});
  });

  it('asks for nothing and runs nothing', () => {
    for (const [name, page] of Object.entries(pages)) {
      if (name.startsWith('within')) continue;
      const outside = page.replace(/<script type="application\/json"[\s\S]*?<\/script>/, '');
      expect(outside).toContain(`default-src 'none'`);
      expect(outside).not.toMatch(/<script|<img|<link|url\(|https?:|\son\w+=/);
    }
  });
});
