/**
 * Every screen's card, read and compiled when the process starts: it does not start with one that says more
 * than it may, and does not compile without one.
 */
import type { Screen } from '../../core/screens.ts';
import { compile } from './template.ts';
import { templateSchema, type Template } from './schema.ts';
import adviser from '../../../adaptive-cards/adviser.json' with { type: 'json' };
import board from '../../../adaptive-cards/board.json' with { type: 'json' };
import callMe from '../../../adaptive-cards/call-me.json' with { type: 'json' };
import confirm from '../../../adaptive-cards/confirm.json' with { type: 'json' };
import conversation from '../../../adaptive-cards/conversation.json' with { type: 'json' };
import conversations from '../../../adaptive-cards/conversations.json' with { type: 'json' };
import end from '../../../adaptive-cards/end.json' with { type: 'json' };
import filters from '../../../adaptive-cards/filters.json' with { type: 'json' };
import limits from '../../../adaptive-cards/limits.json' with { type: 'json' };
import notSaved from '../../../adaptive-cards/not-saved.json' with { type: 'json' };
import info from '../../../adaptive-cards/info.json' with { type: 'json' };
import reveal from '../../../adaptive-cards/reveal.json' with { type: 'json' };
import sent from '../../../adaptive-cards/sent.json' with { type: 'json' };
import welcome from '../../../adaptive-cards/welcome.json' with { type: 'json' };
import write from '../../../adaptive-cards/write.json' with { type: 'json' };

interface Card {
  readonly template: Template;
  readonly bind: ReturnType<typeof compile>;
}
/** @throws ZodError, TypeError for a card that is not one of ours. */
export function card(json: unknown): Card {
  const template = templateSchema.parse(json);
  return { template, bind: compile(template) };
}

const ending = card(end);
const asking = card(confirm);
const page = card(info);

/** Screens with the same parts share a card. */
export const cards = {
  welcome: card(welcome),
  filters: card(filters),
  adviser: card(adviser),
  limits: card(limits),
  write: card(write),
  'not-saved': card(notSaved),
  sent: card(sent),
  conversations: card(conversations),
  conversation: card(conversation),
  board: card(board),
  'call-me': card(callMe),
  reveal: card(reveal),
  withdraw: asking,
  close: asking,
  closed: ending,
  gone: ending,
  withdrawn: ending,
  conduct: page,
  elsewhere: page,
  complaint: page,
  'hired-in': page,
  accused: page,
  'employer-view': page,
  options: page,
  unavailable: page,
  fault: page,
  stranger: page,
  'unknown-organisation': page,
} satisfies Record<Screen['kind'], Card>;
