/** An appointment between two, seen by nobody else: requirements 42, 43, 44, 51 and 52. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Moment } from '../../../src/core/board/appointment.ts';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { putItem, putPart, readAsAdviser } from '../../support/board.helper.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { adviserOf, testOrganisation } from '../../support/organisation.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});
const take = takeAt(() => d);

const send = sendAt(take);
const moment = (iso: string, way: Moment['way'] = { by: 'phone' }): Moment => ({
  at: Date.parse(iso) / 60_000,
  minutes: 45,
  way,
});
const MONDAY = moment('2026-11-30T09:00:00Z');
const TUESDAY = moment('2026-12-01T13:30:00Z', { by: 'neutral', where: 'Bibliotheek Neude' });
const VIDEO = moment('2026-12-02T08:00:00Z', { by: 'video', link: 'https://praat.example.nl/kamer' });
const put = (id: ConversationId, moments: readonly Moment[] = [MONDAY, TUESDAY, VIDEO], more = {}) =>
  putItem(d, keys.samira, id, { is: 'appointment', moments, ...more });
const look = (conversation: ConversationId, how: Parameters<typeof take>[2] = {}) =>
  take({ do: 'conversation', conversation }, 'conversation', how);
async function button(id: ConversationId, label: string) {
  const { board = [] } = await look(id);
  const all = board.flatMap(({ actions }) => actions);
  const found = all.find((action) => action.label.startsWith(label));
  if (found === undefined) throw new Error(`no button ${label} among ${all.map((one) => one.label).join(' | ')}`);
  return found.press;
}
const press = async (id: ConversationId, label: string) => take(await button(id, label), 'conversation');
const labelsOf = (board: Awaited<ReturnType<typeof look>>['board']) =>
  (board ?? []).flatMap(({ actions }) => actions.map(({ label }) => label));
const saidTo = async (id: ConversationId) =>
  (await readAsAdviser(d, keys.samira, id)).board.placed.map(({ answer }) => answer?.says);
/** The adviser replaces what is there, as their page does. */
const replace = (id: ConversationId, item: object, act = 'moved') =>
  putPart(
    d,
    keys.samira,
    id,
    { is: 'appointment', act },
    { v: 1, items: [{ is: 'appointment', key: 'aB3_-xyz', ...item }] },
  );

describe('an appointment that is offered (requirements 42, 43, 52)', () => {
  it('shows each moment with its way, says why it is in no calendar, and takes one press or "anders"', async () => {
    const id = await send();
    await put(id);
    const { board } = await look(id);
    expect(board).toMatchObject([
      {
        heading: 'Samira stelt een afspraak voor',
        lines: [
          'maandag 30 november 10:00 (45 minuten): Samira belt je vanaf 030 000 00 01, op het nummer dat je geeft bij "Laat Samira je bellen". Zelf bellen mag ook.',
          'dinsdag 1 december 14:30 (45 minuten): jullie spreken af buiten het werk: Bibliotheek Neude',
          'woensdag 2 december 9:00 (45 minuten): jullie praten met beeld, op praat.example.nl',
          'Druk op het moment dat past. Past niets, druk dan op Anders.',
          'De afspraak staat alleen in dit gesprek, en niet in je agenda van het werk: daar kunnen anderen meekijken. Schrijf hem op in je eigen telefoon of op papier.',
        ],
      },
    ]);
    expect(labelsOf(board)).toEqual([
      'ma 30 nov 10:00, bellen',
      'di 1 dec 14:30, buiten werk',
      'wo 2 dec 9:00, video',
      'Anders',
    ]);
    // Nobody has to open anything before it is agreed.
    expect(board?.[0]?.links).toBeUndefined();
    expect((await look(id, { language: 'en' })).board?.[0]?.heading).toBe('Samira proposes an appointment');
  });

  it('is agreed with one press, and both see which', async () => {
    const id = await send();
    await put(id);
    const { board, entries, notice } = await press(id, 'wo 2');
    expect(notice).toBeUndefined();
    expect(board).toMatchObject([
      {
        heading: 'Jullie afspraak',
        links: [{ label: 'Open de videolink', url: 'https://praat.example.nl/kamer' }],
      },
    ]);
    expect(board?.[0]?.lines).toContain(
      'Tot een uur van tevoren kun je verzetten of afzeggen. Je hoeft niet te zeggen waarom.',
    );
    expect(entries.at(-1)?.said).toBe('Je koos een moment voor een afspraak.');
    expect(await saidTo(id)).toEqual(['take-2']);
  });

  it('is moved and called off with one press, and asked for anew', async () => {
    const id = await send();
    await put(id);
    await press(id, 'ma 30');
    const moved = await press(id, 'Liever di 1');
    expect(moved.entries.at(-1)?.said).toBe('Je verzette de afspraak.');
    expect(await saidTo(id)).toEqual(['move-0-1']);
    const off = await press(id, 'Zeg de afspraak af');
    expect(off.board).toMatchObject([
      {
        heading: 'De afspraak gaat niet door',
        lines: [
          'Je zegde de afspraak van dinsdag 1 december 14:30 af. Dat mag altijd. Een nieuwe afspraak kan ook altijd.',
        ],
      },
    ]);
    await press(id, 'ma 30');
    expect(await saidTo(id)).toEqual(['take-0']);
    const other = await press(id, 'Vraag een ander moment');
    expect(other.board?.[0]?.heading).toBe('Een ander moment');
    expect(other.entries.at(-1)?.said).toBe('Je vroeg om een ander moment.');
  });

  it('is moved or called off by the adviser, whose "not you" is said', async () => {
    const id = await send();
    await put(id);
    await press(id, 'ma 30');
    await replace(id, { moments: [TUESDAY], instead: MONDAY.at });
    expect((await look(id)).board?.[0]?.lines[0]).toBe(
      'Samira kan maandag 30 november 10:00 toch niet. Dat ligt niet aan jou. Past een van deze momenten?',
    );
    expect(await saidTo(id)).toEqual([undefined]);
    await replace(id, { moments: [], instead: MONDAY.at }, 'called-off');
    const { board, entries } = await look(id);
    expect(board).toMatchObject([{ heading: 'De afspraak gaat niet door', actions: [] }]);
    expect(entries.at(-1)?.said).toBe('Samira zegde de afspraak af.');
  });
});

