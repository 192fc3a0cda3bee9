/** The built tab page in a real browser: on its own, and within the smallest host that speaks TeamsJS' protocol. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, TEAMS_EMPLOYEES, type Demo } from '../../src/demo/demo.ts';
import { DEMO_TENANT } from '../../src/demo/organisation.ts';
import { createLog } from '../../src/base/log.ts';
import { axeFindings } from '../support/axe.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { launchChromium } from '../support/chromium.helper.ts';
import { freePort } from '../support/free-port.helper.ts';

/** Names of other people's hosts, answered on this machine: the page may only be framed by Teams. */
const HOST = 'https://teams.microsoft.com';
const TAB = 'https://tab.example';

let browser: Browser;
let demo: Demo;
let page: Page;
let problems: string[];

beforeAll(async () => {
  browser = await launchChromium();
  demo = await startDemo({
    clientDir: builtClients,
    log: createLog(() => undefined),
    clock: { now: () => new Date() },
    freePort,
  });
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});
afterEach(() => page.context().close());

interface Look {
  readonly locale: string;
  readonly theme: string;
  /** Instead of a good token. */
  readonly token?: string;
  /** Another app of Microsoft than Teams in a browser. */
  readonly host?: string;
  /** What that app can do (TeamsJS, `runtime.supports`). */
  readonly supports?: object;
}
const TEAMS_CAN = { dialog: { card: { bot: {} } }, pages: {} };
/** What a host answers: TeamsJS 2.58, `internal/communication` and `public/app`, `authentication`, `dialog`. */
const hostPage = ({
  locale,
  theme,
  token,
  supports = TEAMS_CAN,
}: Look & { readonly token: string }): string => `<!doctype html><title>host</title>
<iframe src="${TAB}/tab" style="width:100%;height:700px;border:0"></iframe>
<script>
  window.asked = [];
  const runtime = { apiVersion: 4, hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } }, isLegacyTeams: false, supports: ${JSON.stringify(supports)} };
  const answers = {
    initialize: () => ['content', 'web', JSON.stringify(runtime), '2.58.0'],
    getContext: () => [{ locale: ${JSON.stringify(locale)}, theme: ${JSON.stringify(theme)}, entityId: 'home', hostName: 'Teams' }],
    'authentication.getAuthToken': () => [true, ${JSON.stringify(token)}],
    'appInitialization.success': () => [{ hasFinishedSuccessfully: true }],
  };
  addEventListener('message', ({ data, source, origin }) => {
    window.asked.push(data);
    const reply = (args) => source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
    if (answers[data.func]) reply(answers[data.func]());
    if (data.func === 'tasks.startTask') window.endTask = () => reply([null, null]);
    window.tell = (func, args) => source.postMessage({ func, args }, origin);
  });
</script>`;

async function newPage(): Promise<void> {
  page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  // Everything else on the network is away.
  await page.route('**/*', (route) => route.abort());
  await page.route(`${TAB}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${demo.botOrigin}${pathname}${search}` }) });
  });
}
async function inTeams(look: Look) {
  await newPage();
  const [noor] = TEAMS_EMPLOYEES;
  const token = await demo.teams.issuer.ssoToken({
    tenantId: DEMO_TENANT,
    objectId: noor?.id ?? '',
    name: 'Noor',
  });
  const { host = HOST } = look;
  await page.route(`${host}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage({ token, ...look }) }),
  );
  await page.goto(`${host}/host`);
  return page.frameLocator('iframe');
}
interface Asked {
  readonly func: string;
  readonly args: readonly unknown[];
}
const asked = (): Promise<Asked[]> => page.evaluate('window.asked');

describe('within Teams', () => {
  it('shows who is there in the language and the theme of Teams, and says that it is ready', async () => {
    const tab = await inTeams({ locale: 'en-US', theme: 'dark' });
    await tab.getByText('Samira el Idrissi').waitFor();
    await tab.getByRole('heading', { name: 'Talk in confidence' }).waitFor();
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await tab.locator('html').getAttribute('lang')).toBe('en');
    expect((await asked()).map(({ func }) => func)).toContain('appInitialization.success');
    await page.evaluate(`window.tell('themeChange', ['contrast'])`);
    await tab.locator('html[data-theme="contrast"]').waitFor();
    expect(problems).toEqual([]);
  });

  it('opens the dialog with the card of the server, submits to the bot, and looks again afterwards', async () => {
    const tab = await inTeams({ locale: 'nl-NL', theme: 'default' });
    await tab.getByRole('button', { name: 'Open In vertrouwen' }).click();
    await expect.poll(async () => (await asked()).map(({ func }) => func)).toContain('tasks.startTask');
    const [info] = (await asked()).find(({ func }) => func === 'tasks.startTask')?.args ?? [];
    expect(info).toMatchObject({ title: 'In vertrouwen', completionBotId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(JSON.parse((info as { card: string }).card)).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    const looked = page.waitForRequest((request) => request.url().includes('/tab/welcome'));
    await page.evaluate('window.endTask()');
    await looked;
    expect(problems).toEqual([]);
  });

  it('with a token that is not good: says that it does not work now, and where else to go', async () => {
    const tab = await inTeams({ locale: 'nl-NL', theme: 'default', token: 'not.a.token' });
    await tab.getByRole('heading', { name: 'Dit lukt nu niet' }).waitFor();
    await tab.getByText('bel 113').waitFor();
    await tab.getByRole('button', { name: 'Probeer het opnieuw' }).waitFor();
  });
});

describe('within Microsoft’s other apps', () => {
  it.each([
    'https://outlook.office.com',
    'https://outlook.office365.com',
    'https://outlook.cloud.microsoft',
    'https://m365.cloud.microsoft',
    'https://www.microsoft365.com',
    'https://gov.teams.microsoft.us',
  ])('%s shows who is there; a button that needs a dialog says where it works', async (host) => {
    const tab = await inTeams({ locale: 'nl-NL', theme: 'default', host, supports: { pages: {} } });
    await tab.getByText('Samira el Idrissi').waitFor();
    await tab.getByRole('button', { name: 'Open In vertrouwen' }).click();
    await tab.getByRole('heading', { name: 'Open In vertrouwen in Microsoft Teams' }).waitFor();
    expect((await asked()).map(({ func }) => func)).not.toContain('tasks.startTask');
    expect(problems).toEqual([]);
  });

  it('nobody else shows it', async () => {
    await inTeams({ locale: 'nl-NL', theme: 'default', host: 'https://teams.microsoft.com.evil.example' });
    await expect.poll(() => page.frames().some((frame) => frame.url().startsWith('chrome-error:'))).toBe(true);
    expect(await asked()).toEqual([]);
  });
});

it('outside Teams it is a page to read, not an error', async () => {
  await newPage();
  await page.goto(`${TAB}/tab`);
  await page.getByRole('heading', { name: 'Open In vertrouwen in Microsoft Teams' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
});
