/**
 * The employee's side: an event in, a screen out. Knows no platform; an adapter shows the screen.
 * Whatever a person does, tampered fields included, ends in a screen with a next step.
 */
import type { Mark } from '../board/parts.ts';
import { findAdviser, type Language, type Organisation } from '../organisation.ts';
import { everyPseudonym, type ConversationHead, type ConversationId } from '../conversation.ts';
import { isAppError, type ErrorCode } from '../../base/errors.ts';
import {
  type Draft,
  isWordless,
  type EmployeeEvent,
  type Form,
  type Press,
  type Submit,
  type Visit,
} from '../events.ts';
import type { Plannings } from '../plannings.ts';
import type { Changes, Clock, ConversationStore, Keyring } from '../ports.ts';
import type { ConversationScreen, HomePage, Screen } from '../screens.ts';
import { assertNever } from '../screens.ts';
import { createEnding } from './ending.ts';
import { createHandling, type Handle } from './handling.ts';
import { createLooking } from './looking.ts';
import { createOnBoard } from './on-board.ts';
import { createReading } from './read.ts';
import type { Deployment } from '../deployment.ts';
import { createSending } from './send.ts';
import { createStanding } from './standing.ts';
import { createSubmissions } from './forms.ts';
import type { Outcome } from './outcome.ts';
import { createWriting } from './writing.ts';
import { adviserPage } from '../pages/adviser.ts';
import { callMePage } from '../pages/board/call-me.ts';
import { conversations as conversationsPage, isOver } from '../pages/conversations.ts';
import { reveal } from '../pages/reveal.ts';
import { closed, confirmClose, confirmWithdraw, ended, notErased } from '../pages/endings.ts';
import { filters } from '../pages/filters.ts';
import { home, neutral } from '../pages/home.ts';
import { closedPage, fault, notStored, publicPage } from '../pages/info-pages.ts';
import { pageContextOf, type PageContext } from '../pages/context.ts';
import { createWelcomeCache } from '../pages/welcome-cache.ts';
import { filteredWelcome, presentAdvisers } from '../pages/welcome.ts';
import { trouble } from '../pages/trouble.ts';
import { reading } from '../pages/reading.ts';
import { hasReadLimits, limits, lostForm, lostFormOf } from '../pages/write.ts';

/** What can be begun from a page that is nobody's own. */
export type StandingPress = Extract<Press, { do: 'welcome' | 'conversations' | 'adviser' }>;
export interface EmployeeDesk {
  /**
   * Never rejects for what a person, the store or time can cause: a fault is a screen (`not-saved` for a form, else
   * `fault`). What was begun goes on when the answer is late. "Not saved" is said of what cannot have been stored; of all
   * else that went wrong, that it is not known.
   */
  handle: Handle;
  /** What an open conversation shows now; `undefined` when it is gone. For a reply that arrives meanwhile. */
  refresh(visit: Visit, conversation: ConversationId): Promise<ConversationScreen | undefined>;
  /** The standing page of an app: the same for everybody in the organisation, nothing about anybody. */
  home(organisation: Organisation, language?: Language): HomePage;
  /**
   * The first page for a page outside any window, or what opens from it to get to `conversations`: the same for everybody,
   * nothing about anybody. As `handle`.
   */
  standing(visit: Omit<Visit, 'employee'>, press: StandingPress, withinMs: number): Promise<Screen>;
  /** A screen that says nothing about anybody, for where a confidential one may not be shown. */
  neutral(organisation: Organisation): Screen;
  /** For what failed around the desk. */
  fault(visit: Visit): Screen;
  /** The public explanation for people of another organisation; reads and stores nothing. */
  stranger(language: Language): Screen;
  unknownOrganisation(language: Language): Screen;
  /** For people of an organisation that is closed because its file is faulty; what they wrote stays in the form. */
  closed(sent?: { readonly form: Form | 'lost'; readonly language: Language }): Screen;
}

export interface EmployeeDeskParts {
  readonly conversations: ConversationStore;
  readonly changes: Changes;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** The same for all desks of a process: what one saw, the others know. */
  readonly plannings: Plannings;
  /** What "Wat ziet je werkgever?" is made from. */
  readonly running: Deployment;
  /** Told of every fault by its code; nothing else leaves the desk. */
  onFault(code: ErrorCode | 'UNEXPECTED'): void;
  /** 22 characters, base64url: the mark of one form. */
  readonly newFormId: () => string;
}

