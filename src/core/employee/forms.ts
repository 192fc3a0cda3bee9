/** What happens to a form with somebody's words in it: checked, sealed, stored; or kept in the form with the reason. */
import { findAdviser, type Adviser } from '../organisation.ts';
import { NOBODY, pseudonymsOf, type ConversationHead, type ConversationId, type MessageKind } from '../conversation.ts';
import type { Visit } from '../events.ts';
import type { KnownLoad, Plannings } from '../plannings.ts';
import type { ConversationStore, Overview } from '../ports.ts';
import type { FoundPress, PlaceOfPress } from '../presses.ts';
import type { Screen } from '../screens.ts';
import type { Message } from './seal-message.ts';
import type { Sending } from './send.ts';
import type { Outcome } from './outcome.ts';
import { whyStopped, writable, type To } from './stopped.ts';
import { textFault, type FirstMessage, type Further, type Typed } from './typed.ts';
import { arrived } from '../pages/arrived.ts';
import { ended, sent, type Known } from '../pages/endings.ts';
import type { PageContext } from '../pages/context.ts';
import { nameOf } from '../pages/labels.ts';
import { contactNumbers, presentAdvisers } from '../pages/welcome.ts';
import { chooseAgain, limitsChanged, notSaved, unsure, withNumber } from '../pages/write.ts';
import { firstName } from '../first-name.ts';
import { isAppError } from '../../base/errors.ts';

type SentOutcome = Extract<Outcome, { kind: 'sent' }>;

export interface Submissions {
  submit(visit: Visit, here: PageContext, form: Typed): Promise<Screen>;
  /** The page of a message that was stored before; the conversation may be gone meanwhile. */
  sentBefore(visit: Visit, here: PageContext, outcome: SentOutcome): Promise<Screen>;
  /** What can be said after an error: the store is asked what became of the form, if it can be. Never rejects. */
  afterFault(visit: Visit, here: PageContext, form: Typed, error: unknown): Promise<Screen>;
}

interface Parts {
  readonly sending: Sending;
  readonly conversations: ConversationStore;
  readonly plannings: Plannings;
  readonly overview: (here: PageContext, visit: Visit) => Promise<Overview>;
  readonly ownHead: (visit: Visit, here: PageContext, id: ConversationId) => Promise<ConversationHead | undefined>;
  readonly changed: (organisation: string, adviser: string) => void;
  readonly newFormId: () => string;
}

/** How often a form is decided again because the adviser's planning changed at that very moment. */
const TRIES = 3;

