/** What stands on the public page, and how it looks: in a browser, by keyboard, on a telephone, on paper. */
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/core/organisation.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { adviserOf, testOrganisation } from '../support/organisation.helper.ts';
import { site, type Site } from '../support/public-site.helper.ts';

const HOSTILE = `"><script>alert(1)</script>'&amp;${'x'.repeat(10)}`;
const { organisation: base } = await testOrganisation({
  links: {
    complaintsProcedure: 'https://intranet.example.nl/klachten',
    association: 'https://example.nl/lvv-commissie-van-toezicht',
  },
  referrals: [
    {
      id: 'arts',
      name: { nl: 'Bedrijfsarts' },
      what: { nl: 'Bel 030.' },
      phone: '030 000 00 10',
      checked: '2026-11-21',
    },
  ],
});
const zorg: Organisation = {
  ...base,
  introduction: { name: 'Marit Bos', function: { nl: 'directeur' }, text: { nl: 'Ga gerust. Vragen hoeft niet.' } },
  advisers: base.advisers.map((adviser, index) =>
    index === 0
      ? {
          ...adviser,
          background: { en: 'Twelve years an adviser.' },
          contact: { ...adviser.contact, video: true, inPerson: 'Bibliotheek Neude' },
        }
      : adviser,
  ),
};
const hostile: Organisation = {
  ...base,
  id: 'vijandig',
  name: HOSTILE,
  introduction: { name: HOSTILE, function: { nl: HOSTILE }, text: { nl: HOSTILE } },
  advisers: [
    adviserOf('x', HOSTILE, undefined, {
      supplier: HOSTILE,
      locations: [HOSTILE],
      background: { nl: HOSTILE },
      contact: { phone: '030 000 00 01', email: 'a@example.nl', inPerson: HOSTILE },
    }),
  ],
  links: { complaintsProcedure: 'https://example.nl/"><script>' },
};
let pages: Site;
let browser: Browser;
beforeAll(async () => {
  pages = await site(() => [zorg, hostile]);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});
const visit = async (path: string, width = 1200, scheme: 'light' | 'dark' = 'light'): Promise<Page> => {
  const page = await browser.newPage({
    viewport: { width, height: 844 },
    colorScheme: scheme,
    javaScriptEnabled: true,
  });
  await page.goto(`${pages.origin}${path}`);
  return page;
};

describe.each(['nl', 'en'] as const)('the page in %s', (language) => {
  it('says who they are and how to reach them, what to expect and not, who may come, and where else to go', async () => {
    const page = await visit(`/zorg/${language}`);
    const text = await page.locator('body').innerText();
    const words = wordsIn(language);
    for (const part of [
      words.card.heading,
      'Ga gerust. Vragen hoeft niet.',
      'Marit Bos, directeur',
      ...words.card.expect.lines,
      ...words.card.notExpect.lines,
      words.card.freedom.heading,
      ...words.card.freedom.lines(undefined),
      ...base.advisers.flatMap(({ name, contact }) => [name, contact.phone ?? name]),
      'samira@example.nl',
      'Bibliotheek Neude',
      words.publicPage.byAppointment,
      '9:00–17:00',
      '112',
      '113',
      '0800-0188',
      '088 133 10 00',
      words.employerView.heading,
      ...Object.values(words.employerView.sections),
      words.complaint.heading,
      words.publicPage.shared,
      words.publicPage.leavesNothing,
    ])
      expect(text).toContain(part);
    await page.close();
  });

  it('103: says a word from the top in the language it was written in', async () => {
    const page = await visit(`/zorg/${language}`);
    const said = page.locator('figure.top blockquote p');
    expect(await said.getAttribute('lang')).toBe(language === 'nl' ? null : 'nl');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('passes axe, has one h1 and its headings in order (%s)', async (scheme) => {
    for (const width of [1200, 390]) {
      const page = await visit(`/zorg/${language}`, width, scheme);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await page.close();
    }
  });
});

it('the page for an address that leads nowhere passes axe, in light and dark', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    const page = await visit('/nergens', 390, scheme);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  }
});

it('every number for help can be pressed, also in the middle of a sentence', async () => {
  const page = await visit('/zorg', 390);
  for (const [number, address] of [
    ['112', 'tel:112'],
    ['113', 'tel:113'],
    ['0800-0188', 'tel:08000188'],
    ['0800-2000', 'tel:08002000'],
    ['088 133 10 00', 'tel:+31881331000'],
  ] as const)
    expect(await page.getByRole('link', { name: number, exact: true }).first().getAttribute('href')).toBe(address);
  // The name of a website is no number to call.
  expect(await page.locator('.care').innerText()).toContain('113.nl');
  expect(await page.locator('.care a[href="tel:113"]').count()).toBe(1);
  await page.close();
});

it('an adviser’s own line in another language is marked as that language', async () => {
  const page = await visit('/zorg');
  expect(await page.locator('dd[lang=en]').innerText()).toBe('Twelve years an adviser.');
  await page.close();
});

it('can be walked by keyboard: every link gets the focus in order, and shows it', async () => {
  const page = await visit('/zorg', 390);
  const expected = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const walked: (string | null)[] = [];
  for (const _ of expected) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null) return { href: null, outline: '' };
      return { href: activeElement.getAttribute('href'), outline: getComputedStyle(activeElement).outlineStyle };
    });
    walked.push(focus.href);
    expect(focus.outline).toBe('solid');
  }
  expect(walked).toEqual(expected);
  expect(expected).toContain('tel:+31300000001');
  await page.close();
});

it('does everything it does without a script, and its policy lets its own style through', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const said: string[] = [];
  const fetched: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  page.on('request', (request) => void fetched.push(new URL(request.url()).pathname));
  await page.goto(`${pages.origin}/zorg`);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/zorg/en');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(said).toEqual([]);
  expect(fetched.filter((path) => path !== '/favicon.ico')).toEqual(['/zorg', '/zorg/en']);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

it('shows what an organisation wrote as text, whatever it wrote', async () => {
  const page = await visit('/vijandig');
  expect(await page.locator('script').count()).toBe(0);
  expect(await page.locator('h3', { hasText: HOSTILE }).first().innerText()).toBe(HOSTILE);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.filter((href) => !/^(#|\/vijandig\/|tel:|mailto:|https:)/.test(href))).toEqual([]);
  await page.close();
});

describe('on paper', () => {
  it('is black on white without what cannot be pressed, with the address and a code that leads to it', async () => {
    const page = await visit('/zorg', 1200, 'dark');
    expect(await page.locator('.code').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await page.locator('nav').last().isVisible()).toBe(false);
    expect(await page.locator('.code').innerText()).toContain('https://vertrouwen.example.nl/zorg');
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await decoded(page)).toBe('https://vertrouwen.example.nl/zorg');
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});

/** What a telephone reads from the code as the browser draws it. */
async function decoded(page: Page): Promise<string | undefined> {
  const picture = (await page.locator('.code svg').screenshot({ scale: 'css' })).toString('base64');
  const reader = await browser.newPage();
  const { data, width, height } = await reader.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    return {
      data: [...context.getImageData(0, 0, image.width, image.height).data],
      width: image.width,
      height: image.height,
    };
  }, picture);
  await reader.close();
  return jsqr.default(Uint8ClampedArray.from(data), width, height)?.data;
}
