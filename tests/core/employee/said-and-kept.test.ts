/** What is said before and after of how long something stays is how long it stays. */
import { describe, expect, it } from 'vitest';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { Screen } from '../../../src/core/screens.ts';
import { desks, sealReply } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();

describe('what the pages say of keeping', () => {
  const begun = async () => {
    const d = await desks(organisation);
    const press = (event: EmployeeEvent): Promise<Screen> => d.employee.handle(d.visit(), event);
    const form = await press({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
    if (form.kind !== 'write') throw new Error(form.kind);
    const sent = await press({ do: 'submit', submit: { ...form.form, text: 'Hoi' } } as EmployeeEvent);
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    return {
      ...d,
      press,
      look: () => press({ do: 'conversation', conversation: sent.conversation }),
      id: sent.conversation,
    };
  };

  it('a conversation names the last day on which it is there', async () => {
    const { look, clock } = await begun();
    expect(JSON.stringify(await look())).toContain('Dit gesprek verdwijnt vanzelf op donderdag 24 december, of eerder');
    clock.set(new Date('2026-12-24T08:00:00Z'));
    expect((await look()).kind).toBe('conversation');
    clock.set(new Date('2026-12-24T23:00:00Z'));
    expect((await look()).kind).toBe('gone');
  });

  it('closed, it can be read for the days that are named before and after, and then is gone', async () => {
    const { look, press, clock, id } = await begun();
    const before = JSON.stringify(await press({ do: 'ask-close', conversation: id }));
    const after = JSON.stringify(await press({ do: 'close', conversation: id }));
    const days = /Teruglezen kan nog (\d+) dagen, daarna verdwijnt/.exec(before)?.[1];
    expect(after).toContain(`nog ${days} dagen teruglezen onder Mijn gesprekken. Daarna verdwijnt het.`);
    clock.advance(Number(days) * 24 - 1);
    expect((await look()).kind).toBe('conversation');
    clock.advance(1);
    expect((await look()).kind).toBe('gone');
  });

  it('whom somebody would prefer is not there at the next visit', async () => {
    const { press } = await begun();
    const form = await press({ do: 'filters' });
    if (form.kind !== 'filters') throw new Error(form.kind);
    expect(JSON.stringify(form)).toContain('We bewaren je keuze niet.');
    const found = await press({
      do: 'submit',
      submit: { ...form.form, preferences: { gender: 'man' } },
    } as EmployeeEvent);
    expect(found).toMatchObject({ advisers: { length: 1 } });
    expect(await press({ do: 'open' })).toMatchObject({ advisers: { length: organisation.advisers.length } });
  });

  it('an answer under a key that nobody vouches for any more keeps its place, and says that it cannot be read', async () => {
    const d = await begun();
    expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, d.id, 'Dag'))).toBe('stored');
    const advisers = organisation.advisers.map((one) => ({ ...one, keyCards: [] }));
    const visit = { ...d.visit(), organisation: { ...organisation, advisers } };
    const screen = await d.employee.handle(visit, { do: 'conversation', conversation: d.id });
    expect(screen).toMatchObject({ entries: [{ from: 'you' }, { note: 'Dit bericht is niet meer te lezen.' }] });
    expect(JSON.stringify(screen)).not.toContain('Dag');
  });
});
