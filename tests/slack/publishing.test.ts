/** HR publishes the card in Slack with no scope but `commands`; whatever goes wrong is a sentence, and nothing is counted. */
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS } from '../../src/stand-ins/slack/channel-list.ts';
import type { StandInUser } from '../../src/stand-ins/slack/index.ts';
import { PUBLISH_SHORTCUT } from '../../src/slack/publishing/index.ts';
import { PICTURE_PATH, servePicture } from '../../src/slack/publishing/picture.ts';
import { ACTIONS } from '../../src/slack/publishing/view.ts';
import { adviserOf } from '../support/organisation.helper.ts';
import { openWorkplace, ORGANISATION, organisationsOf, said, TEAM, type Workplace } from '../support/slack.helper.ts';

const HR = 'U0MARIJE';
const [, , closed] = CHANNELS;
const COUNT = 'voorbeeld.2026-q1';
const photo = 'https://example.nl/samira.jpg';
const organisation = {
  ...ORGANISATION,
  slack: { teamIds: [TEAM], publishers: [HR] },
  advisers: [adviserOf('samira', 'Samira el Idrissi', undefined), adviserOf('tom', 'Tom de Wit', undefined)],
};
const withPhoto = { ...organisation, advisers: [adviserOf('samira', 'Samira el Idrissi', undefined, { photo })] };

let workplace: Workplace;
let hr: StandInUser;
async function start(changes: Parameters<typeof openWorkplace>[0] = {}): Promise<void> {
  await workplace?.close();
  workplace = await openWorkplace({ organisations: organisationsOf(organisation), ...changes });
  hr = workplace.standIn.as(HR, { name: 'Marije' });
}
beforeEach(() => start());
afterEach(() => workplace.close());

const counted = (): Promise<number> => workplace.records.count('posts', COUNT);
const history = () => workplace.standIn.history;
const open = async (): Promise<string> => {
  await hr.shortcut(PUBLISH_SHORTCUT);
  return hr.top().id;
};
const publish = async () => hr.submit(await open());
const select = (action: string, value: string) => hr.select(hr.top().id, action, action, value);

