import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Screen } from '../../src/core/screens.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { CONVERSATION, screens } from '../fixtures/screens.ts';
import { openWorkplace, pseudonymOf, said, type Workplace } from '../support/slack.helper.ts';

let workplace: Workplace;
beforeEach(async () => {
  workplace = await openWorkplace();
});
afterEach(() => workplace.close());

const press = (label: string): ReturnType<Workplace['noor']['press']> =>
  workplace.noor.press(workplace.top().id, { label });
const stack = (): number => workplace.noor.screen().modals.length;
/** The modal shows `screen`. */
async function showing(screen: Screen): Promise<void> {
  workplace.desk.script = () => screen;
  await workplace.noor.command();
  workplace.desk.seen.length = 0;
  workplace.called.length = 0;
}
const textField = (): { blockId: string; value: string | null } => {
  const block = workplace
    .top()
    .view.blocks.find((one) => one.type === 'input' && one.element.type === 'plain_text_input');
  const blockId = block?.block_id ?? '';
  const value = workplace.top().values[blockId]?.['text'];
  return { blockId, value: value?.type === 'plain_text_input' ? value.value : null };
};
const type = (text: string): void => workplace.noor.type(workplace.top().id, textField().blockId, 'text', text);
const never = (): Promise<never> => new Promise(() => undefined);

