/** What happens to a form with somebody's words in it: checked, sealed, stored; or kept in the form with the reason. */
import { bodyFits } from '../../seal/padding.ts';
import { findAdviser, type Adviser } from '../organisation.ts';
import {
  everyPseudonym,
  pseudonymsOf,
  TEXT_MAX,
  type ConversationHead,
  type ConversationId,
  type MessageKind,
} from '../conversation.ts';
import { isAppError } from '../../base/errors.ts';
import type { Submit, Visit } from '../events.ts';
import type { AdviserLoad, ConversationStore, Overview } from '../ports.ts';
import type { Screen } from '../screens.ts';
import type { Message, Sending } from './send.ts';
import { ended, sent, type Known } from '../pages/endings.ts';
import type { Outcome } from './outcome.ts';
import { type PageContext } from '../pages/context.ts';
import { firstName } from '../pages/labels.ts';
import { presentAdvisers } from '../pages/welcome.ts';
import { chooseAgain, limits, LIMITS_VERSION, notSaved } from '../pages/write.ts';
import { availabilityOf } from '../availability.ts';
import { canReceive } from '../pages/availability-line.ts';

type SentOutcome = Extract<Outcome, { kind: 'sent' }>;
type Typed = Exclude<Submit, { form: 'filters' | 'accept' }>;
type FirstMessage = Extract<Typed, { form: 'write' | 'choose-again' }>;
type Further = Extract<Typed, { form: 'reply' | 'reveal' }>;

export interface Submissions {
  submit(visit: Visit, here: PageContext, form: Typed): Promise<Screen>;
  /** The page of a message that was stored before; the conversation may be gone meanwhile. */
  sentBefore(visit: Visit, here: PageContext, outcome: SentOutcome): Promise<Screen>;
  /** The sentence for a form whose words could not be stored, with a number to call when we know one. */
  whyNot(here: PageContext, form: Typed, error: unknown): string;
}

interface Parts {
  readonly sending: Sending;
  readonly conversations: ConversationStore;
  readonly overview: (here: PageContext, visit: Visit) => Promise<Overview>;
  readonly ownHead: (visit: Visit, here: PageContext, id: ConversationId) => Promise<ConversationHead | undefined>;
  readonly changed: (organisation: string, adviser: string) => void;
}

