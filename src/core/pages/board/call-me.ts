/** "Bel mij": the form, what stands on the conversation once there is a number, and what is said after it was given. */
import type { EmployeePart } from '../../board/parts.ts';
import type { CallMeScreen } from '../../conversation-screens.ts';
import type { ConversationHead } from '../../conversation.ts';
import { findAdviser } from '../../organisation.ts';
import type { BoardPart } from '../../screen-parts.ts';
import type { SentScreen } from '../../screens.ts';
import { withBody } from '../../screen-marks.ts';
import { frame, type PageContext } from '../context.ts';
import { firstNameOf } from '../labels.ts';
import type { BoardAt } from './at.ts';
import { callMeFields } from './call-me-fields.ts';

const phoneOf = ({ organisation }: PageContext, head: Pick<ConversationHead, 'adviser'>): string | undefined =>
  findAdviser(organisation, head.adviser)?.contact.phone;

export function callMePart({ here, head, adviser, submission }: BoardAt, { callMe }: EmployeePart): BoardPart[] {
  // What was agreed says by itself that they are called.
  if (callMe === undefined || head.state === 'closed') return [];
  const words = here.words.board.callMe;
  const name = firstNameOf(here, head.adviser);
  const conversation = head.id;
  return [
    {
      heading: words.setHeading(name),
      lines: [words.hidden(name), words.from(name, phoneOf(here, head))],
      actions:
        adviser === undefined
          ? []
          : [
              { label: words.change, press: { do: 'call-me', conversation } },
              { label: words.remove, press: { do: 'no-call', conversation, submission } },
            ],
    },
  ];
}

export function callMePage(
  here: PageContext,
  head: Pick<ConversationHead, 'id' | 'adviser'>,
  submission: string,
): CallMeScreen {
  const words = here.words.board.callMe;
  const name = firstNameOf(here, head.adviser);
  return {
    kind: 'call-me',
    ...frame(here),
    heading: words.heading(name),
    lines: words.lines(name, phoneOf(here, head)),
    ...callMeFields(here.words),
    form: { form: 'call-me', conversation: head.id, submission },
    submit: words.submit,
    back: { label: words.back, press: { do: 'conversation', conversation: head.id } },
  };
}

/** After it was given; in a response body without the way to the conversation, as for a message. */
export function callMeDone(here: PageContext, head: Pick<ConversationHead, 'id' | 'adviser'>): SentScreen {
  const words = here.words.board.callMe.done;
  const name = firstNameOf(here, head.adviser);
  const phone = phoneOf(here, head);
  const screen: SentScreen = {
    kind: 'sent',
    ...frame(here),
    conversation: head.id,
    ownCopy: true,
    callMe: true,
    heading: words.heading,
    lines: [...words.lines(name), ...(phone === undefined ? [] : [words.call(name, phone)])],
    urgent: here.words.urgent,
    open: { label: here.words.board.back, press: { do: 'conversation', conversation: head.id } },
  };
  return withBody(screen, {
    ...screen,
    open: { label: here.words.conversations.heading, press: { do: 'conversations' } },
  });
}
