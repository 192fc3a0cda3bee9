/** HR publishes the card: shortcut or Home button → choose → posted at the address Slack gives → how to pin it. */
import { randomBytes } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { withoutPictures, type PublicPost } from '../../core/publishing/card.ts';
import {
  mayPublish,
  type Delivered,
  type Publisher,
  type PublishersDesk,
  type PublishingScreen,
} from '../../core/publishing/desk.ts';
import type { Keyring, RecordStore } from '../../core/ports.ts';
import type { Deployment } from '../../core/deployment.ts';
import type { Guard } from '../outbound/guard.ts';
import type { Opening } from '../flows/open.ts';
import type { FlowContext } from '../flows/context.ts';
import { pressSchema, shortcutSchema, viewSchema, type Modal, read } from '../http/payloads.ts';
import { claimOf, type Claim, type Ours, type Person } from '../flows/identify.ts';
import type { Sent } from '../outbound/send-view.ts';
import type { Submitting, Submitted } from '../flows/submit.ts';
import { deliver } from './deliver.ts';
import { PICTURE_PATH } from './picture.ts';
import { postBody } from './post-body.ts';
import { ACTIONS, CALLBACK, markOf, PREFIX, readChosen, readPreviewed, renderPublishing } from './view.ts';

/** As in `manifests/slack/manifest.json`. */
export const PUBLISH_SHORTCUT = 'publish-public-card';
/** Longer than a view stays usable. */
const FORM_SECONDS = 24 * 3600;
/** Of the time for an answer, what counting may need before the window is opened; the rest is for Slack. */
const COUNT_MS = 400;

export interface PublishingFlow {
  /** Is this press or this submission one for here? */
  takes(body: unknown): boolean;
  /** @throws AppError when nothing could be shown: an answer that is not 200 makes Slack say so. */
  shortcut(body: unknown): Promise<void>;
  /** @throws as `shortcut`. */
  press(body: unknown): Promise<void>;
  /** @throws as `shortcut`. */
  submit(body: unknown): Promise<Submitted>;
}
export interface PublishingParts {
  readonly publishers: PublishersDesk;
  readonly running: Deployment;
  readonly guard: Guard;
  readonly records: RecordStore;
  readonly keyring: Keyring;
}

