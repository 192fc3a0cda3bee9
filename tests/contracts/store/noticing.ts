/** Whom to tell: what is new is part of what is stored, and of two who want to tell somebody one does. */
import { beforeEach, describe, expect, test } from 'vitest';
import { toHour } from '../../../src/core/conversation.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  THEO,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

const PERSON = 'person-samira';
const SEAT = { organisation: ORGANISATION, adviser: SAMIRA };

export function noticing({ clock, store, harness, reply, write }: Subject): void {
  const hour = (): number => toHour(clock.now());
  const news = async () => (await store.notices.news(ORGANISATION, [SAMIRA], clock.now()))[0];
  const open = (id = ONE, owner = ANNA) => store.conversations.open(openRequest(clock, { id, owner }));
  const read = (id = ONE, adviser = SAMIRA) => store.conversations.markReadByAdviser(ORGANISATION, id, adviser);

  describe('what is new for an adviser', () => {
    test('nothing, then the hour of the first message, which later ones do not move', async () => {
      expect(await news()).toEqual({});
      await open();
      const first = hour();
      expect(await news()).toEqual({ since: first });
      clock.advance(3);
      await write('m1');
      expect(await news()).toEqual({ since: first });
    });

    test('comes with what they planned, which whoever decides has to verify', async () => {
      const planning = { number: 3, text: '{"number":3}', signature: 'A'.repeat(86) };
      await store.conversations.putPlanning(ORGANISATION, SAMIRA, planning);
      const found = await store.notices.news(ORGANISATION, [THEO, SAMIRA], clock.now());
      expect(found).toEqual([{}, { signed: planning }]);
    });

    test('of several advisers, in the order asked, each their own', async () => {
      await open();
      const found = await store.notices.news(ORGANISATION, [THEO, SAMIRA, 'nobody'], clock.now());
      expect(found).toEqual([{}, { since: hour() }, {}]);
      expect(await store.notices.news('another', [SAMIRA], clock.now())).toEqual([{}]);
    });

    test('is not what the adviser answers, nor what was read', async () => {
      await open();
      await read();
      expect(await news()).toEqual({});
      await reply('r1');
      expect(await news()).toEqual({});
      clock.advance(2);
      await write('m1');
      expect(await news()).toEqual({ since: hour() });
      await read(ONE, THEO);
      expect(await news()).toEqual({ since: hour() });
    });

    test('reading one conversation leaves what is new in another', async () => {
      await open();
      clock.advance(1);
      await open(conversationId('two'), BRAM);
      await read();
      expect(await news()).toEqual({ since: hour() });
    });

    test('a message that is refused or repeated is nothing new', async () => {
      await open();
      await read();
      const expected = { length: 9, headHash: (await seen(store, clock)).headHash };
      expect(await store.conversations.append(appendRequest(clock, { submission: submission('x'), expected }))).toBe(
        'moved',
      );
      expect(
        await store.conversations.append(appendRequest(clock, { submission: submission('first'), expected })),
      ).not.toBe('stored');
      expect(await news()).toEqual({});
    });

    test('goes with what was taken back, and with what expired', async () => {
      await open();
      await store.conversations.withdraw(ORGANISATION, ONE, ANNA);
      expect(await news()).toEqual({});
      await open(conversationId('two'));
      clock.advance(RETENTION.conversationDays * 24 + 1);
      expect(await news()).toEqual({});
    });

    test('comes with until when they are away, and when the answer was promised', async () => {
      const until = new Date(clock.now().getTime() + 5 * 3_600_000);
      await store.conversations.setAway(ORGANISATION, SAMIRA, until, clock.now());
      const by = hour() + 8;
      const request = openRequest(clock);
      await store.conversations.open({ ...request, head: { ...request.head, awaited: { by } } });
      expect(await news()).toEqual({
        since: hour(),
        promised: by,
        awayUntil: new Date(Math.ceil(until.getTime() / 3_600_000) * 3_600_000),
      });
      clock.advance(6);
      expect(await news()).toEqual({ since: hour() - 6, promised: by });
    });

    test('nothing any more once they came to look; what is stored then is new again', async () => {
      await open();
      await store.notices.visited(PERSON, [SEAT]);
      expect(await news()).toEqual({});
      clock.advance(1);
      await write('m1');
      expect(await news()).toEqual({ since: hour() });
    });
  });

  describe('telling somebody', () => {
    const claim = (told = 0, by = store) => by.notices.claim([{ person: PERSON, told }], clock.now());
    const taken = (told = 1) => store.notices.settle(PERSON, clock.now(), { outcome: 'taken', told });
    const known = async () => (await store.notices.everybody()).get(PERSON);
    beforeEach(() => store.notices.want(PERSON, 'soon'));

    test('of two at the same moment one tells', async () => {
      const both = await Promise.all([claim(), claim(0, harness.second), claim(), claim(0, harness.second)]);
      expect(both.flat()).toEqual([PERSON]);
    });

    test('each person of many for himself, and nobody who wants no notices', async () => {
      const people = Array.from({ length: 1100 }, (_, at) => `person-${at}`);
      await Promise.all(people.map((person) => store.notices.want(person, 'soon')));
      await store.notices.claim([{ person: 'person-7', told: 0 }], clock.now());
      const claimed = await store.notices.claim(
        [...people, 'stranger'].map((person) => ({ person, told: 0 })),
        clock.now(),
      );
      expect(new Set(claimed)).toEqual(new Set(people.filter((person) => person !== 'person-7')));
    });

    test('once it was taken nobody tells again, until they came to look', async () => {
      await claim();
      await taken();
      expect(await known()).toEqual({
        rhythm: 'soon',
        works: true,
        shownWorks: false,
        lastDay: Math.floor(hour() / 24),
        told: 1,
        toldHour: hour(),
      });
      expect(await claim(0, harness.second)).toEqual([]);
      clock.advance(1);
      expect(await claim(0)).toEqual([]);
      await store.notices.visited(PERSON, [SEAT]);
      expect(await known()).toMatchObject({ told: 0, toldHour: hour() - 1 });
      expect(await claim(0)).toEqual([PERSON]);
    });

    test('a second time when the caller knows of the first, and not within the hour', async () => {
      await claim();
      await taken();
      expect(await claim(1)).toEqual([]);
      clock.advance(1);
      expect(await claim(1)).toEqual([PERSON]);
    });

    test('who was stopped between claiming and telling costs nobody a notice: it may be claimed in the next hour', async () => {
      await claim();
      expect(await claim(0, harness.second)).toEqual([]);
      clock.advance(1);
      expect(await claim(0, harness.second)).toEqual([PERSON]);
    });

    test('what was not taken, or not tried, may be claimed again at once', async () => {
      await claim();
      await store.notices.settle(PERSON, clock.now(), { outcome: 'left' });
      expect(await known()).toEqual({ rhythm: 'soon', works: false, told: 0 });
      await claim();
      await taken();
      clock.advance(1);
      await store.notices.visited(PERSON, []);
      await claim();
      await store.notices.settle(PERSON, clock.now(), { outcome: 'failed' });
      expect(await known()).toMatchObject({ works: false, told: 0, lastDay: Math.floor((hour() - 1) / 24) });
      expect(await claim()).toEqual([PERSON]);
    });

    test('who came to look while they were being told was not told of what came after', async () => {
      await claim();
      await store.notices.visited(PERSON, [SEAT]);
      await taken();
      expect(await known()).toMatchObject({ told: 0, toldHour: hour() });
      clock.advance(1);
      expect(await claim(0)).toEqual([PERSON]);
    });

    test('a test says whether it works, and tells nobody', async () => {
      await store.notices.settle(PERSON, clock.now(), { outcome: 'proved' });
      expect(await known()).toEqual({ rhythm: 'soon', works: true, told: 0, lastDay: Math.floor(hour() / 24) });
      await claim();
      await store.notices.settle(PERSON, clock.now(), { outcome: 'disproved' });
      expect(await known()).toMatchObject({ works: false, told: 0 });
      expect(await claim()).toEqual([]);
      await taken();
      expect(await known()).toMatchObject({ works: true, told: 1, toldHour: hour() });
    });

    test('others see what became of a notice from the next week on, and a test at once', async () => {
      // Weeks begin on Thursday, 0:00 in UTC.
      const week = () => Math.floor(hour() / 168);
      const nextWeek = () => clock.advance((week() + 1) * 168 - hour());
      const others = async () => {
        const one = await known();
        return one?.shownWorks ?? one?.works;
      };
      const told = async (outcome: 'taken' | 'failed') => {
        await store.notices.settle(PERSON, clock.now(), outcome === 'taken' ? { outcome, told: 1 } : { outcome });
        return [(await known())?.works, await others()];
      };
      nextWeek();
      expect(await told('taken')).toEqual([true, false]);
      await store.notices.want(PERSON, 'daily');
      await store.notices.settle(PERSON, clock.now(), { outcome: 'left' });
      clock.advance(167);
      expect(await others()).toBe(false);
      clock.advance(1);
      expect(await others()).toBe(true);
      // To and fro within one week they go on seeing what it began with.
      expect([await told('failed'), await told('taken'), await told('failed')]).toEqual([
        [false, true],
        [true, true],
        [false, true],
      ]);
      await store.notices.settle(PERSON, clock.now(), { outcome: 'proved' });
      expect(await others()).toBe(true);
      expect(await told('failed')).toEqual([false, true]);
      await store.notices.settle(PERSON, clock.now(), { outcome: 'disproved' });
      expect(await others()).toBe(false);
      nextWeek();
      expect(await told('taken')).toEqual([true, false]);
    });

    test('another rhythm keeps what is known; none keeps nothing', async () => {
      await claim();
      await taken();
      await store.notices.want(PERSON, 'weekly');
      expect(await known()).toMatchObject({ rhythm: 'weekly', works: true, told: 1 });
      await store.notices.want(PERSON, undefined);
      expect(await known()).toBeUndefined();
      await store.notices.want(PERSON, 'daily');
      expect(await known()).toEqual({ rhythm: 'daily', works: false, told: 0 });
    });
  });
}
