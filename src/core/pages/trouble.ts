import { isWordless, type EmployeeEvent } from '../events.ts';
import type { Screen } from '../screens.ts';
import type { PageContext } from './context.ts';
import { fault } from './info-pages.ts';
import { lostFormOf, notSaved, unsure } from './write.ts';

/**
 * The answer when nothing is known of what came of it. Words that somebody typed stay in their form, and the form keeps
 * its mark: it may yet be stored, and sending it again stores it once. What ends a conversation can be pressed again.
 */
export function trouble(here: PageContext, event: EmployeeEvent, newFormId: () => string): Screen {
  if (event.do === 'submit' && !isWordless(event.submit)) return unsure(here, event.submit);
  if (event.do === 'lost-form') return notSaved(here, lostFormOf(newFormId()), here.words.notSaved.fault);
  const canRepeat = event.do === 'withdraw' || event.do === 'close' || event.do === 'let-stay';
  return fault(here, canRepeat ? event : undefined);
}
