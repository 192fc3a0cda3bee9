/** What goes back to Teams: dialogs in answers to invokes, and what somebody who writes to the bot gets. */
import { memoPer } from '../../base/memo.ts';
import { isAside, type Screen } from '../../core/screens.ts';
import { isCacheable } from '../../core/screen-marks.ts';
import type { Keep } from './read-card.ts';
import { render } from './render.ts';
import type { Caller, Dialog, DialogResponse } from '../types.ts';

/** What was made of screens that are the same for everybody, for as long as those are there. */
const responses = new WeakMap<Dialog, DialogResponse>();
const bytes = new WeakMap<object, Buffer>();

/** `keep`: what was typed and not sent, as the card that was read said it. */
export function dialogOf(screen: Screen, keep?: Keep): Dialog {
  const isKept = keep !== undefined && (keep.text !== '' || isAside(screen));
  return isKept || !isCacheable(screen) ? makeDialog(screen, keep) : standingDialog(screen);
}

const standingDialog = memoPer((screen: Screen): Dialog => {
  const dialog = makeDialog(screen);
  const response = continueWith(dialog);
  responses.set(dialog, response);
  bytes.set(response, Buffer.from(JSON.stringify(response)));
  return dialog;
});

function makeDialog(screen: Screen, keep?: Keep): Dialog {
  return {
    title: screen.title,
    width: 'medium',
    height: 'large',
    card: { contentType: 'application/vnd.microsoft.card.adaptive', content: render(screen, keep) },
  };
}

/**
 * `continue` and never `message` or a card for the compose box: a dialog is shown and gone, those could become
 * part of a chat (learn.microsoft.com, "task-modules-bots" and "respond-to-task-module-submit").
 */
export const continueWith = (dialog: Dialog): DialogResponse =>
  responses.get(dialog) ?? { task: { type: 'continue', value: dialog } };

/** An answer as it goes over the wire. */
export const written = (response: object): Buffer => bytes.get(response) ?? Buffer.from(JSON.stringify(response));

/** A message in the one-to-one chat counts as "open". Of the message there is no word left when it comes here. */
export interface Written {
  readonly caller: Caller & { readonly user: string };
  readonly conversation: string;
  readonly serviceUrl: string;
}
export interface ChatReplier {
  /** Never rejects; what does not work is logged by its reason. */
  readonly reply: (written: Written) => Promise<void>;
}

export const silent: ChatReplier = { reply: () => Promise.resolve() };
