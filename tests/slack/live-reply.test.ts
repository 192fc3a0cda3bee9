import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConversationScreen, Screen } from '../../src/core/screens.ts';
import { createOpenViews, type Shown } from '../../src/slack/flows/open-views.ts';
import { CONVERSATION, screens } from '../fixtures/screens.ts';
import { openWorkplace, pseudonymOf, said, type Workplace } from '../support/slack.helper.ts';

const REPLY = 'Ik heb je bericht gelezen.';
const answered: ConversationScreen = {
  ...screens.conversation,
  entries: [...screens.conversation.entries, { from: 'adviser', who: 'Samira', when: 'maandag 12 uur', text: REPLY }],
  reply: { ...screens.conversation.reply, form: { ...screens.conversation.reply.form, submission: 'n'.repeat(22) } },
};

let workplace: Workplace;
beforeEach(async () => {
  workplace = await openWorkplace();
  workplace.desk.refreshed = answered;
});
afterEach(() => workplace.close());

const replied = (): Promise<void> => workplace.slack.replied('voorbeeld', pseudonymOf(workplace), CONVERSATION);
async function showing(screen: Screen): Promise<void> {
  workplace.desk.script = () => screen;
  await workplace.noor.command();
  workplace.called.length = 0;
}
const fields = (): readonly string[] =>
  workplace.top().view.blocks.flatMap((block) => (block.type === 'input' ? (block.block_id ?? []) : []));

describe('a reply that arrives while the employee looks', () => {
  test('appears in the open conversation, and what is typed stays', async () => {
    await showing(screens.conversation);
    const before = fields();
    const [field = ''] = before;
    workplace.noor.type(workplace.top().id, field, 'text', 'Half geschreven');
    await replied();
    expect(said(workplace.top())).toContain(REPLY);
    expect(fields()).toEqual(before);
    expect(workplace.top().values[field]?.['text']).toMatchObject({ value: 'Half geschreven' });
    expect(workplace.called).toEqual(['views.update']);
  });

  test('and again with the next one', async () => {
    await showing(screens.conversation);
    await replied();
    workplace.desk.refreshed = { ...answered, state: 'Nog een antwoord' };
    await replied();
    expect(said(workplace.top())).toContain('Nog een antwoord');
  });

  test('appears after a message was sent, and then the field is empty', async () => {
    await showing(screens.conversation);
    const before = fields();
    const [field = ''] = before;
    workplace.noor.type(workplace.top().id, field, 'text', 'Verstuurd');
    workplace.desk.script = () => screens.sent;
    await workplace.noor.submit(workplace.top().id);
    // What the view shows is remembered once the answer is out; `close` waits for that.
    await workplace.slack.close();
    await replied();
    expect(said(workplace.top())).toContain(REPLY);
    // The tick beside the words is a field too, and is off again. Fields of another id begin anew.
    const fresh = `text:${'n'.repeat(22)}:${screens.conversation.reply.field.edition}`;
    expect(before).toEqual([field, `tick:${field}`]);
    expect(field).not.toBe(fresh);
    expect(fields()).toEqual([fresh, `tick:${fresh}`]);
  });

  test('appears below an aside, without disturbing it', async () => {
    await showing(screens.conversation);
    workplace.desk.script = () => screens.elsewhere;
    await workplace.noor.press(workplace.top().id, { label: 'Andere hulp' });
    await replied();
    expect(said(workplace.top())).toContain(screens.elsewhere.heading);
    await workplace.noor.close(workplace.top().id);
    expect(said(workplace.top())).toContain(REPLY);
  });
});

describe('over the turn of a month, when the employee has another pseudonym', () => {
  beforeEach(async () => {
    await workplace.keyring.prepare(30, workplace.clock.now());
    workplace.clock.forward(Date.parse('2026-03-31T23:59:00Z') - workplace.clock.now().getTime());
    await showing(screens.conversation);
    const before = pseudonymOf(workplace);
    workplace.clock.forward(120_000);
    await workplace.keyring.prepare(30, workplace.clock.now());
    expect(pseudonymOf(workplace)).not.toBe(before);
  });

  test('an answer appears after a message was sent, and the field is empty', async () => {
    const before = fields();
    workplace.noor.type(workplace.top().id, before[0] ?? '', 'text', 'Verstuurd');
    workplace.desk.script = () => screens.sent;
    await workplace.noor.submit(workplace.top().id);
    await workplace.slack.close();
    await replied();
    expect(said(workplace.top())).toContain(REPLY);
    for (const id of before) expect(fields()).not.toContain(id);
  });

  test('a press goes on in the same view', async () => {
    workplace.desk.script = () => screens.welcome;
    await workplace.noor.press(workplace.top().id, { label: 'Alle gesprekken' });
    expect(workplace.called).toEqual(['views.update']);
  });

  test('what was closed is not written to', async () => {
    await workplace.noor.closeAll();
    await replied();
    expect(workplace.called).toEqual([]);
  });
});

