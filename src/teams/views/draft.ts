/**
 * Words that were typed and not sent. A dialog shows one card at a time, so opening something to read takes the
 * form away: the words ride along in a hidden input (inputs are sent with every press, visible or not), and
 * the form gets them back when it is shown again. They are nowhere but in the open dialog.
 */
import type { Form } from '../../core/events.ts';
import { isAside, type Screen } from '../../core/screens.ts';
import type { Keep } from './read-card.ts';

/** More than the longest text that can be sent, in bytes of JSON; a client that respects `maxLength` stays below. */
const MAX_BYTES = 12_000;

export interface Kept {
  /** For the field of this screen. */
  readonly own?: Keep;
  /** For a form that is not on this screen. */
  readonly behind?: Keep;
}

export function draftOn(screen: Screen, keep: Keep | undefined): Kept {
  if (keep === undefined || isSettled(screen)) return {};
  const form = formOf(screen);
  const kept = { ...keep, text: shortened(keep.text) };
  if (form !== undefined && belongs(kept.form, form, screen)) return { own: kept };
  // A form without words is only what something to read leads back to.
  return kept.text === '' && !isAside(screen) ? {} : { behind: kept };
}

export function formOf(screen: Screen): Form | undefined {
  const form = screen.kind === 'conversation' ? screen.reply?.form : 'form' in screen ? screen.form : undefined;
  return form && bare(form);
}

/** The form alone: one that could not be stored comes back with what was typed still beside it. */
export function bare(form: Form): Form {
  switch (form.form) {
    case 'filters':
      return { form: form.form };
    case 'accept':
      return { form: form.form, adviser: form.adviser, limits: form.limits };
    case 'write': {
      const { adviser, limits, submission, shown } = form;
      return { form: form.form, adviser, limits, submission, ...(shown === undefined ? {} : { shown }) };
    }
    case 'choose-again':
      return { form: form.form, limits: form.limits, submission: form.submission };
    case 'reply':
    case 'call-me':
    case 'reveal':
      return { form: form.form, conversation: form.conversation, submission: form.submission };
  }
}

/** The words were sent, or what they were for is over. */
function isSettled({ kind }: Screen): boolean {
  return kind === 'sent' || kind === 'withdrawn' || kind === 'closed';
}

function belongs(kept: Form, shown: Form, { kind }: Screen): boolean {
  if (kind === 'not-saved') return true;
  switch (shown.form) {
    case 'filters':
    case 'accept':
      return false;
    case 'choose-again':
      return kept.form === 'write' || kept.form === 'choose-again';
    case 'write':
      return kept.form === 'write' && kept.adviser === shown.adviser;
    case 'reply':
    case 'call-me':
    case 'reveal':
      return kept.form === shown.form && kept.conversation === shown.conversation;
  }
}

export function shortened(text: string): string {
  let end = text.length;
  while (Buffer.byteLength(JSON.stringify(text.slice(0, end))) > MAX_BYTES) end = Math.floor(end * 0.9);
  return text.slice(0, end);
}
