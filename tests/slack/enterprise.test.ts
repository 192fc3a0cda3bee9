/** One installation for a whole Slack Enterprise organisation: whose people they are, and when it ends. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Organisation, Organisations } from '../../src/core/organisation.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { installationId } from '../../src/slack/install/installations.ts';
import { claimOf, createIdentify } from '../../src/slack/flows/identify.ts';
import { DOORWAY } from '../fixtures/screens.ts';
import { openWorkplace, ORGANISATION, said, TEAM, TOKEN, type Workplace } from '../support/slack.helper.ts';
import { serving } from '../support/slack-office.helper.ts';

const GRID = 'E0GRID';
const ours: Organisation = { ...ORGANISATION, slack: { teamIds: [TEAM], enterpriseIds: [GRID], publishers: [] } };
const organisations: Organisations = serving(ours);
const log = createLog(() => undefined);

describe('who somebody is', () => {
  const claim = { userTeam: undefined, enterprise: GRID, user: 'U1' };

  test('is one and the same person in every workspace of it, named or not; where they wrote before is known', async () => {
    const keyring = await memoryKeyring();
    const people = createIdentify(organisations, keyring, log);
    const named = (place: string) => keyring.pseudonym(ours.id, 'slack', place, 'U1');
    expect(people({ ...claim, team: TEAM })).toEqual({
      kind: 'ours',
      organisation: ours,
      team: TEAM,
      employee: named(GRID),
      formerly: [named(TEAM)],
    });
    for (const team of ['T0A', 'T0B']) {
      const person = { kind: 'ours', organisation: ours, team: GRID, employee: named(GRID), formerly: [named(team)] };
      expect(people({ ...claim, team })).toEqual(person);
    }
    const nowhere = people({ ...claim, team: undefined });
    expect(nowhere).toEqual({ kind: 'ours', organisation: ours, team: GRID, employee: named(GRID) });
  });

  test('where the payload names no Enterprise organisation is decided by the workspace', async () => {
    const keyring = await memoryKeyring();
    expect(createIdentify(organisations, keyring, log)({ ...claim, enterprise: undefined, team: TEAM })).toEqual({
      kind: 'ours',
      organisation: ours,
      team: TEAM,
      employee: keyring.pseudonym(ours.id, 'slack', TEAM, 'U1'),
    });
  });

  test('is known by the workspace where that alone names the organisation', () => {
    const user = { id: 'U1', team_id: TEAM };
    expect(claimOf({ team: { id: TEAM, enterprise_id: GRID }, user })).toEqual(
      claimOf({ team: { id: TEAM }, enterprise: { id: GRID }, user }),
    );
  });

  test('from another company, or of an Enterprise nobody named, is no employee', async () => {
    const people = createIdentify(organisations, await memoryKeyring(), log);
    expect(people({ ...claim, team: 'T0A', userTeam: 'T0ELSEWHERE' })).toMatchObject({ kind: 'stranger' });
    expect(people({ ...claim, team: 'T0A', enterprise: 'E0OTHER' })).toEqual({ kind: 'unknown' });
  });
});

test('a guest whose own company is an organisation of ours too is no colleague here', async () => {
  const other: Organisation = { ...ORGANISATION, id: 'bank', slack: { teamIds: ['T0BANK'], publishers: [] } };
  const people = createIdentify(serving(ours, other), await memoryKeyring(), log);
  const guest = { id: 'U1', team_id: 'T0BANK' };
  expect(people(claimOf({ team: { id: TEAM }, user: guest }, TEAM))).toMatchObject({ kind: 'stranger', team: TEAM });
  expect(people(claimOf({ team: { id: 'T0BANK' }, user: guest }))).toMatchObject({ kind: 'ours', organisation: other });
});

/** Shapes: slackapi/bolt-python#23 (`team` is null), slackapi/bolt-js#1720 (a view names the organisation), #1614 (outsiders). */
describe('inside a modal, where Slack names the whole organisation as the place of the app', () => {
  const user = { id: 'U1', team_id: 'T0A' };
  const enterprise = { id: GRID };

  test('is the same person as with the command and the button of the card', async () => {
    const people = createIdentify(organisations, await memoryKeyring(), log);
    const command = people({ team: 'T0A', userTeam: undefined, enterprise: GRID, user: 'U1' });
    expect(command).toMatchObject({ kind: 'ours', team: GRID, formerly: [expect.any(String)] });
    expect(people(claimOf({ team: null, enterprise, user }))).toEqual(command);
    expect(people(claimOf({ team: null, enterprise, user }, GRID))).toEqual(command);
    expect(people(claimOf({ team: { id: 'T0A' }, enterprise, user }, GRID))).toEqual(command);
    for (const installedIn of [GRID, null])
      expect(people(claimOf({ team: enterprise, enterprise, user }, installedIn))).toEqual(command);
    const anywhere = people(claimOf({ team: null, enterprise, user: { ...user, team_id: GRID } }, GRID));
    expect(anywhere).toMatchObject({ kind: 'ours', employee: command.kind === 'ours' ? command.employee : '' });
  });

  test('in a workspace that is named is the same person as well', async () => {
    const people = createIdentify(organisations, await memoryKeyring(), log);
    const command = people({ team: TEAM, userTeam: undefined, enterprise: GRID, user: 'U1' });
    const there = { id: 'U1', team_id: TEAM };
    expect(people(claimOf({ team: null, enterprise, user: there }, GRID))).toEqual(command);
    expect(people(claimOf({ team: { id: TEAM }, enterprise, user: there }, GRID))).toEqual(command);
  });

  test('from another company is no employee', async () => {
    const people = createIdentify(organisations, await memoryKeyring(), log);
    const outsider = { id: 'U1', team_id: 'T0ELSEWHERE' };
    const stranger = { kind: 'stranger', team: GRID };
    expect(people(claimOf({ team: { id: 'T0ELSEWHERE' }, user: outsider }, GRID))).toMatchObject(stranger);
    const theirs = { team: null, enterprise: { id: 'E0OTHER' }, user: outsider };
    expect(people(claimOf(theirs, GRID))).toMatchObject(stranger);
    // Of another Enterprise organisation, at the button of a card in a channel that both share.
    const grid = { id: 'U1', team_id: 'E0OTHER' };
    expect(people(claimOf({ team: null, enterprise, user: grid }))).toMatchObject(stranger);
    expect(people(claimOf({ team: null, enterprise, user: grid }, GRID))).toMatchObject(stranger);
  });
});

