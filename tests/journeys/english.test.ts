/**
 * README's whole story by somebody who reads no Dutch: both clients, the inbox, HR's card and the public page, in a
 * browser set to English, on a device that shows another time than the organisation's. Leaves a picture of every
 * screen in `test-results/screens/`.
 */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/core/words/index.ts';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { dutchOn } from '../support/dutch.helper.ts';
import { demoPage, startStage } from '../support/journeys/demo-page.helper.ts';
import { DARK, LIGHT, looks, PHONE_DARK, PHONE_LIGHT } from '../support/journeys/looks.helper.ts';

const STORY = 'Somebody keeps joking about my accent in our team meeting.';
const ANSWER = 'Thank you for telling me. Shall we call this week? You choose.';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(looks([LIGHT], [PHONE_DARK]))('the story in English, $name', ({ name, ...look }) => {
  let demo: Demo;
  let faults: readonly string[];
  let page: Page;
  let inbox: FrameLocator;
  const shown = demoPage(`english-${name}`, { ...look, locale: 'en-GB', timezoneId: 'America/Curacao' });
  const { dialog, press, leave, errors } = shown;
  const inEnglish = async (screen: string): Promise<void> => {
    await shown.picture(screen);
    expect(await dutchOn(page, [DEMO_PASSPHRASE])).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  };
  const show = async (side: 'Employee' | 'Adviser'): Promise<void> => {
    const sides = page.getByRole('navigation', { name: 'What would you like to see?' });
    if (await sides.isVisible()) await sides.getByRole('button', { name: side }).click();
  };
  const choose = (label: string) => page.getByRole('button', { name: label, exact: true }).click();
  const write = async (): Promise<void> => {
    await press('About Samira');
    await dialog().getByText('030 000 00 01').first().waitFor();
    await inEnglish('adviser');
    await press('Write to Samira');
    await dialog().getByText('What you write is for Samira.').waitFor();
    await inEnglish('limits');
    await press('I understand');
    await dialog().getByRole('textbox').fill(STORY);
    await inEnglish('write');
    await press('What your employer sees');
    await dialog().getByText('cannot rule out', { exact: false }).first().waitFor();
    await inEnglish('employer-view');
  };
  const send = async (): Promise<void> => {
    expect(await dialog().getByRole('textbox').inputValue()).toBe(STORY);
    await press('Send to Samira');
    await dialog().getByText('Your message is sealed. Only Samira can read it.').waitFor();
    await inEnglish('sent');
  };
  const answerAsSamira = async (): Promise<void> => {
    await inbox
      .getByRole('button')
      .filter({ hasText: /\w+ \w+ \d\d/ })
      .first()
      .click();
    await inbox.getByText(STORY).waitFor();
    await inbox.getByRole('textbox').fill(ANSWER);
    await inbox.getByRole('button', { name: 'Send your answer' }).click();
    await inbox.getByText(ANSWER).waitFor();
    await inEnglish('inbox-answered');
  };

  beforeAll(async () => {
    ({ demo, faults } = await startStage());
    page = await shown.open(browser, demo);
    inbox = page.frameLocator('iframe');
  });
  afterAll(async () => {
    await shown.close();
    await demo.close();
  });

  it('begins with a workplace that says in English what to do', async () => {
    await page.getByRole('heading', { name: 'Workplace (demo)' }).waitFor();
    await page.getByText('Messages in the workplace:').waitFor();
    await page.getByText('Messages the bot wrote here:').waitFor();
    await inEnglish('begin');
  });

  it('in Slack: the command, an adviser, the limits, and a sealed message', async () => {
    const compose = page.getByRole('textbox', { name: 'Message #general' });
    await compose.fill('what happened');
    await compose.press('Enter');
    await page.getByText('What you typed was not sent.', { exact: false }).waitFor();
    await compose.fill('/vert');
    await page.getByText('Talk to a confidential adviser in confidence').waitFor();
    await compose.press('Enter');
    await dialog().getByText('Samira el Idrissi').waitFor();
    await inEnglish('slack-welcome');
    await write();
    await dialog().press('Escape');
    await send();
  });

  it('the adviser signs in, unlocks, reads and answers', async () => {
    await show('Adviser');
    await inbox.getByRole('button', { name: 'Sign in with Werkplek' }).click();
    await inbox.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await inbox.getByText('not invited yet').waitFor();
    await inEnglish('sign-in');
    await inbox.getByRole('button', { name: 'Samira el Idrissi' }).click();
    await inbox.getByLabel('Passphrase').fill(DEMO_PASSPHRASE);
    await inEnglish('unlock');
    await inbox.getByLabel('Passphrase').press('Enter');
    await answerAsSamira();
  });

  it('the answer appears, and withdrawn it is gone on both sides', async () => {
    await show('Employee');
    await dialog().getByText(ANSWER).waitFor();
    await inEnglish('slack-answer');
    const told = await dialog().getByText('disappears by itself on').innerText();
    const day = /itself on (.+), or earlier/.exec(told)?.[1];
    await inbox
      .getByText(`This conversation disappears on ${day} (time in Amsterdam)`, { exact: false })
      .waitFor({ state: 'attached' });
    await inbox
      .getByText(/around \d+:00 \(time in Amsterdam\)/)
      .first()
      .waitFor({ state: 'attached' });
    await press('Wipe this conversation');
    // The same word stands on the button of the page after it: pressed again too soon, the first one would be meant.
    await dialog().getByText('Wipe this conversation?').waitFor();
    await press('Wipe this conversation');
    await dialog().getByText('The conversation is wiped').waitFor();
    await leave();
    await show('Adviser');
    await inbox.getByText(STORY).waitFor({ state: 'detached' });
    await inbox.getByText('This conversation is not here', { exact: false }).first().waitFor();
    await inEnglish('inbox-gone');
    await inbox.getByRole('button', { name: 'Back' }).click();
    await show('Employee');
  });

  it('HR publishes the card and pins it, and a colleague comes in through its button', async () => {
    await choose('Marije (HR)');
    await choose('In vertrouwen');
    await page.getByRole('button', { name: 'Open In vertrouwen' }).waitFor();
    await inEnglish('slack-home');
    await page.getByRole('button', { name: 'general', exact: true }).click();
    await page.getByLabel('Shortcuts').click();
    await choose('Publish the card (HR)');
    await dialog().getByText('What you may not expect').waitFor();
    await dialog().getByLabel('In which channel?').selectOption({ label: '# canteen' });
    await inEnglish('slack-card');
    await press('Publish this message');
    await dialog().getByText('The message is in the channel').waitFor();
    await leave();
    await choose('canteen');
    const card = page.getByRole('listitem').filter({ hasText: 'Talk in confidence' });
    await card.getByLabel('More actions').click();
    await card.getByRole('button', { name: 'Pin to channel' }).click();
    await card.getByText('Pinned by Marije (HR)').waitFor();
    await inEnglish('slack-pinned');
    await choose('Daan');
    await card.getByRole('button', { name: 'Open In vertrouwen' }).click();
    await dialog().getByText('Samira el Idrissi').waitFor();
    await leave();
  });

  it('in Teams: the tab, the bell, the search box, and the same story', async () => {
    const go = (tab: string | RegExp) =>
      page.getByRole('navigation', { name: 'Places in Teams' }).getByRole('button', { name: tab }).click();
    await choose('Teams');
    await page.getByText('Samira el Idrissi').waitFor();
    await inEnglish('teams-start');
    await go('Chat');
    await page.getByRole('textbox', { name: 'Message to In vertrouwen' }).fill('Hello?');
    await page.keyboard.press('Enter');
    await page.getByText('The bot did not read this', { exact: false }).waitFor();
    await inEnglish('teams-chat');
    await go(/^Activity \(1 new\)/);
    await inEnglish('teams-bell');
    const box = page.getByRole('textbox', { name: 'Search box' });
    await box.fill('confid');
    await box.press('Enter');
    await dialog().getByText('Samira el Idrissi').waitFor();
    await inEnglish('teams-welcome');
    await write();
    await press('Back');
    await send();
    await leave();
    await show('Adviser');
    await answerAsSamira();
    await show('Employee');
    await go('In vertrouwen');
    await go('Chat');
    await go('In vertrouwen');
    await page.getByRole('button', { name: 'My conversations', exact: true }).click();
    await press('Show my conversations');
    await press('Open');
    await dialog().getByText(ANSWER).waitFor();
    await inEnglish('teams-answer');
    await leave();
    await choose('Marije (HR)');
    await go('General');
    await page.getByLabel('Apps').click();
    await choose('Publish a card (HR)');
    await dialog().getByText('This is how it will look').waitFor();
    await inEnglish('teams-card');
    await press('Put it in my message');
    await page.getByText('Only you can see this, until you send it').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByLabel('More options').click();
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    await page.getByText('Pinned: message from Marije (HR)').waitFor();
    await inEnglish('teams-pinned');
  });

  it('the public page is in English', async () => {
    const address = await page
      .locator('.strip')
      .getByRole('link', { name: 'public page', includeHidden: true })
      .getAttribute('href');
    const other = await page.context().newPage();
    await other.goto(String(address));
    await other.getByText('Samira el Idrissi').first().waitFor();
    expect(await dutchOn(other)).toEqual([]);
    await other.close();
  });

  it('without a message of the bot, or an error', () => {
    expect(demo.standIn.history.filter(({ onBehalfOf }) => onBehalfOf === undefined)).toEqual([]);
    expect(demo.teams.history).toEqual([]);
    expect(errors).toEqual([]);
    expect(faults).toEqual([]);
  });
});