describe('bad input about an appointment (requirement 52)', () => {
  it('chosen after it passed is not chosen, and it is said what then', async () => {
    const id = await send();
    await put(id);
    const late = await button(id, 'ma 30');
    d.clock.set(new Date('2026-11-30T08:30:00Z'));
    const { notice, board } = await take(late, 'conversation');
    expect(notice).toBe(
      'Dit moment is voorbij of begint binnen een uur. Het is niet gekozen. Kies een ander moment, of bel.',
    );
    expect(labelsOf(board)).not.toContain('ma 30 nov 10:00, bellen');
    expect(await saidTo(id)).toEqual([undefined]);
    d.clock.set(new Date('2026-12-04T08:30:00Z'));
    expect((await look(id)).board).toMatchObject([
      { heading: 'Deze momenten zijn voorbij', actions: [{ label: 'Anders' }] },
    ]);
  });

  it('chosen after it was withdrawn or changed is not chosen', async () => {
    const id = await send();
    await put(id);
    const gone = await button(id, 'ma 30');
    await replace(id, { moments: [{ ...MONDAY, minutes: 60 }] });
    const { notice } = await take(gone, 'conversation');
    expect(notice).toBe('Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.');
    expect(await saidTo(id)).toEqual([undefined]);
    const also = await button(id, 'ma 30');
    await putPart(d, keys.samira, id, { is: 'appointment', act: 'taken-away' }, { v: 1, items: [] });
    expect((await take(also, 'conversation')).notice).toBe(notice);
  });

  it('chosen twice by two windows: the second sees what the first chose; the same press twice says nothing', async () => {
    const id = await send();
    await put(id);
    const [first, second] = [await button(id, 'ma 30'), await button(id, 'di 1')];
    expect((await take(first, 'conversation')).notice).toBeUndefined();
    expect((await take(first, 'conversation')).notice).toBeUndefined();
    const { notice, board } = await take(second, 'conversation');
    expect(notice).toBe('Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.');
    expect(board?.[0]?.heading).toBe('Jullie afspraak');
    expect(await saidTo(id)).toEqual(['take-0']);
  });

  it('called off or moved within the last hour stays as it is, with a number to call', async () => {
    const id = await send();
    await put(id);
    await press(id, 'ma 30');
    const [off, move] = [await button(id, 'Zeg de afspraak af'), await button(id, 'Liever di 1')];
    d.clock.set(new Date('2026-11-30T08:00:01Z'));
    for (const late of [off, move]) {
      const { notice, board } = await take(late, 'conversation');
      expect(notice).toBe(
        'De afspraak begint binnen een uur, of is voorbij. Hij is niet veranderd. Lukt het niet? Bel dan.',
      );
      expect(board).toMatchObject([{ heading: 'Jullie afspraak', actions: [] }]);
      expect(board?.[0]?.lines.join(' ')).toContain('Bel Samira: 030 000 00 01.');
    }
    expect(await saidTo(id)).toEqual(['take-0']);
    d.clock.set(new Date('2026-11-30T09:45:00Z'));
    expect((await look(id)).board).toBeUndefined();
  });

  it.each<[string, object]>([
    [
      'a video link that is no https',
      { moments: [{ ...VIDEO, way: { by: 'video', link: 'http://praat.example.nl/' } }] },
    ],
    ['a script for a link', { moments: [{ ...VIDEO, way: { by: 'video', link: 'javascript:alert(1)' } }] }],
    ['a moment that is no whole minute', { moments: [{ ...MONDAY, at: MONDAY.at + 0.5 }] }],
    ['four moments', { moments: [0, 1, 2, 3].map((one) => ({ ...MONDAY, at: MONDAY.at + one })) }],
    ['a way of a later release', { moments: [{ ...MONDAY, way: { by: 'walk' } }] }],
  ])('%s from a hostile page is a sentence and no button', async (_what, item) => {
    const id = await send();
    await put(id);
    await replace(id, item);
    const { board } = await look(id);
    expect(board).toMatchObject([{ actions: [] }]);
    expect(JSON.stringify(board)).toContain('dat we hier nu niet kunnen laten zien');
    expect(JSON.stringify(board)).not.toMatch(/javascript:|http:/);
  });

  it('an act that is a name of the language itself has no words, and does no harm', async () => {
    const id = await send();
    for (const act of ['constructor', 'to-string', 'valueof'])
      await putPart(d, keys.samira, id, { is: 'constructor', act }, { v: 1, items: [] });
    const { entries } = await look(id);
    expect(entries.at(-1)?.said).toBe('Er is iets veranderd in wat bovenaan staat.');
  });
});