describe('nothing is shown', () => {
  test('when no modal is open, or it was closed', async () => {
    await replied();
    await showing(screens.conversation);
    await workplace.noor.closeAll();
    await replied();
    expect(workplace.called).toEqual([]);
  });

  test('when another screen or another conversation is open', async () => {
    await showing(screens.welcome);
    await replied();
    await showing({ ...screens.conversation, conversation: 'd'.repeat(22) as typeof CONVERSATION });
    await replied();
    expect(workplace.called).toEqual([]);
  });

  test('when the conversation is gone meanwhile', async () => {
    await showing(screens.conversation);
    workplace.desk.refreshed = undefined;
    await replied();
    expect(workplace.called).toEqual([]);
  });

  test('over a screen to which the employee went on at that very moment', async () => {
    await showing(screens.conversation);
    // The press is answered while the reply is on its way: its view has another hash by then.
    workplace.desk.refresh = async () => {
      workplace.desk.script = () => screens.welcome;
      await workplace.noor.press(workplace.top().id, { label: 'Alle gesprekken' });
      return answered;
    };
    await replied();
    expect(said(workplace.top())).toContain(screens.welcome.heading);
    expect(said(workplace.top())).not.toContain(REPLY);
  });

  test('where the mark of what Slack shows is not known: it would be drawn over what is typed', async () => {
    await showing(screens.conversation);
    const [field = ''] = fields();
    workplace.noor.type(workplace.top().id, field, 'text', 'Half geschreven');
    const quiet = { info: () => undefined, error: () => undefined };
    const views = createOpenViews(workplace.records, workplace.keyring, quiet, workplace.clock);
    const before = await views.recall('voorbeeld', { employee: pseudonymOf(workplace) });
    const { hash, ...shown } = before?.views[0] ?? {};
    expect(hash).toBeDefined();
    await views.remember('voorbeeld', pseudonymOf(workplace), before?.team ?? '', undefined, shown as Shown);
    await replied();
    expect(workplace.called).toEqual([]);
    expect(said(workplace.top())).not.toContain(REPLY);
  });

  test('to anybody else who knows the conversation', async () => {
    const other = workplace.standIn.as('U0OTHER', { name: 'Ander' });
    workplace.desk.script = () => screens.conversation;
    await other.command();
    await showing(screens.conversation);
    await replied();
    expect(said(other.top())).not.toContain(REPLY);
  });
});

describe('a refresh that fails', () => {
  test.each([{ error: 'something_new' }, { status: 429 }, { cut: 'before' }] as const)(
    '%j disturbs nobody, and the next one is shown',
    async (fault) => {
      await showing(screens.conversation);
      workplace.standIn.plan('views.update', fault);
      await expect(replied()).resolves.toBeUndefined();
      expect(said(workplace.top())).not.toContain(REPLY);
      await replied();
      expect(said(workplace.top())).toContain(REPLY);
    },
  );

  test('because the view is gone is not tried again', async () => {
    await showing(screens.conversation);
    workplace.standIn.plan('views.update', { error: 'not_found' });
    await replied();
    await replied();
    expect(workplace.called).toEqual(['views.update']);
  });

  test('because it was updated meanwhile is tried once more, with what is remembered then', async () => {
    await showing(screens.conversation);
    workplace.standIn.plan('views.update', { error: 'hash_conflict' });
    await replied();
    expect(workplace.called).toEqual(['views.update', 'views.update']);
    expect(said(workplace.top())).toContain(REPLY);
  });

  test('in the desk or the store never reaches the one who replied', async () => {
    await showing(screens.conversation);
    workplace.desk.refresh = () => Promise.reject(new Error('kanarie'));
    await expect(replied()).resolves.toBeUndefined();
    expect(workplace.lines.join('')).not.toContain('kanarie');
  });
});
