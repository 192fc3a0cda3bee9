/** Our cards in the renderer that Teams' own clients are made from, in a real browser. */
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Screen } from '../../src/core/screens.ts';
import { readCard, type Keep } from '../../src/teams/views/read-card.ts';
import { insertOf } from '../../src/teams/publishing/cards.ts';
import { render, type AdaptiveCardJson } from '../../src/teams/views/render.ts';
import { tabLink } from '../../src/teams/tab/link.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { HOSTILE, publicCard, publicMessage } from '../fixtures/publishing.ts';
import { MARKUP, screens, typedByAPerson } from '../fixtures/screens.ts';

const script = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  await page.addScriptTag({ path: script });
});
afterEach(() => page.close());

/** Shows a card; what a press sends is kept on the page. */
const show = (screen: Screen, keep?: Keep): Promise<void> => draw(render(screen, keep));
async function draw(shown: AdaptiveCardJson): Promise<void> {
  await page.evaluate((json) => {
    interface Action {
      readonly data: unknown;
    }
    interface Card {
      onExecuteAction: (action: Action) => void;
      parse(json: unknown): void;
      render(): Node;
    }
    const { AdaptiveCards } = globalThis as unknown as { AdaptiveCards: { AdaptiveCard: new () => Card } };
    const card = new AdaptiveCards.AdaptiveCard();
    card.onExecuteAction = (action) => Object.assign(globalThis, { sent: structuredClone(action.data) });
    card.parse(json);
    document.body.replaceChildren(card.render());
  }, shown);
}
async function press(name: string): Promise<ReturnType<typeof readCard>> {
  await page.getByRole('button', { name, exact: true }).click();
  return readCard(await page.evaluate(() => (globalThis as unknown as { sent: unknown }).sent));
}

describe('in a browser', () => {
  test('what is typed comes back with every button, and is still there behind something to read', async () => {
    await show(screens.write);
    await page.getByLabel('Wat speelt er?').fill('Regel een\nRegel twee');
    const left = await press('Andere hulp');
    expect(left).toMatchObject({ event: { do: 'elsewhere' }, keep: { text: 'Regel een\nRegel twee' } });
    await show(screens.elsewhere, left?.keep);
    expect(await page.getByText('Regel een').isVisible()).toBe(false);
    expect(await page.locator('textarea').isVisible()).toBe(false);
    const back = await press('Terug');
    expect(back).toMatchObject({ event: { do: 'write', adviser: 'samira' }, keep: { text: 'Regel een\nRegel twee' } });
    await show(screens.write, back?.keep);
    expect(await page.getByLabel('Wat speelt er?').inputValue()).toBe('Regel een\nRegel twee');
    expect((await press('Verstuur aan Samira'))?.event).toEqual({
      do: 'submit',
      submit: { ...screens.write.form, text: 'Regel een\nRegel twee' },
    });
  });

  test('somebody else can be chosen when an adviser fell away, and so again after a fault', async () => {
    await show(screens['choose-again']);
    await page.getByLabel('Wat speelt er?').fill('Tekst');
    const unchosen = await press('Verstuur');
    expect(unchosen?.event).toMatchObject({ submit: { adviser: '', text: 'Tekst' } });
    await show({ ...screens['not-saved'], form: screens['choose-again'].form }, unchosen?.keep);
    await page.getByRole('combobox').selectOption({ label: 'Theo' });
    expect((await press('Verstuur'))?.event).toMatchObject({ submit: { adviser: 'theo', text: 'Tekst' } });
  });

  test('a preference can be given and taken back', async () => {
    await show(screens.filters);
    await page.getByLabel('Waar', { exact: true }).selectOption({ label: 'In Utrecht' });
    await page.getByLabel('Wie', { exact: true }).selectOption({ label: 'Maakt niet uit wie' });
    expect((await press('Laat zien wie past'))?.event).toEqual({
      do: 'submit',
      submit: { form: 'filters', preferences: { location: 'Utrecht' } },
    });
  });

  test('what people type is shown as typed: no markup, no date, lines as they were', async () => {
    await show(typedByAPerson);
    expect(await page.locator('body').innerText()).toContain(MARKUP);
    const text = 'Een {{DATE(2026-01-01T00:00:00Z)}}\n\nTwee <img src=x onerror=alert(1)>';
    await show({ ...screens.conversation, entries: [{ from: 'adviser', who: 'S', when: 'nu', text }] });
    expect(await page.locator('body').innerText()).toContain(text);
    expect(await page.locator('img').count()).toBe(0);
  });

  test.each([publicCard, publicMessage])(
    'on HR’s $kind an organisation’s words stand as it wrote them',
    async (post) => {
      await draw(insertOf(post, tabLink({ appId: 'x' })).composeExtension.attachments[0].content);
      const text = await page.locator('body').innerText();
      expect(text).toContain(HOSTILE);
      expect(await page.locator('input, select, textarea').count()).toBe(0);
      const sources = await page
        .locator('img')
        .evaluateAll((images) => images.map((image) => image.getAttribute('src')));
      expect(sources).toEqual(post.kind === 'card' ? [expect.stringMatching(/^data:image\/png;base64,/)] : []);
      expect(await page.getByRole('heading').first().innerText()).toBe(post.heading);
    },
  );

  test('headings are headings to who cannot see them', async () => {
    await show(screens.limits);
    expect(await page.getByRole('heading').allInnerTexts()).toEqual([
      'Wat vertrouwelijk is',
      'Waarom niet bij HR',
      'Wat dat breekt',
    ]);
  });
});