export function createEmployeeDesk(parts: EmployeeDeskParts): EmployeeDesk {
  const { conversations, keyring, clock, plannings, newFormId } = parts;
  const sending = createSending({ conversations, keyring });
  const replies = createReading({ conversations, keyring });
  const welcome = createWelcomeCache();
  const changed = (organisation: string, adviser: string): void => {
    // Not awaited: losing it loses nothing (readers refetch), waiting for it would cost the employee a round trip.
    parts.changes.publish(organisation, adviser).catch(() => parts.onFault('STORE_AWAY'));
  };
  const noteFault = (error: unknown): void => parts.onFault(isAppError(error) ? error.code : 'UNEXPECTED');

  const { overview, ownHead } = createLooking(conversations, plannings);
  const endConversation = createEnding({ conversations, keyring, onFault: (code) => parts.onFault(code), ownHead });
  const writing = createWriting({ welcome, overview, newFormId });
  const openConversation = (
    visit: Visit,
    here: PageContext,
    id: ConversationId,
    {
      before,
      waits,
      notice,
      pressed,
    }: {
      readonly before?: number | undefined;
      readonly waits?: true;
      readonly notice?: string;
      readonly pressed?: Mark;
    } = {},
  ): Promise<ConversationScreen | undefined> =>
    replies.page(here, everyPseudonym(visit), id, {
      submission: parts.newFormId(),
      seen: true,
      ...(before === undefined ? {} : { before }),
      ...(waits === undefined ? {} : { waits }),
      ...(pressed === undefined ? {} : { pressed }),
      notice,
    });

  const onBoard = createOnBoard({ ...parts, replies, changed, ownHead, open: openConversation });
  const submissions = createSubmissions({ sending, conversations, plannings, overview, ownHead, changed, newFormId });

  const press = async (visit: Visit, here: PageContext, event: Press & Draft): Promise<Screen> => {
    const { organisation } = here;
    const adviser =
      'adviser' in event && event.adviser !== undefined ? findAdviser(organisation, event.adviser) : undefined;
    switch (event.do) {
      case 'welcome':
        return welcome(here, await overview(here, visit));
      case 'language':
        return startOver(visit, { ...visit.context, language: event.language });
      case 'clear-filters': {
        const { preferences: _dropped, ...context } = visit.context;
        return startOver(visit, context);
      }
      case 'filters':
        return filters(here);
      case 'adviser': {
        const seen = await overview(here, visit);
        const team = presentAdvisers(here, seen);
        const present = team.find((one) => one.adviser === adviser);
        const running = seen.conversations.find((one) => one.state === 'open' && one.adviser === adviser?.id);
        return present === undefined ? welcome(here, seen) : adviserPage(here, present, running, team);
      }
      case 'limits':
        return adviser === undefined ? welcome(here, await overview(here, visit)) : limits(here, adviser);
      case 'write':
      case 'starter': {
        if (adviser === undefined) return welcome(here, await overview(here, visit));
        if (!hasReadLimits(event.limits, adviser)) return limits(here, adviser, true);
        const started =
          event.do === 'starter'
            ? { starter: event.starter, draft: event.draft ?? '', ownCopy: event.ownCopy === true }
            : undefined;
        const seen = await overview(here, visit);
        const running = seen.conversations.find((one) => one.state === 'open' && one.adviser === adviser.id);
        const page = running && ((await openConversation(visit, here, running.id)) ?? ended(here, 'gone'));
        // Where nobody can read it any more, they begin again, sealed to the new key. Where nothing can be added now, its page says why.
        if (page !== undefined && !(page.kind === 'conversation' && isOver(page))) return page;
        return writing.page(here, seen, adviser, started);
      }
      case 'conversations':
        return conversationsPage(here, (await overview(here, visit)).conversations);
      case 'conversation':
        return (await openConversation(visit, here, event.conversation, event)) ?? ended(here, 'gone');
      case 'wait':
        return (await openConversation(visit, here, event.conversation, { waits: true })) ?? ended(here, 'gone');
      case 'let-stay':
        // Whether it could stay is what the page then says.
        await conversations.keepCopy(
          organisation.id,
          event.conversation,
          everyPseudonym(visit),
          event.sequence,
          here.now,
        );
        return (await openConversation(visit, here, event.conversation, event)) ?? ended(here, 'gone');
      case 'board':
      case 'answer':
      case 'ask-slip':
      case 'count-me':
      case 'no-call':
        return onBoard.press(visit, here, event);
      case 'call-me':
      case 'reveal':
      case 'ask-withdraw':
      case 'ask-close': {
        const head = await ownHead(visit, here, event.conversation);
        if (head === undefined) return ended(here, 'gone');
        if (event.do === 'call-me') return callMePage(here, head, newFormId());
        if (event.do === 'reveal') return reveal(here, head, newFormId());
        return event.do === 'ask-close' ? confirmClose(here, head) : confirmWithdraw(here, head);
      }
      case 'withdraw':
      case 'close': {
        const head = await ownHead(visit, here, event.conversation);
        if (head === undefined) return ended(here, 'gone');
        if (event.do === 'withdraw') return takeBack(visit, here, head);
        if (!(await endConversation.close(visit, here, head.id))) return ended(here, 'gone');
        changed(organisation.id, head.adviser);
        return closed(here, head.adviser);
      }
      case 'conduct':
      case 'elsewhere':
      case 'complaint':
      case 'hired-in':
      case 'accused':
      case 'employer-view':
      case 'options':
        return reading(here, event, adviser, parts.running);
      default:
        return assertNever(event);
    }
  };

  const takeBack = async (visit: Visit, here: PageContext, { id, adviser }: ConversationHead): Promise<Screen> => {
    const done = await endConversation.withdraw(visit, here, id);
    if (done === 'gone') return ended(here, 'gone');
    changed(here.organisation.id, adviser);
    return done === 'withdrawn' ? ended(here, 'withdrawn') : notErased(here);
  };

  /** The first page again, seen with another context. */
  const startOver = async (visit: Visit, context: Visit['context']): Promise<Screen> => {
    const next = { ...visit, context };
    const here = pageContextOf(next, clock.now());
    return welcome(here, await overview(here, next));
  };

  const submit = async (visit: Visit, here: PageContext, form: Submit): Promise<Screen> => {
    if (form.form === 'call-me') return onBoard.give(visit, here, form);
    if (!isWordless(form)) return submissions.submit(visit, here, form);
    if (form.form === 'accept') return writing.accepted(visit, here, form);
    const wanted = Object.fromEntries(Object.entries(form.preferences).filter(([, value]) => value !== undefined));
    const next = { ...visit, context: { ...visit.context, preferences: wanted } };
    const chosen = pageContextOf(next, clock.now());
    return filteredWelcome(chosen, await overview(chosen, next));
  };

  const inTrouble = (here: PageContext, event: EmployeeEvent): Screen => trouble(here, event, newFormId);

  const handleEvent = async (visit: Visit, here: PageContext, event: EmployeeEvent): Promise<Screen> => {
    try {
      if (event.do === 'open') return welcome(here, await overview(here, visit));
      if (event.do === 'submit') return await submit(visit, here, event.submit);
      if (event.do === 'lost-form')
        return lostForm(here, presentAdvisers(here, await overview(here, visit)), parts.newFormId());
      return await press(visit, here, event);
    } catch (error) {
      noteFault(error);
      // What was given on the board is given once more by the same press, and stands there once.
      if (event.do !== 'submit' || isWordless(event.submit) || event.submit.form === 'call-me')
        return inTrouble(here, event);
      return submissions.afterFault(visit, here, event.submit, error);
    }
  };

  const again = async (visit: Visit, here: PageContext, outcome: Outcome): Promise<Screen> => {
    switch (outcome.kind) {
      case 'sent':
        return outcome.callMe ? onBoard.given(visit, here, outcome) : submissions.sentBefore(visit, here, outcome);
      case 'closed':
        return closed(here, outcome.adviser);
      case 'withdrawn':
        return outcome.notErased ? notErased(here) : ended(here, 'withdrawn');
    }
  };

  const handle = createHandling({ now: () => clock.now(), noteFault, deed: handleEvent, again, inTrouble });

  return {
    handle,
    standing: createStanding(handle, () => clock.now()),
    async refresh(visit, conversation) {
      const how = { submission: parts.newFormId(), seen: false };
      return replies.page(pageContextOf(visit, clock.now()), everyPseudonym(visit), conversation, how);
    },
    home,
    neutral,
    fault: (visit) => fault(pageContextOf(visit, clock.now())),
    stranger: (language) => publicPage(language, 'stranger'),
    unknownOrganisation: (language) => publicPage(language, 'unknown-organisation'),
    closed(sent) {
      if (sent === undefined || (sent.form !== 'lost' && isWordless(sent.form))) return closedPage();
      return notStored(sent.language, sent.form === 'lost' ? lostFormOf(parts.newFormId()) : sent.form);
    },
  };
}