export function createSubmissions(parts: Parts): Submissions {
  const { sending, conversations, plannings, overview, ownHead, changed, newFormId } = parts;

  const first = async (visit: Visit, here: PageContext, form: FirstMessage): Promise<Screen> => {
    const adviser = findAdviser(here.organisation, form.adviser);
    const again = (seen: Overview, why: 'gone' | 'full' | 'away'): Screen =>
      chooseAgain(here, presentAdvisers(here, seen), form, (words) =>
        why === 'gone' || adviser === undefined ? words.gone : words[why](adviser.name),
      );
    const promisedNow = form.form === 'write' && form.shown !== 'later';
    const stoppedNow = (): ReturnType<typeof whyStopped> =>
      whyStopped(
        here,
        form,
        adviser && { adviser, load: plannings.known(here.organisation, adviser).load },
        promisedNow,
      );
    if (stoppedNow() !== undefined || adviser === undefined) {
      // An earlier press may have come in before this happened.
      const [found, seen] = await Promise.all([sending.find(messageOf(visit, here, form)), overview(here, visit)]);
      if (found !== undefined) return foundFirst(visit, here, form, found, seen);
      // By the planning that lies there now, which this process may have seen only just.
      const stopped = stoppedNow();
      if (stopped === 'limits' && adviser !== undefined)
        return limitsChanged(here, { adviser, present: presentAdvisers(here, seen) }, form);
      if (stopped !== undefined || adviser === undefined)
        return again(seen, stopped === 'away' || stopped === 'full' ? stopped : 'gone');
    }

    const message: Message = { ...messageOf(visit, here, form), adviser };
    // By the planning the store will compare, and as if no unsigned switch were on: only 0.2.0 left those. Where one is, nothing
    // is stored; who was promised "later" then gets the real moment.
    let switched: KnownLoad | undefined;
    const load = (): KnownLoad => switched ?? plannings.known(here.organisation, adviser).load;
    const open = (): ReturnType<Sending['open']> =>
      sending.open(message, {
        limits: form.limits,
        refuseWhenAway: switched === undefined,
        load: load(),
        planning: plannings.known(here.organisation, adviser).number,
      });
    let opened = await open();
    for (let tries = 1; tries < TRIES; tries += 1) {
      if (opened.result === 'replanned') {
        const seen = await overview(here, visit);
        const stopped = stoppedNow();
        if (stopped === 'away' || stopped === 'full') return again(seen, stopped);
        switched = undefined;
      } else if (opened.result === 'away' && !promisedNow) switched = await loadOf(here, adviser);
      else break;
      opened = await open();
    }
    const { result, id, handle, awaited } = opened;
    if (typeof result === 'object' && result.found !== 'running') return foundFirst(visit, here, form, result);
    const to = async (): Promise<To> => ({ adviser, load: load() });
    if (typeof result === 'object')
      return further(here, form, message, result.conversation, { to: to(), isUnnamed: true });
    switch (result) {
      case 'stored':
        changed(here.organisation.id, adviser.id);
        return sent(here, id, await to(), { handle, ownCopy: message.ownCopy, awaited });
      case 'full':
      case 'away':
        return again(await overview(here, visit), result);
      case 'too-many':
        return notSaved(here, form, here.words.notSaved.tooMany);
      case 'too-often':
        return notSaved(here, form, here.words.notSaved.tooOften(contactNumbers(here)));
      case 'taken':
      case 'replanned':
        return notSaved(here, form, withNumber(here, form, here.words.notSaved.fault));
    }
  };

  /** A first message that was sent before: what is said is what is stored, whoever the form names by now. */
  const foundFirst = async (
    visit: Visit,
    here: PageContext,
    form: FirstMessage,
    found: FoundPress,
    seen?: Overview,
  ): Promise<Screen> => {
    if (found.adviser === form.adviser) {
      if (found.found === 'repeated')
        return sentTo(here, found, knownOf(here, form, found), (adviser) => loadOf(here, adviser));
      const adviser = writable(here, found.adviser);
      // The same form, sent before with other words: what stands there stays, this is the next message.
      if (found.state === 'open' && adviser !== undefined) {
        const message = { ...messageOf(visit, here, form), adviser };
        const to = loadOf(here, adviser).then((load) => ({ adviser, load }));
        return further(here, form, message, found.conversation, { to });
      }
    }
    const present = presentAdvisers(here, seen ?? (await overview(here, visit)));
    return arrived(here, present, { found, form, submission: newFormId() });
  };

  /** What may be said of a press that was stored before: no handle of a conversation that its form does not name. */
  const knownOf = (here: PageContext, form: Typed, found: FoundPress): Known => {
    const isNamed =
      'conversation' in form
        ? form.conversation === found.conversation
        : sending.isFirst(here.organisation, form.submission, found.conversation);
    const { ownCopy, handle, awaited } = found;
    return {
      ownCopy: ownCopy === true,
      ...(isNamed ? { handle } : {}),
      ...(awaited === undefined ? {} : { awaited }),
    };
  };

  /** Into a conversation that is there already. */
  const further = async (
    here: PageContext,
    form: Typed,
    message: Message,
    id: ConversationId,
    { to, head, isUnnamed = false }: { to: Promise<To>; head?: ConversationHead; isUnnamed?: boolean },
  ): Promise<Screen> => {
    const words = here.words.notSaved;
    // The load is asked for while the message is being sealed and stored: it costs no time of its own.
    const planned = plannings.known(here.organisation, message.adviser);
    const [{ result, handle, awaited }, present] = await Promise.all([
      sending.append(message, id, { known: head, planned, load: async () => (await to).load }),
      to,
    ]);
    switch (result) {
      case 'stored':
      case 'repeated':
      case 'repeated-kept':
        changed(here.organisation.id, message.adviser.id);
        return sent(here, id, present, {
          // Who forged a form learns nothing of a conversation that the form does not name.
          ...(handle === undefined || isUnnamed ? {} : { handle }),
          ...(awaited === undefined ? {} : { awaited }),
          // An earlier press may have been ticked otherwise.
          ownCopy: result === 'stored' ? message.ownCopy : result === 'repeated-kept',
          ...(head === undefined ? {} : { state: head.state }),
        });
      case 'gone':
      case 'closed':
        return notSaved(here, form, words[result]);
      case 'paused':
        return notSaved(here, form, here.words.pause.notSent(firstName(message.adviser.name)));
      case 'unanswered':
        return notSaved(here, form, words.readFirst(firstName(message.adviser.name)));
      case 'too-fast':
        return notSaved(here, form, words.tooFast);
      case 'too-long':
        return notSaved(here, form, words.conversationFull);
      case 'moved':
        return notSaved(here, form, withNumber(here, form, words.fault));
    }
  };

  const reply = async (visit: Visit, here: PageContext, form: Further): Promise<Screen> => {
    const head = await ownHead(visit, here, form.conversation);
    // Its words are all there is of it: they stay in the form.
    if (head === undefined) return notSaved(here, form, here.words.notSaved.gone);
    const adviser = writable(here, head.adviser);
    if (adviser === undefined) {
      const found = await sending.find(messageOf(visit, here, form), form.conversation);
      if (found?.found === 'repeated')
        return sentTo(here, found, knownOf(here, form, found), (known) => loadOf(here, known));
      return notSaved(here, form, here.words.conversation.adviserGone(nameOf(here, head.adviser)));
    }
    const message: Message = { ...messageOf(visit, here, form), adviser };
    const to = loadOf(here, adviser).then((load) => ({ adviser, load }));
    return further(here, form, message, form.conversation, { to, head });
  };

  const sentTo = async (
    here: PageContext,
    { conversation, adviser: id, state }: PlaceOfPress,
    known: Known,
    load: (adviser: Adviser) => KnownLoad | Promise<KnownLoad>,
  ): Promise<Screen> => {
    changed(here.organisation.id, id);
    const adviser = writable(here, id);
    return sent(
      here,
      conversation,
      adviser === undefined ? { formerly: nameOf(here, id) } : { adviser, load: await load(adviser) },
      {
        ...known,
        state,
      },
    );
  };

  const loadOf = async (here: PageContext, adviser: Adviser): Promise<KnownLoad> => {
    const { organisation, now } = here;
    const { advisers } = await conversations.overview(organisation.id, NOBODY, [adviser.id], now);
    const [load] = await plannings.inForce(organisation, [adviser], advisers);
    return load ?? { open: 0 };
  };

  /** `undefined`: nothing is there. @throws what the store throws */
  const foundAfter = async (visit: Visit, here: PageContext, form: Typed): Promise<Screen | undefined> => {
    const isFirst = form.form === 'write' || form.form === 'choose-again';
    const found = await sending.find(messageOf(visit, here, form), isFirst ? undefined : form.conversation);
    if (found === undefined) return undefined;
    const isTheirs = !isFirst || found.adviser === form.adviser;
    if (isTheirs && found.found === 'exists') return undefined;
    // The store was asked once more already: what an adviser's own switch says is not worth a third time.
    if (isTheirs)
      return sentTo(here, found, knownOf(here, form, found), (known) => plannings.known(here.organisation, known).load);
    return arrived(here, presentAdvisers(here, { advisers: [] }), { found, form, submission: newFormId() });
  };

  return {
    async submit(visit, here, form) {
      const why = textFault(here, form);
      if (why !== undefined) return notSaved(here, form, why);
      if (form.form === 'reply' || form.form === 'reveal') return reply(visit, here, form);
      if (form.adviser === '') return notSaved(here, form, here.words.notSaved.chooseFirst, 'adviser');
      return first(visit, here, form);
    },
    async sentBefore(visit, here, { conversation, ownCopy }) {
      const head = await ownHead(visit, here, conversation);
      if (head === undefined) return ended(here, 'gone');
      const { handle, awaited } = head;
      const known = { handle, ownCopy: ownCopy === true, ...(awaited === undefined ? {} : { awaited }) };
      const place = { conversation, adviser: head.adviser, state: head.state };
      return sentTo(here, place, known, (adviser) => loadOf(here, adviser));
    },
    async afterFault(visit, here, form, error) {
      const { fault } = here.words.notSaved;
      try {
        const screen = await foundAfter(visit, here, form);
        if (screen !== undefined) return screen;
      } catch {
        return unsure(here, form);
      }
      if (isAppError(error, 'DAY_KEY_DESTROYED') || isAppError(error, 'ENVELOPE_REFUSED'))
        return notSaved(here, form, here.words.conversation.allUnreadable);
      // It may still be on its way there: a connection that broke delivers what it held later than the question.
      return isAppError(error, 'STORE_AWAY') ? unsure(here, form) : notSaved(here, form, withNumber(here, form, fault));
    },
  };
}

const messageOf = (visit: Visit, here: PageContext, form: Typed): Omit<Message, 'adviser'> => {
  const kind: MessageKind = form.form === 'reveal' ? 'name' : 'text';
  return {
    organisation: here.organisation,
    ...pseudonymsOf(visit),
    kind,
    text: form.text,
    language: here.language,
    ownCopy: form.form !== 'reveal' && form.ownCopy === true,
    formId: form.submission,
    now: here.now,
  };
};
