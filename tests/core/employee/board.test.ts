/** What stands above the messages: what an adviser puts there, what an employee says to it, and what nobody can forge. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { addDays, dayIn } from '../../../src/core/calendar.ts';
import { openBoard } from '../../../src/core/employee/board.ts';
import { pauseEnd } from '../../../src/core/pause.ts';
import { MAX_UNANSWERED } from '../../../src/core/ports.ts';
import { newConversationSecret, replyKeyPair } from '../../../src/seal/conversation-secret.ts';
import { putItem, putPart, readAsAdviser } from '../../support/board.helper.ts';
import { desks, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation: plain, keys } = await testOrganisation();
const { conductComplaint: _none, ...links } = plain.links;
const organisation = { ...plain, links };
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});
const take = takeAt(() => d);

const send = sendAt(take);
const look = (conversation: ConversationId, how: Parameters<typeof take>[2] = {}) =>
  take({ do: 'conversation', conversation }, 'conversation', how);
const put = (id: ConversationId, options: readonly string[] = ['manager', 'self']) =>
  putItem(d, keys.samira, id, { is: 'options', options });
/** The button of the first part with this label. */
async function button(id: ConversationId, label: string, how: Parameters<typeof take>[2] = {}) {
  const { board = [] } = await look(id, how);
  const found = board.flatMap(({ actions }) => actions).find((action) => action.label === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found.press;
}
const answersTo = async (id: ConversationId) =>
  (await readAsAdviser(d, keys.samira, id)).board.placed.map(({ answer }) => answer?.says);

describe('what an adviser put there', () => {
  it('stands above the messages in the reader’s language, in one order, and is said among them', async () => {
    const id = await send();
    await put(id);
    const screen = await look(id);
    expect(screen.board).toMatchObject([
      {
        heading: 'Waar wil je het over hebben?',
        actions: [
          { label: 'Er zelf over praten' },
          { label: 'Naar je leidinggevende' },
          { label: 'Nu niets doen' },
          { label: 'Lees wat elke mogelijkheid is' },
        ],
      },
    ]);
    expect(screen.entries.at(-1)).toMatchObject({
      said: 'Samira zette mogelijkheden voor je klaar. Ze staan bovenaan.',
    });
    expect((await look(id, { language: 'en' })).board?.[0]?.heading).toBe('What do you want to talk about?');
  });

  it('asks before it tells what was settled: a number, and what was chosen, stand further down', async () => {
    const id = await send();
    const headings = async () => (await look(id)).board?.map(({ heading }) => heading);
    const { form } = await take({ do: 'call-me', conversation: id }, 'call-me');
    await take({ do: 'submit', submit: { ...form, text: '06 12345678', when: '' } as never }, 'sent');
    await put(id);
    const [options, number] = ['Waar wil je het over hebben?', 'Samira mag je bellen'];
    expect(await headings()).toEqual([options, number]);
    await take(await button(id, 'Nu niets doen'), 'conversation');
    expect(await headings()).toEqual([options, number]);
    const day = addDays(dayIn(d.clock.now(), organisation.timeZone), 2);
    await putItem(d, keys.samira, id, { is: 'follow-up', day });
    expect(await headings()).toEqual(['Later nog één vraag', options, number]);
    // Whoever pressed sees first what became of it, and from then on what is still asked.
    const pressed = await take(await button(id, 'Naar je leidinggevende'), 'conversation');
    expect(pressed.board?.map(({ heading }) => heading)).toEqual([options, 'Later nog één vraag', number]);
    expect(await headings()).toEqual(['Later nog één vraag', options, number]);
    await take(await button(id, 'Dat is goed'), 'conversation');
    expect(await headings()).toEqual(['Later nog één vraag', options, number]);
    await take(await button(id, 'Nu niets doen'), 'conversation');
    expect(await headings()).toEqual([options, 'Later nog één vraag', number]);
    // On its day it is asked, also of who found it fine beforehand.
    d.clock.advance(48);
    expect(await headings()).toEqual(['Samira vraagt hoe het gaat', options, number]);
  });

  it('stays above them however many come after it, and however often it was read', async () => {
    const id = await send();
    await put(id);
    for (let at = 0; at < 12; at += 1) {
      await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, `antwoord ${at}`));
      d.clock.advance(5);
      await look(id);
    }
    expect((await look(id)).board?.[0]?.actions).toHaveLength(4);
    const { placed } = (await readAsAdviser(d, keys.samira, id)).board;
    expect(placed).toHaveLength(1);
  });

  it('of a later release is a sentence, never a blank, and takes nothing else away', async () => {
    const id = await send();
    await put(id);
    await putItem(d, keys.samira, id, { is: 'something-new' });
    const sentence =
      'Samira zette iets voor je klaar dat we hier nu niet kunnen laten zien. Vraag Samira wat het is, of bel.';
    const { board } = await look(id);
    expect(board).toMatchObject([{ lines: [sentence] }, { heading: 'Waar wil je het over hebben?' }]);
    await putPart(d, keys.samira, id, { is: 'options', act: 'put' }, { v: 2, items: [] });
    expect((await look(id)).board).toEqual([{ lines: [sentence], actions: [] }]);
  });

  it('fills no screen, however much of it there is', async () => {
    const id = await send();
    for (let at = 0; at < 24; at += 1) await put(id);
    const { board, entries } = await look(id);
    expect({ parts: board?.length, entries: entries.length > 0 }).toEqual({ parts: 9, entries: true });
    expect(board?.[0]?.lines).toEqual([
      'Hier past niet alles wat Samira klaarzette: 16 dingen van eerder staan er niet. Vraag Samira om op te ruimen.',
    ]);
    await put(id);
    expect((await look(id)).board).toMatchObject([{ actions: [] }]);
  });
});

