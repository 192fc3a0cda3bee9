/** Saying who one is, to one adviser. */
import type { ConversationHead } from '../conversation.ts';
import type { RevealScreen } from '../screens.ts';
import { frame, type PageContext } from './context.ts';
import { firstNameOf } from './labels.ts';

export function reveal(here: PageContext, head: ConversationHead, submission: string): RevealScreen {
  const words = here.words.reveal;
  const name = firstNameOf(here, head.adviser);
  return {
    kind: 'reveal',
    ...frame(here),
    heading: words.heading(name),
    lines: words.lines(name),
    field: { label: words.label(name), placeholder: words.placeholder, edition: 0, multiline: false, maxLength: 100 },
    form: { form: 'reveal', conversation: head.id, submission },
    submit: words.submit,
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}
