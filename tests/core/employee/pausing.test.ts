/** A pause after a threat: nothing more to write for two days, every other way open, and never where nobody else is shown. */
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, type ConversationId } from '../../../src/core/conversation.ts';
import type { Organisation } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { desks, sealReply, signPause, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation: plain, keys } = await testOrganisation();
let organisation: Organisation;
let d: Desks;
const begin = async (more: Partial<Organisation> = {}): Promise<void> => {
  organisation = { ...plain, ...more };
  d = await desks(organisation);
};
beforeEach(() => begin());
const only = (...ids: string[]) => plain.advisers.filter(({ id }) => ids.includes(id));
const [halina] = only('halina');
if (halina === undefined) throw new Error('no Halina');

const take = takeAt(() => d);
const submit = (form: object | undefined, kind: 'sent' | 'not-saved' = 'sent') =>
  take({ do: 'submit', submit: { ...form, text: 'Nog iets' } } as never, kind);
const look = (conversation: ConversationId, language: 'nl' | 'en' = 'nl') =>
  take({ do: 'conversation', conversation }, 'conversation', { language });
async function send(): Promise<ConversationId> {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  const sent = await submit(form);
  if (sent.kind !== 'sent') throw new Error('not sent');
  return sent.conversation;
}
const end = (): number => Math.ceil(d.clock.now().getTime() / HOUR_MS) + 48;
const put = async (id: ConversationId, before: number, until: number) =>
  d.adviser.pause(d.seat(), id, await signPause(d.seat(), keys.samira, id, { before, until }));
const pauseOf = async (id: ConversationId) => (await d.adviser.read(d.seat(), id))?.pause;

describe('a pause', () => {
  it('says from when, names who else there is, and gives the field back by itself', async () => {
    const id = await send();
    const until = end();
    expect(await pauseOf(id)).toEqual({ end: until });
    expect(await put(id, 0, until)).toBe('stored');
    expect(await pauseOf(id)).toEqual({ end: until, until });
    const page = await look(id);
    expect(page).not.toHaveProperty('reply');
    expect(page.state).toBe('Dit gesprek heeft pauze. Vanaf donderdag 10:00 kun je hier weer schrijven.');
    expect(page.awaited?.lines).toEqual([
      'Wat je schreef, blijft staan, en Samira kan je gewoon antwoorden. Lezen, sluiten en wissen kan altijd.',
      'Wil je nu met iemand praten? Je kunt schrijven aan Tom. Druk dan op Kies iemand anders.',
      'Bellen kan ook: Tom de Wit, 030 000 00 02; Halina Kowalska, 030 000 00 01.',
      expect.stringContaining('112'),
    ]);
    expect(page.awaited?.call).toEqual({ label: 'Bel 030 000 00 02', url: 'tel:+31300000002' });
    expect(page.awaited?.actions).toEqual([{ label: 'Kies iemand anders', press: { do: 'welcome' } }]);
    expect(page.actions.map(({ press }) => press.do)).toEqual(['conversation', 'ask-close', 'ask-withdraw']);
    expect((await look(id, 'en')).state).toBe(
      'This conversation has a pause. From Thursday 10:00 you can write here again.',
    );
    d.clock.advance(47.9);
    expect(await look(id)).not.toHaveProperty('reply');
    d.clock.advance(0.1);
    const after = await look(id);
    expect(after.state).toBe('Dit gesprek is open.');
    await submit(after.reply?.form);
  });

  it('leaves an answer, a copy, another adviser, closing and wiping as they are', async () => {
    const id = await send();
    await put(id, 0, end());
    expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Dag'))).toBe('stored');
    expect((await look(id)).entries.at(-1)?.text).toBe('Dag');
    await take({ do: 'write', adviser: 'tom', limits: LIMITS_VERSION }, 'write');
    await take({ do: 'ask-close', conversation: id }, 'close');
    await take({ do: 'withdraw', conversation: id }, 'withdrawn');
    expect(await pauseOf(id)).toBeUndefined();
  });

  it('keeps the words of a form that was open, and shows its page instead of an empty one', async () => {
    const id = await send();
    const { form } = (await look(id)).reply ?? {};
    const { form: reveal } = await take({ do: 'reveal', conversation: id }, 'reveal');
    await put(id, 0, end());
    for (const open of [form, reveal]) {
      const kept = await submit(open, 'not-saved');
      expect(kept).toMatchObject({
        reason: expect.stringContaining('je gesprek met Samira heeft pauze. Bewaar je tekst.'),
      });
    }
    await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'conversation');
    const accepted = { form: 'accept', adviser: 'samira', limits: LIMITS_VERSION } as const;
    const { form: first } = await take({ do: 'submit', submit: accepted }, 'write');
    await submit(first, 'not-saved');
    expect((await d.adviser.read(d.seat(), id))?.length).toBe(1);
  });

  it('ends when its adviser ends it, and is of no closed conversation', async () => {
    const id = await send();
    const until = end();
    await put(id, 0, until);
    expect(await put(id, until, 0)).toBe('stored');
    expect((await look(id)).reply).toBeDefined();
    await put(id, 0, until);
    await take({ do: 'close', conversation: id }, 'closed');
    expect(await pauseOf(id)).toBeUndefined();
    expect(await put(id, 0, until)).toBe('moved');
  });
});