describe('what an employee says to it', () => {
  it('is there for both, once, and starts nothing', async () => {
    const id = await send();
    await put(id);
    const press = await button(id, 'Naar je leidinggevende');
    const { board, notice } = await take(press, 'conversation');
    await take(press, 'conversation');
    expect(notice).toBeUndefined();
    expect(board?.[0]?.lines).toEqual([
      'Je koos: Naar je leidinggevende. Er is nog niets begonnen. Samira ziet je keuze. Je mag altijd iets anders kiezen.',
    ]);
    const { lines } = await readAsAdviser(d, keys.samira, id);
    expect(lines.filter((line) => line.readable && line.body.kind === 'board')).toHaveLength(2);
    expect(await answersTo(id)).toEqual(['manager']);
  });

  it('of two windows is what the later one said', async () => {
    const id = await send();
    await put(id);
    const [one, other] = [await button(id, 'Nu niets doen'), await button(id, 'Naar je leidinggevende')];
    await take(one, 'conversation');
    await take(other, 'conversation');
    expect(await answersTo(id)).toEqual(['manager']);
  });

  it('to something that was changed, taken away or belongs to another conversation is not kept, and that is said', async () => {
    const [id, other] = [await send(), await send('Hoi', 'tom')];
    await put(id);
    const press = await button(id, 'Nu niets doen');
    await putPart(
      d,
      keys.samira,
      id,
      { is: 'options', act: 'put' },
      {
        v: 1,
        items: [{ is: 'options', key: 'AAAAAAAA', options: ['self'] }],
      },
    );
    const { notice } = await take(press, 'conversation');
    expect(notice).toBe('Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.');
    expect(await answersTo(id)).toEqual([undefined]);
    expect((await take({ ...press, conversation: other } as never, 'conversation')).notice).toBe(notice);
    expect((await take({ ...press, says: 'no-such-thing' } as never, 'conversation')).notice).toBe(notice);
  });

  it('passes a pause and the ceiling of unanswered messages', async () => {
    const id = await send();
    await put(id);
    for (let at = 0; at < MAX_UNANSWERED; at += 1) {
      const { reply } = await look(id);
      await take({ do: 'submit', submit: { ...reply?.form, text: `${at}` } as never }, 'sent');
    }
    await d.store.conversations.putPause(
      organisation.id,
      id,
      'samira',
      { until: pauseEnd(d.clock.now()) },
      d.clock.now(),
    );
    expect((await look(id)).reply).toBeUndefined();
    await take(await button(id, 'Nu niets doen'), 'conversation');
    expect(await answersTo(id)).toEqual(['nothing']);
  });

  it('cannot be said in a conversation that is closed', async () => {
    const id = await send();
    await put(id);
    const press = await button(id, 'Nu niets doen');
    await take({ do: 'close', conversation: id }, 'closed');
    expect((await look(id)).board).toBeUndefined();
    expect((await take(press, 'conversation')).state).toContain('gesloten');
    expect(await answersTo(id)).toEqual([undefined]);
  });

  it('cannot be put there by the adviser, nor an item by anybody else', async () => {
    const id = await send();
    await put(id);
    const { placed } = (await readAsAdviser(d, keys.samira, id)).board;
    const answers = [{ to: placed[0]?.mark, says: 'manager', hour: 1 }];
    await putPart(d, keys.samira, id, { is: 'options', act: 'manager' }, { v: 1, items: [], answers } as never);
    expect((await look(id)).board?.[0]?.lines).toEqual([
      'Samira zette iets voor je klaar dat we hier nu niet kunnen laten zien. Vraag Samira wat het is, of bel.',
    ]);
  });
});

describe('a part in another place', () => {
  const boardsIn = async (id: ConversationId) => {
    const by = { employee: d.visit().employee };
    const page = { limit: 1, copies: false, boards: true } as const;
    const found = await d.store.conversations.read(organisation.id, id, by, page, d.clock.now());
    if (found?.boards === undefined) throw new Error('nothing there');
    return { head: found.head, boards: found.boards };
  };

  it('does not open: it was sealed for one conversation', async () => {
    const [id, other] = [await send(), await send('Hoi', 'tom')];
    await put(id);
    const [{ boards }, { head }] = [await boardsIn(id), await boardsIn(other)];
    const secret = newConversationSecret();
    const { pair } = await replyKeyPair(secret, d.keyring.algorithms);
    const opened = { secret, pair, keyCards: d.seat().adviser.keyCards };
    expect(await openBoard(d.keyring, head, boards, opened)).toMatchObject({ placed: [], unread: ['adviser'] });
  });
});
