/**
 * Whose organisation file is faulty when the server starts is told so, everywhere, in words that help; and is known
 * by nothing else. The others notice nothing of it: tests/app/config/organisation-folder.test.ts.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Organisations } from '../../src/core/organisation.ts';
import { LANGUAGES } from '../../src/core/organisation.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { createLog } from '../../src/base/log.ts';
import { createPublic } from '../../src/public/index.ts';
import { startApi } from '../support/inbox.helper.ts';
import { openWorkplace, organisations as slackOrganisations, said, TEAM } from '../support/slack.helper.ts';
import { openOffice, organisations as teamsOrganisations, TENANT } from '../support/teams.helper.ts';
import { screens } from '../fixtures/screens.ts';

const SENTENCES = LANGUAGES.flatMap((language) => {
  const { heading, lines } = wordsIn(language).closedForNow;
  return [heading, ...lines];
});
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
/** Nobody is served, and these are closed. */
const closed = (known: Organisations, ...places: readonly string[]): Organisations => ({
  ...known,
  all: () => [],
  byId: () => undefined,
  bySlackTeam: () => undefined,
  byTeamsTenant: () => undefined,
  isClosed: (kind, id) => places.includes(`${kind} ${id}`),
});

describe('a closed organisation is told so', () => {
  it('in Slack: the command opens a window that says it, and without a token the reply does', async () => {
    for (const [token, where] of [
      ['xoxb-closed', 'modal'],
      [undefined, 'reply'],
    ] as const) {
      const workplace = await openWorkplace({
        organisations: closed(slackOrganisations, `slack-team ${TEAM}`),
        ...(token === undefined ? { tokenForTeam: () => undefined } : {}),
      });
      closing.push(() => workplace.close());
      const { body } = await workplace.noor.command();
      const text = where === 'modal' ? said(workplace.top()) : body;
      for (const sentence of SENTENCES) expect(text).toContain(sentence);
      expect(workplace.desk.seen).toEqual([]);
    }
  });

  it('in Slack: what was being written stays in the form', async () => {
    let shut = false;
    const workplace = await openWorkplace({
      organisations: {
        ...slackOrganisations,
        bySlackTeam: (team) => (shut ? undefined : slackOrganisations.bySlackTeam(team)),
        isClosed: (kind, id) => shut && kind === 'slack-team' && id === TEAM,
      },
    });
    closing.push(() => workplace.close());
    workplace.desk.script = () => screens.write;
    await workplace.noor.command();
    shut = true;
    const seen = workplace.desk.seen.length;
    const { id, view } = workplace.top();
    const field = view.blocks.find(({ type }) => type === 'input')?.block_id ?? '';
    workplace.noor.type(id, field, 'text', 'Wat ik schrijf');
    const answer = await workplace.noor.submit(id);
    expect(JSON.stringify(answer)).toContain(wordsIn('nl').notSaved.closedForNow);
    expect(workplace.desk.seen).toHaveLength(seen);
  });

  it('in Slack: not as somebody of the Enterprise organisation around it, which is another’s', async () => {
    const workplace = await openWorkplace({
      organisations: {
        ...closed(slackOrganisations, `slack-team ${TEAM}`),
        bySlackEnterprise: () => slackOrganisations.all()[0],
      },
    });
    closing.push(() => workplace.close());
    await workplace.noor.command();
    expect(workplace.desk.seen).toEqual([]);
    expect(said(workplace.top())).toContain(wordsIn('nl').closedForNow.heading);
  });

  it('in Teams: a dialog that says it, whatever was asked', async () => {
    const office = await openOffice({ organisations: closed(teamsOrganisations, `teams-tenant ${TENANT}`) });
    closing.push(() => office.close());
    const { status, body } = await office.send({ type: 'invoke', name: 'task/fetch', value: { data: {} } });
    expect(status).toBe(200);
    const text = JSON.stringify(body);
    for (const sentence of SENTENCES) expect(text).toContain(sentence);
    expect((await office.send({ type: 'message', text: 'geheim' })).status).toBe(200);
    expect(office.desk.seen).toEqual([]);
    expect(office.lines.join('')).not.toContain('fault');
  });

  it('on its public page, and on no other address', async () => {
    const pages = createPublic({
      planned: async () => new Map(),
      organisations: {
        all: () => [],
        byId: () => undefined,
        isClosed: (kind, id) => kind === 'organisation' && id === 'zorg',
      },
      running: {},
      log: createLog(() => undefined),
    });
    const server = createServer(pages.handler);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => void server.close(resolve)));
    const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    for (const path of ['/zorg', '/Zorg/en']) {
      const response = await get(path);
      expect(response.status).toBe(503);
      const text = (await response.text()).replaceAll('&#39;', "'").replaceAll(/<a [^>]*>|<\/a>/g, '');
      for (const sentence of SENTENCES) expect(text).toContain(sentence);
    }
    expect((await get('/bank')).status).toBe(404);
  });

  it('in the inbox: its adviser is neither signed out nor let in, and any other is nobody', async () => {
    const harness = await startApi();
    closing.push(() => harness.close());
    const bram = await harness.signedIn('sub-bram');
    const gone = await harness.signedIn('sub-gone');
    const [acme] = harness.organisations.all();
    harness.organisations.replace(acme === undefined ? [] : [acme]);
    Object.assign(harness.organisations, {
      isClosed: (kind: string, id: string) => kind === 'adviser' && id === 'https://id.example sub-bram',
    });
    for (const path of ['/api/me', '/api/conversations', '/api/key-slots']) {
      const refused = await bram.api('GET', path);
      expect([refused.status, refused.text]).toEqual([503, '{"code":"organisation-closed"}']);
    }
    expect((await gone.api('GET', '/api/me')).status).toBe(401);
    Object.assign(harness.organisations, { isClosed: () => false });
    expect((await bram.api('GET', '/api/me')).status).toBe(401);
  });
});
