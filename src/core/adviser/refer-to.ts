/** Whom an adviser can name to an employee, as far as the organisation's file says. Nobody of them is told anything. */
import { telephoneLink } from '../../base/phone.ts';
import type { Adviser, OwnWords } from '../organisation.ts';
import type { Seat } from './types.ts';

export interface ReferTo {
  /** Who can be written to here; whoever cannot stands among the places, with their number. */
  readonly advisers: readonly Pick<Adviser, 'id' | 'name' | 'kind' | 'supplier'>[];
  readonly places: readonly { readonly name: string | OwnWords; readonly phone: string }[];
}

export function referTo({ organisation, adviser }: Seat): ReferTo {
  const { advisers, partners = [], referrals } = organisation;
  const others = advisers.filter(({ id }) => id !== adviser.id);
  const places = [
    ...others.flatMap(({ name, contact, keyCards }) => (keyCards.length === 0 ? [{ name, phone: contact.phone }] : [])),
    ...partners.map(({ name, adviser: there, phones }) => ({
      name: there === undefined ? name : `${there}, ${name}`,
      phone: phones[0],
    })),
    ...referrals.map(({ name, phone }) => ({ name, phone })),
  ];
  return {
    advisers: others
      .filter(({ keyCards }) => keyCards.length > 0)
      .map(({ id, name, kind, supplier }) => ({ id, name, kind, ...(supplier === undefined ? {} : { supplier }) })),
    places: places.flatMap(({ name, phone }) =>
      phone === undefined || telephoneLink(phone) === undefined ? [] : [{ name, phone }],
    ),
  };
}
