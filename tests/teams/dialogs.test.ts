import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { isWordless, type Form } from '../../src/core/events.ts';
import type { ConversationId } from '../../src/core/conversation.ts';
import { notSaved } from '../../src/core/pages/write.ts';
import { pageContextOf } from '../../src/core/pages/context.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { screens } from '../fixtures/screens.ts';
import { openOffice, ORGANISATION, said, TENANT, USER, type Office } from '../support/teams.helper.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const SUBMISSION = 'S'.repeat(22);
const CONVERSATION = 'C'.repeat(22) as ConversationId;
const TYPED = 'Canary: hij zei **iets** [x](http://b) <at>';
const form: Form = { form: 'write', adviser: 'samira', limits: '2026-11.1', submission: SUBMISSION };
const card = (more: object): Record<string, unknown> => ({ iv: 1, context: {}, ...more });
const press = (what: object): Record<string, unknown> => ({
  name: 'task/submit',
  value: { data: card({ press: what }) },
});
const sending = { name: 'task/submit', value: { data: card({ form, text: TYPED }) } };
/** Never answers. */
const never = (): Promise<never> => new Promise(() => undefined);

describe('what Teams asks becomes what somebody did', () => {
  test.each<[string, object, object]>([
    ['the command', { name: 'composeExtension/fetchTask', value: { commandId: 'x' } }, { do: 'open' }],
    [
      'a card opened by a button',
      { name: 'task/fetch', value: { data: card({ press: { do: 'conduct' } }) } },
      { do: 'conduct' },
    ],
    ['a press', press({ do: 'conversations' }), { do: 'conversations' }],
    [
      'a press in a dialog of the command',
      {
        name: 'composeExtension/submitAction',
        value: { commandId: 'x', data: card({ press: { do: 'limits', adviser: 'samira' } }) },
      },
      { do: 'limits', adviser: 'samira' },
    ],
    ['a form', sending, { do: 'submit', submit: { ...form, text: TYPED } }],
  ])('%s', async (_name, own, event) => {
    const { status, body } = await office.send(own as Record<string, unknown>);
    expect(status).toBe(200);
    expect(office.desk.seen.map((seen) => seen.event)).toEqual([event]);
    expect(office.desk.seen[0]?.visit).toMatchObject({
      surface: 'teams',
      organisation: ORGANISATION,
      employee: office.keyring.pseudonym(ORGANISATION.id, 'teams', TENANT, USER),
    });
    expect(body?.task.type).toBe('continue');
    expect(body?.task.value.card.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(body?.task.value.card.content).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  });

  test.each([
    ['nl-NL', {}],
    ['en-GB', { language: 'en' }],
    ['xx', {}],
    ['../../etc', {}],
    [42, {}],
    [undefined, {}],
  ])('locale %s', async (locale, context) => {
    expect((await office.send({ locale })).status).toBe(200);
    expect(office.desk.seen[0]?.visit.context).toEqual(context);
  });

  test('a language that was chosen wins over that of Teams', async () => {
    await office.send({
      locale: 'en-GB',
      name: 'task/submit',
      value: { data: { iv: 1, context: { language: 'nl' }, press: { do: 'welcome' } } },
    });
    expect(office.desk.seen[0]?.visit.context).toEqual({ language: 'nl' });
  });

  test('somebody without an account in the tenant gets the public page, and nothing is asked about them', async () => {
    const { body } = await office.send({ from: { id: '29:guest' } });
    expect(said(body)).toContain(screens.stranger.heading);
    expect(office.desk.seen).toEqual([]);
  });
});

describe('bad input', () => {
  const NOWHERE = { do: 'conversation', conversation: 'A'.repeat(22) };
  test.each<[string, unknown]>([
    ['an unknown press', card({ press: { do: 'delete-everything' } })],
    ['a field too many', card({ press: { do: 'welcome', as: 'admin' } })],
    ['a form somebody made up', card({ form: { ...form, form: 'forged' }, text: 'x' })],
    ['a mark that is none', card({ form: { ...form, submission: '../..' }, text: 'x' })],
    ['a text that is no text', card({ form, text: { length: 3 } })],
    ['somebody else as adviser', card({ form: { ...form, adviser: '__proto__x' }, text: 'x' })],
    ['another version', { iv: 2, context: {}, press: { do: 'welcome' } }],
    ['a list', []],
    ['null', null],
    ['a word', 'open'],
  ])('a card with %s: a screen, as for what is not there', async (_name, data) => {
    const { status, body } = await office.send({ name: 'task/submit', value: { data } });
    expect([status, body?.task.type]).toEqual([200, 'continue']);
    // Words that somebody typed stay, and lead to a form in which they can be sent.
    const typed = JSON.stringify(data).includes('"text":"x"');
    expect(office.desk.seen.map(({ event }) => event)).toEqual([typed ? { do: 'lost-form' } : NOWHERE]);
    expect(said(body).includes('"value":"x"')).toBe(typed);
  });

  test.each<[string, Record<string, unknown>]>([
    ['an unknown verb', { name: 'task/steal' }],
    ['no verb', { name: undefined }],
    ['no value', { value: undefined }],
    ['a value that is no object', { value: 'x' }],
    ['a card that sent nothing', { name: 'task/submit', value: {} }],
    ['no sender', { from: undefined }],
    ['a sender whose id is no id', { from: { id: '29:x', aadObjectId: '../../admin' } }],
    ['no id', { id: undefined }],
    ['an endless id', { id: 'f'.repeat(1001) }],
    ['no type', { type: undefined }],
  ])('an activity with %s: 400', async (_name, own) => {
    expect(await office.send(own)).toEqual({ status: 400, body: undefined });
    expect(office.desk.seen).toEqual([]);
  });

  test.each<[string, string, number]>([
    ['not JSON', '{"a":', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['with __proto__', '{"value":{"__proto__":{"polluted":true}}}', 400],
    ['with an escaped __proto__', String.raw`{"a":[{"\u005f_proto__":1}]}`, 400],
    ['nested without end', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400],
    ['over 256 kB', JSON.stringify({ a: 'x'.repeat(256 * 1024) }), 413],
  ])('a body %s: %i', async (_name, body, status) => {
    const response = await office.post(body);
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(office.desk.seen).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('a body over 256 kB that does not say so beforehand: 413', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => ((sent += 1) > 6 ? controller.close() : controller.enqueue(chunk)),
    });
    const response = await fetch(`${office.origin}/teams/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await office.token()}` },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])('%s: 400', async (type) => {
    expect((await office.post(office.activity(), undefined, { 'content-type': type })).status).toBe(400);
  });
  test('compressed: 400', async () => {
    expect((await office.post(office.activity(), undefined, { 'content-encoding': 'gzip' })).status).toBe(400);
  });
  test('GET: 405, elsewhere: 404', async () => {
    expect((await fetch(`${office.origin}/teams/messages`)).status).toBe(405);
    expect((await fetch(`${office.origin}/teams/other`, { method: 'POST' })).status).toBe(404);
  });
  test.each(['messageReaction', 'typing', 'event', 'endOfConversation'])('%s asks nothing: 200', async (type) => {
    expect(await office.send({ type, name: undefined })).toEqual({ status: 200, body: undefined });
    expect(office.desk.seen).toEqual([]);
  });
  test.each(['conversationUpdate', 'installationUpdate'])('%s: 200, and nothing happens', async (type) => {
    expect(await office.send({ type, name: undefined, value: undefined })).toEqual({ status: 200, body: undefined });
    expect(office.desk.seen).toEqual([]);
  });
  test('what is in a request is in no line of the log', async () => {
    await office.post(`{"text":"Canary`);
    await office.send({ name: 'Canary' });
    await office.send(sending);
    expect(office.lines.join('')).not.toMatch(/Canary|77777777|eyJ/);
  });
});

describe('every invoke is answered in time, whatever the store does', () => {
  const unsure = wordsIn('nl').notSaved.unknown;
  const notStored = wordsIn('nl').notSaved.fault;

  test('a form: the same dialog, with the typed words and the reason', async () => {
    await office.close();
    office = await openOffice({ deadlineMs: 60 });
    office.desk.script = never;
    const { status, body } = await office.send(sending);
    expect([status, body?.task.type]).toEqual([200, 'continue']);
    expect(said(body)).toContain(unsure);
    expect(said(body)).toContain(JSON.stringify(TYPED).slice(1, -1));
    expect(said(body)).toContain(SUBMISSION);
  });
  test('a press: a screen with a next step', async () => {
    await office.close();
    office = await openOffice({ deadlineMs: 60 });
    office.desk.script = never;
    const { status, body } = await office.send(press({ do: 'conversations' }));
    expect([status, body?.task.type]).toEqual([200, 'continue']);
  });
  test('keys that do not come: 401, not silence', async () => {
    await office.close();
    office = await openOffice({ callTimeoutMs: 60 });
    office.services.hang = true;
    expect((await office.post(office.activity())).status).toBe(401);
  });
  test.each<[string, () => Promise<never>]>([
    ['hangs', never],
    ['is away', () => Promise.reject(new AppError('STORE_AWAY'))],
  ])('the memory for repetitions %s: the form is still handled or refused with its words', async (how, get) => {
    await office.close();
    office = await openOffice({ deadlineMs: 60, records: (real) => ({ ...real, get, put: get, takeOnce: get }) });
    const { status, body } = await office.send(sending);
    expect(status).toBe(200);
    expect(said(body)).toContain(how === 'hangs' ? unsure : screens.sent.heading);
  });
  test('the store away: the words stay in the form, and the log has the code only', async () => {
    office.desk.script = (event, visit) =>
      event.do === 'submit' && !isWordless(event.submit)
        ? notSaved(pageContextOf(visit, office.clock.now()), event.submit, notStored)
        : screens.fault;
    const { body } = await office.send(sending);
    expect(said(body)).toContain(notStored);
    expect(said(body)).toContain(JSON.stringify(TYPED).slice(1, -1));
  });
  test('a desk that throws: a screen all the same', async () => {
    office.desk.script = () => Promise.reject(new AppError('STORE_FULL'));
    const { status, body } = await office.send(sending);
    expect(status).toBe(200);
    expect(said(body)).toContain(unsure);
    expect(office.lines.join('')).toContain('STORE_FULL');
  });
});

describe('the same request again', () => {
  test('gets the same answer and is handled once', async () => {
    const activity = office.activity(sending);
    const first = await (await office.post(activity)).text();
    office.desk.script = () => screens.gone;
    expect(await (await office.post(activity)).text()).toBe(first);
    expect(office.desk.seen).toHaveLength(1);
  });
  test('while the first is under way: one deed, two equal answers', async () => {
    const activity = office.activity(press({ do: 'withdraw', conversation: CONVERSATION }));
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    office.desk.script = () => gate.then(() => screens.withdrawn);
    const answers = [office.post(activity), office.post(activity)];
    while (office.desk.seen.length === 0) await new Promise((resolve) => void setImmediate(resolve));
    release();
    const [first, second] = await Promise.all(answers.map(async (received) => (await received).text()));
    expect(second).toBe(first);
    expect(office.desk.seen).toHaveLength(1);
  });
  test.each<[string, object, string]>([
    [
      'a page as an earlier version made it',
      { ...screens.sent, heading: 'Canary of yesterday', urgent: undefined, quiet: undefined },
      screens.sent.heading,
    ],
    ['what nobody can read any more', { kind: 'unheard-of', conversation: CONVERSATION }, screens.fault.heading],
  ])('finds %s: today’s page, and nothing is done again', async (_what, kept, heading) => {
    const activity = office.activity(sending);
    const employee = office.keyring.pseudonym(ORGANISATION.id, 'teams', TENANT, USER);
    const key = office.keyring.derive('view', 'teams', 'answer', employee, String(activity['id']));
    const sealed = office.keyring.sealRecord(new TextEncoder().encode(JSON.stringify(kept)), key);
    await office.records.put('once', key, sealed, 600);
    const response = await office.post(activity);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(heading);
    expect(text).not.toContain('Canary of yesterday');
    expect(office.desk.seen).toEqual([]);
  });
  test.each([
    ['withdraw', screens.withdrawn],
    ['close', screens.closed],
  ] as const)('to %s, while the month turns and with it the pseudonym, is handled once', async (what, done) => {
    await office.keyring.prepare(30, office.clock.now());
    office.clock.forward(Date.parse('2026-03-31T23:59:58Z') - office.clock.now().getTime());
    const activity = office.activity(press({ do: what, conversation: CONVERSATION }));
    office.desk.script = () => done;
    const first = await (await office.post(activity)).text();
    office.clock.forward(4_000);
    await office.keyring.prepare(30, office.clock.now());
    office.desk.script = () => screens.gone;
    expect(await (await office.post(activity)).text()).toBe(first);
    expect(office.desk.seen).toHaveLength(1);
  });
  test('by another person with the same id is another request', async () => {
    const activity = office.activity(sending);
    await office.post(activity);
    await office.post({ ...activity, from: { id: '29:b', aadObjectId: TENANT } });
    expect(office.desk.seen).toHaveLength(2);
  });
  test('after "not saved" is tried again', async () => {
    const activity = office.activity(sending);
    office.desk.script = () => Promise.reject(new AppError('STORE_AWAY'));
    await office.post(activity);
    office.desk.script = () => screens.sent;
    expect(await (await office.post(activity)).text()).toContain(screens.sent.heading);
  });
  test('reading is not remembered: what was read is in no record', async () => {
    const kept: string[] = [];
    await office.close();
    office = await openOffice({
      records: (real) => ({
        ...real,
        put: (kind, id, value, ttl) => {
          kept.push(Buffer.from(value).toString('latin1'));
          return real.put(kind, id, value, ttl);
        },
      }),
    });
    await office.send(press({ do: 'conversation', conversation: CONVERSATION }));
    expect(kept).toEqual([]);
    const preferences = { gender: 'woman' };
    await office.send({ name: 'task/submit', value: { data: { iv: 1, context: { preferences }, form, text: TYPED } } });
    expect(kept).toHaveLength(1);
    expect(kept.join('')).not.toMatch(/Canary|woman|sent|samira/);
  });
});
