/** The statement of the last quarter that is over, for each supplier and form of contract: decided and signed in this browser. */
import { quarterAt, quarterOf, type CountedForm, type Quarter } from '../../../core/billing/contract.ts';
import { signQuarter, statementOf } from '../../../core/billing/statement.ts';
import { addDays } from '../../../core/calendar.ts';
import { EMPTY_LEDGER } from '../../../core/register/ledger.ts';
import { ringFor } from '../../../seal/new-keys.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ClientSeat } from '../../contract.ts';
import type { BookTrouble } from '../book/books.ts';
import { isHandedIn } from '../book/counting.ts';
import type { Ledgers } from '../book/ledgers.ts';
import { dayAt } from './contact.ts';

export interface Stated {
  readonly supplier: string;
  readonly form: CountedForm;
  readonly year: number;
  readonly quarter: Quarter;
  /** `not-handed-in`: other devices' presses may be missing, and a quarter is stated once. */
  readonly result: ReturnType<typeof statementOf> | 'not-handed-in';
  /** Of the first organisation with this contract: its card is what the supplier's file pins. */
  readonly seat: ClientSeat;
  /** By that organisation's calendar. */
  readonly today: string;
}

/** As people know that supplier; of an earlier one only its id is known. */
export const nameOf = ({ billing }: Pick<ClientSeat, 'billing'>, supplier: string): string =>
  (billing?.supplier === supplier ? billing.name : undefined) ?? supplier;

/** Empty where no organisation of this adviser counts consults. */
export function statements(
  seats: readonly ClientSeat[],
  { ledgers, trouble }: { readonly ledgers: Ledgers; readonly trouble: readonly BookTrouble[] },
  now: Date,
): readonly Stated[] {
  const counted = seats.flatMap(({ billing }) => billing ?? []);
  const kinds = new Map<string, Pick<Stated, 'supplier' | 'form' | 'seat'>>();
  for (const seat of seats) {
    if (seat.billing === undefined) continue;
    const { supplier, form } = seat.billing;
    const name = `${supplier} ${form}`;
    if (!kinds.has(name)) kinds.set(name, { supplier, form, seat });
  }
  return [...kinds.values()].map(({ supplier, form, seat }) => {
    const today = dayAt(seat, now);
    const current = quarterAt(today);
    const { year, quarter } = quarterAt(addDays(quarterOf(current.year, current.quarter).from, -1));
    const ledger = ledgers.get(year) ?? EMPTY_LEDGER;
    const known = statementOf(ledger, { supplier, form }, { year, quarter }, counted, today);
    const result = typeof known === 'string' || isHandedIn(trouble) ? known : 'not-handed-in';
    return { supplier, form, year, quarter, result, seat, today };
  });
}

/** The file to hand in, and how it is called. `undefined`: nothing may be handed in. */
export async function statementFile(
  { supplier, form, year, quarter, result, seat, today }: Stated,
  keys: AdviserKeys,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  if (typeof result === 'string') return undefined;
  const own = ringFor(keys, seat.keyCards);
  const text = await signQuarter(own.signing.privateKey, {
    v: 1,
    kind: 'statement',
    supplier,
    form,
    year,
    quarter,
    ...result,
    day: today,
    maker: { name: seat.adviser.name, card: own.keyCard.text },
  });
  return { name: `${supplier}-${form}-${year}-q${quarter}.json`, text };
}