export function createPublishing(
  { identify, sender, tokenForTeam, log, deadlineMs }: FlowContext,
  { opening, submitting }: { readonly opening: Opening; readonly submitting: Submitting },
  { publishers, running, guard, records, keyring }: PublishingParts,
): PublishingFlow {
  const publisherOf = ({ organisation }: Ours, { user }: Claim): Publisher => ({
    surface: 'slack',
    organisation,
    allowed: mayPublish(organisation, 'slack', user),
  });
  const newForm = (): string => randomBytes(16).toString('base64url').slice(0, 22);

  /** Slack refuses a view with one picture that it cannot load: then the same view without any, and says so. */
  const show = async (
    screen: PublishingScreen,
    claim: Claim,
    send: (view: ModalView) => Promise<Sent>,
  ): Promise<boolean> => {
    const options = { form: newForm(), user: claim.user };
    const sent = await send(renderPublishing(screen, options));
    if (sent.ok || screen.kind !== 'choose') return sent.ok;
    const preview = withoutPictures(screen.preview);
    if (
      postBody(preview) === postBody(screen.preview) ||
      (sent.reason !== 'other' && sent.reason !== 'invalid_arguments')
    )
      return false;
    return (await send(renderPublishing({ ...screen, preview }, { ...options, notice: screen.noPictures }))).ok;
  };

  const open = async (person: Person, claim: Claim, trigger: string): Promise<void> => {
    // Somebody of another company gets what they get everywhere.
    if (person.kind !== 'ours') return opening.press(person, trigger);
    const screen = await publishers.choose(publisherOf(person, claim), {}, { withinMs: COUNT_MS });
    const token = await tokenForTeam(person.team);
    const shown = token !== undefined && (await show(screen, claim, (view) => sender.open(token, trigger, view)));
    if (!shown) throw new AppError('CALL_FAILED', 'views.open');
  };

  /** Posts what it is handed, when that is to the byte what was previewed. */
  const post = async (
    { organisation }: Ours,
    modal: Modal,
    body: unknown,
    { handed, isLate }: { readonly handed: PublicPost; readonly isLate: () => boolean },
  ): Promise<Delivered> => {
    const previewed = readPreviewed(modal.private_metadata ?? '');
    const chosen = readChosen(modal.state?.values);
    if (previewed === undefined) return 'changed';
    if ((chosen.post ?? previewed.post) !== previewed.post) return 'changed';
    if ((chosen.language ?? previewed.language) !== previewed.language) return 'changed';
    const bytes = [handed, withoutPictures(handed)].map(postBody).find((each) => markOf(each) === previewed.seen);
    if (bytes === undefined) return 'changed';
    const address = addressIn(body);
    if (address === undefined) return 'no-channel';
    const once = keyring.derive('submission', 'publish', organisation.id, previewed.form);
    const there = keyring.derive('submission', 'published', organisation.id, previewed.form);
    // The first may still be on its way, or have failed: "already there" is said of what is known to be.
    if (!(await records.takeOnce('once', once, FORM_SECONDS)))
      return (await records.get('once', there)) === undefined ? 'unsure' : 'used';
    if (isLate()) return 'failed';
    const outcome = await deliver(guard, log, { organisation: organisation.id, address }, bytes);
    // If this is lost, a repeated press gets a less certain sentence; nothing is posted twice.
    if (outcome === 'posted') await records.takeOnce('once', there, FORM_SECONDS).catch(() => false);
    return outcome;
  };

  return {
    takes: (body) => ours.safeParse(body).success,

    async shortcut(body) {
      const payload = read(shortcutSchema, body);
      const claim = claimOf(payload);
      await open(identify(claim), claim, payload.trigger_id);
    },

    async press(body) {
      const { actions, view: shown, trigger_id: trigger, ...payload } = read(pressSchema, body);
      const modal = shown?.type === 'modal' ? shown : undefined;
      const claim = claimOf(payload, modal?.app_installed_team_id ?? null);
      const person = identify(claim);
      if (modal === undefined || person.kind !== 'ours') return open(person, claim, trigger);
      const chosen = actions[0].action_id === ACTIONS.again ? {} : readChosen(modal.state?.values);
      const publisher = publisherOf(person, claim);
      const screen =
        actions[0].action_id === ACTIONS.inOrder
          ? await publishers.inOrder(publisher)
          : await publishers.choose(publisher, chosen, { withinMs: COUNT_MS });
      const token = await tokenForTeam(person.team);
      // To any view that was named: there is nothing in it that not everybody may read.
      const done = token !== undefined && (await show(screen, claim, (view) => sender.update(token, modal.id, view)));
      if (!done) throw new AppError('CALL_FAILED', 'views.update');
    },

    async submit(body) {
      const { view: modal, ...payload } = read(viewSchema, body);
      const claim = claimOf(payload, modal.app_installed_team_id ?? null);
      const person = identify(claim);
      if (person.kind !== 'ours') return submitting.submit(body);
      const { post: id = 'card', language = person.organisation.languages[0] } =
        readPreviewed(modal.private_metadata ?? '') ?? {};
      const screen = await publishers.publish(
        publisherOf(person, claim),
        { post: id, language },
        (handed, isLate) => post(person, modal, body, { handed, isLate }),
        { withinMs: deadlineMs },
      );
      const options = { form: newForm(), user: claim.user };
      return {
        response: { response_action: 'update', view: renderPublishing(screen, options) },
        // Afterwards, because Slack shows nothing at all of a view with a picture that it cannot load.
        after: async () => {
          const token = await tokenForTeam(person.team);
          if (screen.kind !== 'published' || screen.pin === undefined) return;
          if (running.publicOrigin === undefined || token === undefined) return;
          const picture = `${running.publicOrigin}${PICTURE_PATH}`;
          await sender.update(token, modal.id, renderPublishing(screen, { ...options, picture }));
        },
      };
    },
  };
}

const ours = z.union([
  z.object({ view: z.object({ callback_id: z.literal(CALLBACK) }) }),
  z.object({ actions: z.tuple([z.object({ action_id: z.string().startsWith(PREFIX) })]).rest(z.unknown()) }),
]);

const responsesSchema = z.object({
  response_urls: z
    .array(z.object({ action_id: z.literal(ACTIONS.channel), response_url: z.string().max(1000) }))
    .min(1),
});
/** Where the chosen channel takes the answer; `undefined` when Slack gave none. */
const addressIn = (body: unknown): string | undefined =>
  responsesSchema.safeParse(body).data?.response_urls[0]?.response_url;
