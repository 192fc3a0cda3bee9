/** One person of a Slack Enterprise organisation, who wrote under the name of a workspace before: nothing of it is lost. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, Pseudonym } from '../../../src/core/conversation.ts';
import type { EmployeeEvent, Visit } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { desks, readThread, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let before: Visit;
let now: Visit;
let id: ConversationId;
const submit = (submission: string, adviser = 'samira', text = 'Hallo') =>
  ({
    do: 'submit',
    submit: { form: 'write', adviser, limits: LIMITS_VERSION, submission: submission.repeat(22), text },
  }) as EmployeeEvent;

beforeEach(async () => {
  d = await desks(organisation);
  before = d.visit();
  const present = d.keyring.pseudonym(organisation.id, 'slack', 'E0GRID', 'U1');
  now = { ...before, employee: present, formerly: [before.employee] };
  const sent = await d.employee.handle(before, submit('A'));
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  id = sent.conversation;
  await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Dag'));
});

describe('under the new name', () => {
  it('the old conversation is counted, listed and shown, with its answer', async () => {
    expect(await d.employee.handle(now, { do: 'open' })).toMatchObject({
      kind: 'welcome',
      mine: { label: 'Mijn gesprekken (1 nieuw antwoord)' },
    });
    expect(await d.employee.handle(now, { do: 'conversations' })).toMatchObject({
      items: [{ adviser: expect.any(String) as string }],
    });
    const shown = await d.employee.handle(now, { do: 'conversation', conversation: id });
    expect(JSON.stringify(shown)).toContain('Dag');
    expect(await d.employee.refresh(now, id)).toMatchObject({ kind: 'conversation', conversation: id });
    expect(await d.employee.handle(now, { do: 'open' })).toMatchObject({ mine: { label: 'Mijn gesprekken' } });
  });

  it('the old one is written on in, and withdrawn', async () => {
    const reply = { form: 'reply', conversation: id, submission: 'B'.repeat(22), text: 'Nog iets' };
    await d.employee.handle(now, { do: 'submit', submit: reply } as EmployeeEvent);
    expect(await readThread(d, d.seat(), keys.samira, id)).toHaveLength(3);
    expect(await d.employee.handle(now, { do: 'withdraw', conversation: id })).toMatchObject({ kind: 'withdrawn' });
    expect(await d.adviser.read(d.seat(), id)).toBeUndefined();
  });

  it('the old one is closed', async () => {
    expect(await d.employee.handle(now, { do: 'close', conversation: id })).toMatchObject({ kind: 'closed' });
    expect(await d.adviser.read(d.seat(), id)).toMatchObject({ state: 'closed' });
  });

  it('what is new lies under the new name alone', async () => {
    expect(await d.employee.handle(now, submit('C', 'tom'))).toMatchObject({ kind: 'sent' });
    const look = (employee: Pseudonym) => d.store.conversations.overview(organisation.id, employee, [], d.clock.now());
    expect((await look(before.employee)).conversations).toHaveLength(1);
    expect((await look(now.employee)).conversations).toHaveLength(1);
    expect(await d.employee.handle(now, { do: 'conversations' })).toMatchObject({ items: { length: 2 } });
  });
});

it('a name that is not theirs finds nothing', async () => {
  const stranger = d.keyring.pseudonym(organisation.id, 'slack', 'T0', 'U2');
  const other: Visit = { ...now, formerly: [stranger] };
  expect(await d.employee.handle(other, { do: 'conversation', conversation: id })).toMatchObject({ kind: 'gone' });
  expect(await d.employee.handle(other, { do: 'withdraw', conversation: id })).toMatchObject({ kind: 'gone' });
});
