/**
 * Options that an adviser goes through with somebody. Which ones is theirs to choose, except two: doing nothing, and the
 * complaints route where the organisation has one (`shownOptions`). Pressing one starts nothing.
 */
import * as z from 'zod/mini';
import type { Links } from '../organisation.ts';
import { OPTIONS, type Option } from '../options.ts';
import { itemKey } from './key.ts';

export const optionsItem = z.strictObject({
  is: z.literal('options'),
  key: itemKey,
  options: z.array(z.enum(OPTIONS)).check(z.minLength(1), z.maxLength(OPTIONS.length)),
});
type OptionsItem = z.infer<typeof optionsItem>;

/** Always in one order, whoever chose them in which. */
export function shownOptions(
  { options }: Pick<OptionsItem, 'options'>,
  links: Pick<Links, 'conductComplaint'>,
): readonly Option[] {
  const always: readonly Option[] = links.conductComplaint === undefined ? ['nothing'] : ['nothing', 'committee'];
  return OPTIONS.filter((one) => options.includes(one) || always.includes(one));
}

/**
 * Any that is shown, at any moment, and another one afterwards: it is only what somebody wants to talk about. One that the
 * organisation has no more is said to nobody.
 */
export const saysOfOptions = (
  item: OptionsItem,
  { organisation: { links } }: { readonly organisation: { readonly links: Pick<Links, 'conductComplaint'> } },
): readonly string[] => shownOptions(item, links);