describe('nobody is shut out', () => {
  it.each<[string, Partial<Organisation>, boolean]>([
    ['nobody else', { advisers: only('samira') }, false],
    [
      'only somebody without key and number',
      { advisers: [...only('samira'), { ...halina, contact: { email: 'h@example.nl' } }] },
      false,
    ],
    [
      'only a place without number',
      {
        advisers: only('samira'),
        referrals: [{ id: 'x', name: { nl: 'X' }, what: { nl: 'X' }, checked: '2026-11-01' }],
      },
      false,
    ],
    ['a colleague’s number', { advisers: only('samira', 'halina') }, true],
    [
      'the number of a place',
      {
        advisers: only('samira'),
        referrals: [{ id: 'x', name: { nl: 'X' }, what: { nl: 'X' }, phone: '113', checked: '2026-11-01' }],
      },
      true,
    ],
    ['a colleague with a key', { advisers: only('samira', 'tom').map((one) => ({ ...one, contact: {} })) }, true],
  ])('with %s', async (_what, more, can) => {
    await begin(more);
    const id = await send();
    expect((await pauseOf(id)) !== undefined).toBe(can);
    expect(await put(id, 0, end())).toBe(can ? 'stored' : 'nobody-else');
    const page = await look(id);
    expect(page.reply === undefined).toBe(can);
    if (can) expect(page.awaited?.lines.join(' ')).toMatch(/Kies iemand anders|Bellen kan ook/);
  });

  it('and when the others leave meanwhile, it holds no longer', async () => {
    const id = await send();
    await put(id, 0, end());
    const alone = { ...organisation, advisers: only('samira') };
    const visit = { ...d.visit('U0NOOR'), organisation: alone };
    const page = await d.employee.handle(visit, { do: 'conversation', conversation: id });
    if (page.kind !== 'conversation') throw new Error(page.kind);
    const form = { ...page.reply?.form, text: 'Nog iets' } as never;
    expect((await d.employee.handle(visit, { do: 'submit', submit: form })).kind).toBe('sent');
  });
});

describe('what a pause takes', () => {
  it('is the key of its adviser, for this conversation, these hours and this once', async () => {
    const id = await send();
    const until = end();
    const right = await signPause(d.seat(), keys.samira, id, { before: 0, until });
    const ask = (asked: typeof right, seat = d.seat()) => d.adviser.pause(seat, id, asked);
    expect(await ask({ ...right, until: until - 1 })).toBe('refused');
    expect(await ask({ ...right, before: 1 })).toBe('refused');
    expect(await ask({ ...right, signature: 'A'.repeat(86) })).toBe('refused');
    expect(await ask(await signPause(d.seat(), keys.tom, id, { before: 0, until }))).toBe('refused');
    expect(await ask(await signPause(d.seat('tom'), keys.tom, id, { before: 0, until }), d.seat('tom'))).toBe('gone');
    expect(await ask(right)).toBe('stored');
    // The answer was lost, and it was pressed again.
    expect(await ask(right)).toBe('stored');
    const over = await signPause(d.seat(), keys.samira, id, { before: until, until: 0 });
    expect(await ask(over)).toBe('stored');
    d.clock.advance(2);
    expect(await put(id, 0, end())).toBe('stored');
    expect(await ask(over)).toBe('moved');
    expect(await pauseOf(id)).toEqual({ end: end(), until: end() });
  });

  it.each([
    ['longer', 1, 'moment'],
    ['an hour ago, as a page may know it', -1, 'stored'],
    ['two hours ago', -2, 'moment'],
  ] as const)('is 48 hours from now: one of %s', async (_what, more, result) => {
    const id = await send();
    expect(await put(id, 0, end() + more)).toBe(result);
  });
});
