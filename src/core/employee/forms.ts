/** What happens to a form with somebody's words in it: checked, sealed, stored; or kept in the form with the reason. */
import { bodyFits } from '../../seal/padding.ts';
import { findAdviser, type Adviser } from '../organisation.ts';
import { TEXT_MAX, type ConversationHead, type ConversationId, type MessageKind } from '../conversation.ts';
import { isAppError } from '../../base/errors.ts';
import type { Submit, Visit } from '../events.ts';
import type { AdviserLoad, ConversationStore, Look } from '../ports.ts';
import type { Screen } from '../screens.ts';
import type { Message, Sending } from './send.ts';
import { ended, sent } from '../pages/endings.ts';
import { firstName, type Scene } from '../pages/context.ts';
import { presentAdvisers } from '../pages/welcome.ts';
import { chooseAgain, limits, LIMITS_VERSION, notSaved } from '../pages/write.ts';
import { availabilityOf } from '../availability.ts';
import { canReceive } from '../pages/availability-line.ts';

type Typed = Exclude<Submit, { form: 'filters' }>;
type FirstMessage = Extract<Typed, { form: 'write' | 'choose-again' }>;
type Further = Extract<Typed, { form: 'reply' | 'reveal' }>;

export interface Submissions {
  submit(visit: Visit, scene: Scene, form: Typed): Promise<Screen>;
  /** The page of a message that was stored before; the conversation may be gone meanwhile. */
  sentBefore(visit: Visit, scene: Scene, conversation: ConversationId): Promise<Screen>;
  /** The sentence for a form whose words could not be stored, with a number to call when we know one. */
  whyNot(scene: Scene, form: Typed, error: unknown): string;
}

interface Parts {
  readonly sending: Sending;
  readonly conversations: ConversationStore;
  readonly ownHead: (visit: Visit, scene: Scene, id: ConversationId) => Promise<ConversationHead | undefined>;
  readonly changed: (organisation: string, adviser: string) => void;
}

