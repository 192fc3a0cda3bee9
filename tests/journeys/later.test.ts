/**
 * From options to a question later: what an adviser puts in front of somebody after two talks, pressed on both platforms.
 * Nothing starts, nothing reminds, and a no is treated as well as a yes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../src/demo/demo.ts';
import { createLog } from '../../src/base/log.ts';
import { newItemKey } from '../../src/core/board/key.ts';
import { addDays, dayIn } from '../../src/core/calendar.ts';
import type { ConversationId } from '../../src/core/conversation.ts';
import { putFollowUp } from '../../src/inbox/client/follow-up.ts';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { testClock } from '../support/desks.helper.ts';
import type { EmployeeDriver } from '../support/employee.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';

const clock = testClock();
const ZONE = 'Europe/Amsterdam';
const DAY_HOURS = 24;
let demo: Demo;
let samira: AdviserBrowser;
beforeAll(async () => {
  demo = await startDemo({ clientDir: builtClients, log: createLog(() => {}), clock, freePort });
  samira = await adviserAt(demo);
});
afterAll(() => demo.close());

const inDays = (days: number): string => addDays(dayIn(clock.now(), ZONE), days);
const askLater = (id: ConversationId, days: number) =>
  samira.step(id, putFollowUp(inDays(days), { timeZone: ZONE }, clock.now()));
const saidTo = async (id: ConversationId, is: string) => {
  const { placed } = (await samira.read(id)).reading.board;
  return placed.find(({ item }) => item !== 'newer' && item.is === is)?.answer?.says;
};

describe.each(platforms)('in $name', (platform) => {
  const begin = async (text: string): Promise<[EmployeeDriver, ConversationId]> => {
    const somebody = platform.somebody({ demo });
    await write(somebody, text);
    await somebody.close();
    return [somebody, await samira.find(text)];
  };
  const again = async (somebody: EmployeeDriver): Promise<void> => {
    await somebody.close();
    // A session of the inbox does not last for days.
    samira = await adviserAt(demo);
    await toMyConversation(somebody);
  };
  afterAll(() => platform.expectNothingWritten({ demo }));

  it('options are read, one is chosen and nothing starts; later one question is asked, once (55-58, 60)', async () => {
    const [noor, id] = await begin(`Wat kan ik doen? Via ${platform.name}.`);
    const options = { is: 'options', key: newItemKey(), options: ['self', 'manager'] };
    const put = await samira.step(id, (part) => ({
      did: { is: 'options', act: 'put' },
      part: { ...part, items: [...part.items, options] },
    }));
    expect(put).toBe('sent');
    await toMyConversation(noor);
    expect(noor.words()).toContain('Met een knop begint er niets.');
    expect(noor.buttons()).toEqual(
      expect.arrayContaining([
        'Er zelf over praten',
        'Naar je leidinggevende',
        'Een klacht bij de commissie',
        'Nu niets doen',
      ]),
    );
    await noor.press('Lees wat elke mogelijkheid is');
    await noor.press('Naar je leidinggevende');
    expect(noor.words()).toContain('Samira praat niet met de ander.');
    // Nothing was chosen by reading.
    expect(await saidTo(id, 'options')).toBeUndefined();
    await noor.back();
    await noor.press('Naar je leidinggevende');
    expect(noor.words()).toContain('Je koos: Naar je leidinggevende. Er is nog niets begonnen.');
    expect(await saidTo(id, 'options')).toBe('manager');

    expect(await askLater(id, 7)).toBe('sent');
    await again(noor);
    expect(noor.words()).toContain('Je krijgt er geen bericht van, en er komt niets in je agenda.');
    await noor.press('Dat is goed');
    expect(await saidTo(id, 'follow-up')).toBe('fine');

    clock.advance(7 * DAY_HOURS);
    await again(noor);
    expect(noor.words()).toContain('Samira vraagt hoe het gaat');
    await noor.press('Het gaat goed');
    expect(noor.words()).toContain('Je zei dat het goed gaat. Samira leest dat.');
    expect(noor.buttons()).not.toContain('Het gaat niet goed');
    expect(await saidTo(id, 'follow-up')).toBe('well');

    clock.advance(DAY_HOURS);
    await again(noor);
    expect(noor.words()).not.toContain('Hoe gaat het nu met je?');
    expect(noor.buttons()).not.toContain('Het gaat goed');
    await noor.close();
  });

  it('who says no to everything is asked nothing, and can write as before (57, 59)', async () => {
    const [daan, id] = await begin(`Ik weet het nog niet. Via ${platform.name}.`);
    expect(await askLater(id, 2)).toBe('sent');
    await toMyConversation(daan);
    await daan.press('Liever niet');
    expect(daan.words()).toContain('Je zei nee. Dat is prima. Samira vraagt er niet naar. Schrijven mag gewoon.');
    expect(await saidTo(id, 'follow-up')).toBe('no');
    // The adviser's page proposes no other day against a no.
    expect(await askLater(id, 5)).toBe('stale');

    clock.advance(2 * DAY_HOURS);
    await again(daan);
    expect(daan.words()).not.toContain('Hoe gaat het nu met je?');
    daan.fill('Toch nog iets.');
    await daan.submit();
    await daan.close();
    expect(await samira.texts(id)).toContain('Toch nog iets.');
  });
});
