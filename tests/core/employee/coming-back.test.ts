/** What an employee finds on coming back: what can be read, until when, and what it takes to let it stay longer. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { ConversationScreen, Entry, Screen } from '../../../src/core/screens.ts';
import { desks, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;
async function take<K extends Screen['kind']>(event: EmployeeEvent, kind: K, user?: string): Promise<Shown<K>> {
  const screen = await d.employee.handle(d.visit(user), event);
  expect(screen.kind).toBe(kind);
  return screen as Shown<K>;
}
const submit = (form: object) => take({ do: 'submit', submit: form } as EmployeeEvent, 'sent');
async function send(text: string, typed: object = {}): Promise<ConversationId> {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  return (await submit({ ...form, text, ...typed })).conversation;
}
const look = (conversation: ConversationId, user?: string): Promise<ConversationScreen> =>
  take({ do: 'conversation', conversation }, 'conversation', user);
const answer = async (id: ConversationId, text: string): Promise<void> => {
  const mark = text.replaceAll(/\W/g, '').padEnd(22, 'x').slice(0, 22);
  expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, text, mark))).toBe('stored');
};
const pressOf = (entry: Entry | undefined): EmployeeEvent => {
  if (entry?.letStay === undefined) throw new Error('nothing to let stay');
  return entry.letStay.press;
};

describe('an answer', () => {
  it('says until when it can be read, from the first time it is shown', async () => {
    const id = await send('Hoi');
    await answer(id, 'Dag');
    // Tuesday 24 November 10:00, and 24 whole hours.
    expect((await look(id)).entries[1]).toMatchObject({ text: 'Dag', note: 'te lezen tot morgen 10:00' });
    d.clock.advance(20);
    expect((await look(id)).entries[1]).toMatchObject({ text: 'Dag', note: 'te lezen tot vandaag 10:00' });
    d.clock.advance(4);
    expect((await look(id)).entries[1]?.text).toBeUndefined();
  });

  it('that appears on a screen somebody may have left starts no clock, and says so', async () => {
    const id = await send('Hoi');
    await answer(id, 'Dag');
    const live = (await d.employee.refresh(d.visit(), id))?.entries[1];
    expect(live).toEqual({
      from: 'adviser',
      who: 'Samira el Idrissi',
      when: 'vandaag, rond 10:00',
      text: 'Dag',
      note: 'te lezen tot en met donderdag 24 december, of tot 24 uur nadat je dit gesprek weer opent',
    });
  });

  it('stays until the end of its conversation when that was pressed, and no other does', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    await answer(id, 'Twee');
    const before = await look(id);
    expect(before.letStay).toContain('alle sleutels van de server');
    expect(before.entries[1]?.letStay?.label).toBe('Laat staan tot donderdag 24 december');
    const after = await take(pressOf(before.entries[1]), 'conversation');
    expect(after.entries[1]).toMatchObject({ text: 'Een', note: 'te lezen tot donderdag 24 december 10:00' });
    expect(after.entries[1]?.letStay).toBeUndefined();
    expect(after.entries[2]?.note).toBe('te lezen tot morgen 10:00');
    d.clock.advance(29 * 24);
    const later = await look(id);
    expect(later.entries.map(({ text }) => text)).toEqual([undefined, 'Een', undefined]);
    expect(later.letStay).toBeUndefined();
  });

  it('is offered to stay longer again once the conversation does', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    await take(pressOf((await look(id)).entries[1]), 'conversation');
    d.clock.advance(48);
    await submit({ ...(await look(id)).reply?.form, text: 'Nog iets' });
    const screen = await look(id);
    expect(screen.entries[1]).toMatchObject({
      note: 'te lezen tot donderdag 24 december 10:00',
      letStay: { label: 'Laat staan tot zaterdag 26 december' },
    });
  });

  it('that went meanwhile does not come back, and nobody is told off', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    const press = pressOf((await look(id)).entries[1]);
    d.clock.advance(25);
    const { entries } = await take(press, 'conversation');
    expect(entries[1]?.text).toBeUndefined();
    expect(entries[1]?.note).toMatch(/^Je las dit antwoord\. Na 24 uur is het gewist/);
  });

  it('of somebody else is neither shown nor kept', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    const press = pressOf((await look(id)).entries[1]);
    await take(press, 'gone', 'U0DAAN');
    expect((await look(id)).entries[1]?.note).toBe('te lezen tot morgen 10:00');
  });

  it('on an earlier page stays on that page', async () => {
    const id = await send('0');
    for (let count = 1; count < 12; count += 1) await answer(id, `antwoord ${count}`);
    const last = await look(id);
    if (last.earlier === undefined) throw new Error('no page before this one');
    const page = await take(last.earlier.press, 'conversation');
    const kept = await take(pressOf(page.entries[1]), 'conversation');
    expect(kept.entries.map(({ text }) => text)).toEqual(page.entries.map(({ text }) => text));
    expect(kept.entries[1]?.note).toContain('24 december');
  });
});
