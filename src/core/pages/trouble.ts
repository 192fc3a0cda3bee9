import { isWordless, type EmployeeEvent } from '../events.ts';
import type { Screen } from '../screens.ts';
import type { PageContext } from './context.ts';
import { fault } from './info-pages.ts';
import { notSaved } from './write.ts';

/**
 * The answer when nothing is known of what came of it. Words that somebody typed stay in their form, and the form keeps
 * its mark: it may yet be stored, and sending it again stores it once.
 */
export const trouble = (here: PageContext, event: EmployeeEvent): Screen =>
  event.do === 'submit' && !isWordless(event.submit)
    ? notSaved(here, event.submit, here.words.notSaved.fault)
    : fault(here);