export function createSubmissions({ sending, conversations, overview, ownHead, changed }: Parts): Submissions {
  const first = async (visit: Visit, here: PageContext, form: FirstMessage): Promise<Screen> => {
    const adviser = findAdviser(here.organisation, form.adviser);
    const again = async (why: 'gone' | 'full' | 'away'): Promise<Screen> => {
      const seen = await overview(here, visit);
      return chooseAgain(here, presentAdvisers(here, seen), form, (words) =>
        why === 'gone' || adviser === undefined ? words.gone : words[why](adviser.name),
      );
    };
    if (adviser === undefined || adviser.keyCards.length === 0) return again('gone');
    if (form.limits !== LIMITS_VERSION) return limits(here, adviser, true);
    // The clock alone can say that somebody's hours ended meanwhile; load and own switch are checked where it is stored.
    const availability = availabilityOf(adviser, { open: 0 }, here.now);
    const promisedNow = form.form === 'write' && form.shown !== 'later';
    if (!canReceive(availability) || (promisedNow && availability.state !== 'available')) return again('away');

    const message: Message = { ...messageOf(visit, here, adviser, form), kind: 'text' };
    const { result, id, handle } = await sending.open(message, {
      language: here.language,
      limits: form.limits,
      refuseWhenAway: promisedNow,
    });
    switch (result) {
      case 'stored':
      case 'repeated': {
        changed(here.organisation.id, adviser.id);
        const known = result === 'stored' ? { handle, ownCopy: message.ownCopy } : await firstStored(visit, here, id);
        // If we promised "now" and it was stored, the adviser cannot be away. If we promised "later", the real moment is said.
        return sent(here, id, { adviser, load: promisedNow ? { open: 0 } : await loadOf(here, adviser) }, known);
      }
      case 'exists':
        // The same form, sent before with other words: what stands there stays, this is the next message.
        return further(here, form, message, id, { adviser, load: { open: 0 } });
      case 'full':
        return again('full');
      case 'away':
        return again('away');
      case 'too-many': {
        const running = (await overview(here, visit)).conversations.find(
          (one) => one.state === 'open' && one.adviser === adviser.id,
        );
        return running === undefined
          ? notSaved(here, form, here.words.notSaved.tooMany)
          : further(here, form, message, running.id, { adviser, load: { open: 0 }, isUnnamed: true });
      }
    }
  };

  /** Into a conversation that is there already. */
  const further = async (
    here: PageContext,
    form: Typed,
    message: Message,
    id: ConversationId,
    to: { adviser: Adviser; load: AdviserLoad | Promise<AdviserLoad>; isUnnamed?: true },
    head?: ConversationHead,
  ): Promise<Screen> => {
    const words = here.words.notSaved;
    // The load is asked for while the message is being sealed and stored: it costs no time of its own.
    const [{ result, handle }, load] = await Promise.all([sending.append(message, id, head), to.load]);
    switch (result) {
      case 'stored':
      case 'repeated':
        changed(here.organisation.id, to.adviser.id);
        return sent(
          here,
          id,
          { adviser: to.adviser, load },
          {
            // Who forged a form learns nothing of a conversation that the form does not name.
            ...(handle === undefined || to.isUnnamed === true ? {} : { handle }),
            // An earlier press may have been ticked otherwise.
            ...(result === 'stored' ? { ownCopy: message.ownCopy } : {}),
          },
        );
      case 'gone':
      case 'closed':
        return ended(here, 'gone');
      case 'too-fast':
        return notSaved(here, form, words.tooFast);
      case 'too-long':
        return notSaved(here, form, words.conversationFull);
      case 'moved':
        return notSaved(here, form, words.fault);
    }
  };

  const reply = async (visit: Visit, here: PageContext, form: Further): Promise<Screen> => {
    const head = await ownHead(visit, here, form.conversation);
    if (head === undefined || head.state === 'closed') return ended(here, 'gone');
    const adviser = findAdviser(here.organisation, head.adviser);
    if (adviser === undefined || adviser.keyCards.length === 0)
      return notSaved(
        here,
        form,
        here.words.conversation.adviserGone(adviser?.name ?? here.words.conversations.formerAdviser),
      );
    const kind: MessageKind = form.form === 'reveal' ? 'name' : 'text';
    const message: Message = { ...messageOf(visit, here, adviser, form), kind };
    return further(here, form, message, form.conversation, { adviser, load: loadOf(here, adviser) }, head);
  };

  /** What there is of a first message that an earlier press stored. Left unsaid when it cannot be asked: it is stored. */
  const firstStored = async (visit: Visit, here: PageContext, id: ConversationId): Promise<Known> => {
    const by = { employee: everyPseudonym(visit) };
    const page = { before: 1, limit: 1, copies: true };
    const found = await conversations.read(here.organisation.id, id, by, page, here.now).catch(() => undefined);
    return found === undefined ? {} : { handle: found.head.handle, ownCopy: found.employeeCopies.has(0) };
  };

  const loadOf = async (here: PageContext, adviser: Adviser): Promise<AdviserLoad> => {
    const awayUntil = await conversations.awayUntil(here.organisation.id, adviser.id, here.now);
    return awayUntil === undefined ? { open: 0 } : { open: 0, awayUntil };
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
      const adviser = head === undefined ? undefined : findAdviser(here.organisation, head.adviser);
      if (head === undefined || adviser === undefined) return ended(here, 'gone');
      const known = { handle: head.handle, ...(ownCopy === undefined ? {} : { ownCopy }) };
      return sent(here, conversation, { adviser, load: await loadOf(here, adviser) }, known);
    },
    whyNot(here, form, error) {
      if (isAppError(error, 'DAY_KEY_DESTROYED') || isAppError(error, 'ENVELOPE_REFUSED'))
        return here.words.conversation.allUnreadable;
      const adviser = 'adviser' in form ? findAdviser(here.organisation, form.adviser) : undefined;
      const reachable =
        adviser?.contact.phone === undefined
          ? here.organisation.advisers.find(({ contact }) => contact.phone !== undefined)
          : adviser;
      const words = here.words.notSaved;
      return (
        words.fault +
        (reachable?.contact.phone === undefined ? '' : words.orCall(firstName(reachable.name), reachable.contact.phone))
      );
    },
  };
}

const messageOf = (visit: Visit, here: PageContext, adviser: Adviser, form: Typed): Omit<Message, 'kind'> => ({
  organisation: here.organisation,
  ...pseudonymsOf(visit),
  adviser,
  text: form.text,
  ownCopy: form.form !== 'reveal' && form.ownCopy === true,
  formId: form.submission,
  now: here.now,
});

function textFault(here: PageContext, { text }: Typed): string | undefined {
  const words = here.words.notSaved;
  if (text.trim() === '') return words.empty;
  if (text.length > TEXT_MAX || !bodyFits(text)) return words.tooLong(TEXT_MAX);
  // Half a surrogate pair cannot be encoded; sending something else than was typed is not an option.
  if (!text.isWellFormed()) return words.unreadable;
  return undefined;
}
