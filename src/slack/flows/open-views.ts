/**
 * Which of our views an employee has open, as Slack itself told us. Only these are ever updated: whoever
 * stole the signing secret can name any view id in a request, and still nothing is shown there.
 * Sealed, because it says that somebody talks with somebody; without preferences, which are never stored.
 */
import { z } from 'zod';
import { isConversationId, type ConversationId, type Pseudonym, type Pseudonyms } from '../../core/conversation.ts';
import { codeOf } from '../../base/errors.ts';
import { languageSchema } from '../../core/events.ts';
import type { OrganisationId } from '../../core/organisation.ts';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import { openTimed, sealTimed } from '../../core/sealed-record.ts';
import type { Log } from '../../base/log.ts';

/** An hour after the last press the modal is taken for closed. */
const LIFE_SECONDS = 3600;
/** Three stacked views on two devices. */
const MOST_VIEWS = 6;

const shownSchema = z.strictObject({
  view: z.string().min(1).max(255),
  hash: z.string().max(255).exactOptional(),
  kind: z.string().max(40),
  conversation: z.custom<ConversationId>(isConversationId).exactOptional(),
  /** Block id of its text field. */
  field: z.string().max(255).exactOptional(),
  aside: z.boolean().exactOptional(),
  language: languageSchema,
});
/** One open view and what it shows. */
export type Shown = z.infer<typeof shownSchema>;
const rememberedSchema = z.strictObject({
  team: z.string().min(1).max(40),
  views: z.array(shownSchema).max(MOST_VIEWS),
});
const pseudonymSchema = z.string().transform((text) => text as Pseudonym);
export type RememberedViews = z.infer<typeof rememberedSchema>;

/** Never throws: without a store the views are simply not known, and the answer is a new view. */
export interface OpenViews {
  /** Remembered under the pseudonym of before the turn of the month, or of before the upgrade, they are found too. */
  recall(organisation: OrganisationId, person: Pseudonyms): Promise<RememberedViews | undefined>;
  /**
   * Under which pseudonym the views are remembered of whoever has this conversation open. It stands under a pseudonym of
   * the month in which its employee last wrote, and they may have come in under a later one since.
   */
  lookingAt(organisation: OrganisationId, conversation: ConversationId): Promise<Pseudonym | undefined>;
  /** `before`: what `recall` gave. The newest comes last. */
  remember(
    organisation: OrganisationId,
    employee: Pseudonym,
    team: string,
    before: RememberedViews | undefined,
    shown: Shown,
  ): Promise<void>;
  forget(organisation: OrganisationId, person: Pseudonyms, view: string): Promise<void>;
}

export function createOpenViews(records: RecordStore, keyring: Keyring, log: Log, clock: Clock): OpenViews {
  /** Under the hour's key: in it stands Slack's mark of a view, which begins with the second of the press. */
  const seal = (value: unknown, bound: string): Promise<Uint8Array> =>
    sealTimed(keyring, 'hour', value, bound, clock.now());
  const id = (organisation: OrganisationId, employee: Pseudonym): string =>
    keyring.derive('view', organisation, employee);
  const bound = (organisation: OrganisationId, employee: Pseudonym): string => `view:${organisation}:${employee}`;
  const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      log.error('fault', { part: 'slack', ...codeOf(error), reason: 'view-record' });
      return undefined;
    }
  };
  const under = async (organisation: OrganisationId, employee: Pseudonym) => {
    const sealed = await records.get('view', id(organisation, employee));
    const remembered = await openTimed(keyring, rememberedSchema, sealed, bound(organisation, employee));
    return remembered && { employee, remembered };
  };
  const find = (organisation: OrganisationId, { employee, formerly = [] }: Pseudonyms) =>
    quietly(async () => {
      const found = await under(organisation, employee);
      // Asked afterwards, because nearly always there is nothing to ask for.
      if (found !== undefined || formerly.length === 0) return found;
      const before = await Promise.all(formerly.map((former) => under(organisation, former)));
      return before.find((one) => one !== undefined);
    });
  const pointer = (organisation: OrganisationId, conversation: ConversationId): string =>
    keyring.derive('view', organisation, 'conversation', conversation);
  const boundPointer = (organisation: OrganisationId, conversation: ConversationId): string =>
    `view:${organisation}:conversation:${conversation}`;
  const point = async (organisation: OrganisationId, employee: Pseudonym, { conversation }: Shown): Promise<void> => {
    if (conversation === undefined) return;
    const sealed = await seal(employee, boundPointer(organisation, conversation));
    await records.put('view', pointer(organisation, conversation), sealed, LIFE_SECONDS);
  };
  const write = async (
    organisation: OrganisationId,
    employee: Pseudonym,
    remembered: RememberedViews,
  ): Promise<void> => {
    const sealed = await seal(remembered, bound(organisation, employee));
    await records.put('view', id(organisation, employee), sealed, LIFE_SECONDS);
  };
  return {
    recall: async (organisation, person) => (await find(organisation, person))?.remembered,
    lookingAt: (organisation, conversation) =>
      quietly(async () => {
        const sealed = await records.get('view', pointer(organisation, conversation));
        return openTimed(keyring, pseudonymSchema, sealed, boundPointer(organisation, conversation));
      }),
    async remember(organisation, employee, team, before, shown) {
      const others = before?.team === team ? before.views.filter(({ view }) => view !== shown.view) : [];
      // At once, so that it takes no longer.
      await quietly(() =>
        Promise.all([
          write(organisation, employee, { team, views: [...others, shown].slice(-MOST_VIEWS) }),
          point(organisation, employee, shown),
        ]),
      );
    },
    async forget(organisation, person, view) {
      const found = await find(organisation, person);
      if (found === undefined) return;
      const { employee, remembered } = found;
      const views = remembered.views.filter((shown) => shown.view !== view);
      if (views.length === remembered.views.length) return;
      await quietly(() =>
        views.length === 0
          ? records.delete('view', id(organisation, employee))
          : write(organisation, employee, { ...remembered, views }),
      );
    },
  };
}