export function createSubmissions({ sending, conversations, ownHead, changed }: Parts): Submissions {
  const lookFor = (visit: Visit, scene: Scene): Promise<Look> =>
    conversations.look(
      scene.organisation.id,
      visit.employee,
      scene.organisation.advisers.map(({ id }) => id),
      scene.now,
    );

  const first = async (visit: Visit, scene: Scene, form: FirstMessage): Promise<Screen> => {
    const adviser = findAdviser(scene.organisation, form.adviser);
    const again = async (why: 'gone' | 'full' | 'away'): Promise<Screen> => {
      const seen = await lookFor(visit, scene);
      return chooseAgain(scene, presentAdvisers(scene, seen), form, (words) =>
        why === 'gone' || adviser === undefined ? words.gone : words[why](adviser.name),
      );
    };
    if (adviser === undefined || adviser.keyCards.length === 0) return again('gone');
    if (form.limits !== LIMITS_VERSION) return limits(scene, adviser, true);
    // The clock alone can say that somebody's hours ended meanwhile; load and own switch are checked where it is stored.
    const availability = availabilityOf(adviser, { open: 0 }, scene.now);
    const promisedNow = form.form === 'write' && form.shown !== 'later';
    if (!canReceive(availability) || (promisedNow && availability.state !== 'available')) return again('away');

    const message: Message = { ...messageOf(visit, scene, adviser, form), kind: 'text' };
    const { result, id } = await sending.open(message, {
      language: scene.language,
      limits: form.limits,
      refuseWhenAway: promisedNow,
    });
    switch (result) {
      case 'stored':
      case 'repeated':
        changed(scene.organisation.id, adviser.id);
        // Told "reachable now" and stored: then the switch is not set. Told "later": say the real moment.
        return sent(scene, id, { adviser, load: promisedNow ? { open: 0 } : await loadOf(scene, adviser) });
      case 'exists':
        // The same form, sent before with other words: what stands there stays, this is the next message.
        return further(scene, form, message, id, { adviser, load: { open: 0 } });
      case 'full':
        return again('full');
      case 'away':
        return again('away');
      case 'too-many': {
        const running = (await lookFor(visit, scene)).conversations.find(
          (one) => one.state === 'open' && one.adviser === adviser.id,
        );
        return running === undefined
          ? notSaved(scene, form, scene.words.notSaved.tooMany)
          : further(scene, form, message, running.id, { adviser, load: { open: 0 } });
      }
    }
  };

  /** Into a conversation that is there already. */
  const further = async (
    scene: Scene,
    form: Typed,
    message: Message,
    id: ConversationId,
    to: { adviser: Adviser; load: AdviserLoad | Promise<AdviserLoad> },
    head?: ConversationHead,
  ): Promise<Screen> => {
    const words = scene.words.notSaved;
    // The load is asked for while the message is being sealed and stored: it costs no time of its own.
    const [result, load] = await Promise.all([sending.append(message, id, head), to.load]);
    switch (result) {
      case 'stored':
      case 'repeated':
        changed(scene.organisation.id, to.adviser.id);
        return sent(scene, id, { adviser: to.adviser, load });
      case 'gone':
      case 'closed':
        return ended(scene, 'gone');
      case 'too-fast':
        return notSaved(scene, form, words.tooFast);
      case 'too-long':
        return notSaved(scene, form, words.conversationFull);
      case 'moved':
        return notSaved(scene, form, words.fault);
    }
  };

  const reply = async (visit: Visit, scene: Scene, form: Further): Promise<Screen> => {
    const head = await ownHead(visit, scene, form.conversation);
    if (head === undefined || head.state === 'closed') return ended(scene, 'gone');
    const adviser = findAdviser(scene.organisation, head.adviser);
    if (adviser === undefined || adviser.keyCards.length === 0)
      return notSaved(
        scene,
        form,
        scene.words.conversation.adviserGone(adviser?.name ?? scene.words.conversations.formerAdviser),
      );
    const kind: MessageKind = form.form === 'reveal' ? 'name' : 'text';
    const message: Message = { ...messageOf(visit, scene, adviser, form), kind };
    return further(scene, form, message, form.conversation, { adviser, load: loadOf(scene, adviser) }, head);
  };

  const loadOf = async (scene: Scene, adviser: Adviser): Promise<AdviserLoad> => {
    const awayUntil = await conversations.awayUntil(scene.organisation.id, adviser.id, scene.now);
    return awayUntil === undefined ? { open: 0 } : { open: 0, awayUntil };
  };

  return {
    async submit(visit, scene, form) {
      const why = textFault(scene, form);
      if (why !== undefined) return notSaved(scene, form, why);
      if (form.form === 'reply' || form.form === 'reveal') return reply(visit, scene, form);
      if (form.adviser === '') return notSaved(scene, form, scene.words.notSaved.chooseFirst, 'adviser');
      return first(visit, scene, form);
    },
    async sentBefore(visit, scene, conversation) {
      const adviserId = (await ownHead(visit, scene, conversation))?.adviser;
      const adviser = adviserId === undefined ? undefined : findAdviser(scene.organisation, adviserId);
      if (adviser === undefined) return ended(scene, 'gone');
      return sent(scene, conversation, { adviser, load: await loadOf(scene, adviser) });
    },
    whyNot(scene, form, error) {
      if (isAppError(error, 'DAY_KEY_DESTROYED') || isAppError(error, 'ENVELOPE_REFUSED'))
        return scene.words.conversation.allUnreadable;
      const adviser = 'adviser' in form ? findAdviser(scene.organisation, form.adviser) : undefined;
      const reachable =
        adviser?.contact.phone === undefined
          ? scene.organisation.advisers.find(({ contact }) => contact.phone !== undefined)
          : adviser;
      const words = scene.words.notSaved;
      return (
        words.fault +
        (reachable?.contact.phone === undefined ? '' : words.orCall(firstName(reachable.name), reachable.contact.phone))
      );
    },
  };
}

const messageOf = (visit: Visit, scene: Scene, adviser: Adviser, form: Typed): Omit<Message, 'kind'> => ({
  organisation: scene.organisation,
  employee: visit.employee,
  adviser,
  text: form.text,
  submission: form.submission,
  now: scene.now,
});

function textFault(scene: Scene, { text }: Typed): string | undefined {
  const words = scene.words.notSaved;
  if (text.trim() === '') return words.empty;
  if (text.length > TEXT_MAX || !bodyFits(text)) return words.tooLong(TEXT_MAX);
  // Half a surrogate pair cannot be encoded; sending something else than was typed is not an option.
  if (!text.isWellFormed()) return words.unreadable;
  return undefined;
}
