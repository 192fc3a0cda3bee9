/** Nobody falls off an adviser's list: with more conversations than one answer holds, the longest waiting is still there. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  toHour,
  type ConversationId,
  type Pseudonym,
  type DedupeKey,
  type FormMark,
} from '../../src/core/conversation.ts';
import { LIST_PAGE } from '../../src/core/adviser/desk.ts';
import { DEMO_ORGANISATION } from '../../src/demo/organisation.ts';
import { DEMO_PASSPHRASE } from '../../src/demo/demo.ts';
import { nl } from '../../src/inbox/client/words/nl.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { startStage } from '../support/journeys/demo-page.helper.ts';

// More than one page, and no more than a slow machine opens in a moment.
const COUNT = LIST_PAGE + 20;
const token = (): string => randomBytes(16).toString('base64url');

it('the one who waited longest is on the list, and is the one that is offered first', async () => {
  const { demo } = await startStage();
  const now = new Date();
  const retention = { conversationDays: 30, closedDays: 7, readReplyHours: 24 };
  const longest = token();
  for (let index = 0; index < COUNT; index += 1) {
    // An hour of its own for the first: within an hour nothing finer is known, and chance would decide.
    const minutes = COUNT - index + (index === 0 ? 120 : 0);
    const at = new Date(now.getTime() - minutes * 60_000);
    const result = await demo.store.conversations.open({
      head: {
        id: (index === 0 ? longest : token()) as ConversationId,
        organisation: DEMO_ORGANISATION,
        adviser: 'samira',
        owner: `employee-${token()}` as Pseudonym,
        handle: index === 0 ? 'wacht het langst' : `gesprek ${index}`,
        language: 'nl',
        limits: '2026-11',
        dayKey: at.toISOString().slice(0, 10),
        wrappedSecret: randomBytes(60),
        lastHour: toHour(at),
      },
      dedupeKey: token() as DedupeKey,
      mark: token() as FormMark,
      openings: token(),
      entry: randomBytes(300),
      entryHash: randomBytes(32),
      refuseWhenAway: false,
      retention,
      now: at,
    });
    expect(result).toBe('stored');
  }
  const browser = await launchChromium();
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(demo.inboxOrigin);
  await page.getByRole('button', { name: 'Aanmelden met Werkplek' }).click();
  await page.getByRole('button', { name: 'Samira el Idrissi' }).click();
  await page.getByLabel(nl.passphrase, { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: nl.unlock, exact: true }).click();
  await page.getByRole('button', { name: /wacht het langst/ }).waitFor();
  expect(await page.locator('.conversations > li').count()).toBe(COUNT);
  expect(await page.getByText(nl.listGoesOn).count()).toBe(0);
  const asked = page.waitForRequest((request) => request.url().endsWith(`/${longest}`));
  await page.getByRole('button', { name: nl.openNew }).click();
  await asked;
  await browser.close();
  await demo.close();
}, 120_000);
