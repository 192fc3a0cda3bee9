import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { DOORWAY, screens } from '../fixtures/screens.ts';
import { openWorkplace, pseudonymOf, said, TOKEN, type Workplace } from '../support/slack.helper.ts';

let workplace: Workplace;
beforeEach(async () => {
  workplace = await openWorkplace({ deadlineMs: 900, callTimeoutMs: 600 });
});
afterEach(() => workplace.close());

const never = (): Promise<never> => new Promise(() => undefined);
const ephemerals = (): string => JSON.stringify(workplace.noor.screen().ephemerals);

describe('one press opens one modal', () => {
  test('the command: the modal first, then an empty acknowledgement', async () => {
    const reply = await workplace.noor.command();
    expect(reply).toMatchObject({ status: 200, body: '' });
    expect(said(workplace.top())).toContain(screens.welcome.heading);
    expect(workplace.called).toEqual(['views.open']);
    expect(workplace.desk.seen).toEqual([
      {
        visit: expect.objectContaining({ surface: 'slack', employee: pseudonymOf(workplace), context: {} }) as unknown,
        event: { do: 'open' },
      },
    ]);
  });

  test('the shortcut, the Home tab and the ephemeral button as well', async () => {
    await workplace.noor.shortcut('open-in-vertrouwen');
    expect(said(workplace.top())).toContain(screens.welcome.heading);
    await workplace.noor.closeAll();
    await workplace.noor.openHome();
    await workplace.noor.press(workplace.noor.screen().home?.id ?? '', { label: DOORWAY.open.label });
    expect(said(workplace.top())).toContain(screens.welcome.heading);
    expect(workplace.desk.seen.map(({ event }) => event)).toEqual([{ do: 'open' }, { do: 'open' }]);
  });

  test('the Home tab in another language', async () => {
    await workplace.noor.openHome();
    const home = workplace.noor.screen().home;
    expect(JSON.stringify(home?.view.blocks[0])).toContain('"English"');
    await workplace.noor.press(home?.id ?? '', { label: 'English' });
    expect(said(workplace.top())).toContain(screens.welcome.heading);
    expect(workplace.desk.seen).toMatchObject([{ event: { do: 'language', language: 'en' }, visit: { context: {} } }]);
  });

  test('under whatever name the workspace gave the command', async () => {
    await workplace.noor.command('', '/adviser');
    expect(said(workplace.top())).toContain(screens.welcome.heading);
  });

  test('what is typed after the command reaches neither desk nor log nor record', async () => {
    await workplace.noor.command('kanarie mijn hele verhaal');
    expect(JSON.stringify(workplace.desk.seen)).not.toContain('kanarie');
    expect(workplace.lines.join('')).not.toContain('kanarie');
    expect(said(workplace.top())).not.toContain('kanarie');
  });

  test('the user id goes no further than the adapter', async () => {
    await workplace.noor.command();
    expect(JSON.stringify([workplace.desk.seen, workplace.lines])).not.toContain('U0CANARY');
  });
});

