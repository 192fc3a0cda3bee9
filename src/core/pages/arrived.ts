/** A first message that came in after all, while its answer got lost: where it is, and what can be done now. */
import { findAdviser } from '../organisation.ts';
import type { FoundPress } from '../presses.ts';
import type { WriteScreen } from '../screens.ts';
import { withBody } from '../screen-marks.ts';
import type { PageContext } from './context.ts';
import { firstName } from '../first-name.ts';
import { firstNameOf } from './labels.ts';
import type { Present } from './availability-line.ts';
import { chooseAgain } from './write.ts';

export interface Arrived {
  readonly found: FoundPress;
  /** What was sent now, and to whom. */
  readonly form: { readonly adviser: string; readonly limits: string };
  /** A new mark: what is sent from here is another message, to whom it says. */
  readonly submission: string;
}

export function arrived(here: PageContext, everybody: readonly Present[], now: Arrived): WriteScreen {
  const { found, form, submission } = now;
  const words = here.words.write.arrived;
  const name = firstNameOf(here, found.adviser);
  const meant = findAdviser(here.organisation, form.adviser);
  const other =
    form.adviser === found.adviser ? undefined : meant === undefined ? words.somebodyElse : firstName(meant.name);
  const { choice, ...page } = chooseAgain(here, everybody, { limits: form.limits, submission }, () => '');
  const chosen = choice?.options.find(({ value }) => value === form.adviser && other !== undefined)?.value;
  const notice =
    other !== undefined
      ? words.elsewhere(name, other)
      : found.state === 'closed'
        ? words.closed(name)
        : words.noFurther(name);
  const { conversation } = found;
  const mine = { label: here.words.conversations.heading, press: { do: 'conversations' } } as const;
  const screen: WriteScreen = {
    ...page,
    heading: words.heading,
    notice,
    ...(choice === undefined ? {} : { choice: { ...choice, ...(chosen === undefined ? {} : { chosen }) } }),
    actions: [
      { label: here.words.sent.open, press: { do: 'conversation', conversation } },
      { label: here.words.sent.withdrawAction, press: { do: 'ask-withdraw', conversation } },
    ],
  };
  return withBody(screen, { ...screen, actions: [mine] });
}
