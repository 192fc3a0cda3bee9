/** One question later: seen beforehand, refused or not, asked on its day, and never again (57). */
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayIn } from '../../../src/core/calendar.ts';
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
const inDays = (days: number): string => addDays(dayIn(d.clock.now(), organisation.timeZone), days);
const look = (how: Parameters<typeof take>[2] = {}) =>
  take({ do: 'conversation', conversation: id }, 'conversation', how);
const part = async () => (await look()).board?.[0];
const labels = async () => (await part())?.actions.map(({ label }) => label);
async function press(label: string): Promise<string | undefined> {
  const action = (await part())?.actions.find((one) => one.label === label);
  if (action === undefined) throw new Error(`no button ${label}`);
  return (await take(action.press, 'conversation')).notice;
}
const put = (day: string) => putItem(d, keys.samira, id, { is: 'follow-up', day });
const said = async () => (await readAsAdviser(d, keys.samira, id)).board.placed.map(({ answer }) => answer?.says);
const DAY_HOURS = 24;

beforeEach(async () => {
  d = await desks(organisation);
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  id = (await take({ do: 'submit', submit: { ...form, text: 'Hallo' } as never }, 'sent')).conversation;
});

describe('a follow-up (57)', () => {
  it('is seen beforehand, says that nothing reminds of it, and can be refused and taken back', async () => {
    await put(inDays(7));
    const seen = await part();
    expect(seen?.heading).toBe('Later nog één vraag');
    expect(seen?.lines[0]).toMatch(
      /^Op \S+ \d+ \S+ \d{4} wil Samira weten hoe het met je gaat\. De vraag staat dan hier, één keer\.$/,
    );
    expect(seen?.lines[1]).toContain('Je krijgt er geen bericht van, en er komt niets in je agenda.');
    expect(await labels()).toEqual(['Dat is goed', 'Liever niet']);
    expect((await look({ language: 'en' })).board?.[0]?.heading).toBe('One more question later');

    await press('Liever niet');
    expect(await said()).toEqual(['no']);
    expect((await part())?.lines).toEqual([
      'Je zei nee. Dat is prima. Samira vraagt er niet naar. Schrijven mag gewoon.',
    ]);
    expect(await labels()).toEqual(['Vraag het toch']);
    await press('Vraag het toch');
    expect(await labels()).toEqual(['Liever niet']);
  });

  it('refused, is not asked on its day', async () => {
    await put(inDays(2));
    await press('Liever niet');
    d.clock.advance(2 * DAY_HOURS);
    expect((await part())?.heading).toBe('Later nog één vraag');
    expect(await labels()).toEqual(['Vraag het toch']);
  });

  it('is asked on its day, answered once, and then no more', async () => {
    await put(inDays(2));
    d.clock.advance(2 * DAY_HOURS);
    expect((await part())?.heading).toBe('Samira vraagt hoe het gaat');
    expect(await labels()).toEqual(['Het gaat goed', 'Het gaat niet goed', 'Ik wil erover praten', 'Liever niet']);
    const other = (await part())?.actions[0]?.press;
    await press('Ik wil erover praten');
    expect(await said()).toEqual(['talk']);
    expect(await labels()).toEqual([]);
    expect((await part())?.lines).toEqual([
      'Je wilt erover praten. Samira leest dat. Schrijf er gerust bij wanneer het je past, of bel.',
    ]);
    // From another window, where the question still stands.
    expect((await take(other as never, 'conversation')).notice).toBe(
      'Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.',
    );
    expect(await said()).toEqual(['talk']);
  });

  it('that nobody answered is gone the day after, and what was still on a screen is not kept', async () => {
    await put(inDays(2));
    d.clock.advance(2 * DAY_HOURS);
    const late = (await part())?.actions[0]?.press;
    d.clock.advance(DAY_HOURS);
    expect((await look()).board).toBeUndefined();
    expect((await take(late as never, 'conversation')).notice).toContain('Wat je drukte, is niet bewaard.');
    expect(await said()).toEqual([undefined]);
  });

  it('after the conversation’s last day is asked nowhere, and says so', async () => {
    await put(inDays(organisation.retention.conversationDays + 5));
    const [line] = (await part())?.lines ?? [];
    expect(line).toMatch(
      /^Op .* is dit gesprek er niet meer, als er niets bij komt\. Dan wordt hier niets gevraagd\.$/,
    );
    expect(await labels()).toEqual([]);
  });

  it('in a conversation that is closed is asked no more', async () => {
    await put(inDays(2));
    await take({ do: 'close', conversation: id }, 'closed');
    expect((await look()).board).toBeUndefined();
  });

  it('is said among the messages, on both sides, and says of nobody that they looked', async () => {
    await put(inDays(3));
    const before = (await readAsAdviser(d, keys.samira, id)).board;
    await look();
    await look();
    expect((await readAsAdviser(d, keys.samira, id)).board).toEqual(before);
    await press('Dat is goed');
    const entries = (await look()).entries.map((entry) => entry.said);
    expect(entries).toContain('Samira wil later weten hoe het gaat. Het staat bovenaan, en je kunt nee zeggen.');
    expect(entries).toContain('Je vond het goed dat er later gevraagd wordt hoe het gaat.');
  });
});
