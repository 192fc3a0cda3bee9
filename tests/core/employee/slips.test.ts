/** Consent in writing: a yes of one person to these very words, given freely, taken back with one press. */
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, toHour, type ConversationId } from '../../../src/core/conversation.ts';
import type { ConfirmScreen } from '../../../src/core/screens.ts';
import { saysOfSlip, slipStanding, type SlipItem } from '../../../src/core/board/slip.ts';
import { putItem, putPart, readAsAdviser } from '../../support/board.helper.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});
const take = takeAt(() => d);

const send = sendAt(take);
type Change = Partial<Record<keyof SlipItem, unknown>>;
const slip = (change: Change = {}) => ({
  is: 'slip',
  purpose: 'tell',
  person: 'Ruth de Wit',
  to: 'teamleider',
  what: 'Dat ik niet meer alleen met Karel wil werken.',
  named: false,
  ends: toHour(d.clock.now()) + 7 * 24,
  ...change,
});
const put = async (id: ConversationId, change: Change = {}) => putItem(d, keys.samira, id, slip(change) as never);
const look = (conversation: ConversationId, how: Parameters<typeof take>[2] = {}) =>
  take({ do: 'conversation', conversation }, 'conversation', how);
const placed = async (id: ConversationId) => (await readAsAdviser(d, keys.samira, id)).board.placed;
const said = async (id: ConversationId) => (await placed(id)).map(({ answer }) => answer?.says);
async function page(id: ConversationId, how: Parameters<typeof take>[2] = {}) {
  const item = (await placed(id))[0]?.mark as never;
  return take({ do: 'board', conversation: id, item }, 'board', how);
}
const press = async (id: ConversationId, label: string) => {
  const found = (await page(id)).actions.find((action) => action.label === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found.press;
};
const CHANGED = 'Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.';

/** Whether it may be told. */
const isAllowed = (item: SlipItem, answer: { readonly says: string } | undefined, now: Date): boolean =>
  slipStanding(item, answer?.says, { now, isClosed: false }) === 'yes';

describe('a slip', () => {
  it('64, 65, 70: says to whom, what, with or without the name and until when; its four answers are alike, in a fixed order', async () => {
    const id = await send();
    await put(id);
    const screen = await page(id);
    expect(screen.heading).toBe('Mag Samira dit vertellen?');
    expect(screen.lines).toEqual(['Jij beslist. Het hoeft niet, en het hoeft niet nu.']);
    expect(screen.texts).toEqual([
      { label: 'Aan wie', text: 'Ruth de Wit, teamleider' },
      { label: 'Wat', text: 'Dat ik niet meer alleen met Karel wil werken.' },
    ]);
    expect(screen.more).toEqual([
      'Met je naam: nee.',
      expect.stringMatching(/^Tot en met: \w+ \d+ \w+\.$/),
      'Zeg je nee, of niets, dan vertelt Samira niets, en krijg je even goed hulp.',
      'Wie dit hoort, moet er soms iets mee doen. Praat daar eerst over.',
      'Je kunt je ja later intrekken. Wat dan al verteld is, kan niet terug.',
      'Zeg je ja, dan bewaart Samira een jaar lang één regel: welke dag, aan welke functie, met of zonder naam, en of je het introk. Ook als je dit gesprek wist.',
    ]);
    expect(screen.actions.map(({ label }) => label)).toEqual([
      'Ja, dit mag',
      'Nee',
      'Nog niet',
      'Ik wil iets veranderen',
    ]);
    // None is the one to press.
    expect(screen.actions.every((action) => Object.keys(action).join() === 'label,press')).toBe(true);
    expect((await page(id, { language: 'en' })).actions.map(({ label }) => label)).toEqual([
      'Yes, this is fine',
      'No',
      'Not yet',
      'I want to change something',
    ]);
  });

  it('65: is nothing until a yes, and tells the adviser nothing of having been looked at', async () => {
    const id = await send();
    await put(id);
    const before = (await readAsAdviser(d, keys.samira, id)).lines.length;
    await look(id);
    await page(id);
    await page(id);
    const { lines, board } = await readAsAdviser(d, keys.samira, id);
    expect(lines).toHaveLength(before);
    expect(board.placed[0]).not.toHaveProperty('answer');
    expect(board.own.answers).toEqual([]);
    expect(isAllowed(board.placed[0]?.item as SlipItem, board.placed[0]?.answer, d.clock.now())).toBe(false);
  });

  it.each([
    ['Nee', 'no', 'Je zei nee. Samira vertelt dit niet.'],
    ['Nog niet', 'not-yet', 'Je zei: nog niet. Samira vertelt dit niet.'],
    ['Ik wil iets veranderen', 'change', /^Je wilt iets veranderen\. Samira vertelt dit niet\./],
  ])('64: %s is heard, allows nothing, and is no end: the four stay', async (label, says, sentence) => {
    const id = await send();
    await put(id);
    const { board, notice } = await take(await press(id, label), 'conversation');
    expect(notice).toBeUndefined();
    expect(board?.[0]?.lines[0]).toMatch(sentence);
    expect(await said(id)).toEqual([says]);
    const [one] = await placed(id);
    expect(isAllowed(one?.item as SlipItem, one?.answer, d.clock.now())).toBe(false);
    expect((await page(id)).actions).toHaveLength(4);
    await take(await press(id, 'Ja, dit mag'), 'conversation');
    expect(await said(id)).toEqual(['yes']);
  });

  it('64: a yes is taken back with one press from the conversation, in force at once, and stays so', async () => {
    const id = await send();
    await put(id);
    const yes = await press(id, 'Ja, dit mag');
    const { board } = await take(yes, 'conversation');
    expect(board?.[0]).toMatchObject({
      lines: [expect.stringMatching(/^Je zei ja\. Samira mag dit vertellen tot en met /)],
      actions: [{ label: 'Trek mijn ja in' }, { label: 'Lees het briefje' }],
    });
    const told: string[] = [];
    const stop = d.store.changes.subscribe(organisation.id, 'samira', () => void told.push('changed'));
    const back = await take(board?.[0]?.actions[0]?.press as never, 'conversation');
    expect(back.board?.[0]?.lines).toEqual([
      'Je ja is ingetrokken. Vanaf nu vertelt Samira hier niets meer over.',
      'Mag het later toch? Dan komt er een nieuw briefje.',
    ]);
    stop();
    // Their open page reads it anew.
    expect(told).toEqual(['changed']);
    expect(await said(id)).toEqual(['revoke']);
    const [one] = await placed(id);
    expect(isAllowed(one?.item as SlipItem, one?.answer, d.clock.now())).toBe(false);
    // The first yes, pressed in a window that stayed open, brings nothing back.
    expect((await take(yes, 'conversation')).notice).toBe(CHANGED);
    expect(await said(id)).toEqual(['revoke']);
    expect((await page(id)).actions).toEqual([]);
  });

  it('64: every yes can be taken back from the conversation, however much is put there', async () => {
    const id = await send();
    for (let at = 0; at < 10; at += 1) {
      await put(id, { what: `Ding ${at}.` });
      const [item] = (await placed(id)).slice(-1);
      const yes = {
        do: 'answer',
        conversation: id,
        item: item?.mark,
        says: 'yes',
        submission: `${at}`.padEnd(22, 'A'),
      };
      await take(yes as never, 'conversation');
    }
    for (let at = 0; at < 9; at += 1)
      await putItem(d, keys.samira, id, { is: 'told', way: 'law', to: 'x', what: 'y', named: false });
    const { board } = await look(id);
    expect(board?.flatMap(({ actions }) => actions).filter(({ label }) => label === 'Trek mijn ja in')).toHaveLength(
      10,
    );
  });

  it('pressed twice is said once, and nobody is told that something changed', async () => {
    const id = await send();
    await put(id);
    const yes = await press(id, 'Ja, dit mag');
    await take(yes, 'conversation');
    expect((await take(yes, 'conversation')).notice).toBeUndefined();
    expect((await take({ ...yes, submission: 'B'.repeat(22) } as never, 'conversation')).notice).toBeUndefined();
    const { lines } = await readAsAdviser(d, keys.samira, id);
    expect(
      lines.filter((line) => line.readable && line.from === 'employee' && line.body.kind === 'board'),
    ).toHaveLength(1);
  });

  it('70: changed after it was pressed has no yes any more, whatever was changed', async () => {
    const id = await send();
    await put(id);
    await take(await press(id, 'Ja, dit mag'), 'conversation');
    const [one] = await placed(id);
    const item = one?.item as SlipItem;
    for (const change of [
      { named: true },
      { to: 'directeur' },
      { what: 'Alles.' },
      { ends: item.ends + 24 },
      { purpose: 'report' },
    ]) {
      await putPart(d, keys.samira, id, { is: 'slip', act: 'put' }, { v: 1, items: [{ ...item, ...change }] });
      expect(await said(id), JSON.stringify(change)).toEqual([undefined]);
      expect((await look(id)).board?.[0]?.lines).toEqual(['Jij beslist. Het hoeft niet, en het hoeft niet nu.']);
    }
  });

  it('shown in one window and changed meanwhile: the press is not kept, and that is said', async () => {
    const id = await send();
    await put(id);
    const yes = await press(id, 'Ja, dit mag');
    await putPart(
      d,
      keys.samira,
      id,
      { is: 'slip', act: 'put' },
      { v: 1, items: [{ ...slip(), key: 'AAAAAAAA', named: true }] },
    );
    expect((await take(yes, 'conversation')).notice).toBe(CHANGED);
    expect(await said(id)).toEqual([undefined]);
  });

  it('taken back in one window while another shows it: there is no yes to it', async () => {
    const id = await send();
    await put(id);
    const yes = await press(id, 'Ja, dit mag');
    await take(yes, 'conversation');
    const revoke = await press(id, 'Trek mijn ja in');
    await take(revoke, 'conversation');
    expect((await take({ ...revoke, submission: 'C'.repeat(22) } as never, 'conversation')).notice).toBeUndefined();
    expect((await take({ ...yes, submission: 'D'.repeat(22) } as never, 'conversation')).notice).toBe(CHANGED);
    expect(await said(id)).toEqual(['revoke']);
  });

  it('of one conversation is none of another: replayed there, a yes is no yes', async () => {
    const [id, other] = [await send(), await send('Hoi', 'tom')];
    await put(id);
    const yes = await press(id, 'Ja, dit mag');
    expect((await take({ ...yes, conversation: other } as never, 'conversation')).notice).toBe(CHANGED);
    await take(yes, 'conversation');
    const tom = await readAsAdviser(d, keys.tom, other, 'tom');
    expect(tom.board.placed).toEqual([]);
  });

  it('ends by itself: nothing can be said to it then, a yes is over, and that is said', async () => {
    const id = await send();
    await put(id, { ends: toHour(d.clock.now()) + 24 });
    const yes = await press(id, 'Ja, dit mag');
    d.clock.advance(25);
    expect((await take(yes, 'conversation')).notice).toBe(CHANGED);
    const { board } = await look(id);
    expect(board?.[0]).toMatchObject({ lines: ['Dit briefje is voorbij. Samira vertelt hier niets meer over.'] });
    expect((await page(id)).actions).toEqual([]);
    const item = (await placed(id))[0]?.item as SlipItem;
    expect(isAllowed(item, { says: 'yes' }, new Date(item.ends * HOUR_MS))).toBe(false);
    expect(isAllowed(item, { says: 'yes' }, new Date(item.ends * HOUR_MS - 1))).toBe(true);
  });

  it('ends with its conversation at the latest, and shows the earlier date', async () => {
    const id = await send();
    await put(id, { ends: toHour(d.clock.now()) + 300 * 24 });
    const until = (await page(id)).more?.find((line) => line.startsWith('Tot en met'));
    const { keep } = await look(id);
    const day = /(\w+ \d+ \w+)/.exec(until?.replace('Tot en met: ', '') ?? '')?.[1] ?? 'none';
    expect(keep).toContain(day);
    await take({ do: 'close', conversation: id }, 'closed');
    expect((await look(id)).board?.[0]?.lines).toEqual([
      'Dit briefje is voorbij. Samira vertelt hier niets meer over.',
    ]);
  });

  it.each([
    ['a line break in a function', { to: 'team\nleider' }],
    ['no function', { to: '' }],
    ['a name that is only spaces', { person: '   ' }],
    ['a text direction that turns the rest around', { to: '\u202Eredielmaet' }],
    ['nothing to tell', { what: ' \n ' }],
    ['more than fits', { what: 'x'.repeat(601) }],
    ['a purpose of a later release', { purpose: 'publish' }],
    ['a field of a later release', { colour: 'red' }],
    ['a day that is none', { ends: -1 }],
  ])('with %s is a sentence, never a blank, and nobody can say yes to it', async (_what, change) => {
    const id = await send();
    await put(id, change as Change);
    const { board } = await look(id);
    expect(board?.[0]?.lines[0]).toMatch(/^Samira zette iets voor je klaar dat we hier nu niet kunnen laten zien/);
    const [one] = await placed(id);
    const yes = { do: 'answer', conversation: id, item: one?.mark, says: 'yes', submission: 'A'.repeat(22) };
    expect((await take(yes as never, 'conversation')).notice).toBe(CHANGED);
  });
});

describe('what a slip is for', () => {
  it('23: to report in their place says that this is no talk any more, and the reason is theirs to choose, or to keep', async () => {
    const id = await send();
    await put(id, { purpose: 'report', person: undefined, to: 'meldpunt integriteit' });
    const screen = await page(id);
    expect(screen.heading).toBe('Mag Samira dit voor jou melden?');
    expect(screen.lines[1]).toBe(
      'Melden is iets anders dan praten: dan begint een procedure. Samira doet het in jouw plaats, en alleen na overleg met jou.',
    );
    expect(screen.texts?.[0]?.text).toBe('meldpunt integriteit');
    expect(screen.actions.map(({ label }) => label)).toEqual([
      'Ja: ik durf het zelf niet',
      'Ja: ik kan het niet alleen',
      'Ja: mijn reden zeg ik niet',
      'Nee',
      'Nog niet',
      'Ik wil iets veranderen',
    ]);
    await take(await press(id, 'Ja: mijn reden zeg ik niet'), 'conversation');
    expect(await said(id)).toEqual(['yes-own']);
    const [one] = await placed(id);
    expect(isAllowed(one?.item as SlipItem, one?.answer, d.clock.now())).toBe(true);
    expect((await page(id)).actions.map(({ label }) => label)).toEqual(['Trek mijn ja in']);
  });

  it('49: to hand over to another adviser says that nothing written goes along', async () => {
    const id = await send();
    await put(id, { purpose: 'hand-over', person: 'Tom Bakker', to: 'vertrouwenspersoon' });
    const screen = await page(id);
    expect(screen.heading).toBe('Mag Samira dit aan een andere vertrouwenspersoon vertellen?');
    expect(screen.lines[1]).toContain('Wat je aan Samira schreef, gaat niet mee.');
    await take(await press(id, 'Ja, dit mag'), 'conversation');
    expect(await said(id)).toEqual(['yes']);
    // The other one is told nothing by us.
    expect(await d.adviser.list(d.seat('tom'))).toEqual([]);
  });

  it('a plain yes is no yes to a report, nor a reason a yes to anything else', () => {
    const at = { now: d.clock.now() };
    const report = slip({ purpose: 'report' }) as unknown as SlipItem;
    expect(saysOfSlip(report, at)).not.toContain('yes');
    expect(saysOfSlip(slip() as unknown as SlipItem, at)).not.toContain('yes-fear');
  });
});

describe('asking for one', () => {
  const ask = (id: ConversationId) =>
    take({ do: 'ask-slip', conversation: id, submission: 'A'.repeat(22) }, 'conversation');

  it('51: is one press, seen by the adviser, said once, and gone once something was said to a slip', async () => {
    const id = await send();
    await put(id);
    await putPart(d, keys.samira, id, { is: 'slip', act: 'taken-away' }, { v: 1, items: [] });
    const { actions } = await look(id);
    expect(actions.map(({ label }) => label)).toContain('Ik wil dat er iets verteld wordt');
    const screen = await ask(id);
    expect(screen.notice).toBeUndefined();
    expect(screen.board?.[0]?.lines[0]).toMatch(/^Je vroeg om een briefje\. Samira ziet dat/);
    expect(screen.actions.map(({ label }) => label)).not.toContain('Ik wil dat er iets verteld wordt');
    expect((await ask(id)).notice).toBeUndefined();
    const { board, lines } = await readAsAdviser(d, keys.samira, id);
    expect(board.own.asksSlip).toBe(true);
    expect(
      lines.filter((line) => line.readable && line.from === 'employee' && line.body.kind === 'board'),
    ).toHaveLength(1);
    await put(id);
    expect((await look(id)).board).toHaveLength(1);
    await take(await press(id, 'Nee'), 'conversation');
    expect((await readAsAdviser(d, keys.samira, id)).board.own).not.toHaveProperty('asksSlip');
  });

  it('51: stays asked for when the yes to an earlier slip is taken back', async () => {
    const id = await send();
    await put(id);
    await take(await press(id, 'Ja, dit mag'), 'conversation');
    await ask(id);
    await take(await press(id, 'Trek mijn ja in'), 'conversation');
    expect(await said(id)).toEqual(['revoke']);
    expect((await readAsAdviser(d, keys.samira, id)).board.own.asksSlip).toBe(true);
  });

  it('is not offered before anybody answered, nor in a conversation that is closed', async () => {
    const id = await send();
    expect((await look(id)).actions.map(({ label }) => label)).not.toContain('Ik wil dat er iets verteld wordt');
    await put(id);
    await take({ do: 'close', conversation: id }, 'closed');
    const { actions } = await look(id);
    expect(actions.map(({ label }) => label)).not.toContain('Ik wil dat er iets verteld wordt');
    await ask(id);
    expect((await readAsAdviser(d, keys.samira, id)).board.own).not.toHaveProperty('asksSlip');
  });
});

it('wiping the conversation names the one line that stays', async () => {
  const id = await send();
  const { lines } = (await take({ do: 'ask-withdraw', conversation: id }, 'withdraw')) as ConfirmScreen;
  expect(lines.at(-1)).toBe(
    'Eén ding blijft. Zei je ja op een briefje, of vertelde Samira iets zonder jouw ja? Dan bewaart Samira daarvan een jaar lang één regel: welke dag, waarom, aan welke functie, met of zonder naam, en of je het introk of vooraf wist. Wie jij bent, staat er niet in.',
  );
});