describe('going from screen to screen', () => {
  test('happens in the one modal that is open', async () => {
    await workplace.noor.command();
    const root = workplace.top().id;
    expect(await press('Lees meer over Samira')).toMatchObject({ status: 200, body: '' });
    expect(workplace.top().id).toBe(root);
    expect(said(workplace.top())).toContain(screens.adviser.answerTime);
    expect(workplace.called).toEqual(['views.open', 'views.update']);
    expect(workplace.desk.seen.at(-1)).toMatchObject({
      event: { do: 'adviser', adviser: 'samira' },
      visit: { context: screens.welcome.context },
    });
  });

  test('an aside lies over the form, so that what was typed below stays', async () => {
    await showing(screens.write);
    type('Half geschreven');
    workplace.desk.script = () => screens['employer-view'];
    await press('Wat ziet je werkgever?');
    expect(stack()).toBe(2);
    expect(said(workplace.top())).toContain(screens['employer-view'].heading);
    workplace.desk.script = () => screens.elsewhere;
    await press('Andere hulp');
    expect(stack()).toBe(2);
    expect(said(workplace.top())).toContain(screens.elsewhere.heading);
    await workplace.noor.close(workplace.top().id);
    expect(textField().value).toBe('Half geschreven');
    expect(workplace.called).toEqual(['views.push', 'views.update']);
  });

  test('from an aside one can go on to a screen, and from there to another aside, without losing the way back', async () => {
    await showing(screens.write);
    workplace.desk.script = () => screens.conduct;
    await press('Andere hulp');
    workplace.desk.script = () => screens.adviser;
    await press('Verder vanaf conduct');
    expect(stack()).toBe(2);
    workplace.desk.script = () => screens.complaint;
    await press('Klacht over Samira');
    expect(stack()).toBe(3);
    expect(said(workplace.top())).not.toContain('"Terug"');
  });

  test('a starter takes along what was typed, and its words replace it', async () => {
    await showing(screens.write);
    type('Al iets');
    workplace.desk.script = () => ({
      ...screens.write,
      field: { ...screens.write.field, text: 'Ik wil alleen even praten. Al iets', edition: 1 },
    });
    await press('Ik wil alleen even praten');
    expect(workplace.desk.seen.at(-1)?.event).toEqual({
      do: 'starter',
      adviser: 'samira',
      limits: '2026-11.1',
      starter: 'talk',
      draft: 'Al iets',
    });
    expect(textField().value).toBe('Ik wil alleen even praten. Al iets');
  });

  test('a tick goes with the words it is about: kept where they are kept, off in a new form', async () => {
    await showing(screens.write);
    const box = (): { block: string; on: boolean } => {
      const block = workplace.top().view.blocks.find((one) => one.type === 'input' && one.optional === true);
      const value = workplace.top().values[block?.block_id ?? '']?.['tick'];
      return { block: block?.block_id ?? '', on: value?.type === 'checkboxes' && value.selected_options.length === 1 };
    };
    const tick = () => workplace.noor.select(workplace.top().id, box().block, 'tick', ['tick']);
    expect(box().on).toBe(false);
    type('Al iets');
    await tick();
    workplace.desk.script = () => ({
      ...screens.write,
      field: { ...screens.write.field, text: 'Ik wil alleen even praten. Al iets', edition: 1 },
      ownCopy: { ...screens.write.ownCopy, ticked: true },
    });
    await press('Ik wil alleen even praten');
    expect(workplace.desk.seen.at(-1)?.event).toMatchObject({ do: 'starter', draft: 'Al iets', ownCopy: true });
    expect(box().on).toBe(true);
    workplace.desk.script = () => screens['not-saved'];
    await workplace.noor.submit(workplace.top().id);
    expect(workplace.desk.seen.at(-1)?.event).toMatchObject({ do: 'submit', submit: { form: 'write', ownCopy: true } });
    expect(box().on).toBe(true);
    // The same conversation once more keeps it, and what was sent leaves nothing ticked.
    await workplace.noor.close(workplace.top().id);
    await showing(screens.conversation);
    type('Half geschreven');
    await tick();
    workplace.desk.script = () => ({
      ...screens.conversation,
      reply: {
        ...screens.conversation.reply,
        form: { ...screens.conversation.reply.form, submission: 'n'.repeat(22) },
      },
    });
    await press('Eerdere berichten');
    expect(box().on).toBe(true);
    expect(textField().value).toBe('Half geschreven');
    await workplace.noor.select(workplace.top().id, box().block, 'tick', []);
    await workplace.noor.submit(workplace.top().id);
    expect(workplace.desk.seen.at(-1)?.event).not.toHaveProperty('submit.ownCopy');
  });

  test('looking for news in a conversation, or at an earlier page, keeps what is being written', async () => {
    await showing(screens.conversation);
    const { blockId } = textField();
    type('Half geschreven');
    const fresh = {
      ...screens.conversation.reply,
      form: { ...screens.conversation.reply.form, submission: 'n'.repeat(22) },
    };
    workplace.desk.script = () => ({ ...screens.conversation, reply: fresh });
    await press('Eerdere berichten');
    expect(textField()).toEqual({ blockId, value: 'Half geschreven' });
    workplace.desk.script = () => ({
      ...screens.conversation,
      reply: fresh,
      conversation: 'd'.repeat(22) as typeof CONVERSATION,
    });
    await press('Eerdere berichten');
    expect(textField().value).toBeNull();
  });

  test('a link opens by itself: its press is taken and asks nothing', async () => {
    await showing(screens.elsewhere);
    expect(await press('Pagina bij elsewhere')).toMatchObject({ status: 200 });
    expect(workplace.desk.seen).toEqual([]);
    expect(workplace.called).toEqual([]);
  });

  test.each([
    ['Slack refuses', { error: 'something_new' }],
    ['Slack is silent', { wait: never() }],
    ['the modal is gone', { error: 'not_found' }],
  ] as const)('when %s, the press is not called done', async (_what, fault) => {
    await workplace.noor.command();
    workplace.standIn.plan('views.update', fault);
    expect((await press('Lees meer over Samira')).status).toBe(500);
  });

  test('after its modal was closed an id is forgotten', async () => {
    await workplace.noor.command();
    const id = workplace.keyring.derive('view', 'voorbeeld', pseudonymOf(workplace));
    expect(await workplace.records.get('view', id)).toBeDefined();
    await workplace.noor.close(workplace.top().id);
    expect(await workplace.records.get('view', id)).toBeUndefined();
  });

  test('an hour after the last press, to the whole hour, an id is forgotten', async () => {
    await workplace.noor.command();
    const id = workplace.keyring.derive('view', 'voorbeeld', pseudonymOf(workplace));
    workplace.clock.forward(59 * 60_000);
    expect(await workplace.records.get('view', id)).toBeDefined();
    workplace.clock.forward(61 * 60_000);
    expect(await workplace.records.get('view', id)).toBeUndefined();
  });

  test('a modal whose id is no longer remembered goes on in a view pushed over it', async () => {
    await workplace.noor.command();
    workplace.clock.forward(3_700_000);
    await press('Lees meer over Samira');
    expect(stack()).toBe(2);
    expect(said(workplace.top())).toContain(screens.adviser.answerTime);
    await press('Liever iemand anders');
    expect(stack()).toBe(2);
    expect(workplace.called).toEqual(['views.open', 'views.push', 'views.update']);
  });

  test('what is remembered of a view names neither the person nor what they look for', async () => {
    await showing(screens.conversation);
    const id = workplace.keyring.derive('view', 'voorbeeld', pseudonymOf(workplace));
    const sealed = Buffer.from((await workplace.records.get('view', id)) ?? []);
    const opened = Buffer.from(
      (await workplace.keyring.openTimed(sealed, `view:voorbeeld:${pseudonymOf(workplace)}`)) ?? [],
    ).toString();
    expect(opened).toContain(CONVERSATION);
    expect(sealed.toString('latin1')).not.toContain(CONVERSATION);
    expect(opened).not.toMatch(/U0CANARY|gender|woman|Samira/);
    // Slack's mark of a view begins with the second of the press: it opens with no key that lasts.
    expect(opened).toContain('"hash"');
    expect(workplace.keyring.openRecord(sealed, `view:voorbeeld:${pseudonymOf(workplace)}`)).toBeUndefined();
  });
});

