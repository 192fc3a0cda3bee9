/** From what an employee sends, on both platforms, to the notice on the adviser's telephone and in their mailbox. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../src/demo/demo.ts';
import { createLog } from '../../src/base/log.ts';
import { signIn } from '../support/adviser-browser.helper.ts';
import { followChanges } from '../support/changes.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { testClock } from '../support/desks.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { write } from '../support/journeys/story.helper.ts';

/** Ten past ten in Amsterdam, on a Tuesday; Samira is there from seven to four, and promises an answer within two hours. */
const clock = testClock(new Date('2026-11-24T09:10:00Z'));
const DAY = 24;
let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ clientDir: builtClients, log: createLog(() => {}), clock, freePort, phone: true });
});
afterAll(() => demo.close());

const telling = () => {
  if (demo.telling === undefined) throw new Error('no telephone');
  return demo.telling;
};
/** What came by each way since this was asked last. */
let [pushes, mails] = [0, 0];
const arrived = (): { push: readonly string[]; mail: readonly string[] } => {
  const { push, mail } = telling();
  const news = {
    push: push.arrived.slice(pushes).map(({ text }) => text),
    mail: mail.arrived.slice(mails).map(({ raw }) => raw),
  };
  [pushes, mails] = [push.arrived.length, mail.arrived.length];
  return news;
};
const NOTHING = { push: [], mail: [] };
/** Half an hour later: the next slot. */
const slot = async () => {
  clock.advance(0.5);
  await demo.tellNow();
  return arrived();
};
const PUSHED = (): string =>
  `{"web_push":8030,"notification":{"title":"In vertrouwen","lang":"nl","dir":"ltr","body":"Kijk even in je postvak.","navigate":"${demo.inboxOrigin}/","tag":"inbox"}}`;
const MAILED = new RegExp(
  [
    '^From: In vertrouwen <postvak@in-vertrouwen\\.example>',
    'To: <samira@telefoon\\.example>',
    'Subject: In vertrouwen: kijk even in je postvak',
    'Date: \\w{3}, \\d\\d \\w{3} 2026 \\d\\d:00:00 \\+0000',
    'Message-ID: <[0-9a-f]{32}@in-vertrouwen\\.example>',
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1\\.0',
    'Content-Type: text/plain; charset=us-ascii',
    'Content-Transfer-Encoding: 7bit',
    '',
    'Hallo,',
    '',
    'Kijk even in je postvak van In vertrouwen\\.',
    'Open het zoals je dat altijd doet\\. In dit bericht staat met opzet geen link\\.',
    '',
    'Dit bericht is altijd hetzelfde\\. Er staat nooit in of er iets is, van wie of',
    'waarover\\. Uitzetten kan in je postvak, bij Instellingen\\.\r\n$',
  ].join('\r\n'),
);
const expectOne = ({ push, mail }: ReturnType<typeof arrived>): void => {
  expect(push).toEqual([PUSHED()]);
  expect(mail).toEqual([expect.stringMatching(MAILED)]);
};
/** They sign in, and their page says that they look. */
async function comes() {
  const { browser } = await signIn(demo, 'samira');
  expect((await browser.api('POST', '/api/visit')).status).toBe(204);
  return browser;
}
const leavesOpen = async () => followChanges(demo, await comes());

describe.each(platforms)('in $name', (platform) => {
  const writes = (text: string) => write(platform.somebody({ demo }), text);
  beforeAll(async () => {
    // A new morning, and everything seen.
    clock.set(new Date(clock.now().getTime() - (clock.now().getTime() % 86_400_000) + (DAY + 9) * 3_600_000 + 600_000));
    await comes();
    arrived();
  });

  it('one notice in the next slot, once more at half the promised time, then none until they come to look', async () => {
    expect(await slot()).toEqual(NOTHING);
    await writes('Vertrouwelijk: mijn teamleider dreigt met ontslag');
    expect(arrived()).toEqual(NOTHING);
    expectOne(await slot());
    await writes('Nog iemand schrijft');
    expect(await slot()).toEqual(NOTHING);
    const half = [await slot(), await slot(), await slot()].filter(({ push }) => push.length > 0);
    expect(half).toHaveLength(1);
    expectOne(half[0] ?? NOTHING);
    await writes('En nog een');
    for (let slots = 0; slots < 6; slots += 1) expect(await slot()).toEqual(NOTHING);
    clock.advance(DAY - 4);
    expect(await slot()).toEqual(NOTHING);
    await comes();
    expect(await slot()).toEqual(NOTHING);
    await writes('Een nieuw bericht');
    expectOne(await slot());
    platform.expectNothingWritten({ demo });
  });

  it('an open inbox hears of it itself and gets no notice; once it is shut, unlooked at, it does', async () => {
    const open = await leavesOpen();
    await writes('Ik zie dat je er bent');
    await open.heard();
    expect(await slot()).toEqual(NOTHING);
    open.close();
    await expect
      .poll(async () => {
        await demo.tellNow();
        return telling().push.arrived.length - pushes;
      })
      .toBe(1);
    expectOne(arrived());
  });
});
