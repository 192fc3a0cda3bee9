/** Whoever stole the signing secret can say anything to us. What they can read with it: nothing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { Screen } from '../../src/core/screens.ts';
import { CONVERSATION, screens, SUBMISSION } from '../fixtures/screens.ts';
import { openWorkplace, TEAM, type Workplace } from '../support/slack.helper.ts';

const SECRETS = ['Dank je dat je schrijft', 'Gesprek met Samira', 'Mijn gesprekken', '1 nieuw antwoord'];
const CONFIDENTIAL: readonly Screen[] = [screens.conversation, screens.conversations];

let workplace: Workplace;
beforeEach(async () => {
  workplace = await openWorkplace();
  await workplace.noor.command();
  workplace.called.length = 0;
});
afterEach(() => workplace.close());

async function forge(payload: Record<string, unknown>): Promise<{ status: number; body: string }> {
  const body = new URLSearchParams({
    payload: JSON.stringify({
      team: { id: TEAM },
      user: { id: 'U0CANARY', team_id: TEAM },
      trigger_id: '1.2.forged',
      ...payload,
    }),
  }).toString();
  const response = await fetch(workplace.url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...workplace.standIn.sign(body) },
  });
  return { status: response.status, body: await response.text() };
}
const view = (id: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  type: 'modal',
  root_view_id: id,
  previous_view_id: null,
  callback_id: 'in-vertrouwen',
  private_metadata: '{"context":{}}',
  state: { values: {} },
  ...changes,
});
const press = (value: unknown): unknown[] => [
  { type: 'button', action_id: 'press:0:conversation', value: JSON.stringify(value) },
];
/** The attacker's own open modal, which Slack would show them. */
async function ownView(): Promise<string> {
  const thief = workplace.standIn.as('U0THIEF', { name: 'Dief' });
  await thief.command();
  workplace.called.length = 0;
  return thief.top().id;
}
const onTheirScreen = (): string => JSON.stringify(workplace.standIn.as('U0THIEF').screen().modals);

describe("a forged press in somebody else's name", () => {
  test.each(['root', 'pushed', 'aside'])('never has content put into a view the request names (%s)', async (where) => {
    const theirs = await ownView();
    const before = onTheirScreen();
    const named =
      where === 'root'
        ? view(theirs)
        : view(theirs, {
            root_view_id: 'V0OTHER',
            previous_view_id: 'V0OTHER',
            ...(where === 'aside' ? { callback_id: 'in-vertrouwen.aside' } : {}),
          });
    for (const screen of [...CONFIDENTIAL, screens.elsewhere]) {
      workplace.desk.script = () => screen;
      const reply = await forge({
        type: 'block_actions',
        actions: press({ do: 'conversation', conversation: CONVERSATION }),
        view: named,
      });
      expect(reply).toEqual({ status: 500, body: '' });
    }
    expect(workplace.called).not.toContain('views.update');
    expect(onTheirScreen()).toBe(before);
  });

  test("naming the victim's own view shows it to the victim only, and says nothing back", async () => {
    workplace.desk.script = () => screens.conversation;
    const theirs = await ownView();
    const before = onTheirScreen();
    const reply = await forge({
      type: 'block_actions',
      actions: press({ do: 'conversation', conversation: CONVERSATION }),
      view: view(workplace.top().id, { external: theirs }),
    });
    expect(reply.body).toBe('');
    expect(onTheirScreen()).toBe(before);
  });

  test('outside a modal opens nothing without a live trigger', async () => {
    for (const changes of [{ view: { type: 'home', id: 'V1' } }, { container: { type: 'message' } }]) {
      const reply = await forge({ type: 'block_actions', actions: press({ do: 'welcome' }), ...changes });
      expect(reply).toEqual({ status: 500, body: '' });
    }
  });
});

describe('a forged form', () => {
  test.each(CONFIDENTIAL.map((screen) => [screen.kind, screen] as const))(
    'is never answered with the screen %s, even if the desk gave it',
    async (_kind, screen) => {
      workplace.desk.script = () => screen;
      const metadata = JSON.stringify({
        context: {},
        form: { form: 'reply', conversation: CONVERSATION, submission: SUBMISSION },
      });
      const { body } = await forge({
        type: 'view_submission',
        view: view('V0X', { private_metadata: metadata, state: { values: { b: { text: { value: 'x' } } } } }),
      });
      for (const secret of SECRETS) expect(body).not.toContain(secret);
      expect(body).toContain('response_action');
      expect(workplace.lines.join('')).toContain('confidential-in-body');
    },
  );

  test('does not tell that somebody has conversations', async () => {
    workplace.desk.script = () => screens.welcome;
    const { body } = await forge({
      type: 'view_submission',
      view: view('V0X', { private_metadata: '{"context":{},"form":{"form":"filters"}}' }),
    });
    expect(body).toContain(screens.welcome.heading);
    for (const secret of SECRETS) expect(body).not.toContain(secret);
    expect(workplace.called).toEqual([]);
  });

  test('of the employee themselves brings that back in their own modal', async () => {
    workplace.desk.script = () => screens.filters;
    await workplace.noor.press(workplace.top().id, { label: 'Zoek wie bij je past' });
    workplace.desk.script = () => screens.welcome;
    const reply = await workplace.noor.submit(workplace.top().id);
    expect(reply.body).not.toContain('Mijn gesprekken');
    await workplace.slack.close();
    expect(JSON.stringify(workplace.top().view.blocks)).toContain('Mijn gesprekken');
  });
});

