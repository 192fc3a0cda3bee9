/** Who wrote several times without an answer: that it arrived, the ways on, and nothing more to write until one comes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toHour, type ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import type { Adviser } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { MAX_UNANSWERED } from '../../../src/core/ports.ts';
import { desks, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
const begin = async (more: Partial<Adviser> = {}, alone = false): Promise<void> => {
  const [samira, ...others] = organisation.advisers;
  if (samira === undefined) throw new Error('nobody');
  d = await desks({ ...organisation, advisers: [{ ...samira, ...more }, ...(alone ? [] : others)] });
};
beforeEach(() => begin());

const take = takeAt(() => d);
const submit = (form: object, kind: 'sent' | 'not-saved' = 'sent') =>
  take({ do: 'submit', submit: form } as EmployeeEvent, kind);
const look = (conversation: ConversationId, language: 'nl' | 'en' = 'nl') =>
  take({ do: 'conversation', conversation }, 'conversation', { language });
async function send(): Promise<ConversationId> {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  const sent = await submit({ ...form, text: 'Hoi' });
  if (sent.kind !== 'sent') throw new Error('not sent');
  return sent.conversation;
}
async function fill(): Promise<ConversationId> {
  const id = await send();
  for (let count = 1; count < MAX_UNANSWERED; count += 1)
    await submit({ ...(await look(id)).reply?.form, text: `En nog iets ${count}` });
  return id;
}

describe('after so many messages without an answer', () => {
  it('the field makes room for where they are and the ways on, in both languages', async () => {
    const id = await fill();
    const page = await look(id);
    expect(page).not.toHaveProperty('reply');
    expect(page.state).toBe('Je berichten zijn aangekomen. Samira leest ze eerst.');
    expect(page.awaited?.lines[0]).toBe('Je krijgt vóór morgen 10:00 antwoord.');
    expect(page.awaited?.lines[1]).toMatch(/^Je hoeft niet te wachten: bel Samira op .*, of kies iemand anders\.$/);
    expect(page.awaited?.call?.url).toMatch(/^tel:/);
    expect(page.awaited?.actions).toEqual([{ label: 'Kies iemand anders', press: { do: 'welcome' } }]);
    expect(page.actions.map(({ press }) => press.do)).not.toContain('reveal');
    expect((await look(id, 'en')).state).toBe('Your messages have arrived. Samira reads them first.');
  });

  it('whoever presses to write to them reads that page, and types nothing that would be refused', async () => {
    await fill();
    const page = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'conversation');
    expect(page.state).toBe('Je berichten zijn aangekomen. Samira leest ze eerst.');
  });

  it('a form that was open all the time keeps its words, and says why', async () => {
    const id = await send();
    const { form } = (await look(id)).reply ?? {};
    for (let count = 1; count < MAX_UNANSWERED; count += 1)
      await submit({ ...(await look(id)).reply?.form, text: `En nog iets ${count}` });
    const kept = await submit({ ...form, text: 'Te laat' }, 'not-saved');
    expect(JSON.stringify(kept)).toContain('Wat je eerder schreef, is aangekomen. Samira leest dat eerst.');
    expect((await d.adviser.read(d.seat(), id))?.length).toBe(MAX_UNANSWERED);
  });

  it.each(['an answer', 'a promise'])('%s brings it back', async (what) => {
    const id = await fill();
    const by = toHour(d.clock.now()) + 24;
    const says = what === 'an answer' ? 'Dag' : ({ kind: 'read', by } as const);
    expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, says))).toBe('stored');
    expect((await look(id)).reply?.form).toBeDefined();
  });

  it('nothing asks to write once more, also when it is about to go', async () => {
    const id = await fill();
    d.clock.advance(22 * 24);
    const { lines = [], actions = [] } = (await look(id)).awaited ?? {};
    expect(lines.join(' ')).toContain('er is nog geen antwoord.');
    expect(lines.join(' ')).not.toContain('Schrijf hieronder');
    expect(actions.map(({ press }) => press.do)).toEqual(['welcome', 'wait']);
  });

  it('names no telephone and no other adviser where there is none', async () => {
    await begin({ contact: {} }, true);
    const page = await look(await fill());
    expect(page.awaited?.lines[1]).toBe('Je hoeft niet te wachten: zoek andere hulp.');
    expect(page.awaited).not.toHaveProperty('call');
    expect(page.awaited?.actions.map(({ press }) => press.do)).toEqual(['elsewhere']);
  });

  it('the adviser sees nothing of it', async () => {
    const presence = async () => {
      // Sealed anew each time that it is asked for.
      const { proof: _test, ...seen } = await d.adviser.presence(d.seat());
      return seen;
    };
    const before = await presence();
    const id = await fill();
    expect(Object.keys((await d.adviser.list(d.seat()))[0] ?? {})).not.toContain('unanswered');
    expect(Object.keys((await d.adviser.read(d.seat(), id)) ?? {})).not.toContain('unanswered');
    expect(await presence()).toEqual({ ...before, open: 1 });
  });
});