describe('HR', () => {
  test('opens a form with the next text, its preview, and the channel they are in', async () => {
    await open();
    expect(hr.top().view.callback_id).toBe('in-vertrouwen.publish');
    expect(said(hr.top())).toContain('Dit mag je niet verwachten');
    expect(said(hr.top())).toContain('Tom de Wit');
    expect(hr.top().values[ACTIONS.channel]?.[ACTIONS.channel]).toMatchObject({ selected_conversation: 'C0ALGEMEEN' });
    expect(JSON.stringify(hr.top().view.blocks)).not.toContain('card:open');
  });

  test('is offered channels only: the card does not go to a person, and not to an app', async () => {
    await open();
    expect(JSON.stringify(hr.top().view.blocks)).toContain(
      '"filter":{"include":["public","private"],"exclude_bot_users":true}',
    );
  });

  test('posts it for everybody, once, and is told how to pin it', async () => {
    expect(await publish()).toMatchObject({ status: 200 });
    expect(history()).toMatchObject([{ channel: 'algemeen', user: 'bot', onBehalfOf: HR }]);
    expect(JSON.stringify(history()[0]?.blocks)).toContain('Open In vertrouwen');
    expect(said(hr.top())).toContain('Pin to channel');
    expect(await counted()).toBe(1);
    expect(workplace.called).toEqual(['views.open', 'public-card']);
  });

  test('sees the preview follow what is chosen, and publishes that', async () => {
    await open();
    await select(ACTIONS.post, 'witness');
    await select(ACTIONS.language, 'en');
    expect(said(hr.top())).toContain('Did you see something happen to somebody else?');
    await select(ACTIONS.channel, 'C0KANTINE');
    await hr.submit(hr.top().id);
    expect(history()).toMatchObject([{ channel: 'kantine' }]);
    expect(JSON.stringify(history()[0]?.blocks)).toContain('Did you see something');
  });

  test('sees in the same window whether everything is in order, and comes back to the card', async () => {
    await open();
    await hr.press(hr.top().id, { actionId: ACTIONS.inOrder });
    expect(said(hr.top())).toContain('Over gesprekken weet dit scherm niets.');
    expect(said(hr.top())).toContain('Nog geen sleutel: Samira el Idrissi en Tom de Wit.');
    expect(said(hr.top())).toContain('Ik weet wie de vertrouwenspersonen zijn. (ja / nee)');
    expect(hr.top().view).not.toHaveProperty('submit');
    await hr.press(hr.top().id, { label: 'Terug naar de kaart' });
    await hr.submit(hr.top().id);
    expect(history()).toHaveLength(1);
  });

  test('who may not publish does not see it, whichever view they press in', async () => {
    await open();
    const { id } = hr.top();
    const noor = workplace.standIn.as('U0NOOR', { name: 'Noor' });
    await noor.press(id, { actionId: ACTIONS.inOrder }).catch(() => undefined);
    expect(said(hr.top())).not.toContain('Nog geen sleutel');
  });

  test('goes on to the next message in the same window', async () => {
    await publish();
    await hr.press(hr.top().id, { actionId: ACTIONS.again });
    expect(said(hr.top())).toContain('Volgende bericht');
    await hr.submit(hr.top().id);
    expect(history()).toHaveLength(2);
    expect(await counted()).toBe(2);
  });

  test('has one button more on the Home tab than others, and it opens the same form', async () => {
    await hr.openHome();
    await workplace.noor.openHome();
    const everybody = workplace.noor.screen().home;
    expect(said(everybody)).not.toContain('publish:');
    const home = hr.screen().home;
    await hr.press(home?.id ?? '', { label: 'Kaart plaatsen (HR)' });
    expect(hr.top().view.callback_id).toBe('in-vertrouwen.publish');
    // The rest is what everybody has.
    expect(home?.view.blocks.slice(0, -1).map(({ type }) => type)).toEqual(
      everybody?.view.blocks.slice(0, -1).map(({ type }) => type),
    );
  });

  test('is shown a picture of pinning where there is a public address, and words where not', async () => {
    await publish();
    expect(said(hr.top())).not.toContain('"image"');
    await start({ organisations: organisationsOf(organisation), running: { publicOrigin: 'https://bot.example.nl' } });
    await publish();
    await workplace.slack.close();
    expect(said(hr.top())).toContain(`https://bot.example.nl${PICTURE_PATH}`);
    expect(said(hr.top())).toContain('Pin to channel');
  });

  test('is not shown how to pin a message that is not for pinning', async () => {
    await start({ organisations: organisationsOf(organisation), running: { publicOrigin: 'https://bot.example.nl' } });
    await open();
    await select(ACTIONS.post, 'witness');
    await hr.submit(hr.top().id);
    await workplace.slack.close();
    expect(history()).toHaveLength(1);
    expect(said(hr.top())).not.toContain(PICTURE_PATH);
  });

  test('the picture is at that address, and nothing else is served so', async () => {
    const server = createServer((request, response) => {
      if (!servePicture(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((done) => void server.listen(0, 'localhost', done));
    const address = server.address();
    const at = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
    const picture = await fetch(`${at}${PICTURE_PATH}`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await fetch(`${at}/slack/pin.svg`)).status).toBe(404);
    expect((await fetch(`${at}${PICTURE_PATH}`, { method: 'POST' })).status).toBe(404);
    await new Promise<void>((done) => void server.close(() => done()));
  });
});

describe('the button of the card', () => {
  const press = (who: StandInUser) => who.pressMessage(history()[0]?.id ?? '', { actionId: 'card:open' });

  test('opens the private screen for whoever presses it, years later as well', async () => {
    await publish();
    workplace.clock.forward(3 * 365 * 24 * 3_600_000);
    expect(await press(workplace.noor)).toMatchObject({ status: 200 });
    expect(workplace.top().view.callback_id).toBe('in-vertrouwen');
    expect(workplace.desk.seen).toMatchObject([{ event: { do: 'open' } }]);
    expect(history()).toHaveLength(1);
  });

  test('carries nothing: what two people publish is the same, whoever they are', async () => {
    const both = { ...organisation, slack: { teamIds: [TEAM], publishers: [HR, 'U0ANN'] } };
    await start({ organisations: organisationsOf(both) });
    await publish();
    hr = workplace.standIn.as('U0ANN', { name: 'Ann' });
    await open();
    await select(ACTIONS.post, 'card');
    await hr.submit(hr.top().id);
    const [first, second] = history().map(({ blocks }) => blocks.map(({ block_id: _made, ...block }) => block));
    expect(second).toEqual(first);
    expect(first?.at(-1)).toEqual({
      type: 'actions',
      elements: [expect.not.objectContaining({ value: expect.anything() as unknown })],
    });
  });

  test('opens the public explanation for somebody who is here through Slack Connect', async () => {
    await publish();
    const guest = workplace.standIn.as('U0GUEST', { name: 'Gast', teamId: 'T0ELDERS' });
    expect(await press(guest)).toMatchObject({ status: 200 });
    expect(said(guest.top())).toContain('Kop van stranger');
    expect(workplace.desk.seen).toEqual([]);
  });
});

describe('somebody who is not a publisher', () => {
  test('reads who may and which number IT needs, and gets no form', async () => {
    await workplace.noor.shortcut(PUBLISH_SHORTCUT);
    expect(said(workplace.top())).toContain('Plaatsen kan alleen HR');
    expect(said(workplace.top())).toContain('U0CANARY');
    expect(workplace.top().view).not.toHaveProperty('submit');
  });

  test('cannot send a form that somebody else was shown', async () => {
    await open();
    await hr.submit(hr.top().id);
    const body = new URLSearchParams(workplace.standIn.lastRequest()?.body).get('payload') ?? '';
    const before = history().length;
    const forged = new URLSearchParams({ payload: body.replaceAll(HR, 'U0CANARY') }).toString();
    const received = await workplace.standIn.send({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...workplace.standIn.sign(forged) },
    });
    expect(received.body).toContain('Plaatsen kan alleen HR');
    expect(history()).toHaveLength(before);
    expect(await counted()).toBe(1);
  });

  test('who works for another company is none, with the same number as well', async () => {
    await publish();
    const body = new URLSearchParams(workplace.standIn.lastRequest()?.body).get('payload') ?? '';
    const given = JSON.parse(body.replaceAll(/\/app\/[^"]+/g, '/app/T0DEMO/99/fresh')) as {
      user: object;
      view: { private_metadata: string };
    };
    const metadata = JSON.parse(given.view.private_metadata) as object;
    const forged = new URLSearchParams({
      payload: JSON.stringify({
        ...given,
        user: { ...given.user, team_id: 'T0ELDERS' },
        view: { ...given.view, private_metadata: JSON.stringify({ ...metadata, form: 'A'.repeat(22) }) },
      }),
    }).toString();
    const received = await workplace.standIn.send({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...workplace.standIn.sign(forged) },
    });
    expect(received.body).not.toContain('Pin to channel');
    expect(workplace.called).toEqual(['views.open', 'public-card']);
    expect(await counted()).toBe(1);
  });

  test('who was one when the form was opened, posts nothing after that', async () => {
    let now = organisation;
    await start({
      organisations: {
        ...organisationsOf(organisation),
        byId: () => now,
        bySlackTeam: (team) => (team === TEAM ? now : undefined),
      },
    });
    await open();
    now = { ...organisation, slack: { teamIds: [TEAM], publishers: [] } };
    await hr.submit(hr.top().id);
    expect(said(hr.top())).toContain('Plaatsen kan alleen HR');
    expect(history()).toEqual([]);
  });
});

describe('when it does not come through', () => {
  const faults = [
    ['the app may not post there', { error: 'channel_not_found' }, 'mag in dit kanaal niets plaatsen'],
    ['the channel is archived', { error: 'is_archived' }, 'mag in dit kanaal niets plaatsen'],
    ['the address expired', { error: 'expired_url' }, 'stond te lang open'],
    ['the address is gone', { status: 410 }, 'stond te lang open'],
    ['the address was used up', { error: 'used_url' }, 'is al een bericht geplaatst'],
    ['Slack has trouble', { status: 503 }, 'kwam niet op tijd'],
    ['Slack is asked too often', { status: 429 }, 'nam het bericht nu niet aan'],
    ['the message is refused', { error: 'invalid_blocks' }, 'nam het bericht nu niet aan'],
    ['the connection breaks', { cut: 'before' }, 'kwam niet op tijd'],
  ] as const;
  test.each(faults)('%s: a sentence and a next step, nothing counted', async (_what, fault, sentence) => {
    workplace.standIn.plan('response_url', fault);
    expect(await publish()).toMatchObject({ status: 200 });
    expect(said(hr.top())).toContain(sentence);
    expect(said(hr.top())).toContain('Probeer opnieuw');
    expect(await counted()).toBe(0);
    await hr.press(hr.top().id, { actionId: ACTIONS.again });
    await hr.submit(hr.top().id);
    expect(await counted()).toBe(1);
  });

  test('a channel that is closed to apps says so by itself', async () => {
    await open();
    await select(ACTIONS.channel, closed?.id ?? '');
    await hr.submit(hr.top().id);
    expect(said(hr.top())).toContain('mag in dit kanaal niets plaatsen');
    expect(history()).toEqual([]);
  });

  test('in time: the answer does not wait for a channel that is silent', async () => {
    await start({ organisations: organisationsOf(organisation), deadlineMs: 900, callTimeoutMs: 300 });
    let release = (): void => undefined;
    workplace.standIn.plan('response_url', { wait: new Promise<void>((done) => (release = done)) });
    expect(await publish()).toMatchObject({ status: 200 });
    expect(said(hr.top())).toContain('kwam niet op tijd');
    expect(await counted()).toBe(0);
    release();
  });

  test('what is ready to be posted only after the answer was given is not posted any more', async () => {
    let release = (): void => undefined;
    const slow = new Promise<void>((done) => (release = done));
    await start({
      deadlineMs: 600,
      records: (real) => ({ ...real, takeOnce: (...args) => slow.then(() => real.takeOnce(...args)) }),
    });
    await publish();
    expect(said(hr.top())).toContain('kwam niet op tijd');
    release();
    await new Promise((done) => void setImmediate(done));
    expect(workplace.called).toEqual(['views.open']);
  });

  test('without a store nothing is posted, because nothing could keep it from being posted twice', async () => {
    const away = (): Promise<never> => Promise.reject(new Error('away'));
    await start({ records: (real) => ({ ...real, takeOnce: away }) });
    await publish();
    expect(said(hr.top())).toContain('nam het bericht nu niet aan');
    expect(history()).toEqual([]);
  });

  test.each(['card', 'people'])(
    'what was previewed is what is posted: %s, changed since, is shown first',
    async (post) => {
      let now = organisation;
      await start({
        organisations: { ...organisationsOf(organisation), byId: () => now, bySlackTeam: () => now },
      });
      await open();
      await select(ACTIONS.post, post);
      now = { ...organisation, advisers: organisation.advisers.slice(1) };
      await hr.submit(hr.top().id);
      expect(said(hr.top())).toContain('anders geworden');
      expect(history()).toEqual([]);
    },
  );
});

describe('a choice whose preview HR never saw', () => {
  test.each([
    [ACTIONS.post, 'witness'],
    [ACTIONS.language, 'en'],
  ])('%s: is shown first, and neither is posted', async (action, value) => {
    await open();
    workplace.standIn.plan('views.update', { error: 'internal_error' });
    await select(action, value);
    await hr.submit(hr.top().id);
    expect(said(hr.top())).toContain('anders geworden');
    expect(history()).toEqual([]);
  });
});

describe('when Slack asks twice', () => {
  test.each(['at-once', 'one-after-the-other'] as const)('%s: it is posted once', async (how) => {
    const view = await open();
    await workplace.standIn.deliverTwice(() => hr.submit(view), how);
    expect(history()).toHaveLength(1);
    expect(await counted()).toBe(1);
  });

  test('after an answer that was lost, the same form posts nothing more', async () => {
    const view = await open();
    await hr.submit(view);
    const body = new URLSearchParams(workplace.standIn.lastRequest()?.body).get('payload') ?? '';
    // The same form, submitted again with a fresh address.
    const again = new URLSearchParams({ payload: body.replaceAll(/\/app\/[^"]+/g, '/app/T0DEMO/99/fresh') }).toString();
    const received = await workplace.standIn.send({
      body: again,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...workplace.standIn.sign(again) },
    });
    expect(received.body).toContain('is al een bericht geplaatst');
    expect(received.body).toContain('Het bericht is al geplaatst');
    expect(received.body).not.toContain('niet zeker');
    expect(history()).toHaveLength(1);
  });
});

describe('pictures', () => {
  test('stand beside their adviser', async () => {
    await start({ organisations: organisationsOf(withPhoto) });
    await publish();
    expect(JSON.stringify(history()[0]?.blocks)).toContain(photo);
  });

  test('that Slack cannot load are left out, of the preview and of the post, and HR is told', async () => {
    await start({ organisations: organisationsOf(withPhoto) });
    workplace.standIn.plan('views.open', { error: 'invalid_arguments' });
    await open();
    expect(said(hr.top())).toContain('zonder plaatjes');
    await hr.submit(hr.top().id);
    expect(JSON.stringify(history()[0]?.blocks)).toContain('Samira el Idrissi');
    expect(JSON.stringify(history())).not.toContain(photo);
  });
});
