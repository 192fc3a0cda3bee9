/** Screen → modal. Layout only: every word was chosen before it came here. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Screen } from '../../core/screens.ts';
import { plain } from './blocks.ts';
import { fit } from './fit.ts';
import { cut, LIMITS } from './limits.ts';
import { writeMetadata } from './metadata.ts';
import { createParts, screens, type Page, type Parts } from './screens.ts';

/** `aside` lies over another view, whose place Slack's own back arrow keeps. */
export const CALLBACK = { root: 'in-vertrouwen', aside: 'in-vertrouwen.aside' } as const;

export interface RenderOptions {
  /** Shown over another view: no way back of our own. */
  readonly aside?: boolean;
  /** Block id of the text field that is on screen now: what was typed in it stays. */
  readonly keep?: string;
}

export function render(screen: Screen, options: RenderOptions = {}): ModalView {
  const { head, items, tail, keepItems, form, submit } = pageOf(screen, createParts(screen, options));
  return {
    type: 'modal',
    callback_id: options.aside === true ? CALLBACK.aside : CALLBACK.root,
    title: plain(screen.title, LIMITS.title),
    private_metadata: writeMetadata({ context: screen.context, ...(form === undefined ? {} : { form }) }),
    notify_on_close: true,
    ...(submit === undefined ? {} : { submit: plain(submit, LIMITS.submit) }),
    blocks: fit({ head, items, tail, keepItems }, LIMITS.modalBlocks),
  };
}

/** Block id of the text field in a rendered view. */
export function fieldOf(view: ModalView): string | undefined {
  return (view.blocks as readonly KnownBlock[]).find(
    (block) => block.type === 'input' && block.element.type === 'plain_text_input',
  )?.block_id;
}

/** The compiler cannot see that the function in the table is the one for this screen. */
const pageOf = (screen: Screen, parts: Parts): Page =>
  (screens[screen.kind] as (screen: Screen, parts: Parts) => Page)(screen, parts);

/** For `response_action: errors`: one sentence at a field. */
export const fieldError = (reason: string): string => cut(reason, LIMITS.fieldError) || '…';