describe('times where two clocks differ (requirement 52)', () => {
  it('name their zone, and say what it is for the adviser', async () => {
    const far = {
      ...organisation,
      advisers: organisation.advisers.map((one) =>
        one.id === 'samira'
          ? adviserOf('samira', one.name, keys.samira, { schedule: { ...one.schedule, timeZone: 'America/Curacao' } })
          : one,
      ),
    };
    d = await desks(far);
    const id = await send();
    await put(id, [TUESDAY]);
    const { board } = await look(id, { organisation: far });
    expect(board?.[0]?.lines.slice(0, 2)).toEqual([
      'dinsdag 1 december 14:30 (tijd in Amsterdam) (45 minuten): jullie spreken af buiten het werk: Bibliotheek Neude',
      'Bij Samira is het dan dinsdag 1 december 9:30 (tijd in Curaçao).',
    ]);
    expect(labelsOf(board)[0]).toBe('di 1 dec 14:30, buiten werk');
  });

  it('say which of the two it is in the hour that comes twice', async () => {
    d.clock.set(new Date('2026-10-20T09:00:00Z'));
    const id = await send();
    await put(id, [moment('2026-10-25T00:30:00Z'), moment('2026-10-25T01:30:00Z')]);
    expect(labelsOf((await look(id)).board).slice(0, 2)).toEqual([
      'zo 25 okt 2:30 (zomertijd), bellen',
      'zo 25 okt 2:30 (wintertijd), bellen',
    ]);
  });
});

describe('what the server knows of an appointment (requirement 44)', () => {
  it('is that something was put there, and when to the hour: no moment, place or link', async () => {
    const id = await send();
    await put(id);
    await press(id, 'ma 30');
    const found = await d.store.conversations.read(
      organisation.id,
      id,
      { adviser: 'samira' },
      { limit: 10, copies: true, boards: true },
      d.clock.now(),
    );
    const bytes = JSON.stringify(found, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    for (const secret of [String(MONDAY.at), 'Neude', 'praat.example.nl', 'appointment', 'take-0'])
      expect(bytes).not.toContain(secret);
  });
});
