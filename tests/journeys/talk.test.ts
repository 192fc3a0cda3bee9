/** From letter to talk, over weeks: everything that is put before somebody beside words, taken, and refused. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayIn, startOfDay } from '../../src/core/calendar.ts';
import { slipStanding, type SlipItem } from '../../src/core/board/slip.ts';
import { toHour, type ConversationId } from '../../src/core/conversation.ts';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { followChanges } from '../support/changes.helper.ts';
import type { EmployeeDriver } from '../support/employee.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';
import { buttonOf, put, said } from '../support/journeys/board.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

const ZONE = 'Europe/Amsterdam';
const DAY = 24;

describe.each(platforms)('in $name', (platform) => {
  let product: Product;
  let samira: AdviserBrowser;
  let noor: EmployeeDriver;
  let id: ConversationId;
  const now = () => product.clock.now();
  /** Whole minutes since 1970, so many hours from now. */
  const inHours = (hours: number): number => Math.round(now().getTime() / 60_000) + hours * 60;
  const today = (ahead = 0): string => addDays(dayIn(now(), ZONE), ahead);
  /** A session ends within a day, so who comes back days later signs in again. */
  const comesBack = async (): Promise<void> => void (samira = await adviserAt(product.demo, 'samira', now));
  const looks = async (): Promise<string> => {
    await noor.close();
    await toMyConversation(noor);
    return noor.words();
  };

  beforeAll(async () => void (product = await startProduct()));
  afterAll(() => product.close());
  afterEach(() => platform.expectNothingWritten(product));
  beforeEach(async ({ task }) => {
    await comesBack();
    noor = platform.somebody(product);
    await write(noor, task.name);
    id = await samira.find(task.name);
    await noor.press('Bekijk dit gesprek');
  });

  const moments = () => [
    { at: inHours(26), minutes: 45, way: { by: 'phone' } as const },
    { at: inHours(50), minutes: 45, way: { by: 'video', link: 'https://praat.example.nl/wij' } as const },
    { at: inHours(74), minutes: 45, way: { by: 'neutral', where: 'Bibliotheek Neude' } as const },
  ];
  const slip = (): Omit<SlipItem, 'is' | 'key'> => ({
    purpose: 'tell',
    person: 'Karin',
    to: 'teamleider',
    what: 'Dat ik niet meer alleen wil werken.',
    named: false,
    ends: toHour(startOfDay(today(10), ZONE) ?? now()),
  });
  const mayTell = async (): Promise<boolean> => {
    const { placed } = (await samira.read(id)).reading.board;
    const found = placed.find(({ item }) => item !== 'newer' && item.is === 'slip');
    return slipStanding(found?.item as SlipItem, found?.answer?.says, { now: now(), isClosed: false }) === 'yes';
  };

  it('letter, call back, appointment, options, consent, revoked, follow-up, closed', async () => {
    await noor.press('Laat Samira je bellen');
    noor.fill('06 12345678');
    await noor.submit();
    expect(noor.words()).toContain('Je nummer is verstuurd');
    expect((await samira.read(id)).reading.callMe).toMatchObject({ number: '06 12345678', voicemail: false });

    await put(samira, id, 'appointment', { moments: moments() });
    expect(await looks()).toContain('Samira stelt een afspraak voor');
    await noor.press(buttonOf(noor, ', bellen'));
    expect(noor.words()).toContain('Jullie afspraak');
    expect(await said(samira, id, 'appointment')).toBe('take-0');
    await noor.press(buttonOf(noor, ', video'));
    expect(noor.words()).toContain('jullie praten met beeld, op praat.example.nl');
    expect(await said(samira, id, 'appointment')).toBe('move-0-1');
    expect(await looks()).toContain('Jullie afspraak');

    product.clock.advance(3 * DAY);
    await comesBack();
    expect(await looks()).not.toContain('Jullie afspraak');
    await put(samira, id, 'options', { options: ['manager', 'self'] });
    expect(await looks()).toContain('Met een knop begint er niets.');
    const offered = ['Er zelf over praten', 'Naar je leidinggevende', 'Een klacht bij de commissie', 'Nu niets doen'];
    expect(noor.buttons().filter((label) => offered.includes(label))).toEqual(offered);
    const before = await samira.list();
    await noor.press('Een klacht bij de commissie');
    expect(noor.words()).toContain('Er is nog niets begonnen.');
    expect(await said(samira, id, 'options')).toBe('committee');
    expect(await samira.list()).toEqual(before);
    // To what is read of it, and back to the same conversation.
    await noor.press('Lees wat hierbij hoort');
    expect(noor.words()).toContain('Niets in deze app kan het voor je beginnen.');
    await noor.back();

    expect(await looks()).toContain('Ik wil dat er iets verteld wordt');
    await noor.press('Ik wil dat er iets verteld wordt');
    expect((await samira.read(id)).reading.board.own.asksSlip).toBe(true);
    await put(samira, id, 'slip', slip());
    expect(await mayTell()).toBe(false);
    expect(await looks()).toContain('Jij beslist. Het hoeft niet, en het hoeft niet nu.');
    await noor.press('Lees het briefje');
    expect(noor.words()).toContain('Dat ik niet meer alleen wil werken.');
    await noor.press('Ja, dit mag');
    expect(await mayTell()).toBe(true);

    const open = await followChanges(product.demo, samira.browser);
    await noor.press('Trek mijn ja in');
    expect(noor.words()).toContain('Vanaf nu vertelt Samira hier niets meer over.');
    // The thread that is open learns of it by itself, and by then it is in force.
    await open.heard();
    open.close();
    expect(await mayTell()).toBe(false);

    await put(samira, id, 'follow-up', { day: today(7) });
    expect(await looks()).toContain('Later nog één vraag');
    await noor.press('Dat is goed');
    expect(noor.words()).toContain('Je vindt het goed.');
    expect(noor.words()).not.toContain('Hoe gaat het nu met je?');
    product.clock.advance(7 * DAY);
    await comesBack();
    expect(await looks()).toContain('Hoe gaat het nu met je?');
    await noor.press('Het gaat goed');
    expect(noor.words()).toContain('Je zei dat het goed gaat.');
    expect(await said(samira, id, 'follow-up')).toBe('well');
    product.clock.advance(DAY);
    expect(await looks()).not.toMatch(/Hoe gaat het nu met je|Je zei dat het goed gaat/);

    await noor.press('Sluit dit gesprek');
    await noor.press('Sluit dit gesprek');
    expect(noor.words()).toContain('Je hebt dit gesprek gesloten');
    await comesBack();
    const { thread, reading } = await samira.read(id);
    expect(thread.state).toBe('closed');
    expect(reading.endFits).toBe(true);
    expect(reading.lines.filter(({ gap }) => gap)).toEqual([]);
    await noor.close();
  });

  it('somebody says no to everything, and nobody asks twice', async () => {
    /** They are still in their conversation, can write there, and see no question again. */
    const isLeftInPeace = async (answered: string, question: string): Promise<void> => {
      for (const words of [noor.words(), await looks()]) {
        expect(words).toContain(answered);
        expect(words).not.toContain(question);
        expect(noor.buttons()).toContain('Wis dit gesprek');
        expect(noor.typed()).toBe('');
      }
    };
    await noor.press('Laat Samira je bellen');
    await noor.press('Liever niet');
    expect(noor.typed()).toBe('');
    expect((await samira.read(id)).reading.callMe).toBeUndefined();

    await put(samira, id, 'appointment', { moments: moments() });
    await looks();
    await noor.press('Anders');
    await isLeftInPeace('Je vroeg om een ander moment.', 'Samira stelt een afspraak voor');
    expect(await said(samira, id, 'appointment')).toBe('other');

    await put(samira, id, 'options', { options: ['mediator', 'manager'] });
    await looks();
    await noor.press('Nu niets doen');
    await isLeftInPeace('Je koos: Nu niets doen. Dat is ook goed.', 'Kies wat je wilt bespreken.');
    expect(noor.words()).not.toContain('nog niets begonnen');
    expect(await said(samira, id, 'options')).toBe('nothing');

    await put(samira, id, 'slip', slip());
    await looks();
    await noor.press('Lees het briefje');
    expect(noor.words()).toContain('en krijg je even goed hulp.');
    await noor.press('Nee');
    await isLeftInPeace('Je zei nee. Samira vertelt dit niet.', 'Jij beslist.');
    expect(await mayTell()).toBe(false);
    expect(await said(samira, id, 'slip')).toBe('no');

    await put(samira, id, 'follow-up', { day: today(7) });
    await looks();
    await noor.press('Liever niet');
    await isLeftInPeace('Je zei nee. Dat is prima.', 'Later wil Samira');
    expect(await said(samira, id, 'follow-up')).toBe('no');
    // Days later, when every moment and day is over: not one question, and the same door.
    product.clock.advance(7 * DAY);
    await comesBack();
    await isLeftInPeace('Je zei nee. Dat is prima.', 'Hoe gaat het nu met je?');
    product.clock.advance(DAY);
    await comesBack();
    expect(await looks()).not.toMatch(/Hoe gaat het|Dat is prima/);
    noor.fill('Toch nog iets');
    await noor.submit();
    expect(await samira.texts(id)).toContain('Toch nog iets');
    await noor.close();
  });
});
