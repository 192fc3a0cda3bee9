/** Domain 101 and 102, promise 3: the same words for everybody, posts are counted and readers never. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import { LANGUAGES, type Organisation } from '../../../src/core/organisation.ts';
import { everyPost, MESSAGES, publicCard, publicPost, withoutPictures } from '../../../src/core/publishing/card.ts';
import {
  createPublishersDesk,
  mayPublish,
  nextPost,
  NOT_POSTED,
  quarterOf,
  type Delivered,
  type Publisher,
  type PublishersDesk,
} from '../../../src/core/publishing/desk.ts';
import type { RecordStore } from '../../../src/core/ports.ts';
import { postBody } from '../../../src/slack/publishing/post-body.ts';
import { insertOf } from '../../../src/teams/publishing/cards.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const PUBLIC = { publicOrigin: 'https://vertrouwen.example.nl' };
let organisation: Organisation;
let clock: TestClock;
let records: RecordStore;
let faults: string[];
let desk: PublishersDesk;
let hr: Publisher;

beforeAll(async () => {
  ({ organisation } = await testOrganisation({ slack: { teamIds: ['T0ZORG'], publishers: ['U0HR'] } }));
});
const deskOn = (store: RecordStore): PublishersDesk =>
  createPublishersDesk({
    records: store,
    times: () => Promise.resolve(new Map()),
    running: PUBLIC,
    clock,
    onFault: (code) => void faults.push(code),
  });
beforeEach(() => {
  clock = testClock();
  records = memoryStore(clock).records;
  faults = [];
  desk = deskOn(records);
  hr = { surface: 'slack', organisation, allowed: true };
});
const posted = (): Promise<Delivered> => Promise.resolve('posted');

describe('the public card', () => {
  it('says who an adviser is, what one may and may not expect, and that nobody has to be asked', () => {
    const card = publicCard(organisation, 'nl', PUBLIC);
    expect(card.expect.lines.length).toBeGreaterThan(2);
    expect(card.notExpect.lines.join(' ')).toContain('112');
    expect(card.freedom.heading).toContain('toestemming');
    for (const group of ['uitzendkracht', 'zzp', 'stagiair', 'vrijwilliger'])
      expect(card.freedom.lines.join(' ')).toContain(group);
  });

  it('103: has a word from the top where there is one, in the reader’s language or as it was written, and none on a message', () => {
    const introduction = {
      name: 'Marit Bos',
      function: { nl: 'directeur', en: 'director' },
      text: { nl: 'Ga gerust.' },
    };
    const introduced = { ...organisation, introduction };
    expect(publicCard(introduced, 'nl', {}).introduction).toEqual({ text: 'Ga gerust.', by: 'Marit Bos, directeur' });
    expect(publicCard(introduced, 'en', {}).introduction).toEqual({
      text: 'Ga gerust.',
      by: 'Marit Bos, director',
      language: 'nl',
    });
    expect(publicCard(organisation, 'nl', {})).not.toHaveProperty('introduction');
    for (const id of MESSAGES) expect(JSON.stringify(publicPost(introduced, 'nl', {}, id))).not.toContain('Marit');
    const card = publicCard(introduced, 'nl', {});
    expect(postBody(card)).toContain('Ga gerust.');
    expect(JSON.stringify(insertOf(card, 'https://example.nl/tab'))).toContain('— Marit Bos, directeur');
  });

  it('names each adviser, internal or external and from whom, with a number', () => {
    expect(publicCard(organisation, 'nl', {}).advisers).toMatchObject([
      {
        name: 'Samira el Idrissi',
        kind: 'extern, van Bureau Wilgenlaan',
        brief: 'extern',
        speaks: 'Nederlands, Engels',
        topics: 'omgangsvormen',
        phone: '030 000 00 01',
      },
      {
        name: 'Tom de Wit',
        kind: 'intern, een collega',
        brief: 'intern',
        speaks: 'Nederlands',
        topics: 'omgangsvormen',
        phone: '030 000 00 02',
      },
      { name: 'Halina Kowalska' },
    ]);
  });

  it('offers a way outside the tools of work: the page when there is one, and always people to call', () => {
    expect(publicCard(organisation, 'en', PUBLIC).outside.page?.url).toBe('https://vertrouwen.example.nl/zorg');
    expect(publicCard(organisation, 'en', {}).outside).not.toHaveProperty('page');
    for (const post of everyPost(organisation, {}))
      expect(JSON.stringify(post), post.heading).toContain('030 000 00 01');
  });

  it('is the same years later, whoever is away then, and holds no moment, key, id or capacity', () => {
    const before = JSON.stringify(everyPost(organisation, PUBLIC));
    const away = organisation.advisers.map((adviser) => ({
      ...adviser,
      schedule: { ...adviser.schedule, away: [{ from: '2026-11-01', until: '2029-01-01' }] },
      capacity: 0,
      keyCards: [],
    }));
    expect(JSON.stringify(everyPost({ ...organisation, advisers: away }, PUBLIC))).toBe(before);
    expect(before).not.toMatch(/bereikbaar|reachable|subject-|iv1\./);
  });

  it('shows a photo where the file has one, and can do without', () => {
    const [samira, ...others] = organisation.advisers;
    if (samira === undefined) throw new Error('no adviser');
    const withOne = { ...organisation, advisers: [{ ...samira, photo: 'https://example.nl/s.jpg' }, ...others] };
    const card = publicPost(withOne, 'nl', PUBLIC, 'card');
    expect(JSON.stringify(card)).toContain('https://example.nl/s.jpg');
    expect(withoutPictures(card)).toEqual(withoutPictures(publicCard(organisation, 'nl', PUBLIC)));
    expect(JSON.stringify(withoutPictures(card))).not.toMatch(/photo|code/);
  });
});

describe.each(LANGUAGES)('the short messages in %s', (language) => {
  it('are eight different ones, short, each with the button of the card', () => {
    const messages = MESSAGES.map((id) => publicPost(organisation, language, PUBLIC, id));
    expect(new Set(messages.map(({ heading }) => heading)).size).toBe(8);
    for (const message of messages) {
      if (message.kind !== 'message') throw new Error('not a message');
      expect(message.button).toBe(wordsIn(language).card.button);
      expect(message.lines.join(' ').split(/\s+/).length, message.heading).toBeLessThanOrEqual(45);
    }
  });
});

describe('the rhythm', () => {
  it('begins a quarter with the card and brings a new message each time', () => {
    const quarter = { year: 2026, quarter: 4 };
    expect(nextPost(quarter, 0)).toBe('card');
    const eight = Array.from({ length: 8 }, (_, count) => nextPost(quarter, count + 1));
    expect(new Set(eight)).toEqual(new Set(MESSAGES));
  });

  it('brings all eight in two quarters of the card and four messages', () => {
    const four = (quarter: number) => [1, 2, 3, 4].map((count) => nextPost({ year: 2026, quarter }, count));
    expect(new Set([...four(1), ...four(2)])).toEqual(new Set(MESSAGES));
  });

  it('changes quarter at midnight where the organisation is', () => {
    const eve = new Date('2026-12-31T23:30:00Z');
    expect(quarterOf(eve, 'Europe/Amsterdam')).toEqual({ year: 2027, quarter: 1 });
    expect(quarterOf(eve, 'UTC')).toEqual({ year: 2026, quarter: 4 });
  });

  it('counts posts per organisation and quarter, and nothing else is stored', async () => {
    const stored: unknown[][] = [];
    const watched = deskOn({
      ...records,
      put: async (...given) => void stored.push(given),
      increment: (...given) => {
        stored.push(given);
        return records.increment(...given);
      },
    });
    for (const post of ['card', 'doubt'] as const) await watched.publish(hr, { post, language: 'nl' }, posted);
    expect(stored.map(([kind, id]) => [kind, id])).toEqual([
      ['posts', 'zorg.2026-q4'],
      ['posts', 'zorg.2026-q4'],
    ]);
    expect(await watched.choose(hr)).toMatchObject({ rhythm: expect.stringContaining('geplaatst: 2') as string });
    clock.advance(24 * 45);
    expect(await watched.choose(hr)).toMatchObject({ chosen: { post: 'card' } });
  });
});

describe('publishing', () => {
  it('offers what comes next, above the card and the others', async () => {
    await desk.publish(hr, { post: 'card', language: 'nl' }, posted);
    const screen = await desk.choose(hr);
    if (screen.kind !== 'choose') throw new Error(screen.kind);
    expect(screen.post.options).toHaveLength(9);
    expect(screen.post.options[0]).toMatchObject({ value: screen.chosen.post });
    expect(screen.post.options[1]).toMatchObject({ value: 'card' });
    expect(screen.languages?.options.map(({ value }) => value)).toEqual(['nl', 'en']);
  });

  it('shows what was chosen, in its language, and asks in the language of the organisation', async () => {
    expect(await desk.choose(hr, { post: 'witness', language: 'en' })).toMatchObject({
      title: 'Kaart plaatsen',
      preview: { language: 'en', heading: wordsIn('en').messages.texts.witness.heading },
    });
    const dutchOnly = { ...hr, organisation: { ...organisation, languages: ['nl'] as const } };
    const screen = await desk.choose(dutchOnly, { language: 'en' });
    expect(screen).toMatchObject({ chosen: { language: 'nl' } });
    expect(screen).not.toHaveProperty('languages');
  });

  it('hands over exactly the public post and says how to pin the card', async () => {
    let handed: unknown;
    const screen = await desk.publish(hr, { post: 'card', language: 'en' }, async (post) => {
      handed = post;
      return 'posted';
    });
    expect(handed).toEqual(publicCard(organisation, 'en', PUBLIC));
    expect(screen).toMatchObject({ kind: 'published', pin: { lines: wordsIn('nl').publishing.published.pin.slack } });
    const message = await desk.publish(hr, { post: 'doubt', language: 'en' }, posted);
    expect(message).not.toHaveProperty('pin');
  });

  it.each(NOT_POSTED)('%s: says why and what to do, and counts nothing', async (reason) => {
    const screen = await desk.publish(hr, { post: 'card', language: 'nl' }, async () => reason);
    expect(screen).toMatchObject({ kind: 'not-posted', reason });
    if (screen.kind === 'not-posted') expect(screen.lines.length).toBeGreaterThanOrEqual(2);
    expect(await records.count('posts', 'zorg.2026-q4')).toBe(0);
  });

  it('does not say that nothing was posted where it may be, nor that it may be where it is known', async () => {
    const { heading, unsureHeading, usedHeading } = wordsIn('nl').publishing.notPosted;
    expect(new Set([heading, unsureHeading, usedHeading]).size).toBe(3);
    const headed = async (reason: 'unsure' | 'used') =>
      desk.publish(hr, { post: 'card', language: 'nl' }, async () => reason);
    expect(await headed('unsure')).toMatchObject({ heading: unsureHeading });
    expect(await headed('used')).toMatchObject({ heading: usedHeading });
    // The sentences under it know as much as the heading does.
    expect(wordsIn('nl').publishing.notPosted.reasons.used.join(' ')).not.toMatch(/eerst|niet\?/);
  });

  it('takes a delivery that breaks for one that failed', async () => {
    const broken = desk.publish(hr, { post: 'card', language: 'nl' }, () => Promise.reject(new Error('x')));
    expect(await broken).toMatchObject({ kind: 'not-posted', reason: 'failed' });
    expect(faults).toEqual(['UNEXPECTED']);
  });

  it('goes on without a store: the card first, and a post is a post though it is not counted', async () => {
    const away = (): Promise<never> => Promise.reject(new AppError('STORE_AWAY'));
    const alone = deskOn({ ...records, count: away, increment: away });
    const screen = await alone.choose(hr);
    expect(screen).toMatchObject({ kind: 'choose', chosen: { post: 'card' } });
    expect(screen).not.toHaveProperty('rhythm');
    expect(await alone.publish(hr, { post: 'card', language: 'nl' }, posted)).toMatchObject({ kind: 'published' });
    expect(faults).toEqual(['STORE_AWAY', 'STORE_AWAY']);
  });
});

describe('somebody who may not', () => {
  it('is told who may and what to ask of IT, and nothing is delivered or counted', async () => {
    const other = { ...hr, allowed: false };
    let delivered = 0;
    const deliver = async (): Promise<Delivered> => {
      delivered += 1;
      return 'posted';
    };
    expect(await desk.choose(other)).toEqual(desk.refused(organisation));
    expect(await desk.publish(other, { post: 'card', language: 'nl' }, deliver)).toEqual(desk.refused(organisation));
    expect(desk.refused(organisation).lines.join(' ')).toMatch(/HR|aangewezen.*IT/);
    expect(delivered).toBe(0);
    expect(await records.count('posts', 'zorg.2026-q4')).toBe(0);
  });

  it('is anybody whom the organisation file does not name on that platform', () => {
    const tenant = { tenantIds: ['t'], publishers: ['5f1d8a3e-6c0b-4c57-9d35-2f2e0f6c7a10'] };
    const both = { ...organisation, teams: tenant };
    expect(mayPublish(both, 'slack', 'U0HR')).toBe(true);
    expect(mayPublish(both, 'slack', 'u0hr')).toBe(false);
    expect(mayPublish(both, 'slack', tenant.publishers[0] ?? '')).toBe(false);
    expect(mayPublish(both, 'teams', 'U0HR')).toBe(false);
    expect(mayPublish(both, 'teams', (tenant.publishers[0] ?? '').toUpperCase())).toBe(true);
    const { slack: _none, ...without } = organisation;
    expect(mayPublish(without, 'slack', 'U0HR')).toBe(false);
  });
});

describe('a slow store or a slow platform', () => {
  const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens the choice without the count once the time for it is over', async () => {
    const choosing = deskOn({ ...records, count: never }).choose(hr, {}, { withinMs: 400 });
    await vi.advanceTimersByTimeAsync(400);
    expect(await choosing).toMatchObject({ kind: 'choose', post: { chosen: 'card' } });
    expect(await choosing).not.toHaveProperty('rhythm');
  });

  it('says that a post is there, and that it could not be counted', async () => {
    const publishing = deskOn({ ...records, increment: never }).publish(hr, { post: 'card', language: 'nl' }, posted, {
      withinMs: 2500,
    });
    await vi.advanceTimersByTimeAsync(400);
    const screen = await publishing;
    if (screen.kind !== 'published') throw new Error(screen.kind);
    expect(screen.lines.at(-1)).toBe(wordsIn('nl').publishing.published.unsureCount);
  });

  it('says that it is not known whether it is there, and whoever still has it in hand is told that it is late', async () => {
    let isLate = (): boolean => false;
    const publishing = desk.publish(
      hr,
      { post: 'card', language: 'nl' },
      (_, late) => {
        isLate = late;
        return never();
      },
      { withinMs: 2500 },
    );
    await vi.advanceTimersByTimeAsync(2099);
    expect(isLate()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await publishing).toMatchObject({ kind: 'not-posted', reason: 'unsure' });
    expect(isLate()).toBe(true);
  });
});
