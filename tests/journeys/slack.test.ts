/** What only Slack has: a modal that changes while it is open, and calls of ours that Slack refuses. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

let product: Product;
let samira: AdviserBrowser;
let people = 0;
/** Somebody new each time: what one test leaves is not in the way of the next. */
const somebody = () => slackEmployee(product.demo, `U0PERSON${(people += 1)}`);

beforeAll(async () => {
  product = await startProduct();
  samira = await adviserAt(product.demo);
});
afterAll(() => product.close());
afterEach(() => {
  expect(product.demo.standIn.history).toEqual([]);
  const allowed = new Set(['views.open', 'views.push', 'views.update', 'views.publish']);
  expect(product.demo.standIn.calls.filter(({ method }) => !allowed.has(method))).toEqual([]);
});

const MARKUP = 'Zij zei <!channel> *nee* [a](http://b) :smile: 😢\nمرحبا — en <@U0NOOR> & zo';

describe('an answer', () => {
  it('appears in the screen that is open, and can be answered back and read later', async () => {
    const noor = somebody();
    await write(noor, MARKUP);
    expect(noor.words()).toContain('Je bericht is verzegeld. Alleen Samira kan het lezen.');
    const id = await samira.find(MARKUP);
    expect(await samira.texts(id)).toEqual([MARKUP]);

    expect(await samira.answer(id, `Dank je. ${MARKUP}`)).toBe('sent');
    await expect.poll(() => noor.words()).toContain(`Dank je. ${MARKUP}`);
    expect(noor.words()).not.toContain(`\n${MARKUP}\n`);

    noor.fill('Ik wil graag bellen.');
    await noor.submit();
    expect(await samira.texts(id)).toEqual([MARKUP, `Dank je. ${MARKUP}`, 'Ik wil graag bellen.']);
    await noor.close();
    await toMyConversation(noor);
    expect(noor.words()).toContain(`Dank je. ${MARKUP}`);
    await noor.close();
  });

  it('an answer that arrives while somebody is typing leaves what they typed', async () => {
    const noor = somebody();
    await write(noor, 'Eerste');
    await noor.press('Bekijk dit gesprek');
    noor.fill('Ik was nog aan het ty');
    const id = await samira.find('Eerste');
    await samira.answer(id, 'Ik ben er.');
    await expect.poll(() => noor.words()).toContain('Ik ben er.');
    expect(noor.typed()).toBe('Ik was nog aan het ty');
    await noor.close();
  });
});

describe('when Slack refuses', () => {
  it.each([
    ['an error', { error: 'internal_error' }],
    ['an expired trigger', { error: 'expired_trigger_id' }],
    ['too many requests', { status: 429, retryAfter: 30 }],
    ['a cut line', { cut: 'before' }],
  ] as const)('to open with %s, the explanation comes another way, with a button that works', async (_name, fault) => {
    const noor = somebody();
    product.demo.standIn.plan('views.open', fault);
    await noor.open();
    expect(noor.words()).toBe('');
    expect(noor.aside()).toContain('vertrouwenspersoon');
    const [ephemeral] = noor.user.screen().ephemerals;
    if (ephemeral === undefined) throw new Error('silence');
    await noor.user.pressEphemeral(ephemeral.id, { label: 'Open In vertrouwen' });
    expect(noor.words()).toContain('Met wie kun je praten?');
    await noor.close();
  });
});
