/**
 * HR's side: choosing a public text, having it delivered, and hearing how to pin it. Knows no platform and no user
 * id: an adapter says whether this person may, and delivers. What is counted is posts, never anybody who reads.
 */
import { dayIn } from '../calendar.ts';
import { isAppError, type ErrorCode } from '../../base/errors.ts';
import type { Surface } from '../events.ts';
import type { Language, Organisation } from '../organisation.ts';
import { inOrderPage, type InOrderScreen } from './in-order-page.ts';
import type { OwnTimes } from './own-time.ts';
import { choosePage } from './choose-page.ts';
import { MESSAGES, publicPost, type PostId, type PublicPost } from './card.ts';
import type { Clock, RecordStore } from '../ports.ts';
import type { Deployment } from '../deployment.ts';
import type { Action, Choice, Section } from '../screens.ts';
import { withTimeout } from '../../base/timeout.ts';
import { wordsIn } from '../words/index.ts';

/** Somebody who wants to publish. `allowed` comes from `mayPublish`, asked anew for every request. */
export interface Publisher {
  readonly surface: Surface;
  readonly organisation: Organisation;
  readonly allowed: boolean;
}
/** Is this user of that platform named in the organisation file as a publisher? */
export function mayPublish(organisation: Organisation, surface: Surface, user: string): boolean {
  if (surface === 'slack') return organisation.slack?.publishers.includes(user) ?? false;
  return organisation.teams?.publishers.includes(user.toLowerCase()) ?? false;
}

export interface Chosen {
  readonly post: PostId;
  readonly language: Language;
}
/** Why a post did not appear. `unsure`: it may have; `used`: it has, by an earlier press of the same form. */
export const NOT_POSTED = ['channel', 'expired', 'used', 'no-channel', 'unsure', 'failed', 'changed'] as const;
export type NotPosted = (typeof NOT_POSTED)[number];
export type Delivered = 'posted' | NotPosted;

interface Base {
  readonly title: string;
  readonly language: Language;
  readonly heading: string;
}
export interface ChooseScreen extends Base {
  readonly kind: 'choose';
  readonly intro: readonly string[];
  /** How often this quarter; absent when the store could not say. */
  readonly rhythm?: string;
  /** What is not in order yet in the organisation's file, and shows when people read the card. */
  readonly warnings?: Section;
  /** Label of the way to what is missing around the advisers. */
  readonly inOrder: string;
  readonly post: Choice;
  readonly postHint: string;
  /** Absent when the organisation has one language. */
  readonly languages?: Choice;
  readonly channel: { readonly label: string; readonly placeholder: string };
  readonly chosen: Chosen;
  readonly previewHeading: string;
  readonly preview: PublicPost;
  /** Said instead of shown: a button in a preview would be pressed. */
  readonly previewButton: string;
  /** For a platform that could not load the pictures: said beside a preview without them. */
  readonly noPictures: string;
  readonly publish: string;
  /** For a platform where the text goes into somebody's own message: how it gets there, and the two buttons. */
  readonly insert: { readonly show: string; readonly label: string; readonly steps: Section };
}
export interface PublishedScreen extends Base {
  readonly kind: 'published';
  readonly lines: readonly string[];
  /** Absent after a short message: only the card is pinned. */
  readonly pin?: Section;
  readonly pictureAlt: string;
  /** Label of the way to the next message. */
  readonly again: string;
}
export interface NotPostedScreen extends Base {
  readonly kind: 'not-posted';
  readonly reason: NotPosted;
  /** What happened, and what to do. */
  readonly lines: readonly string[];
  readonly again: string;
}
export interface RefusedScreen extends Base {
  readonly kind: 'refused';
  readonly lines: readonly string[];
  /** Stands before the person's own number on this platform, which the adapter adds. */
  readonly number: string;
  readonly talk: string;
  readonly open: Action;
}
export type PublishingScreen = ChooseScreen | InOrderScreen | PublishedScreen | NotPostedScreen | RefusedScreen;

/** `isLate`: the answer was given, so what has not been posted yet must not be posted any more. */
export type Deliver = (post: PublicPost, isLate: () => boolean) => Promise<Delivered>;
export interface Terms {
  /** The answer is there by then, if need be one that says that nothing is known. */
  readonly withinMs?: number;
}
export interface PublishersDesk {
  /** Without a choice: what comes next this quarter, in the organisation's first language. */
  choose(publisher: Publisher, wanted?: Partial<Chosen>, terms?: Terms): Promise<ChooseScreen | RefusedScreen>;
  /** What is missing around the advisers; nothing about anybody who came to them. */
  inOrder(publisher: Publisher): Promise<InOrderScreen | RefusedScreen>;
  /**
   * `deliver` is called for somebody who may, and for nobody else. Counts when it says `posted`.
   * Never throws for what a person, the store or time can cause: a `deliver` that throws is `failed`, and one that is late
   * is `unsure`.
   */
  publish(
    publisher: Publisher,
    chosen: Chosen,
    deliver: Deliver,
    terms?: Terms,
  ): Promise<PublishedScreen | NotPostedScreen | RefusedScreen>;
  refused(organisation: Organisation): RefusedScreen;
}
export interface PublishersDeskParts {
  readonly records: RecordStore;
  /** Within a time of its own; without the store what was known last. */
  readonly times: (organisation: Organisation) => Promise<OwnTimes>;
  readonly running: Deployment;
  readonly clock: Clock;
  readonly onFault: (code: ErrorCode | 'UNEXPECTED') => void;
}

