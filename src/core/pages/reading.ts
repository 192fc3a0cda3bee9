/** The pages that are read and nothing else: they come from the organisation's file and our own words, and ask no store. */
import type { Press } from '../events.ts';
import type { Adviser } from '../organisation.ts';
import type { Deployment } from '../deployment.ts';
import { assertNever, type InfoScreen } from '../screens.ts';
import { accused } from './accused.ts';
import type { PageContext } from './context.ts';
import { employerView } from './employer-view.ts';
import { hiredIn } from './hired-in.ts';
import { complaint, conduct, referrals } from './info-pages.ts';
import { option, options } from './options.ts';

type Reading = Extract<
  Press,
  { do: 'conduct' | 'elsewhere' | 'complaint' | 'hired-in' | 'accused' | 'employer-view' | 'options' }
>;

/** `adviser`: the one that the press names, if there is one. */
export function reading(
  here: PageContext,
  press: Reading,
  adviser: Adviser | undefined,
  running: Deployment,
): InfoScreen {
  switch (press.do) {
    case 'conduct':
      return conduct(here);
    case 'elsewhere':
      return referrals(here);
    case 'complaint':
      return complaint(here, adviser);
    case 'hired-in':
      return hiredIn(here);
    case 'accused':
      return accused(here);
    case 'employer-view':
      return employerView(here, running);
    case 'options':
      return press.option === undefined ? options(here, adviser, press) : option(here, press.option, adviser, press);
    default:
      return assertNever(press);
  }
}
