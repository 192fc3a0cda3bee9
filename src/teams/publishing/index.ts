/**
 * HR's command in the compose box: choose a text, see it, and get it as a card in one's own message, which that
 * person sends and pins. The bot posts nothing.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { codeOf } from '../../base/errors.ts';
import { formIdSchema, languageSchema } from '../../core/events.ts';
import { POSTS, type PostId } from '../../core/publishing/card.ts';
import { mayPublish, type Chosen, type Publisher, type PublishersDesk } from '../../core/publishing/desk.ts';
import type { Log } from '../../base/log.ts';
import type { Asked, Dialogs } from '../flows/dialogs.ts';
import type { Idempotency } from '../flows/idempotency.ts';
import { chooseDialog, insertOf, noteDialog, orderDialog } from './cards.ts';
import { continueWith } from '../views/view-cache.ts';
import type { Caller, CardResponse, DialogResponse } from '../types.ts';

/** As in `manifests/teams/manifest.json`. */
export const PUBLISH_COMMAND = 'publish';

/** The inputs have the names of the choices. Strict: every field may have been changed on the way. */
const pressedSchema = z.strictObject({
  iv: z.literal(1),
  publish: z.enum(['show', 'insert', 'in-order']),
  submission: formIdSchema,
  post: z.enum(POSTS as readonly [PostId, ...PostId[]]).exactOptional(),
  language: languageSchema.exactOptional(),
  msteams: z.unknown().exactOptional(),
});
type Pressed = z.infer<typeof pressedSchema>;

export interface PublishingParts {
  readonly desk: PublishersDesk;
  readonly idempotency: Idempotency;
  readonly failed: Dialogs['failed'];
  /** The address behind the card's button. */
  readonly tab: string;
  readonly log: Log;
}
export interface Publishing {
  /**
   * `undefined`: not about publishing, for the other dialogs to answer. Never rejects. The answer with a card
   * comes for a press on the last button by somebody who may publish at that moment, and for nothing else.
   */
  respond(caller: Caller, commandId: string, asked: Asked): Promise<DialogResponse | CardResponse | undefined>;
}

export function createPublishing({ desk, idempotency, failed, tab, log }: PublishingParts): Publishing {
  const newFormId = (): string => randomBytes(16).toString('base64url');

  const show = async (
    publisher: Publisher,
    user: string | undefined,
    wanted: Partial<Chosen>,
    withinMs: number,
  ): Promise<DialogResponse> => {
    const screen = await desk.choose(publisher, wanted, { withinMs });
    const submission = newFormId();
    return continueWith(
      screen.kind === 'choose' ? chooseDialog(screen, submission) : noteDialog(screen, submission, user),
    );
  };

  const order = async (publisher: Publisher, user: string | undefined): Promise<DialogResponse> => {
    const screen = await desk.inOrder(publisher);
    const submission = newFormId();
    return continueWith(
      screen.kind === 'in-order' ? orderDialog(screen, submission) : noteDialog(screen, submission, user),
    );
  };

  const insert = async (
    publisher: Publisher,
    { user, employee }: Caller,
    { submission, post = 'card', language }: Pressed,
    withinMs: number,
  ): Promise<DialogResponse | CardResponse> => {
    const { languages } = publisher.organisation;
    const chosen = { post, language: languages.find((one) => one === language) ?? languages[0] };
    let made: CardResponse | undefined;
    const screen = await desk.publish(
      publisher,
      chosen,
      async (shown) => {
        made = insertOf(shown, tab);
        // Sent again, or pressed again: the same card, counted once.
        return employee !== undefined && (await idempotency.first(employee, submission)) ? 'posted' : 'used';
      },
      { withinMs },
    );
    // Counting may take its time, or fail: the card does not wait for it.
    if (made !== undefined) return made;
    if (screen.kind === 'published') throw new TypeError('published without a card');
    return continueWith(noteDialog(screen, newFormId(), user));
  };

  return {
    async respond(caller, commandId, { submitted, withinMs }) {
      if (commandId !== PUBLISH_COMMAND) return undefined;
      const pressed = submitted === 'open' ? undefined : pressedSchema.safeParse(submitted.data).data;
      if (submitted !== 'open' && pressed === undefined) return undefined;
      const { organisation, user } = caller;
      const allowed = user !== undefined && mayPublish(organisation, 'teams', user);
      const publisher: Publisher = { surface: 'teams', organisation, allowed };
      const wanted: Partial<Chosen> = {
        ...(pressed?.post === undefined ? {} : { post: pressed.post }),
        ...(pressed?.language === undefined ? {} : { language: pressed.language }),
      };
      try {
        if (pressed?.publish === 'in-order') return await order(publisher, user);
        return pressed?.publish === 'insert'
          ? await insert(publisher, caller, pressed, withinMs)
          : await show(publisher, user, wanted, withinMs);
      } catch (error) {
        log.error('fault', { part: 'teams', reason: 'publish', ...codeOf(error) });
        return continueWith(failed(caller));
      }
    },
  };
}
