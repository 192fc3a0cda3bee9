import { fromHour } from '../conversation.ts';
import type { Adviser } from '../organisation.ts';
import type { KnownLoad } from '../plannings.ts';
import { promiseFor } from '../promised-hour.ts';
import type { PageContext } from './context.ts';

/** `vóór vrijdag 12:00`, `vandaag vóór 17:00`: what a message of now would be promised; undefined when nobody can say. */
export function answerMoment(
  here: PageContext,
  { adviser, load }: { readonly adviser: Adviser; readonly load: KnownLoad },
): string | undefined {
  const { organisation, now } = here;
  const { by } = promiseFor({ organisation, adviser, load, now });
  return by === undefined ? undefined : here.moments.before(fromHour(by));
}
