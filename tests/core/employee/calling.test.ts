/** "Bel mij": a number that is given, changed and taken back. Requirements 42, 45 and 51. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { Submit } from '../../../src/core/events.ts';
import { bodyOf } from '../../../src/core/screen-marks.ts';
import { readAsAdviser } from '../../support/board.helper.ts';
import { desks, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});
const take = takeAt(() => d);

const send = sendAt(take);
const look = (conversation: ConversationId, how: Parameters<typeof take>[2] = {}) =>
  take({ do: 'conversation', conversation }, 'conversation', how);
const openForm = (conversation: ConversationId) => take({ do: 'call-me', conversation }, 'call-me');
async function given(
  id: ConversationId,
  text: string,
  more: { when?: string; voicemail?: true } = {},
): Promise<Submit> {
  const { form } = await openForm(id);
  return { ...form, text, when: '', ...more } as Submit;
}
const give = async (id: ConversationId, text = '06 12345678', more: { when?: string; voicemail?: true } = {}) =>
  take({ do: 'submit', submit: await given(id, text, more) }, 'sent');
const known = async (id: ConversationId) => (await readAsAdviser(d, keys.samira, id)).callMe;

describe('"Bel mij" (requirements 42, 45, 51)', () => {
  it('says from which number the call comes, what is said to somebody else, and: rather no work telephone', async () => {
    const id = await send();
    expect((await look(id)).actions).toContainEqual({
      label: 'Laat Samira je bellen',
      press: { do: 'call-me', conversation: id },
    });
    const { lines, field, when, voicemail } = await openForm(id);
    expect(lines).toEqual([
      'Samira belt je als het jou uitkomt, vanaf 030 000 00 01.',
      'Neemt iemand anders op? Dan zegt Samira alleen: "met Samira". Niet waarvoor, en niet namens wie.',
      'Geef liever geen werktelefoon. Je werkgever kan nagaan wie daarheen belt.',
      'Je nummer is verzegeld en verdwijnt met dit gesprek. Intrekken kan altijd.',
    ]);
    expect([field.text, when.text, voicemail.ticked]).toEqual([undefined, undefined, undefined]);
  });

  it('reaches the adviser, with no message left unless that was ticked', async () => {
    const id = await send();
    const done = await give(id, '06 12345678', { when: 'na zes uur' });
    expect(done.heading).toBe('Je nummer is verstuurd');
    expect(await known(id)).toEqual({
      number: '06 12345678',
      dial: 'tel:+31612345678',
      when: 'na zes uur',
      voicemail: false,
    });
    const { board, actions, entries } = await look(id);
    expect(board).toEqual([
      {
        heading: 'Samira mag je bellen',
        lines: [
          'Je gaf een nummer. Alleen Samira kan het lezen, dus het staat hier niet.',
          'Samira belt vanaf 030 000 00 01.',
        ],
        actions: [
          { label: 'Verander dit', press: { do: 'call-me', conversation: id } },
          { label: 'Bel me niet meer', press: expect.objectContaining({ do: 'no-call' }) },
        ],
      },
    ]);
    expect(actions.map(({ label }) => label)).not.toContain('Laat Samira je bellen');
    expect(entries.at(-1)?.said).toBe('Je gaf een nummer om je te bellen.');
  });

  it('is changed without being shown again, and taken back with one press', async () => {
    const id = await send();
    await give(id, '06 12345678', { voicemail: true, when: 'na zes uur' });
    const { field, when, voicemail } = await openForm(id);
    expect([field.text, when.text, voicemail.ticked]).toEqual([undefined, undefined, undefined]);
    await give(id, '030 231 42 14');
    expect(await known(id)).toEqual({ number: '030 231 42 14', dial: 'tel:+31302314214', when: '', voicemail: false });
    const { board } = await look(id);
    const remove = board?.[0]?.actions.find(({ label }) => label === 'Bel me niet meer')?.press;
    if (remove === undefined) throw new Error('no way to take it back');
    const { board: after, entries, notice } = await take(remove, 'conversation');
    expect([after, notice]).toEqual([undefined, undefined]);
    expect(entries.at(-1)?.said).toBe('Je trok je nummer in.');
    expect(await known(id)).toBeUndefined();
    // Twice is once.
    expect((await take(remove, 'conversation')).notice).toBeUndefined();
  });

  it('delivered twice is given once', async () => {
    const id = await send();
    const submit = await given(id, '06 12345678');
    await take({ do: 'submit', submit }, 'sent');
    await take({ do: 'submit', submit }, 'sent');
    const { lines } = await readAsAdviser(d, keys.samira, id);
    expect(lines.filter((line) => line.readable && line.body.kind === 'board')).toHaveLength(1);
  });

  it('is what an answer is awaited after, until the hour that was promised', async () => {
    const id = await send();
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Zal ik bellen?'));
    expect((await look(id)).awaited).toBeUndefined();
    await give(id);
    expect((await look(id)).awaited?.lines).toEqual(['Je krijgt vóór morgen 10:00 antwoord.']);
  });

  it('is gone with the conversation, and lies in the store as nothing that can be read', async () => {
    const id = await send();
    await give(id);
    const how = { limit: 10, copies: true, boards: true } as const;
    const read = () => d.store.conversations.read(organisation.id, id, { adviser: 'samira' }, how, d.clock.now());
    const bytes = JSON.stringify(await read(), (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(bytes).not.toMatch(/0?6[ -]?12345678/);
    await take({ do: 'withdraw', conversation: id }, 'withdrawn');
    expect(await read()).toBeUndefined();
  });

  it('names no conversation in a response body, and no number', async () => {
    const id = await send();
    const body = bodyOf(await give(id));
    expect(JSON.stringify({ ...body, conversation: undefined })).not.toContain(id);
    expect(JSON.stringify(body)).not.toContain('12345678');
  });
});

describe('bad input about a number (requirement 42)', () => {
  it.each([
    [
      '06 12345678 na vijf uur',
      '',
      'Dit is geen telefoonnummer. Schrijf alleen het nummer, zoals 06 12345678. Er is nog niets verstuurd.',
    ],
    ['', '', 'Dit is geen telefoonnummer. Schrijf alleen het nummer, zoals 06 12345678. Er is nog niets verstuurd.'],
    [
      'tel:112',
      '',
      'Dit is geen telefoonnummer. Schrijf alleen het nummer, zoals 06 12345678. Er is nog niets verstuurd.',
    ],
    ['06 12345678', 'x'.repeat(201), 'Schrijf korter wanneer het uitkomt, in 200 tekens. Er is nog niets verstuurd.'],
  ])('%s stays in its form, with the reason', async (text, when, reason) => {
    const id = await send();
    const screen = await take({ do: 'submit', submit: await given(id, text, { when }) }, 'not-saved');
    expect(screen.reason).toBe(reason);
    expect(screen.again.when?.label).toBe('Wanneer komt het uit?');
    expect(await known(id)).toBeUndefined();
  });

  it('of somebody else’s conversation, a closed one or one that is gone is not given', async () => {
    const id = await send();
    const submit = await given(id, '06 12345678');
    const other = await d.employee.handle(d.visit('U0ANDER'), { do: 'submit', submit });
    expect(other).toMatchObject({ kind: 'not-saved', reason: expect.stringContaining('er niet (meer)') });
    expect((await d.employee.handle(d.visit('U0ANDER'), { do: 'call-me', conversation: id })).kind).toBe('gone');
    await take({ do: 'close', conversation: id }, 'closed');
    expect(await take({ do: 'submit', submit }, 'not-saved')).toMatchObject({ reason: expect.any(String) });
    expect(await known(id)).toBeUndefined();
  });

  it('cannot be asked for where nobody reads it any more', async () => {
    const id = await send();
    const left = {
      ...organisation,
      advisers: organisation.advisers.map((one) => (one.id === 'samira' ? { ...one, keyCards: [] } : one)),
    };
    const { actions } = await look(id, { organisation: left });
    expect(actions.map(({ label }) => label)).not.toContain('Laat Samira je bellen');
    const submit = await given(id, '06 12345678');
    await take({ do: 'submit', submit }, 'not-saved', { organisation: left });
  });
});
