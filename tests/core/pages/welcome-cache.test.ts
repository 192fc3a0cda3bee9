/** The first page is kept for a minute. What it says must be what would have been said without that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/core/events.ts';
import { toHour, type ConversationId, type Pseudonym } from '../../../src/core/conversation.ts';
import type { ConversationSummary, Overview } from '../../../src/core/ports.ts';
import { pageContextOf, type PageContext } from '../../../src/core/pages/context.ts';
import { createWelcomeCache } from '../../../src/core/pages/welcome-cache.ts';
import { welcome } from '../../../src/core/pages/welcome.ts';
import { isCacheable } from '../../../src/core/screen-marks.ts';
import { render } from '../../../src/slack/views/render.ts';
import { jsonOf, rootView } from '../../../src/slack/views/view-cache.ts';
import { continueWith, dialogOf, written } from '../../../src/teams/views/view-cache.ts';
import { testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();
const reread = { ...organisation, advisers: organisation.advisers.toReversed() };

const summary = (unread: number): ConversationSummary => ({
  id: 'c'.repeat(22) as ConversationId,
  adviser: 'samira',
  state: 'open',
  lastHour: 0,
  expiresHour: 1,
  unread,
});
const sceneAt = (
  now: Date,
  context: Context = {},
  more: Partial<Parameters<typeof pageContextOf>[0]> = {},
): PageContext => pageContextOf({ surface: 'slack', organisation, employee: 'p' as Pseudonym, context, ...more }, now);

/** Not on a whole minute: what lies exactly six days ahead may be named either way there. */
const momentsIn = (first: number, minutes: number) =>
  fc
    .record({ minutes: fc.integer({ min: first, max: first + minutes }), seconds: fc.integer({ min: 1, max: 59 }) })
    .map(({ minutes: after, seconds }) => new Date(TUESDAY_10.getTime() + after * 60_000 + seconds * 1000));
const moments = momentsIn(0, 20_000);
const looks = fc.record<Overview>({
  advisers: fc.array(
    fc.record(
      {
        open: fc.constantFrom(0, 9, 10, 11),
        awayUntil: moments.map((at) => new Date(at.setUTCMinutes(0, 0, 0))),
        fullUntil: moments.map((at) => new Date(at.setUTCMinutes(0, 0, 0))),
        answered: fc.constant({
          card: organisation.advisers[0]?.keyCards[0]?.kid ?? '',
          weeks: [toHour(TUESDAY_10) - 200],
        }),
      },
      { requiredKeys: ['open'] },
    ),
    { minLength: 3, maxLength: 3 },
  ),
  conversations: fc.array(fc.integer({ min: 0, max: 2 }).map(summary), { maxLength: 2 }),
});
const scenes = (first: number) =>
  fc
    .record({
      at: momentsIn(first, 1),
      context: fc.constantFrom<Context>({}, { language: 'en' }, { language: 'nl' }, { preferences: { gender: 'man' } }),
      surface: fc.constantFrom('slack' as const, 'teams' as const),
      organisation: fc.constantFrom(organisation, reread),
    })
    .map(({ at, context, ...more }) => sceneAt(at, context, more));

/** What differs from a look in one thing only. */
const besides = (look: Overview): readonly Overview[] => [
  look,
  { ...look, conversations: [] },
  { ...look, conversations: [summary(0)] },
  { ...look, conversations: [summary(1)] },
  { ...look, advisers: look.advisers.map(({ open }) => ({ open })) },
  { ...look, advisers: look.advisers.map((load) => ({ ...load, open: 10 })) },
  { ...look, advisers: look.advisers.map((load) => ({ ...load, fullUntil: new Date('2027-01-01T00:00:00Z') })) },
];
/** Within two minutes and nearly alike: between visits that have nothing in common nothing can be mixed up. */
const visitsTogether = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), looks)
  .chain(([first, look]) =>
    fc.array(fc.tuple(scenes(first), fc.constantFrom(...besides(look))), { minLength: 1, maxLength: 12 }),
  );

describe('the first page that is kept for a minute', () => {
  it('says what it would say if it were made anew, whatever was asked before', () => {
    fc.assert(
      fc.property(visitsTogether, (visits) => {
        const remembered = createWelcomeCache();
        for (const [scene, look] of visits)
          for (let times = 0; times < 2; times += 1) expect(remembered(scene, look)).toEqual(welcome(scene, look));
      }),
      { numRuns: 300 },
    );
  });

  const nothing: Overview = { advisers: [{ open: 0 }, { open: 0 }, { open: 0 }], conversations: [] };

  it('is one object for everybody who sees the same, and so is what goes over the wire', () => {
    const remembered = createWelcomeCache();
    const screen = remembered(sceneAt(TUESDAY_10), nothing);
    expect(remembered(sceneAt(new Date(TUESDAY_10.getTime() + 59_000)), nothing)).toBe(screen);
    expect(rootView(screen)).toBe(rootView(screen));
    expect(jsonOf(rootView(screen))).toBe(JSON.stringify(render(screen)));
    const response = continueWith(dialogOf(screen));
    expect(written(response)).toBe(written(continueWith(dialogOf(screen))));
    expect(JSON.parse(written(response).toString())).toEqual(
      JSON.parse(JSON.stringify(continueWith(dialogOf({ ...screen })))),
    );
  });

  it('changes when somebody has no room left, with the next minute, and with a file that was read again', () => {
    const remembered = createWelcomeCache();
    const screen = remembered(sceneAt(TUESDAY_10), nothing);
    const full = {
      ...nothing,
      advisers: [{ open: 0, fullUntil: new Date('2026-12-01T00:00:00Z') }, { open: 0 }, { open: 0 }],
    };
    const later = new Date(TUESDAY_10.getTime() + 60_000);
    expect(remembered(sceneAt(TUESDAY_10), full)).not.toEqual(screen);
    expect(remembered(sceneAt(TUESDAY_10, {}, { organisation: reread }), nothing)).not.toEqual(screen);
    expect(remembered(sceneAt(later), nothing)).not.toBe(screen);
  });

  it('keeps nothing of whom somebody would prefer', () => {
    const remembered = createWelcomeCache();
    const scene = sceneAt(TUESDAY_10, { preferences: { gender: 'man' } });
    expect(remembered(scene, nothing)).not.toBe(remembered(scene, nothing));
    expect(isCacheable(remembered(scene, nothing))).toBe(false);
  });

  it('does not grow without end', () => {
    const remembered = createWelcomeCache();
    const withUnread = (unread: number) => ({ ...nothing, conversations: [summary(unread)] });
    for (let unread = 0; unread < 1000; unread += 1) remembered(sceneAt(TUESDAY_10), withUnread(unread));
    expect(remembered(sceneAt(TUESDAY_10), withUnread(999))).not.toBe(remembered(sceneAt(TUESDAY_10), withUnread(999)));
  });
});