describe('sending a form', () => {
  const submit = (): ReturnType<Workplace['noor']['submit']> => workplace.noor.submit(workplace.top().id);

  test('the words reach the desk exactly as typed, with the mark of their form', async () => {
    await showing(screens.write);
    const text = '<!channel> *x* [a](http://b) ‮ \u0000 👩‍👩‍👧 \n einde ';
    type(text);
    workplace.desk.script = () => screens.sent;
    const reply = await submit();
    expect(workplace.desk.seen).toMatchObject([{ event: { do: 'submit', submit: { ...screens.write.form, text } } }]);
    expect(reply.body).not.toContain('channel');
    expect(said(workplace.top())).toContain(screens.sent.heading);
    expect(stack()).toBe(1);
  });

  test('delivered twice it asks the desk the same thing twice and gets the same answer', async () => {
    await showing(screens.write);
    type('Eén keer');
    workplace.desk.script = () => screens.sent;
    const [first, second] = await workplace.standIn.deliverTwice(submit);
    expect(first?.body).toBe(second?.body);
    expect(workplace.desk.seen[0]?.event).toEqual(workplace.desk.seen[1]?.event);
  });

  test('what could not be stored stays in the form, with the reason at the field', async () => {
    await showing(screens.write);
    type('Blijft staan');
    workplace.desk.script = () => screens['not-saved'];
    await submit();
    expect(workplace.top().errors).toEqual({ [textField().blockId]: screens['not-saved'].reason });
    expect(textField().value).toBe('Blijft staan');
  });

  test.each([
    ['hangs', () => never()],
    ['throws', () => Promise.reject(new Error('kanarie'))],
  ])('when the desk %s, the answer is in time: not saved, the text still there', async (_what, response) => {
    await showing(screens.write);
    type('Blijft staan');
    workplace.desk.script = response;
    await submit();
    expect(workplace.top().errors).toEqual({ [textField().blockId]: wordsIn('nl').notSaved.unknown });
    expect(textField().value).toBe('Blijft staan');
    expect(workplace.lines.join('')).not.toContain('kanarie');
  });

  test('when the adviser fell away, the list comes back and the typed text stays, without travelling', async () => {
    await showing(screens.write);
    type('Blijft staan');
    workplace.desk.script = () => ({
      ...screens['choose-again'],
      field: { ...screens['choose-again'].field, text: 'Blijft staan' },
    });
    const reply = await submit();
    expect(reply.body).not.toContain('Blijft staan');
    expect(textField().value).toBe('Blijft staan');
    expect(said(workplace.top())).toContain(screens['choose-again'].notice);

    const choice = workplace
      .top()
      .view.blocks.find((block) => block.type === 'input' && block.element.type === 'static_select');
    workplace.desk.script = () => ({ ...screens['not-saved'], field: 'adviser', reason: 'Kies eerst iemand.' });
    await workplace.noor.select(workplace.top().id, choice?.block_id ?? '', 'choice', '=theo');
    await submit();
    expect(workplace.desk.seen.at(-1)?.event).toEqual({
      do: 'submit',
      submit: { ...screens['choose-again'].form, adviser: 'theo', text: 'Blijft staan' },
    });
    expect(workplace.top().errors).toEqual({ [choice?.block_id ?? '']: 'Kies eerst iemand.' });
  });

  test('preferences are what was chosen, and nothing where nothing was', async () => {
    await showing(screens.filters);
    workplace.desk.script = () => screens.welcome;
    await submit();
    expect(workplace.desk.seen).toMatchObject([
      { event: { do: 'submit', submit: { form: 'filters', preferences: { gender: 'woman' } } } },
    ]);
  });

  test('a choice can be taken back', async () => {
    await showing(screens.filters);
    const [gender] = workplace.top().view.blocks.filter((block) => block.type === 'input');
    await workplace.noor.select(workplace.top().id, gender?.block_id ?? '', 'choice', 'none');
    workplace.desk.script = () => screens.welcome;
    await submit();
    expect(workplace.desk.seen).toMatchObject([{ event: { submit: { preferences: {} } } }]);
  });
});