/** Of the time for an answer, what the store may need after the post. */
const COUNT_MS = 400;
/** Longer than a quarter, so that a count lasts until its quarter is over. */
const COUNT_SECONDS = 100 * 24 * 3600;
/** A quarter starts where the one before it, with four messages, ended. */
const MESSAGES_A_QUARTER = 4;

export function createPublishersDesk({ records, times, running, clock, onFault }: PublishersDeskParts): PublishersDesk {
  /** `undefined` when it is late. */
  const inTime = <T>(withinMs: number | undefined, work: Promise<T>): Promise<T | undefined> =>
    withinMs === undefined ? work : withTimeout(withinMs, work);
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      onFault(isAppError(error) ? error.code : 'UNEXPECTED');
      return undefined;
    }
  };
  const refused = (organisation: Organisation): RefusedScreen => {
    const language = organisation.languages[0];
    const {
      publishing: { title, refused: words },
      card: { button },
    } = wordsIn(language);
    return {
      kind: 'refused',
      title,
      language,
      heading: words.heading,
      lines: words.lines,
      number: words.number,
      talk: words.open,
      open: { label: button, press: { do: 'welcome' } },
    };
  };

  return {
    refused,
    async choose({ organisation, allowed }, wanted = {}, { withinMs } = {}) {
      if (!allowed) return refused(organisation);
      const quarter = quarterOf(clock.now(), organisation.timeZone);
      const count = await inTime(
        withinMs,
        attempt(() => records.count('posts', countId(organisation, quarter))),
      );
      const next = nextPost(quarter, count ?? 0);
      return choosePage(organisation, running, { next, count, wanted });
    },
    async inOrder({ organisation, allowed }) {
      return allowed ? inOrderPage(organisation, await times(organisation), clock.now()) : refused(organisation);
    },
    async publish({ organisation, surface, allowed }, chosen, deliver, { withinMs } = {}) {
      if (!allowed) return refused(organisation);
      const ui = organisation.languages[0];
      const words = wordsIn(ui).publishing;
      const post = publicPost(organisation, chosen.language, running, chosen.post);
      let late = false;
      const delivering = attempt(() => deliver(post, () => late)).then((outcome) => outcome ?? 'failed');
      const delivered =
        (await inTime(withinMs === undefined ? undefined : withinMs - COUNT_MS, delivering)) ?? 'unsure';
      late = true;
      if (delivered !== 'posted') {
        const { heading, unsureHeading, usedHeading, reasons, again } = words.notPosted;
        const headings: Partial<Record<NotPosted, string>> = { unsure: unsureHeading, used: usedHeading };
        return {
          kind: 'not-posted',
          title: words.title,
          language: ui,
          heading: headings[delivered] ?? heading,
          reason: delivered,
          lines: reasons[delivered],
          again,
        };
      }
      const id = countId(organisation, quarterOf(clock.now(), organisation.timeZone));
      // What is left of the time, and no more: the post is there, whether it could be counted or not.
      const count = await inTime(
        withinMs === undefined ? undefined : COUNT_MS,
        attempt(() => records.increment('posts', id, COUNT_SECONDS)),
      );
      const { published } = words;
      return {
        kind: 'published',
        title: words.title,
        language: ui,
        heading: published.heading,
        lines: [
          ...published.lines,
          ...(chosen.post === 'card' ? [] : [published.notPinned]),
          count === undefined ? published.unsureCount : published.count(count),
        ],
        ...(chosen.post === 'card' ? { pin: { heading: published.pin.heading, lines: published.pin[surface] } } : {}),
        pictureAlt: published.pictureAlt,
        again: published.again,
      };
    },
  };
}

export interface Quarter {
  readonly year: number;
  /** 1–4 */
  readonly quarter: number;
}
export function quarterOf(now: Date, timeZone: string): Quarter {
  const [year, month] = dayIn(now, timeZone).split('-').map(Number);
  return { year: year ?? 0, quarter: Math.ceil((month ?? 1) / 3) };
}
const countId = ({ id }: Organisation, { year, quarter }: Quarter): string => `${id}.${year}-q${quarter}`;

/** A quarter begins with the card, because advisers change; then one message after the other, round and round. */
export function nextPost({ year, quarter }: Quarter, count: number): PostId {
  if (count === 0) return 'card';
  const at = (year * 4 + quarter) * MESSAGES_A_QUARTER + count - 1;
  return MESSAGES[at % MESSAGES.length] ?? 'card';
}