describe('when the modal does not open, the same explanation comes as an ephemeral reply', () => {
  const explained = (): void => {
    const [message] = workplace.noor.screen().ephemerals;
    expect(message?.from).toBe('app');
    for (const sentence of [screens.welcome.heading, ...screens.welcome.role, screens.welcome.freedom])
      expect(ephemerals()).toContain(sentence);
  };

  test.each([
    ['an expired trigger', { error: 'expired_trigger_id' }],
    ['a used trigger', { error: 'exchanged_trigger_id' }],
    ['a dead token', { error: 'invalid_auth' }],
    ['an error nobody knows yet', { error: 'something_new' }],
    ['too many calls', { status: 429, retryAfter: 30 }],
    ['a fault at Slack', { status: 503 }],
    ['a broken connection', { cut: 'before' }],
    ['silence', { wait: never() }],
  ] as const)('%s', async (_what, fault) => {
    workplace.standIn.plan('views.open', fault);
    const reply = await workplace.noor.command();
    expect(JSON.parse(reply.body)).toMatchObject({ response_type: 'ephemeral' });
    explained();
    expect(workplace.lines.join('')).toContain('view-open-failed');
  });

  test('its button brings a new trigger and opens the modal', async () => {
    workplace.standIn.plan('views.open', { error: 'expired_trigger_id' });
    await workplace.noor.command();
    await workplace.noor.pressEphemeral(workplace.noor.screen().ephemerals[0]?.id ?? '', { label: DOORWAY.open.label });
    expect(said(workplace.top())).toContain(screens.welcome.heading);
  });

  test('nothing about this employee is in the reply', async () => {
    workplace.standIn.plan('views.open', { error: 'expired_trigger_id' });
    const { body } = await workplace.noor.command();
    expect(body).not.toContain('gesprekken');
    for (const screen of [screens.conversation, screens.conversations, screens.sent]) {
      workplace.desk.script = () => screen;
      workplace.standIn.plan('views.open', { error: 'expired_trigger_id' });
      const reply = await workplace.noor.command();
      expect(reply.body).toContain(DOORWAY.heading);
      expect(reply.body).not.toContain('Samira');
    }
  });

  test.each<[string, (desk: Workplace['desk']) => void]>([
    ['hangs', (desk) => (desk.script = never)],
    // No desk of ours does; whoever changes that sees here that somebody is answered all the same.
    ['fails', (desk) => (desk.handle = () => Promise.reject(new AppError('STORE_AWAY')))],
  ])('also when the desk %s', async (_what, break_) => {
    break_(workplace.desk);
    const { body } = await workplace.noor.command();
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral', text: DOORWAY.heading });
    expect(workplace.called).toEqual([]);
  });

  test('where Slack takes no reply, it is told that it failed and says so itself', async () => {
    workplace.standIn.plan('views.open', { error: 'expired_trigger_id' });
    expect((await workplace.noor.shortcut('open-in-vertrouwen')).status).toBe(500);
    await workplace.noor.openHome();
    const home = workplace.noor.screen().home?.id ?? '';
    workplace.standIn.plan('views.open', { wait: never() });
    expect((await workplace.noor.press(home, { label: DOORWAY.open.label })).status).toBe(500);
  });

  test('a modal that is open is not called failed because its id could not be remembered', async () => {
    await workplace.close();
    workplace = await openWorkplace({
      records: (real) => ({ ...real, get: () => Promise.reject(new AppError('STORE_AWAY')), put: never }),
    });
    expect(await workplace.noor.command()).toMatchObject({ status: 200, body: '' });
    expect(said(workplace.top())).toContain(screens.welcome.heading);
  });
});

describe('people who are not ours', () => {
  test('from a workspace we do not know: a polite public answer in every language, and nothing is asked or stored', async () => {
    const stranger = workplace.standIn.as('U0ELSE', { name: 'Elders', teamId: 'T0NOBODY' });
    await stranger.command();
    const shown = JSON.stringify(stranger.screen().ephemerals);
    for (const sentence of screens['unknown-organisation'].intro) expect(shown).toContain(sentence);
    expect(shown).toContain('(nl)');
    expect(shown).toContain('(en)');
    expect(workplace.desk.seen).toEqual([]);
    expect(workplace.called).toEqual([]);
    expect(workplace.lines.join('')).toContain('unknown-workspace');
  });

  test('of another company, through Slack Connect: the public explanation only, whatever they press', async () => {
    const guest = workplace.standIn.as('U0GUEST', { name: 'Gast', teamId: 'T0OTHERCO' });
    await guest.shortcut('open-in-vertrouwen');
    expect(said(guest.top())).toContain(screens.stranger.heading);
    await guest.press(guest.top().id, { label: `Verder vanaf stranger` });
    expect(said(guest.top())).toContain(screens.stranger.heading);
    expect(workplace.desk.seen).toEqual([]);
    expect(
      await workplace.records.get(
        'view',
        workplace.keyring.derive('view', 'voorbeeld', pseudonymOf(workplace, 'U0GUEST')),
      ),
    ).toBeUndefined();
  });

  test('a colleague from another workspace of the same organisation is one of ours', async () => {
    const colleague = workplace.standIn.as('U0SISTER', { name: 'Zus', teamId: 'T0SISTER' });
    await colleague.shortcut('open-in-vertrouwen');
    expect(said(colleague.top())).toContain(screens.welcome.heading);
  });

  test('a known workspace without a token still gets the explanation', async () => {
    const sister = workplace.standIn.as('U0SISTER', { name: 'Zus', teamId: 'T0SISTER' });
    const { body } = await sister.command();
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral', text: screens.welcome.heading });
    expect(workplace.called).toEqual([]);
  });
});

test('the token leaves in one header and nowhere else', async () => {
  await workplace.noor.command();
  expect(JSON.stringify([workplace.lines, workplace.noor.screen()])).not.toContain(TOKEN);
});
