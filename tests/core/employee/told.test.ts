/** Confidence that has to be broken: the employee reads what, to whom and why, beforehand where that can be. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { putItem, readAsAdviser } from '../../support/board.helper.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let id: ConversationId;
const take = takeAt(() => d);
beforeEach(async () => {
  d = await desks(organisation);
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  id = (await take({ do: 'submit', submit: { ...form, text: 'Hallo' } as never }, 'sent')).conversation;
});
const put = (change: object = {}) =>
  putItem(d, keys.samira, id, {
    is: 'told',
    way: 'danger',
    to: 'de politie',
    what: 'Dat er een wapen in het magazijn ligt.',
    named: false,
    ...change,
  });
const DONE = { day: '2026-11-24', because: 'unreachable' } as const;
async function page(how: Parameters<typeof take>[2] = {}) {
  const item = (await readAsAdviser(d, keys.samira, id)).board.placed[0]?.mark as never;
  return take({ do: 'board', conversation: id, item }, 'board', how);
}

describe('73: told to the employee', () => {
  it('beforehand: why, what and to whom, what they can do, and that one line is kept', async () => {
    await put();
    const { board, entries } = await take({ do: 'conversation', conversation: id }, 'conversation');
    expect(board?.[0]).toMatchObject({
      heading: 'Samira moet iets vertellen',
      actions: [{ label: 'Lees wat er verteld wordt' }],
    });
    expect(entries.at(-1)?.said).toBe('Samira moet iets vertellen, of heeft dat gedaan. Wat het is, staat bovenaan.');
    const screen = await page();
    expect(screen).toMatchObject({
      lines: [
        'Samira denkt dat iemand ernstig gevaar loopt, en ziet geen andere weg. Daarom vertelt Samira iets door, ook zonder jouw ja.',
        'Samira heeft erover overlegd met een deskundige, zonder jouw naam.',
      ],
      texts: [
        { label: 'Aan wie', text: 'de politie' },
        { label: 'Alleen dit', text: 'Dat er een wapen in het magazijn ligt.' },
      ],
      actions: [
        { label: 'Klagen', press: { do: 'complaint', adviser: 'samira' } },
        { label: 'Een andere vertrouwenspersoon', press: { do: 'welcome' } },
      ],
    });
    expect(screen.more).toEqual([
      'Zonder je naam.',
      'Wil je nog iets zeggen? Schrijf Samira in dit gesprek.',
      expect.stringMatching(/^Bellen kan ook: Samira, /),
      'Ben je zelf in gevaar, bel dan 112.',
      'Ben je het er niet mee eens? Je kunt klagen, of met een andere vertrouwenspersoon praten.',
      'Samira bewaart hiervan een jaar lang één regel: welke dag, waarom, aan welke functie, met of zonder naam, en of je het vooraf wist. Ook als je dit gesprek wist.',
    ]);
  });

  it.each([
    ['danger', 'unreachable', 'Samira kon je niet eerst bereiken.'],
    ['danger', 'danger', 'Eerst vertellen was te gevaarlijk.'],
  ])('afterwards, with the day and why not beforehand: %s, %s', async (way, because, sentence) => {
    await put({ way, done: { ...DONE, because } });
    const screen = await page();
    expect(screen.heading).toBe('Samira heeft iets verteld');
    expect(screen.lines[0]).toBe(
      'Op dinsdag 24 november 2026 heeft Samira iets verteld, ook zonder jouw ja. Samira denkt dat iemand ernstig gevaar loopt, en zag geen andere weg.',
    );
    expect(screen.lines.at(-1)).toBe(sentence);
    expect(screen.texts?.[1]?.label).toBe('Dit is gezegd');
  });

  it.each([
    ['judge', undefined, 'Een rechter stelt Samira vragen. Samira moet antwoorden.'],
    ['judge', DONE, 'Op dinsdag 24 november 2026 heeft een rechter Samira vragen gesteld. Samira moest antwoorden.'],
    ['law', undefined, 'De wet verplicht Samira dit te vertellen, ook zonder jouw ja.'],
    [
      'law',
      DONE,
      'Op dinsdag 24 november 2026 heeft Samira iets verteld, omdat de wet dat verplicht, ook zonder jouw ja.',
    ],
  ])('70: %s, and no expert is spoken of', async (way, done, sentence) => {
    await put({ way, ...(done === undefined ? {} : { done }) });
    const { lines } = await page();
    expect(lines[0]).toBe(sentence);
    expect(lines.join(' ')).not.toContain('deskundige');
  });

  it('72: that nobody was consulted beforehand is never said to have been otherwise', async () => {
    await put({ way: 'danger', done: { ...DONE, because: 'danger' }, alone: true });
    expect((await page()).lines.join(' ')).not.toContain('deskundige');
  });

  it('stays in sight whatever else is put there, and nothing can be said to it', async () => {
    await put();
    const [one] = (await readAsAdviser(d, keys.samira, id)).board.placed;
    for (let at = 0; at < 12; at += 1) await putItem(d, keys.samira, id, { is: 'options', options: ['self'] });
    const { board } = await take({ do: 'conversation', conversation: id }, 'conversation');
    // Behind the sentence that not everything fits.
    expect(board?.[1]?.heading).toBe('Samira moet iets vertellen');
    const press = { do: 'answer', conversation: id, item: one?.mark, says: 'yes', submission: 'A'.repeat(22) };
    expect((await take(press as never, 'conversation')).notice).toContain('Dit is net veranderd.');
  });

  it('leads to a complaint that says the ways, none of them through this adviser', async () => {
    await put();
    const [complain] = (await page()).actions;
    await take(complain?.press as never, 'complaint');
    expect(complain?.press).toEqual({ do: 'complaint', adviser: 'samira' });
  });

  it.each([
    ['a way of a later release', { way: 'curiosity' }],
    ['a day that is none', { done: { ...DONE, day: '2026-02-30' } }],
    ['no reason', { done: { day: '2026-11-24' } }],
    ['nothing told', { what: '' }],
  ])('with %s is a sentence, never a blank', async (_what, change) => {
    await put(change);
    const { board } = await take({ do: 'conversation', conversation: id }, 'conversation');
    expect(board?.[0]?.lines[0]).toMatch(/^Samira zette iets voor je klaar dat we hier nu niet kunnen laten zien/);
  });
});