describe('metadata that is not ours', () => {
  const tampered = [
    '',
    '{}',
    '{"context":{"admin":true}}',
    '{"context":{},"form":{"form":"reply","conversation":"x","submission":"y"}}',
    `{"context":{},"form":{"form":"all"}}`,
    'x'.repeat(3000),
  ];

  test.each(tampered)('%s in a form: typed words stay in a form of which nothing is believed', async (metadata) => {
    workplace.desk.script = (event) => (event.do === 'lost-form' ? screens['choose-again'] : screens.sent);
    const { body } = await forge({
      type: 'view_submission',
      view: view('V0X', { private_metadata: metadata, state: { values: { b: { text: { value: 'x' } } } } }),
    });
    expect(body).toContain(screens['choose-again'].notice);
    expect(body).toContain('"block_id":"b"');
    expect(workplace.desk.seen.at(-1)?.event).toEqual({ do: 'lost-form' });
  });

  test('the answer is the same bytes for all of it, with words and without', async () => {
    workplace.desk.script = (event) =>
      event.do === 'lost-form' ? screens['choose-again'] : event.do === 'conversation' ? screens.gone : screens.sent;
    for (const values of [{}, { b: { text: { value: 'x' } } }]) {
      const bodies = new Set<string>();
      for (const metadata of tampered) {
        const named = view('V0X', { private_metadata: metadata, state: { values } });
        bodies.add((await forge({ type: 'view_submission', view: named })).body);
      }
      expect(bodies.size).toBe(1);
      expect([...bodies][0]).toContain('b' in values ? screens['choose-again'].notice : screens.gone.heading);
    }
  });

  test.each(tampered)('%s with a press starts a visit anew, and opens no conversation', async (metadata) => {
    await forge({
      type: 'block_actions',
      actions: press({ do: 'adviser', adviser: 'samira' }),
      view: view('V0X', { private_metadata: metadata }),
    });
    expect(workplace.desk.seen.at(-1)).toMatchObject({ event: { do: 'open' }, visit: { context: {} } });
    await forge({
      type: 'block_actions',
      actions: press({ do: 'conversation', conversation: CONVERSATION }),
      view: view('V0X', { private_metadata: metadata }),
    });
    expect(workplace.desk.seen.at(-1)?.event).toEqual({ do: 'conversation', conversation: 'A'.repeat(22) });
  });

  test('a value that is no press starts a visit anew', async () => {
    for (const value of ['', '{"do":"drop"}', '[]', '{"do":"conversation","conversation":"../x"}']) {
      await forge({ type: 'block_actions', actions: [{ action_id: 'press:0:x', value }], view: view('V0X') });
      expect(workplace.desk.seen.at(-1)?.event).toEqual({ do: 'open' });
    }
  });
});

test('a record that somebody else wrote into the store is not believed', async () => {
  const theirs = await ownView();
  const employee = workplace.keyring.pseudonym('voorbeeld', 'slack', TEAM, 'U0CANARY');
  const thief = workplace.keyring.pseudonym('voorbeeld', 'slack', TEAM, 'U0THIEF');
  const id = (who: typeof employee): string => workplace.keyring.derive('view', 'voorbeeld', who);
  const copied = (await workplace.records.get('view', id(thief))) ?? new Uint8Array();
  for (const value of [
    copied,
    new TextEncoder().encode(
      JSON.stringify({ team: TEAM, views: [{ view: theirs, kind: 'conversation', language: 'nl' }] }),
    ),
    createHash('sha256').digest(),
  ]) {
    await workplace.records.put('view', id(employee), value);
    workplace.desk.script = () => screens.conversation;
    await forge({
      type: 'block_actions',
      actions: press({ do: 'conversation', conversation: CONVERSATION }),
      view: view(theirs),
    });
    expect(workplace.called).not.toContain('views.update');
  }
});