const home = { nl: wordsIn('nl').home.lines[0] ?? '', en: wordsIn('en').home.lines[0] ?? '' };

describe.each([DARK, PHONE_LIGHT])('who would rather read the other language, $name', ({ name, ...look }) => {
  let demo: Demo;
  let page: Page;
  const shown = demoPage(`english-switch-${name}`, look);
  beforeAll(async () => {
    ({ demo } = await startStage());
    page = await shown.open(browser, demo);
  });
  afterAll(async () => {
    await shown.close();
    await demo.close();
  });

  it('switches, and everything the workplace shows follows, also after a reload', async () => {
    await page.getByRole('button', { name: 'In vertrouwen', exact: true }).click();
    await page.getByText(home.nl).waitFor();
    expect((await dutchOn(page)).length).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'In English' }).click();
    await page.getByText(home.en).waitFor();
    await shown.picture('slack');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByRole('group', { name: 'Which program?' }).getByRole('button', { name: 'Teams' }).click();
    await page.getByText('You need nobody’s permission', { exact: false }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Workplace (demo)' }).waitFor();
    await page.getByRole('button', { name: 'In het Nederlands' }).click();
    await page.getByRole('heading', { name: 'Werkplek (demo)' }).waitFor();
    await page.getByRole('button', { name: 'In vertrouwen', exact: true }).click();
    await page.getByText(home.nl).waitFor();
  });
});
