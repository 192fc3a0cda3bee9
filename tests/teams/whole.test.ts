/** The Teams part on the real desk: what only shows when a card really goes there and back. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConversationId } from '../../src/core/conversation.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { buttonsOf, type Button } from '../../src/stand-ins/teams/cards.ts';
import { desks, readThread, type Desks } from '../support/desks.helper.ts';
import { testOrganisation } from '../support/organisation.helper.ts';
import { openOffice, said, type BotResponse, type Office } from '../support/teams.helper.ts';

const { organisation, keys } = await testOrganisation();
const TYPED = 'Canary: dit is alleen voor Samira.';
const words = wordsIn('nl');
let d: Desks;
let office: Office;
beforeEach(async () => {
  d = await desks(organisation);
  office = await openOffice({ deadlineMs: 1200 });
  office.desk.script = (event, visit) => d.employee.handle({ ...visit, organisation }, event);
});
afterEach(() => office.close());

const noor = randomUUID();
const submit = (user: string, data: object): ReturnType<Office['send']> =>
  office.send({ from: { id: '29:x', aadObjectId: user }, name: 'task/submit', value: { data } });
const press = (user: string, what: object): ReturnType<Office['send']> =>
  submit(user, { iv: 1, context: {}, press: what });
const find = (response: BotResponse | undefined, is: (data: Button['data']) => boolean): Button => {
  const button = buttonsOf(response?.task.value.card.content ?? {}).find(({ data }) => is(data));
  if (button === undefined) throw new Error('no such button');
  return button;
};
const isForm = (data: Button['data']): boolean => 'form' in data && !('press' in data) && !('back' in data);
const writing = async (user: string): Promise<Button> =>
  find((await press(user, { do: 'write', adviser: 'samira', limits: LIMITS_VERSION })).body, isForm);
const send = async (user: string, text: string): Promise<ConversationId> => {
  const { body } = await submit(user, { ...(await writing(user)).data, text });
  const { data } = find(body, (data) => JSON.stringify(data).includes('"do":"conversation"'));
  return (data['press'] as { conversation: ConversationId }).conversation;
};

test('what is sent on a card is read by the adviser, and by nobody else who has its number', async () => {
  const id = await send(noor, TYPED);
  expect((await readThread(d, d.seat(), keys.samira, id)).map(({ text }) => text)).toEqual([TYPED]);

  const stranger = randomUUID();
  const nowhere = (await press(stranger, { do: 'conversation', conversation: 'A'.repeat(22) })).body;
  for (const what of ['conversation', 'reveal', 'ask-withdraw', 'withdraw', 'ask-close', 'close'])
    expect((await press(stranger, { do: what, conversation: id })).body).toEqual(nowhere);
  // Their own words stay on the card; nothing else differs from what is not there.
  const form = { conversation: id, submission: 'S'.repeat(22) };
  for (const name of ['reply', 'reveal']) {
    const data = { iv: 1, context: {}, form: { form: name, ...form }, text: 'van mij' };
    const { body } = await submit(stranger, data);
    expect(said(body)).toContain(words.notSaved.gone);
    const made = { ...form, conversation: 'A'.repeat(22) };
    const { body: other } = await submit(stranger, { ...data, form: { form: name, ...made } });
    expect(said(body).replaceAll(id, made.conversation)).toBe(said(other));
    expect(said(body)).not.toMatch(/Canary|Samira/);
  }
  expect((await readThread(d, d.seat(), keys.samira, id)).map(({ text }) => text)).toEqual([TYPED]);
});

test('a form that was answered too late: sent again from the card that came, it is stored once', async () => {
  const button = await writing(noor);
  const { script } = office.desk;
  let stored: Promise<unknown> | undefined;
  office.desk.script = (event, visit) => {
    stored = Promise.resolve(script(event, visit));
    return new Promise(() => undefined);
  };
  const { body: late } = await submit(noor, { ...button.data, text: TYPED });
  expect(said(late)).toContain(words.notSaved.unknown);
  await stored;

  office.desk.script = script;
  const again = find(late, isForm);
  const typed = Object.fromEntries(again.inputs.map(({ id, value }) => [id, value]));
  expect(typed['text']).toBe(TYPED);
  const { body } = await submit(noor, { ...again.data, ...typed });
  expect(said(body)).not.toContain(words.notSaved.unknown);
  const { data } = find(body, (data) => JSON.stringify(data).includes('"do":"conversation"'));
  const { conversation } = data['press'] as { conversation: ConversationId };
  expect(await readThread(d, d.seat(), keys.samira, conversation)).toHaveLength(1);
});