describe('over the wire', () => {
  let workplace: Workplace;
  beforeEach(async () => {
    workplace = await openWorkplace({ organisations, tokenForTeam: () => TOKEN });
    for (const place of [TEAM, GRID])
      await workplace.records.put('installation', installationId(workplace.keyring, place), new Uint8Array([1]));
  });
  afterEach(() => workplace.close());
  const kept = async (place: string): Promise<boolean> =>
    (await workplace.records.get('installation', installationId(workplace.keyring, place))) !== undefined;
  const send = async (body: Record<string, unknown>): Promise<number | undefined> => {
    const text = JSON.stringify({ type: 'event_callback', ...body });
    const headers = { 'content-type': 'application/json', ...workplace.standIn.sign(text) };
    return (await workplace.standIn.send({ body: text, headers })).status;
  };
  const uninstalled = { event: { type: 'app_uninstalled' } };

  test('a workspace of it that nobody named has the Home tab', async () => {
    const event = { type: 'app_home_opened', user: 'U0CANARY', tab: 'home' };
    expect(await send({ team_id: 'T0OTHERONE', enterprise_id: GRID, event })).toBe(200);
    expect(said(workplace.noor.screen().home)).toContain(DOORWAY.heading);
  });

  test.each([
    ['says so', { team_id: TEAM, enterprise_id: GRID, authorizations: [{ is_enterprise_install: true }] }],
    ['names no workspace', { team_id: null, enterprise_id: GRID }],
    ['names the organisation in place of one', { team_id: GRID, enterprise_id: GRID }],
  ])('an end that %s is the end of the whole installation, twice as well as once', async (_how, about) => {
    expect([await send({ ...about, ...uninstalled }), await send({ ...about, ...uninstalled })]).toEqual([200, 200]);
    expect(await kept(GRID)).toBe(false);
  });

  test('the end in one workspace leaves the installation of the whole', async () => {
    const about = { team_id: TEAM, enterprise_id: GRID, authorizations: [{ is_enterprise_install: false }] };
    expect(await send({ ...about, ...uninstalled })).toBe(200);
    expect([await kept(TEAM), await kept(GRID)]).toEqual([false, true]);
  });

  test('the end of what never was here is no error', async () => {
    const event = { type: 'tokens_revoked', tokens: { bot: ['U1'] } };
    expect(await send({ team_id: 'T0NOBODY', event })).toBe(200);
    expect([await kept(TEAM), await kept(GRID)]).toEqual([true, true]);
  });
});
