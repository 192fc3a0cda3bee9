import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { installationId } from '../../src/slack/install/installations.ts';
import { DOORWAY } from '../fixtures/screens.ts';
import {
  openWorkplace,
  ORGANISATION,
  organisationsOf,
  said,
  TEAM,
  TOKEN,
  type Workplace,
} from '../support/slack.helper.ts';

let workplace: Workplace;
beforeEach(async () => {
  workplace = await openWorkplace();
});
afterEach(() => workplace.close());

describe('the Home tab', () => {
  test('holds public words and a button', async () => {
    await workplace.noor.openHome();
    const home = workplace.noor.screen().home;
    for (const sentence of [DOORWAY.heading, ...DOORWAY.lines, DOORWAY.open.label])
      expect(said(home)).toContain(sentence);
    expect(workplace.desk.seen).toEqual([]);
  });

  test('is the same bytes for everybody in an organisation', async () => {
    const other = workplace.standIn.as('U0OTHER', { name: 'Ander' });
    await workplace.noor.openHome();
    await other.openHome();
    // Slack makes up the ids of blocks.
    const bytes = (user: Workplace['noor']): string =>
      JSON.stringify(user.screen().home?.view).replaceAll(/"block_id":"[^"]*"/g, '');
    expect(bytes(other)).toBe(bytes(workplace.noor));
    expect(bytes(other)).toContain(DOORWAY.heading);
  });

  test('is that of one’s own organisation, whoever opened theirs before', async () => {
    const sister = { ...ORGANISATION, id: 'zuster', slack: { teamIds: ['T0SISTER'], publishers: [] } };
    const own = { ...ORGANISATION, slack: { teamIds: [TEAM], publishers: [] } };
    await workplace.close();
    workplace = await openWorkplace({ organisations: organisationsOf(own, sister), tokenForTeam: () => TOKEN });
    workplace.desk.home = ({ id }) => ({ ...DOORWAY, heading: `Kop van ${id}` });
    await workplace.noor.openHome();
    expect(said(workplace.noor.screen().home)).toContain('Kop van voorbeeld');
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0SISTER',
      event: { type: 'app_home_opened', user: 'U0CANARY', tab: 'home' },
    });
    const headers = { 'content-type': 'application/json', ...workplace.standIn.sign(body) };
    expect(await workplace.standIn.send({ body, headers })).toMatchObject({ status: 200 });
    expect(said(workplace.noor.screen().home)).toContain('Kop van zuster');
  });

  test('is published once, and again only when it says something else', async () => {
    await workplace.noor.openHome();
    await workplace.noor.openHome();
    expect(workplace.called).toEqual(['views.publish']);
    await workplace.close();
    const { noor } = workplace;
    workplace = await openWorkplace();
    workplace.desk.home = () => ({ ...DOORWAY, heading: 'Nieuwe kop' });
    await workplace.noor.openHome();
    expect(said(workplace.noor.screen().home)).not.toBe(said(noor.screen().home));
  });

  test.each([{ status: 429 }, { cut: 'before' }] as const)('after %j Slack is asked to say it again', async (fault) => {
    workplace.standIn.plan('views.publish', fault);
    await workplace.noor.openHome();
    expect(said(workplace.noor.screen().home)).toContain(DOORWAY.heading);
  });

  test('is not asked for again when asking again would not help', async () => {
    workplace.standIn.plan('views.publish', { error: 'not_enabled' }, 5);
    expect((await workplace.noor.openHome()).status).toBe(200);
    expect(workplace.called).toEqual(['views.publish']);
  });

  test('of a workspace we do not know, and another tab, are left alone', async () => {
    await workplace.standIn.event({ type: 'app_home_opened', user: 'U1', tab: 'home' }, { teamId: 'T0NOBODY' });
    await workplace.standIn.event({ type: 'app_home_opened', user: 'U1', tab: 'messages' });
    expect(workplace.called).toEqual([]);
  });
});

describe('the end of an installation', () => {
  const installed = (): string => installationId(workplace.keyring, TEAM);

  test('removes what is kept of it, however often and in whatever order it is said', async () => {
    await workplace.records.put('installation', installed(), new Uint8Array([1]));
    await workplace.standIn.uninstall();
    expect(await workplace.records.get('installation', installed())).toBeUndefined();
    await workplace.standIn.uninstall();
    expect(workplace.lines.filter((line) => line.includes('workspace-removed'))).toHaveLength(4);
  });

  test("a person's own token that was revoked ends nothing", async () => {
    await workplace.records.put('installation', installed(), new Uint8Array([1]));
    await workplace.standIn.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    expect(await workplace.records.get('installation', installed())).toBeDefined();
  });

  test('that could not be written down is not acknowledged, so that Slack says it again', async () => {
    await workplace.close();
    workplace = await openWorkplace({
      records: (real) => ({ ...real, delete: () => Promise.reject(new AppError('STORE_AWAY')) }),
    });
    expect((await workplace.standIn.event({ type: 'app_uninstalled' })).status).toBe(500);
  });
});

test('an event nobody asked for is acknowledged and changes nothing', async () => {
  expect((await workplace.standIn.event({ type: 'message', channel: 'D1', user: 'U1', text: 'kanarie' })).status).toBe(
    200,
  );
  expect([workplace.called, workplace.desk.seen]).toEqual([[], []]);
  expect(workplace.lines.join('')).not.toContain('kanarie');
});
